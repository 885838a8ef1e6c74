//! Metrics in the words of `autoscaling/v1` and in those of the internal type.
//!
//! Source: kubernetes/kubernetes pkg/apis/autoscaling/v1/conversion.go

use std::cmp::Ordering;

use crate::json::Node;
use crate::json::write::Writer;
use crate::meta::Quantity;
use crate::scheme::encode::decoded::{Struct, Value};

/// A struct of `v1`, as the objects that give its fields.
struct Old<'a>(Vec<Node<'a>>);

impl<'a> Old<'a> {
    fn nodes(&self, name: &str) -> Vec<Node<'a>> {
        let members = self.0.iter().flat_map(Node::members);
        members.filter(|member| member.key.is_str(name)).map(|member| member.value).collect()
    }

    /// The struct behind a pointer; `None` if it is nil.
    fn open(&self, name: &str) -> Option<Self> {
        let nodes = self.nodes(name);
        let start = nodes.iter().rposition(Node::is_null).map_or(0, |at| at.saturating_add(1));
        let nodes = nodes.get(start..).unwrap_or_default();
        (!nodes.is_empty()).then(|| Self(nodes.to_vec()))
    }

    /// Gives a field of the same type.
    fn put(&self, name: &str, out: &mut Struct<'a>, to: &str) {
        let nodes = self.nodes(name);
        if !nodes.is_empty() {
            out.set(to, Value::given(&nodes));
        }
    }

    fn quantity(&self, name: &str) -> Quantity {
        Value::given(&self.nodes(name)).quantity()
    }

    fn is_nil(&self, name: &str) -> bool {
        self.nodes(name).last().is_none_or(Node::is_null)
    }
}

/// Convert_v1_MetricSpec_To_autoscaling_MetricSpec.
pub(super) fn source_to_internal<'a>(out: &mut Struct<'a>, node: Node<'a>) {
    to_internal(out, &Old(vec![node]), &SOURCE);
}

/// Convert_v1_MetricStatus_To_autoscaling_MetricStatus.
pub(super) fn status_to_internal<'a>(out: &mut Struct<'a>, node: Node<'a>) {
    to_internal(out, &Old(vec![node]), &STATUS);
}

/// The names that sources and statuses do not have in common.
struct Names {
    is_source: bool,
    /// The field of the internal type that holds the amounts.
    amount: &'static str,
    value: &'static str,
    average_value: &'static str,
    average_utilization: &'static str,
}

const SOURCE: Names = Names {
    is_source: true,
    amount: "target",
    value: "targetValue",
    average_value: "targetAverageValue",
    average_utilization: "targetAverageUtilization",
};
const STATUS: Names = Names {
    is_source: false,
    amount: "current",
    value: "currentValue",
    average_value: "currentAverageValue",
    average_utilization: "currentAverageUtilization",
};

fn to_internal<'a>(out: &mut Struct<'a>, old: &Old<'a>, names: &Names) {
    old.put("type", out, "type");
    if let (Some(old), Some(out)) = (old.open("object"), made(out, &old.open("object"), "object")) {
        old.put("target", out, "describedObject");
        metric(&old, out, "selector");
        let average = !old.is_nil("averageValue");
        let value = old.quantity(names.value);
        if let Some(amount) = out.open(names.amount) {
            old.put("averageValue", amount, "averageValue");
            // The value, which `v1` can't omit, counts beside an average only if it is not zero.
            if !names.is_source || !average || value.cmp_value(&Quantity::unset()) != Ordering::Equal {
                amount.set("value", Value::amount(value));
            }
            set_type(amount, names, if average { "AverageValue" } else { "Value" });
        }
    }
    if let (Some(old), Some(out)) = (old.open("pods"), made(out, &old.open("pods"), "pods")) {
        metric(&old, out, "selector");
        if let Some(amount) = out.open(names.amount) {
            amount.set("averageValue", Value::amount(old.quantity(names.average_value)));
            set_type(amount, names, "AverageValue");
        }
    }
    for name in ["resource", "containerResource"] {
        let Some(old) = old.open(name) else { continue };
        let Some(out) = out.make(name) else { continue };
        old.put("name", out, "name");
        old.put("container", out, "container");
        let Some(amount) = out.open(names.amount) else { continue };
        old.put(names.average_utilization, amount, "averageUtilization");
        if names.is_source {
            old.put(names.average_value, amount, "averageValue");
        } else {
            amount.set("averageValue", Value::amount(old.quantity(names.average_value)));
        }
        let utilization = !old.is_nil(names.average_utilization);
        set_type(amount, names, if utilization { "Utilization" } else { "AverageValue" });
    }
    if let (Some(old), Some(out)) = (old.open("external"), made(out, &old.open("external"), "external")) {
        metric(&old, out, "metricSelector");
        if let Some(amount) = out.open(names.amount) {
            let value = !old.is_nil(names.value);
            if names.is_source {
                old.put(names.value, amount, "value");
            } else {
                amount.set("value", Value::amount(old.quantity(names.value)));
            }
            old.put(names.average_value, amount, "averageValue");
            set_type(amount, names, if value { "Value" } else { "AverageValue" });
        }
    }
}

fn made<'s, 'a>(out: &'s mut Struct<'a>, old: &Option<Old<'_>>, name: &str) -> Option<&'s mut Struct<'a>> {
    old.as_ref().and_then(|_| out.make(name))
}

fn metric<'a>(old: &Old<'a>, out: &mut Struct<'a>, selector: &str) {
    if let Some(metric) = out.open("metric") {
        old.put("metricName", metric, "name");
        old.put(selector, metric, "selector");
    }
}

/// Only what is wanted has a type.
fn set_type(amount: &mut Struct<'_>, names: &Names, typ: &'static str) {
    if names.is_source {
        amount.set("type", Value::text(typ));
    }
}

/// Convert_autoscaling_MetricSpec_To_v1_MetricSpec, as JSON.
pub(super) fn source(metric: &mut Struct<'_>) -> Vec<u8> {
    to_old(metric, &SOURCE)
}

/// Convert_autoscaling_MetricStatus_To_v1_MetricStatus, as JSON.
pub(super) fn status(metric: &mut Struct<'_>) -> Vec<u8> {
    to_old(metric, &STATUS)
}

fn to_old(from: &mut Struct<'_>, names: &Names) -> Vec<u8> {
    let mut out = Writer::new();
    out.begin_object().key("type").string(&from.text("type"));
    if let Some(from) = from.open("object") {
        out.key("object").begin_object().key("target").raw(from.printed("describedObject").text());
        metric_name(from, &mut out);
        amount(from, names, "value", names.value, Absent::Zero, &mut out);
        selector(from, "selector", &mut out);
        amount(from, names, "averageValue", "averageValue", Absent::LeftOut, &mut out);
        out.end_object();
    }
    if let Some(from) = from.open("pods") {
        out.key("pods").begin_object();
        metric_name(from, &mut out);
        amount(from, names, "averageValue", names.average_value, Absent::Zero, &mut out);
        selector(from, "selector", &mut out);
        out.end_object();
    }
    let average = if names.is_source { Absent::LeftOut } else { Absent::Zero };
    for name in ["resource", "containerResource"] {
        let Some(from) = from.open(name) else { continue };
        out.key(name).begin_object().key("name").string(&from.text("name"));
        amount(from, names, "averageUtilization", names.average_utilization, Absent::LeftOut, &mut out);
        amount(from, names, "averageValue", names.average_value, average, &mut out);
        if name == "containerResource" {
            out.key("container").string(&from.text("container"));
        }
        out.end_object();
    }
    if let Some(from) = from.open("external") {
        out.key("external").begin_object();
        metric_name(from, &mut out);
        selector(from, "metricSelector", &mut out);
        amount(from, names, "value", names.value, average, &mut out);
        amount(from, names, "averageValue", names.average_value, Absent::LeftOut, &mut out);
        out.end_object();
    }
    out.end_object();
    out.finish()
}

/// What is printed for an amount that is not given.
#[derive(Clone, Copy)]
enum Absent {
    LeftOut,
    Zero,
}

fn amount(from: &mut Struct<'_>, names: &Names, name: &str, old: &str, absent: Absent, out: &mut Writer) {
    let Some(amount) = from.open(names.amount) else { return };
    match (amount.is_nil(name), absent) {
        (false, _) => out.key(old).raw(amount.printed(name).text()),
        (true, Absent::Zero) => out.key(old).string("0"),
        (true, Absent::LeftOut) => return,
    };
}

fn metric_name(from: &mut Struct<'_>, out: &mut Writer) {
    if let Some(metric) = from.open("metric") {
        out.key("metricName").string(&metric.text("name"));
    }
}

fn selector(from: &mut Struct<'_>, old: &str, out: &mut Writer) {
    if let Some(metric) = from.open("metric")
        && !metric.is_nil("selector")
    {
        out.key(old).raw(metric.printed("selector").text());
    }
}

/// The internal behavior as Go prints it, whose fields have no other names.
pub(super) fn behavior(behavior: &mut Struct<'_>) -> Vec<u8> {
    let mut out = Writer::new();
    out.begin_object();
    for (name, key) in [("scaleUp", "ScaleUp"), ("scaleDown", "ScaleDown")] {
        out.key(key);
        let Some(rules) = behavior.open(name) else {
            out.null();
            continue;
        };
        out.begin_object().key("StabilizationWindowSeconds").raw(rules.printed("stabilizationWindowSeconds").text());
        out.key("SelectPolicy").raw(rules.printed("selectPolicy").text());
        out.key("Policies");
        if rules.is_nil("policies") {
            out.null();
        } else {
            out.begin_array();
            rules.each("policies", |policy| {
                out.begin_object().key("Type").string(&policy.text("type"));
                out.key("Value").integer(policy.integer("value"));
                out.key("PeriodSeconds").integer(policy.integer("periodSeconds")).end_object();
            });
            out.end_array();
        }
        out.key("Tolerance").raw(rules.printed("tolerance").text()).end_object();
    }
    out.end_object();
    out.finish()
}
