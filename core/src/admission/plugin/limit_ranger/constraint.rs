//! The bounds of a LimitRange, and what they bound.

use crate::admission::stored::limit_range::{Amounts, Limit, LimitRange};
use crate::meta::Quantity;
use crate::scheme;
use crate::scheme::decoded::Struct;

/// Requests and limits, sorted by name.
#[derive(Debug, Default)]
pub(super) struct Resources {
    requests: Amounts,
    limits: Amounts,
}

/// What LimitRanges bound in an object.
#[derive(Debug)]
pub(super) enum Bounded {
    Pod {
        /// Each container, then each init container.
        containers: Vec<Resources>,
        total: Resources,
    },
    Claim(Resources),
}

/// What is wrong, in the server's words.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) all: Vec<String>,
    /// Whether several of them come from the resources of one bound, which the server takes in any order.
    pub(super) several: bool,
}

type Constraint = fn(&str, &str, &Quantity, &Resources) -> Option<String>;

impl Bounded {
    /// A Pod. Its own resources, if `pod_level` has them count, replace the sum of cpu and memory.
    pub(super) fn of_pod(pod: &mut Struct<'_>, pod_level: bool) -> Self {
        let (mut containers, mut total) = (Vec::new(), Resources::default());
        if let Some(spec) = pod.open("spec") {
            for list in ["containers", "initContainers"] {
                spec.each(list, |container| containers.extend(container.open("resources").map(Resources::of)));
            }
            // The amounts are now as defaulting left them in the server's memory.
            total = Resources::of_pod(spec, pod_level);
        }
        Self::Pod { containers, total }
    }

    /// A claim, of which only the requests are bounded.
    pub(super) fn of_claim(claim: &mut Struct<'_>) -> Self {
        let resources = claim.open("spec").and_then(|spec| spec.open("resources"));
        let Resources { requests, .. } = resources.map(Resources::of).unwrap_or_default();
        Self::Claim(Resources { requests, limits: Vec::new() })
    }

    /// Checks the bounds of one LimitRange, in its order.
    pub(super) fn check(&self, range: &LimitRange) -> Texts {
        let mut texts = Texts::default();
        for limit in &range.limits {
            match (self, limit.typ.as_str()) {
                (Self::Pod { containers, .. }, "Container") => {
                    containers.iter().for_each(|container| texts.check_all(limit, container));
                }
                (Self::Pod { total, .. }, "Pod") => texts.check_all(limit, total),
                (Self::Claim(claim), "PersistentVolumeClaim") => {
                    texts.check(limit, &limit.min, min, claim);
                    texts.check(limit, &limit.max, max_request, claim);
                }
                _ => {}
            }
        }
        texts
    }
}

impl Texts {
    fn check_all(&mut self, limit: &Limit, of: &Resources) {
        self.check(limit, &limit.min, min, of);
        self.check(limit, &limit.max, max, of);
        self.check(limit, &limit.max_limit_request_ratio, max_limit_request_ratio, of);
    }

    fn check(&mut self, limit: &Limit, bounds: &Amounts, constraint: Constraint, of: &Resources) {
        let before = self.all.len();
        self.all.extend(bounds.iter().filter_map(|(name, enforced)| constraint(&limit.typ, name, enforced, of)));
        self.several |= self.all.len() > before.saturating_add(1);
    }
}

impl Resources {
    fn of(resources: &mut Struct<'_>) -> Self {
        for list in ["requests", "limits"] {
            resources.round_up_amounts(list);
        }
        Self { requests: resources.amounts("requests"), limits: resources.amounts("limits") }
    }

    /// Source: kubernetes/kubernetes plugin/pkg/admission/limitranger/admission.go podRequests, podLimits
    fn of_pod(spec: &mut Struct<'_>, pod_level: bool) -> Self {
        let mut sum = |list| {
            let amounts = scheme::aggregate(spec, list);
            amounts.iter().map(|(name, amount)| (name.to_string(), amount.quantity())).collect::<Amounts>()
        };
        let mut total = Self { requests: sum("requests"), limits: sum("limits") };
        if let Some(own) = spec.open("resources").filter(|_| pod_level) {
            let own = Self::of(own);
            replace(&mut total.requests, own.requests);
            replace(&mut total.limits, own.limits);
        }
        total
    }

    fn request(&self, name: &str) -> Option<&Quantity> {
        amount(&self.requests, name)
    }

    fn limit(&self, name: &str) -> Option<&Quantity> {
        amount(&self.limits, name)
    }
}

fn amount<'a>(amounts: &'a Amounts, name: &str) -> Option<&'a Quantity> {
    let at = amounts.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?;
    amounts.get(at).map(|(_, amount)| amount)
}

fn replace(total: &mut Amounts, own: Amounts) {
    for (name, amount) in own.into_iter().filter(|(name, _)| name == "cpu" || name == "memory") {
        match total.binary_search_by(|(other, _)| other.cmp(&name)) {
            Ok(at) => {
                if let Some((_, held)) = total.get_mut(at) {
                    *held = amount;
                }
            }
            Err(at) => total.insert(at, (name, amount)),
        }
    }
}

/// Request, limit and bound as integers: in thousandths, unless one is too large for that.
fn values(request: Option<&Quantity>, limit: Option<&Quantity>, enforced: &Quantity) -> [i64; 3] {
    let all = [request, limit, Some(enforced)];
    let whole = all.map(|amount| amount.map_or(0, Quantity::value));
    if whole.iter().all(|value| *value <= Quantity::MAX_MILLI_VALUE) {
        return all.map(|amount| amount.map_or(0, Quantity::milli_value));
    }
    whole
}

fn min(typ: &str, name: &str, enforced: &Quantity, of: &Resources) -> Option<String> {
    let (request, limit) = (of.request(name), of.limit(name));
    let [request_value, limit_value, enforced_value] = values(request, limit, enforced);
    let says = |but: String| Some(format!("minimum {name} usage per {typ} is {enforced}{but}"));
    match (request, limit) {
        (None, _) => says(".  No request is specified".to_owned()),
        (Some(request), _) if request_value < enforced_value => says(format!(", but request is {request}")),
        (_, Some(limit)) if limit_value < enforced_value => says(format!(", but limit is {limit}")),
        _ => None,
    }
}

fn max(typ: &str, name: &str, enforced: &Quantity, of: &Resources) -> Option<String> {
    let (request, limit) = (of.request(name), of.limit(name));
    let [request_value, limit_value, enforced_value] = values(request, limit, enforced);
    let says = |but: String| Some(format!("maximum {name} usage per {typ} is {enforced}{but}"));
    match (request, limit) {
        (_, None) => says(".  No limit is specified".to_owned()),
        (_, Some(limit)) if limit_value > enforced_value => says(format!(", but limit is {limit}")),
        (Some(request), _) if request_value > enforced_value => says(format!(", but request is {request}")),
        _ => None,
    }
}

/// The maximum of what has no limits.
fn max_request(typ: &str, name: &str, enforced: &Quantity, of: &Resources) -> Option<String> {
    let request = of.request(name);
    let [request_value, _, enforced_value] = values(request, None, enforced);
    let says = |but: String| Some(format!("maximum {name} usage per {typ} is {enforced}{but}"));
    match request {
        None => says(".  No request is specified".to_owned()),
        Some(request) if request_value > enforced_value => says(format!(", but request is {request}")),
        Some(_) => None,
    }
}

fn max_limit_request_ratio(typ: &str, name: &str, enforced: &Quantity, of: &Resources) -> Option<String> {
    let (request, limit) = (of.request(name), of.limit(name));
    let [request_value, limit_value, _] = values(request, limit, enforced);
    let says = |but: String| Some(format!("{name} max limit to request ratio per {typ} is {enforced}, but {but}"));
    if request.is_none() || request_value == 0 {
        return says("no request is specified or request is 0".to_owned());
    }
    if limit.is_none() || limit_value == 0 {
        return says("no limit is specified or limit is 0".to_owned());
    }
    let ratio = float(limit_value) / float(request_value);
    let exceeds = if enforced.value() <= Quantity::MAX_MILLI_VALUE {
        ratio * 1000.0 > float(enforced.milli_value())
    } else {
        ratio > float(enforced.value())
    };
    if exceeds { says(format!("provided ratio is {ratio:.6}")) } else { None }
}

#[expect(clippy::as_conversions, reason = "rounded as Go rounds it")]
fn float(value: i64) -> f64 {
    value as f64
}
