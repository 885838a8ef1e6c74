//! A second opinion on `admission::Cluster::match_hooks`: upstream's own loops, written down one to one over plain JSON, with
//! nothing prepared. Slow and simple; it shares with the library only how a label selector is parsed.
//!
//! [`check`] makes a cluster and a request of bytes and compares; the property test and the fuzz target both call it.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/generic/webhook.go ShouldCallHook and the predicates beside it

mod draw;

use nocluster::admission::{Cluster, Complete, ConditionResult, Decision, Operation, Request, Verdict};
use nocluster::json::Document;
use nocluster::meta::{Gvk, Gvr, LabelSelector, Labels, Selector, Status};
use nocluster::release::Release;
use nocluster::scheme;
use serde_json::{Value, json};

use draw::Draw;

/// The decision about a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Called {
        rule: usize,
        resource: Gvr,
        kind: Gvk,
    },
    NotCalled,
    Rejected(i32, String),
    /// What upstream would say is not ours to say.
    Conversion,
}

type Internal = (i32, String);

fn internal_error(text: &str) -> Internal {
    let status = Status::internal_error(text);
    (status.code, status.message)
}

/// Everything that upstream's plugin holds.
struct World<'a> {
    namespaces: Vec<(String, Value)>,
    crds: Vec<&'a Value>,
    request: &'a Request,
    object_labels: Option<Labels>,
    old_labels: Option<Labels>,
}

impl World<'_> {
    fn should_call_hook(&self, hook: &Value) -> Fate {
        let (matches, namespace_error) = match self.match_namespace_selector(hook) {
            Ok(matches) => (matches, None),
            Err(error) => (false, Some(error)),
        };
        if !matches && namespace_error.is_none() {
            return Fate::NotCalled;
        }
        let (matches, object_error) = match self.match_object_selector(hook) {
            Ok(matches) => (matches, None),
            Err(error) => (false, Some(error)),
        };
        if !matches && object_error.is_none() {
            return Fate::NotCalled;
        }
        let request = self.request;
        let rules = hook["rules"].as_array().cloned().unwrap_or_default();
        let mut invocation = None;
        for (index, rule) in rules.iter().enumerate() {
            if self.rule_matches(rule, &request.resource) {
                invocation = Some((index, request.resource.clone(), request.kind.clone()));
                break;
            }
        }
        if invocation.is_none() && hook["matchPolicy"] == "Equivalent" {
            'outer: for (index, rule) in rules.iter().enumerate() {
                for (equivalent, kind) in self.equivalents() {
                    if equivalent == request.resource {
                        continue;
                    }
                    if self.rule_matches(rule, &equivalent) {
                        invocation = Some((index, equivalent, kind));
                        break 'outer;
                    }
                }
            }
        }
        let Some((rule, resource, kind)) = invocation else { return Fate::NotCalled };
        if let Some((code, message)) = namespace_error.or(object_error) {
            return Fate::Rejected(code, message);
        }
        let by_name = self.crds.iter().any(|crd| crd["spec"]["group"] == kind.group.as_str());
        // The built-in kinds that have equivalents are converted.
        let built_in =
            ["events.k8s.io", "autoscaling", ""].contains(&kind.group.as_str()) && kind.kind == request.kind.kind;
        if kind != request.kind && !by_name && !built_in && (request.object.is_some() || request.old_object.is_some()) {
            return Fate::Conversion;
        }
        let conditions = hook["matchConditions"].as_array().cloned().unwrap_or_default();
        let mut errors: Vec<String> = Vec::new();
        for condition in &conditions {
            let name = condition["name"].as_str().unwrap();
            match request.conditions[hook["name"].as_str().unwrap()][name].in_round(0).unwrap() {
                ConditionResult::False => return Fate::NotCalled,
                ConditionResult::True => (),
                ConditionResult::Error(error) => {
                    let text = format!(
                        "expression '{}' resulted in error: {error}",
                        condition["expression"].as_str().unwrap()
                    );
                    if !errors.contains(&text) {
                        errors.push(text);
                    }
                }
            }
        }
        if !errors.is_empty() {
            if hook["failurePolicy"] == "Ignore" {
                return Fate::NotCalled;
            }
            let error = if errors.len() == 1 { errors.remove(0) } else { format!("[{}]", errors.join(", ")) };
            let status = Status::forbidden(&request.resource.group, &request.resource.resource, &request.name, &error);
            return Fate::Rejected(status.code, status.message);
        }
        Fate::Called { rule, resource, kind }
    }

    fn match_namespace_selector(&self, hook: &Value) -> Result<bool, Internal> {
        let request = self.request;
        if request.namespace.is_empty() && request.resource.resource != "namespaces" {
            return Ok(true);
        }
        let selector = parsed(&hook["namespaceSelector"])?;
        if selector.is_everything() {
            return Ok(true);
        }
        Ok(selector.matches(&self.namespace_labels()?))
    }

    fn namespace_labels(&self) -> Result<Labels, Internal> {
        let request = self.request;
        if request.resource.resource == "namespaces"
            && request.sub_resource.is_empty()
            && (request.operation == Operation::Create || request.operation == Operation::Update)
        {
            let none = || internal_error("object does not implement the Object interfaces");
            return self.object_labels.clone().ok_or_else(none);
        }
        match self.namespaces.iter().find(|(name, _)| *name == request.namespace) {
            Some((_, labels)) => Ok(to_labels(labels)),
            None if request.namespace.is_empty() => Err(internal_error("resource name may not be empty")),
            None => {
                let status = Status::not_found("", "namespaces", &request.namespace);
                Err((status.code, status.message))
            }
        }
    }

    fn match_object_selector(&self, hook: &Value) -> Result<bool, Internal> {
        let selector = parsed(&hook["objectSelector"])?;
        if selector.is_everything() {
            return Ok(true);
        }
        let matches = |labels: &Option<Labels>| labels.as_ref().is_some_and(|labels| selector.matches(labels));
        Ok(matches(&self.object_labels) || matches(&self.old_labels))
    }

    fn rule_matches(&self, rule: &Value, resource: &Gvr) -> bool {
        let request = self.request;
        let is_namespace = *resource == Gvr::new("", "v1", "namespaces");
        let scope = match rule["scope"].as_str() {
            None | Some("*") => true,
            Some("Namespaced") => !is_namespace && !request.namespace.is_empty(),
            Some("Cluster") => is_namespace || request.namespace.is_empty(),
            Some(_) => false,
        };
        let listed = |list: &Value, value: &str| {
            list.as_array().is_some_and(|items| items.iter().any(|item| item == "*" || item == value))
        };
        let resources = rule["resources"].as_array().cloned().unwrap_or_default();
        scope
            && listed(&rule["operations"], request.operation.as_str())
            && listed(&rule["apiGroups"], &resource.group)
            && listed(&rule["apiVersions"], &resource.version)
            && resources.iter().any(|entry| {
                let mut parts = entry.as_str().unwrap().splitn(2, '/');
                let (wanted, sub) = (parts.next().unwrap(), parts.next().unwrap_or(""));
                (wanted == "*" || wanted == resource.resource) && (sub == "*" || sub == request.sub_resource)
            })
    }

    /// The registry, built again.
    fn equivalents(&self) -> Vec<(Gvr, Gvk)> {
        let (resource, sub) = (&self.request.resource, self.request.sub_resource.as_str());
        let mut found = Vec::new();
        for row in scheme::resources(Release::V1_37) {
            let same = (row.group, row.resource) == (resource.group.as_str(), resource.resource.as_str());
            let events = row.resource == "events"
                && resource.resource == "events"
                && ["", "events.k8s.io"].contains(&resource.group.as_str());
            if (same || events) && row.subresource == sub {
                found.push((row.gvr(), row.gvk()));
            }
        }
        for crd in &self.crds {
            let spec = &crd["spec"];
            if spec["group"] != resource.group.as_str() || spec["names"]["plural"] != resource.resource.as_str() {
                continue;
            }
            for version in spec["versions"].as_array().unwrap() {
                let name = version["name"].as_str().unwrap();
                let kind = match sub {
                    "" => Gvk::new(resource.group.as_str(), name, spec["names"]["kind"].as_str().unwrap()),
                    "status" if version["subresources"]["status"].is_object() => {
                        Gvk::new(resource.group.as_str(), name, spec["names"]["kind"].as_str().unwrap())
                    }
                    "scale" if version["subresources"]["scale"].is_object() => Gvk::new("autoscaling", "v1", "Scale"),
                    _ => continue,
                };
                found.push((Gvr::new(resource.group.as_str(), name, resource.resource.as_str()), kind));
            }
        }
        found
    }
}

fn parsed(selector: &Value) -> Result<Selector, Internal> {
    let document = Document::from(selector);
    // A manifest without a selector gets the default, which is an empty one.
    let written = LabelSelector::read(document.root()).unwrap().unwrap_or_default();
    Selector::new(Some(&written), Release::V1_37).map_err(|error| internal_error(&error.to_string()))
}

fn to_labels(labels: &Value) -> Labels {
    let members = labels.as_object().cloned().unwrap_or_default();
    members.into_iter().map(|(name, value)| (name, value.as_str().unwrap().to_owned())).collect()
}

/// Makes a cluster and a request from bytes, and compares the decisions about every hook.
///
/// With every fact given the answers are equal. With the Namespace left out an answer that is given all the same is the
/// answer whatever the Namespace is; and an explanation never changes an answer.
pub(crate) fn check(data: &[u8]) {
    let mut draw = Draw { bytes: data };
    let mut request = draw.request();
    let labels = draw.labels();
    let crd = json!({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": {"name": "widgets.example.com"},
        "spec": {
            "group": "example.com", "scope": "Namespaced", "names": {"plural": "widgets", "kind": "Widget"},
            "versions": [
                {"name": "v2", "subresources": {"status": {}, "scale": {}}},
                {"name": "v1beta1", "subresources": {"status": {}}},
                {"name": "v1", "subresources": {"status": {}, "scale": {}}},
            ],
        },
    });
    let hooks: Vec<Value> = (0..=draw.below(3)).map(|index| draw.hook(&format!("h{index}"))).collect();
    for hook in hooks.iter().filter(|hook| hook["matchConditions"].is_array()) {
        let results = [("x".to_owned(), draw.condition()), ("y".to_owned(), draw.condition())];
        request.conditions.insert(hook["name"].as_str().unwrap().to_owned(), results.into());
    }
    let configuration = json!({
        "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
        "metadata": {"name": "c"}, "webhooks": hooks,
    });
    let namespace = json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": labels}});
    let documents = |values: &[&Value]| values.iter().map(|value| Document::from(*value)).collect::<Vec<_>>();

    let whole = Cluster::new(documents(&[&configuration, &crd, &namespace]), Release::V1_37).unwrap();
    let whole = whole.complete(&[Complete::Namespaces, Complete::Crds]);
    let mut stored = labels;
    stored["kubernetes.io/metadata.name"] = json!("shop");
    let of_side =
        |side: &Option<Document>| side.as_ref().map(|side| to_labels(&side.to_value().unwrap()["metadata"]["labels"]));
    let world = World {
        namespaces: vec![("shop".to_owned(), stored)],
        crds: vec![&crd],
        request: &request,
        object_labels: of_side(&request.object),
        old_labels: of_side(&request.old_object),
    };
    let expected: Vec<Fate> = hooks.iter().map(|hook| world.should_call_hook(hook)).collect();
    assert_eq!(fates(&whole, &request), expected, "{configuration}\n{request:?}");

    let open = Cluster::new(documents(&[&configuration, &crd]), Release::V1_37).unwrap();
    fates(&open, &request);
    for (open, expected) in open.match_hooks(&request).iter().zip(&expected) {
        if !matches!(open.verdict, Verdict::Unknown { .. }) {
            assert_eq!(fate(&open.verdict), *expected, "{configuration}\n{request:?}");
        }
    }
}

fn fates(cluster: &Cluster, request: &Request) -> Vec<Fate> {
    let decisions = cluster.match_hooks(request);
    for (asked, explained) in decisions.iter().zip(cluster.explain_hooks(request)) {
        assert_eq!(asked.verdict, explained.verdict);
    }
    let called = decisions.iter().filter(|decision| !matches!(decision.verdict, Verdict::Skip(_)));
    let keyed = |decision: &Decision| (decision.hook.key().to_owned(), decision.verdict.clone());
    let called: Vec<_> = called.map(keyed).collect();
    assert_eq!(cluster.called_hooks(request).iter().map(keyed).collect::<Vec<_>>(), called);
    decisions.iter().map(|decision| fate(&decision.verdict)).collect()
}

fn fate(verdict: &Verdict) -> Fate {
    match verdict {
        Verdict::Skip(_) => Fate::NotCalled,
        Verdict::Reject(reject) => Fate::Rejected(reject.status.code, reject.status.message.clone()),
        Verdict::Unknown { .. } => Fate::Conversion,
        Verdict::Call(pass) => {
            let target = pass.target().unwrap();
            let rule = match pass {
                nocluster::admission::Pass::RuleMatched { rule, .. }
                | nocluster::admission::Pass::EquivalentMatch { rule, .. } => *rule,
                _ => panic!("{pass:?}"),
            };
            Fate::Called { rule, resource: target.resource.clone(), kind: target.kind.clone() }
        }
    }
}
