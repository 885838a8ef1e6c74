//! The JSON in the annotations of `autoscaling/v1`, as Go's own decoder reads it: names in any case, unknown ones passed
//! over, and nothing at all where a value does not fit.
//!
//! Source: kubernetes/api autoscaling/v1/types.go; golang/go src/encoding/json/decode.go

use crate::json::write::Writer;
use crate::json::{Document, Kind, Node};
use crate::meta::{Precision, Time};
use crate::scheme::encode::{is_int32, quantity_of};

pub(super) enum Typ {
    Text,
    Int32,
    Int64,
    Quantity,
    Time,
    Texts,
    List(&'static Typ),
    Struct(&'static [(&'static str, Typ)]),
}

use Typ::{Int32, Int64, List, Quantity, Struct, Text, Texts};

const SELECTOR: Typ = Struct(&[
    ("matchLabels", Texts),
    ("matchExpressions", List(&Struct(&[("key", Text), ("operator", Text), ("values", List(&Text))]))),
]);
const REFERENCE: Typ = Struct(&[("kind", Text), ("name", Text), ("apiVersion", Text)]);

/// `[]MetricSpec`.
pub(super) static METRICS: Typ = List(&Struct(&[
    ("type", Text),
    (
        "object",
        Struct(&[
            ("target", REFERENCE),
            ("metricName", Text),
            ("targetValue", Quantity),
            ("selector", SELECTOR),
            ("averageValue", Quantity),
        ]),
    ),
    ("pods", Struct(&[("metricName", Text), ("targetAverageValue", Quantity), ("selector", SELECTOR)])),
    ("resource", Struct(&[("name", Text), ("targetAverageUtilization", Int32), ("targetAverageValue", Quantity)])),
    (
        "containerResource",
        Struct(&[
            ("name", Text),
            ("targetAverageUtilization", Int32),
            ("targetAverageValue", Quantity),
            ("container", Text),
        ]),
    ),
    (
        "external",
        Struct(&[
            ("metricName", Text),
            ("metricSelector", SELECTOR),
            ("targetValue", Quantity),
            ("targetAverageValue", Quantity),
        ]),
    ),
]));

/// `[]MetricStatus`.
pub(super) static CURRENT_METRICS: Typ = List(&Struct(&[
    ("type", Text),
    (
        "object",
        Struct(&[
            ("target", REFERENCE),
            ("metricName", Text),
            ("currentValue", Quantity),
            ("selector", SELECTOR),
            ("averageValue", Quantity),
        ]),
    ),
    ("pods", Struct(&[("metricName", Text), ("currentAverageValue", Quantity), ("selector", SELECTOR)])),
    ("resource", Struct(&[("name", Text), ("currentAverageUtilization", Int32), ("currentAverageValue", Quantity)])),
    (
        "containerResource",
        Struct(&[
            ("name", Text),
            ("currentAverageUtilization", Int32),
            ("currentAverageValue", Quantity),
            ("container", Text),
        ]),
    ),
    (
        "external",
        Struct(&[
            ("metricName", Text),
            ("metricSelector", SELECTOR),
            ("currentValue", Quantity),
            ("currentAverageValue", Quantity),
        ]),
    ),
]));

/// `[]HorizontalPodAutoscalerCondition`.
pub(super) static CONDITIONS: Typ = List(&Struct(&[
    ("type", Text),
    ("status", Text),
    ("lastTransitionTime", Typ::Time),
    ("reason", Text),
    ("message", Text),
    ("observedGeneration", Int64),
]));

const RULES: Typ = Struct(&[
    ("stabilizationWindowSeconds", Int32),
    ("selectPolicy", Text),
    ("policies", List(&Struct(&[("type", Text), ("value", Int32), ("periodSeconds", Int32)]))),
    ("tolerance", Quantity),
]);

/// The internal `HorizontalPodAutoscalerBehavior`, whose fields have no names in JSON but those of Go.
pub(super) static BEHAVIOR: Typ = Struct(&[("scaleUp", RULES), ("scaleDown", RULES)]);

/// The value with the names of the fields as they are declared; `None` if Go can't decode it.
pub(super) fn read(text: &str, typ: &Typ) -> Option<Document> {
    let document = Document::parse(text).ok()?;
    let mut out = Writer::new();
    normal(document.root(), typ, &mut out)?;
    Some(Document::printed(out.finish()))
}

fn normal(node: Node<'_>, typ: &Typ, out: &mut Writer) -> Option<()> {
    let kind = node.kind();
    if kind == Kind::Null {
        out.null();
        return Some(());
    }
    match typ {
        Struct(fields) if kind == Kind::Object => {
            out.begin_object();
            for member in node.members() {
                let key = member.name();
                if let Some((name, typ)) = fields.iter().find(|(name, _)| is_folded(&key, name)) {
                    out.key(name);
                    normal(member.value, typ, out)?;
                }
            }
            out.end_object();
            return Some(());
        }
        List(elem) if kind == Kind::Array => {
            out.begin_array();
            for element in node.elements() {
                normal(element, elem, out)?;
            }
            out.end_array();
            return Some(());
        }
        Texts if kind == Kind::Object && node.members().all(|member| is_text(member.value)) => {}
        Text if kind == Kind::String => {}
        Int32 if is_int32(node) => {}
        Int64 if node.as_i64().is_some() => {}
        Quantity => {
            quantity_of(node)?;
        }
        Typ::Time if kind == Kind::String => {
            Time::parse(&node.as_str()?, Precision::Seconds).ok()?;
        }
        _ => return None,
    }
    out.node(node);
    Some(())
}

fn is_text(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::String | Kind::Null)
}

/// Whether a key names a field by Go's folding: two letters beyond ASCII fold to one of ASCII.
///
/// Source: golang/go src/encoding/json/fold.go
fn is_folded(key: &str, name: &str) -> bool {
    let folded = key.chars().map(|letter| match letter {
        'ſ' => 's',
        '\u{212a}' => 'k',
        other => other.to_ascii_lowercase(),
    });
    folded.eq(name.chars().map(|letter| letter.to_ascii_lowercase()))
}
