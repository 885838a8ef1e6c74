//! Go's decoding of JSON into structs: what it accepts, what it ignores, and its errors for wrong types.

use std::collections::BTreeMap;

use serde::Serialize;

#[cfg(any(feature = "admission", test))]
use crate::gotext::base64;
use crate::gotext::unmarshal_type_error;
use crate::json::{Kind, Node};
use crate::release::Release;

/// Why a value can't be decoded into the server's type for it.
///
/// `Display` prints the text of the server's decoder byte for byte. Of several faults, it reports the first.
///
/// Source: kubernetes-sigs/json internal/golang/encoding/json/decode.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum DecodeError {
    /// A value of another JSON type than the field takes, or a number that it can't hold.
    #[error("{}", unmarshal_type_error(value, field.as_deref(), go_type))]
    WrongType {
        /// The value that was found, such as `string` or `number 1.5`.
        value: String,
        /// The struct and the path of the field as Go names them, such as `Status.details.name`; `None` at the root.
        field: Option<String>,
        /// The expected Go type, such as `int32` or `[]string`.
        go_type: String,
        /// The offset of the value in the text that was read.
        offset: usize,
    },
    /// A string that should hold bytes in base64.
    #[error("illegal base64 data at input byte {byte}")]
    IllegalBase64 {
        /// The offset of the wrong byte in the string, after its escapes are resolved.
        byte: usize,
        /// The offset of the string in the text that was read.
        offset: usize,
    },
}

impl DecodeError {
    /// The offset of the value in the text that was read, in bytes.
    pub fn offset(&self) -> usize {
        match self {
            Self::WrongType { offset, .. } | Self::IllegalBase64 { offset, .. } => *offset,
        }
    }
}

/// A decoding in progress: where it is, and the first fault.
///
/// Each method decodes one value into what is there already, as Go does: a member given twice is decoded twice into the
/// same place, and null leaves strings, numbers and structs as they are.
#[derive(Debug, Default)]
pub(crate) struct StructDecoder {
    /// The innermost struct, such as `Status`.
    within: &'static str,
    path: Vec<String>,
    fault: Option<DecodeError>,
}

impl StructDecoder {
    /// Decodes one value with `read`, from its root.
    pub(crate) fn run<T: Default>(
        node: Node<'_>,
        read: impl FnOnce(&mut Self, Node<'_>, &mut T),
    ) -> Result<T, DecodeError> {
        let mut decoder = Self::default();
        let mut value = T::default();
        read(&mut decoder, node, &mut value);
        decoder.fault.map_or(Ok(value), Err)
    }

    fn save(&mut self, fault: DecodeError) {
        self.fault.get_or_insert(fault);
    }

    fn wrong(&mut self, node: Node<'_>, value: String, go_type: &str) {
        let field = (!self.path.is_empty()).then(|| format!("{}.{}", self.within, self.path.join(".")));
        self.save(DecodeError::WrongType { value, field, go_type: go_type.to_owned(), offset: node.span().start });
    }

    fn wrong_kind(&mut self, node: Node<'_>, go_type: &str) {
        if !node.is_null() {
            self.wrong(node, node.kind().go_name().to_owned(), go_type);
        }
    }

    /// Decodes a struct; `go_type` is such as `v1.Status`. `each` decodes the fields that it knows and ignores others.
    pub(crate) fn object(
        &mut self,
        node: Node<'_>,
        go_type: &'static str,
        mut each: impl FnMut(&mut Self, &str, Node<'_>),
    ) {
        if node.kind() != Kind::Object {
            self.wrong_kind(node, go_type);
            return;
        }
        let outer = self.within;
        self.within = go_type.rsplit('.').next().unwrap_or(go_type);
        for member in node.members() {
            let name = member.name();
            self.path.push(name.clone().into_owned());
            each(self, &name, member.value);
            self.path.pop();
        }
        self.within = outer;
    }

    /// Declares that the current field belongs to a struct embedded under `name`, such as `TypeMeta`: the path of a
    /// fault includes it in some releases.
    pub(crate) fn embedded(&mut self, name: &str, release: Release) -> &mut Self {
        if release.errors_name_every_step()
            && let Some(last) = self.path.last_mut()
        {
            *last = format!("{name}.{last}");
        }
        self
    }

    /// Decodes a pointer; null unsets it.
    pub(crate) fn pointer<T: Default>(
        &mut self,
        node: Node<'_>,
        target: &mut Option<T>,
        read: impl FnOnce(&mut Self, Node<'_>, &mut T),
    ) {
        if node.is_null() {
            *target = None;
        } else {
            read(self, node, target.get_or_insert_default());
        }
    }

    /// Decodes a string, or a type whose kind is string.
    pub(crate) fn string(&mut self, node: Node<'_>, go_type: &str, target: &mut String) {
        match node.as_str() {
            Some(text) => *target = text.into_owned(),
            None => self.wrong_kind(node, go_type),
        }
    }

    #[cfg(feature = "admission")]
    pub(crate) fn bool(&mut self, node: Node<'_>, target: &mut bool) {
        match node.as_bool() {
            Some(value) => *target = value,
            None => self.wrong_kind(node, "bool"),
        }
    }

    pub(crate) fn int32(&mut self, node: Node<'_>, target: &mut i32) {
        self.integer(node, "int32", target);
    }

    pub(crate) fn int64(&mut self, node: Node<'_>, target: &mut i64) {
        self.integer(node, "int64", target);
    }

    fn integer<T: TryFrom<i64>>(&mut self, node: Node<'_>, go_type: &str, target: &mut T) {
        let Some(text) = node.as_number() else {
            self.wrong_kind(node, go_type);
            return;
        };
        match text.parse::<i64>().ok().and_then(|value| T::try_from(value).ok()) {
            Some(value) => *target = value,
            None => self.wrong(node, format!("number {text}"), go_type),
        }
    }

    /// Decodes a slice into its elements, which may exist from an earlier decoding.
    pub(crate) fn list<T: Default>(
        &mut self,
        node: Node<'_>,
        go_type: &str,
        target: &mut Vec<T>,
        mut each: impl FnMut(&mut Self, Node<'_>, &mut T),
    ) {
        match node.kind() {
            Kind::Null => target.clear(),
            Kind::Array => {
                target.resize_with(node.elements().count(), T::default);
                for (element, slot) in node.elements().zip(target.iter_mut()) {
                    each(self, element, slot);
                }
            }
            _ => self.wrong_kind(node, go_type),
        }
    }

    /// Decodes a slice of strings.
    pub(crate) fn strings(&mut self, node: Node<'_>, target: &mut Vec<String>) {
        self.list(node, "[]string", target, |decoder, element, slot| decoder.string(element, "string", slot));
    }

    /// Decodes a map; entries of an earlier decoding stay, but a repeated key replaces its entry.
    pub(crate) fn map<T: Default>(
        &mut self,
        node: Node<'_>,
        go_type: &str,
        target: &mut BTreeMap<String, T>,
        mut each: impl FnMut(&mut Self, Node<'_>, &mut T),
    ) {
        match node.kind() {
            Kind::Null => target.clear(),
            Kind::Object => {
                for member in node.members() {
                    let mut value = T::default();
                    each(self, member.value, &mut value);
                    target.insert(member.name().into_owned(), value);
                }
            }
            _ => self.wrong_kind(node, go_type),
        }
    }

    /// Decodes a map of strings.
    pub(crate) fn string_map(&mut self, node: Node<'_>, target: &mut BTreeMap<String, String>) {
        self.map(node, "map[string]string", target, |decoder, value, slot| decoder.string(value, "string", slot));
    }

    /// Decodes bytes: a string in base64, or an array of numbers.
    #[cfg(any(feature = "admission", test))]
    pub(crate) fn bytes(&mut self, node: Node<'_>, target: &mut Vec<u8>) {
        let Some(text) = node.as_str() else {
            self.list(node, "[]uint8", target, Self::byte);
            return;
        };
        match base64::decode(&text) {
            Ok(bytes) => *target = bytes,
            Err(error) => self.save(DecodeError::IllegalBase64 { byte: error.offset, offset: node.span().start }),
        }
    }

    #[cfg(any(feature = "admission", test))]
    fn byte(&mut self, node: Node<'_>, target: &mut u8) {
        let Some(text) = node.as_number() else {
            self.wrong_kind(node, "uint8");
            return;
        };
        match text.parse() {
            Ok(value) => *target = value,
            Err(_) => self.wrong(node, format!("number {text}"), "uint8"),
        }
    }
}

#[cfg(test)]
mod tests;
