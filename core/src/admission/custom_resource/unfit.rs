//! Why the server can't decode a custom resource.

use crate::gotext::quote;
use crate::json::{Kind, Node, Pointer};

use super::objectmeta;

/// A custom resource that can't be decoded, or that is too large afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admission) enum Unfit {
    /// A value that metadata can't have.
    WrongType {
        /// The place of the value.
        at: Pointer,
        /// The server's text.
        upstream: String,
    },
    /// The defaults add more than the library works with.
    TooLarge {
        /// The place at which they do.
        at: Pointer,
        max: usize,
    },
}

impl Unfit {
    pub(super) fn too_large(max: usize, at: Pointer) -> Self {
        Self::TooLarge { at, max }
    }

    /// Source: kubernetes/apimachinery pkg/util/validation/field/errors.go ErrorBody
    pub(super) fn invalid(at: Pointer, field: &str, value: Node<'_>, detail: &str) -> Self {
        let value = match value.kind() {
            Kind::String => quote(&value.as_str().unwrap_or_default()),
            Kind::Number if value.as_i64().is_none() => {
                // Printed by %v, unlike in JSON.
                go_float(value.as_number().unwrap_or_default())
            }
            _ => objectmeta::canonical(value).to_string(),
        };
        Self::WrongType { at, upstream: format!("{field}: Invalid value: {value}: {detail}") }
    }
}

/// A float64 as `%v` prints it: plain from 1e-4 up to 1e21, else with an exponent of at least two digits.
///
/// Source: golang/go src/fmt/format.go fmtFloat
fn go_float(text: &str) -> String {
    let value: f64 = text.parse().unwrap_or(0.0);
    let magnitude = value.abs();
    if magnitude == 0.0 || (1e-4..1e21).contains(&magnitude) {
        return format!("{value}");
    }
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (sign, digits) = exponent.strip_prefix('-').map_or(("+", exponent), |digits| ("-", digits));
    format!("{mantissa}e{sign}{digits:0>2}")
}
