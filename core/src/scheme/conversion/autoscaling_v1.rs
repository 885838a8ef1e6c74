//! Conversions of `autoscaling/v1`, which keeps in annotations what it has no fields for.
//!
//! The internal type has the fields of `autoscaling/v2`, and is written down as that here.
//!
//! Source: kubernetes/kubernetes pkg/apis/autoscaling/v1/conversion.go

mod annotation;
mod metrics;

use std::borrow::Cow;

use super::autoscaling_v2::{BEHAVIOR, CONDITIONS, CURRENT_METRICS, METRICS, drop_round_trip_annotations};
use crate::json::{Document, Node};
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::encode::decoded::{Struct, Value, entry, insert};
use crate::scheme::tables;

/// Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler and back.
pub(super) fn horizontal_pod_autoscaler(autoscaler: &mut Struct<'_>, release: Release) {
    let held = Held::read(autoscaler);
    let Some(mut internal) = to_internal(autoscaler, &held, None, release) else { return };
    write_old(autoscaler, &mut internal);
}

/// The same for an autoscaler that is converted into the internal object of before.
pub(super) fn autoscaler_over(autoscaler: &mut Struct<'_>, before: &mut Struct<'_>, release: Release) {
    let (held, held_before) = (Held::read(autoscaler), Held::read(before));
    let Some(mut kept) = to_internal(before, &held_before, None, release) else { return };
    let Some(mut internal) = to_internal(autoscaler, &held, Some(&mut kept), release) else { return };
    write_old(autoscaler, &mut internal);
}

/// What the annotations hold, if it can be read.
pub(super) struct Held {
    metrics: Option<Document>,
    current_metrics: Option<Document>,
    conditions: Option<Document>,
    behavior: Option<Document>,
}

impl Held {
    pub(super) fn read(autoscaler: &mut Struct<'_>) -> Self {
        let annotations = autoscaler.open("metadata").and_then(|metadata| metadata.map("annotations"));
        let read = |key, typ| {
            let text = annotations.as_deref().and_then(|annotations| entry(annotations, key))?.string();
            annotation::read(&text, typ)
        };
        Self {
            metrics: read(METRICS, &annotation::METRICS),
            current_metrics: read(CURRENT_METRICS, &annotation::CURRENT_METRICS),
            conditions: read(CONDITIONS, &annotation::CONDITIONS),
            behavior: read(BEHAVIOR, &annotation::BEHAVIOR),
        }
    }
}

/// Where a metric comes from.
enum Metric<'a> {
    Annotation(Node<'a>),
    /// The field for the CPU, with its percentage.
    Cpu(Value<'a>),
    /// The internal object of before.
    Before(Struct<'a>),
    /// Nowhere: the server makes room for all metrics of before, and fills in the first.
    Nothing,
}

/// Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler. What it does not set stays as it was before.
pub(super) fn to_internal<'l, 'a: 'l>(
    autoscaler: &mut Struct<'a>,
    held: &'l Held,
    mut before: Option<&mut Struct<'l>>,
    release: Release,
) -> Option<Struct<'l>> {
    let bit = tables::release_bit(release);
    let mut internal =
        Struct::new(tables::type_of(&Gvk::new("autoscaling", "v2", "HorizontalPodAutoscaler"), bit)?, bit)?;
    if let Some(metadata) = autoscaler.copy("metadata") {
        internal.set("metadata", metadata);
    }
    drop_round_trip_annotations(&mut internal);
    if let (Some(spec), Some(out)) = (autoscaler.open("spec"), internal.open("spec")) {
        out.copy_from(spec, &SPEC);
        let mut before = before.as_deref_mut().and_then(|before| before.open("spec"));
        let own = match (spec.copy("targetCPUUtilizationPercentage"), before.as_deref_mut()) {
            (Some(percentage), _) => vec![Metric::Cpu(percentage)],
            (None, Some(before)) => structs(before, "metrics").map(Metric::Before).collect(),
            (None, None) => Vec::new(),
        };
        let mut metrics: Vec<Metric<'l>> = elements(held.metrics.as_ref()).map(Metric::Annotation).collect();
        let kept = if held.metrics.is_some() { 1 } else { own.len() };
        metrics
            .extend(own.into_iter().enumerate().map(|(at, metric)| if at < kept { metric } else { Metric::Nothing }));
        if metrics.is_empty() {
            metrics.push(Metric::Cpu(Value::Integer(DEFAULT_CPU_UTILIZATION)));
        }
        out.set_list("metrics", metrics, |out, metric| match metric {
            Metric::Annotation(node) => metrics::source_to_internal(out, node),
            Metric::Before(metric) => *out = metric,
            Metric::Nothing => {}
            Metric::Cpu(percentage) => {
                if let Some(target) = cpu(out, "target", percentage) {
                    target.set("type", Value::text("Utilization"));
                }
            }
        });
        if let Some(before) = before {
            out.copy_from(before, &["behavior"]);
        }
        if let Some(behavior) = &held.behavior {
            let given =
                |name| behavior.root().members().any(|member| member.key.is_str(name) && !member.value.is_null());
            if given("scaleUp") || given("scaleDown") {
                out.set("behavior", Value::root(behavior.root()));
            }
        }
    }
    if let (Some(status), Some(out)) = (autoscaler.open("status"), internal.open("status")) {
        out.copy_from(status, &STATUS);
        let before = before.and_then(|before| before.open("status"));
        if let Some(before) = before {
            out.copy_from(before, &["currentMetrics", "conditions"]);
        }
        let metrics: Vec<Metric<'l>> = match &held.current_metrics {
            Some(held) => elements(Some(held)).map(Metric::Annotation).collect(),
            None => status.copy("currentCPUUtilizationPercentage").map(Metric::Cpu).into_iter().collect(),
        };
        // An empty list is not nil.
        if held.current_metrics.is_some() || !metrics.is_empty() {
            out.set_list("currentMetrics", metrics, |out, metric| match metric {
                Metric::Annotation(node) => metrics::status_to_internal(out, node),
                Metric::Cpu(percentage) => {
                    cpu(out, "current", percentage);
                }
                Metric::Before(_) | Metric::Nothing => {}
            });
        }
        if let Some(conditions) = &held.conditions {
            out.set("conditions", Value::root(conditions.root()));
        }
    }
    Some(internal)
}

/// Convert_autoscaling_HorizontalPodAutoscaler_To_v1_HorizontalPodAutoscaler, for the fields that are not copied.
pub(super) fn write_old(autoscaler: &mut Struct<'_>, internal: &mut Struct<'_>) {
    drop_round_trip_annotations(autoscaler);
    let (mut kept, mut percentage): (Vec<(&'static str, Vec<u8>)>, _) = (Vec::new(), None);
    if let Some(spec) = internal.open("spec") {
        let mut others = Vec::new();
        spec.each("metrics", |metric| match cpu_utilization(metric, "target") {
            Some(utilization) => percentage = percentage.or(Some(utilization)),
            None => others.push(metrics::source(metric)),
        });
        if !others.is_empty() {
            kept.push((METRICS, list(&others)));
        }
        if let Some(behavior) = spec.open("behavior") {
            kept.push((BEHAVIOR, metrics::behavior(behavior)));
        }
    }
    let mut current = None;
    if let Some(status) = internal.open("status") {
        let mut metrics = Vec::new();
        status.each("currentMetrics", |metric| {
            current = cpu_utilization(metric, "current").or(current);
            metrics.push(metrics::status(metric));
        });
        if !metrics.is_empty() {
            kept.push((CURRENT_METRICS, list(&metrics)));
        }
        if status.len("conditions") > 0 {
            kept.push((CONDITIONS, status.printed("conditions").text().to_vec()));
        }
    }
    set_integer(autoscaler, "spec", "targetCPUUtilizationPercentage", percentage);
    set_integer(autoscaler, "status", "currentCPUUtilizationPercentage", current);
    if kept.is_empty() {
        return;
    }
    if let Some(annotations) = autoscaler.open("metadata").and_then(|metadata| metadata.make_map("annotations")) {
        for (key, text) in kept {
            let text = String::from_utf8_lossy(&text).into_owned();
            insert(annotations, Cow::Borrowed(key), Value::Text(Cow::Owned(text)));
        }
    }
}

/// The fields that both versions have.
pub(super) const SPEC: [&str; 3] = ["scaleTargetRef", "minReplicas", "maxReplicas"];
pub(super) const STATUS: [&str; 4] = ["observedGeneration", "lastScaleTime", "currentReplicas", "desiredReplicas"];

/// What an autoscaler without a metric wants.
///
/// Source: kubernetes/kubernetes pkg/apis/autoscaling/annotations.go DefaultCPUUtilization
const DEFAULT_CPU_UTILIZATION: i64 = 80;

fn elements(list: Option<&Document>) -> impl Iterator<Item = Node<'_>> {
    list.into_iter().flat_map(|list| list.root().elements())
}

/// The structs of a list, to be put elsewhere.
fn structs<'a>(of: &mut Struct<'a>, list: &str) -> impl Iterator<Item = Struct<'a>> {
    let mut found = Vec::new();
    of.each(list, |element| found.push(element.clone()));
    found.into_iter()
}

fn cpu<'s, 'a>(metric: &'s mut Struct<'a>, amount: &str, percentage: Value<'a>) -> Option<&'s mut Struct<'a>> {
    metric.set("type", Value::text("Resource"));
    let resource = metric.make("resource")?;
    resource.set("name", Value::text("cpu"));
    let amount = resource.open(amount)?;
    amount.set("averageUtilization", percentage);
    Some(amount)
}

/// The percentage of a metric for which `v1` has a field.
fn cpu_utilization(metric: &mut Struct<'_>, amount: &str) -> Option<i64> {
    if metric.text("type") != "Resource" {
        return None;
    }
    let resource = metric.open("resource").filter(|resource| resource.text("name") == "cpu")?;
    let amount = resource.open(amount)?;
    (!amount.is_nil("averageUtilization")).then(|| amount.integer("averageUtilization"))
}

fn set_integer(autoscaler: &mut Struct<'_>, part: &str, field: &str, value: Option<i64>) {
    if let Some(part) = autoscaler.open(part) {
        match value {
            Some(value) => part.set(field, Value::Integer(value)),
            None => part.clear(field),
        }
    }
}

fn list(elements: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"[".to_vec();
    out.extend_from_slice(&elements.join(&b','));
    out.push(b']');
    out
}
