//! Conversions between documents and `serde_json` values, with what they lose.

use serde::{Serialize, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::document::{Document, Node};
use super::error::JsonError;
use super::tape::Kind;

/// `serde_json` reads and drops values by recursion, 128 levels deep.
const VALUE_DEPTH: usize = 128;

impl Document {
    /// Converts the document to a `serde_json` value.
    ///
    /// The conversion loses the text of numbers (beyond 64 bits also digits), the order of members unless `serde_json`
    /// keeps it, all but the last of repeated members, and lone surrogates, which become U+FFFD.
    ///
    /// # Errors
    ///
    /// [`JsonError::LimitExceeded`] beyond 128 levels, like `serde_json` itself.
    pub fn to_value(&self) -> Result<Value, JsonError> {
        to_value(self.root(), 0)
    }
}

impl From<&Value> for Document {
    /// Makes a document of the text that `serde_json` prints.
    fn from(value: &Value) -> Self {
        Self::printed(value.to_string().into_bytes())
    }
}

fn to_value(node: Node<'_>, depth: usize) -> Result<Value, JsonError> {
    if depth > VALUE_DEPTH {
        return Err(JsonError::LimitExceeded {
            limit: "depth",
            max: VALUE_DEPTH,
            got: depth,
            offset: node.span().start,
        });
    }
    Ok(match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool => Value::Bool(node.text() == b"true"),
        Kind::Number => serde_json::from_slice(node.text()).unwrap_or_else(|_| beyond_float(node)),
        Kind::String => Value::String(node.as_str().unwrap_or_default().into_owned()),
        Kind::Array => Value::Array(
            node.elements().map(|element| to_value(element, depth.saturating_add(1))).collect::<Result<_, _>>()?,
        ),
        Kind::Object => Value::Object(
            node.members()
                .map(|member| Ok((member.name().into_owned(), to_value(member.value, depth.saturating_add(1))?)))
                .collect::<Result<_, JsonError>>()?,
        ),
    })
}

/// A number that `serde_json` can't hold, such as `1e400`, as its text.
fn beyond_float(node: Node<'_>) -> Value {
    Value::String(node.as_number().unwrap_or_default().to_owned())
}

impl Serialize for Document {
    /// Writes the text as is if the serializer is that of `serde_json`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = String::from_utf8(self.text().to_vec()).map_err(serde::ser::Error::custom)?;
        RawValue::from_string(text).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}
