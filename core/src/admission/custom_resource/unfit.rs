//! Why the server can't decode a custom resource.

use crate::gotext::quote;
use crate::json::{Kind, Node, Pointer};

use super::objectmeta;

/// A custom resource that can't be decoded, or that is too large afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admission) enum Unfit {
    /// A value that metadata can't have.
    Malformed {
        /// The place of the value.
        at: Pointer,
        /// The path of the field in the server's form, empty where the server does not name it.
        field: String,
        /// What the server says of the field.
        detail: String,
    },
    /// The defaults add more than the library works with.
    TooLarge {
        /// The place at which they do.
        at: Pointer,
        max: usize,
    },
}

impl Unfit {
    /// The error of the server's decoder for metadata.
    pub(super) fn metadata(at: &Pointer, upstream: String) -> Self {
        let at = Pointer::root().join("metadata").below(at);
        Self::Malformed { at, field: String::new(), detail: upstream }
    }

    /// Source: kubernetes/apimachinery pkg/util/validation/field/errors.go ErrorBody
    pub(super) fn invalid(at: Pointer, field: String, value: Node<'_>, detail: &str) -> Self {
        let value = match value.kind() {
            Kind::String => quote(&value.as_str().unwrap_or_default()),
            Kind::Number if value.as_i64().is_none() => format_g(value.as_number().unwrap_or_default()),
            _ => objectmeta::canonical(value).to_string(),
        };
        Self::Malformed { at, field, detail: format!("Invalid value: {value}: {detail}") }
    }

    /// The same for a value that is at a place of a larger one.
    pub(super) fn under(self, above: &Pointer, path: &str) -> Self {
        match self {
            Self::Malformed { at, field, detail } => {
                let dot = if field.starts_with('[') { "" } else { "." };
                Self::Malformed { at: above.below(&at), field: format!("{path}{dot}{field}"), detail }
            }
            Self::TooLarge { at, max } => Self::TooLarge { at: above.below(&at), max },
        }
    }
}

/// A float64 as `%v` prints it: the shortest digits, from 1e+06 on and below 1e-04 with an exponent of at least two.
///
/// Source: golang/go src/strconv/ftoa.go, for the format `g`
fn format_g(text: &str) -> String {
    let value: f64 = text.parse().unwrap_or(0.0);
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    match exponent.parse::<i32>() {
        Ok(-4..=5) => format!("{value}"),
        _ => {
            let (sign, digits) = exponent.strip_prefix('-').map_or(("+", exponent), |digits| ("-", digits));
            format!("{mantissa}e{sign}{digits:0>2}")
        }
    }
}
