//! Go's decoding of JSON into the structs of CNI: package `encoding/json`.
//!
//! It is not the server's decoder ([`crate::meta`]): keys match in any case, and a value that decodes itself stops the
//! decoding at once, also after a fault that was only noted.

use std::collections::BTreeMap;
use std::fmt;

use crate::gotext::{base64, unmarshal_type_error};
use crate::json::{Kind, Node, any};

/// Why a value can't be decoded; `Display` prints Go's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A value of another type than its field.
    Type {
        /// The value that was found, such as `number 1.5`.
        value: String,
        /// The struct and the path of the field, if it is in one.
        field: Option<(&'static str, String)>,
        /// The type of the field.
        go_type: &'static str,
    },
    /// A value that decodes itself and refuses the text.
    Text(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Type { value, field, go_type } => {
                let field = field.as_ref().map(|(structure, path)| format!("{structure}.{path}"));
                f.write_str(&unmarshal_type_error(value, field.as_deref(), go_type))
            }
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// A decoding in progress: where it is, the first fault that was noted, and the one that stopped it.
///
/// Each method decodes one value into what is there already, as Go does: a key given twice is decoded twice into the same
/// place, and null leaves strings, numbers and structs as they are.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    structure: &'static str,
    path: Vec<&'static str>,
    noted: Option<Fault>,
    stopped: Option<Fault>,
}

impl Decoder {
    /// Decodes one value with `read`, from its root.
    pub(crate) fn run<'a, T: Default>(
        node: Node<'a>,
        read: impl FnOnce(&mut Self, Node<'a>, &mut T),
    ) -> Result<T, Fault> {
        let mut decoder = Self::default();
        let mut value = T::default();
        read(&mut decoder, node, &mut value);
        decoder.stopped.or(decoder.noted).map_or(Ok(value), Err)
    }

    fn field(&self) -> Option<(&'static str, String)> {
        (!self.path.is_empty()).then(|| (self.structure, self.path.join(".").replace('|', ".")))
    }

    fn note(&mut self, value: String, go_type: &'static str) {
        if self.noted.is_none() {
            self.noted = Some(Fault::Type { value, field: self.field(), go_type });
        }
    }

    fn wrong(&mut self, node: Node<'_>, go_type: &'static str) {
        if !node.is_null() {
            self.note(node.kind().go_name().to_owned(), go_type);
        }
    }

    /// Decodes a struct. `fields` are its tags, those of an embedded struct after its name and `|`; `each` gets the tag.
    pub(crate) fn object<'a>(
        &mut self,
        node: Node<'a>,
        go_type: &'static str,
        fields: &[&'static str],
        mut each: impl FnMut(&mut Self, &'static str, Node<'a>),
    ) {
        if node.kind() != Kind::Object {
            self.wrong(node, go_type);
            return;
        }
        // The name of a struct without a name is empty.
        let structure = if go_type.starts_with("struct ") { "" } else { go_type.rsplit('.').next().unwrap_or(go_type) };
        let outer = std::mem::replace(&mut self.structure, structure);
        for member in node.members() {
            let name = member.name();
            let tag = |field: &&'static str| field.rsplit('|').next().unwrap_or(field);
            let exact = fields.iter().find(|field| tag(field) == name);
            let Some(field) = exact.or_else(|| fields.iter().find(|field| folds_to(&name, tag(field)))) else {
                continue;
            };
            self.path.push(field);
            each(self, tag(field), member.value);
            if self.stopped.is_some() {
                return;
            }
            self.path.pop();
        }
        self.structure = outer;
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

    /// Decodes a string.
    pub(crate) fn string(&mut self, node: Node<'_>, target: &mut String) {
        match node.as_str() {
            Some(text) => *target = text.into_owned(),
            None => self.wrong(node, "string"),
        }
    }

    /// Decodes an `int`.
    pub(crate) fn int(&mut self, node: Node<'_>, target: &mut i64) {
        match (node.as_number(), node.as_i64()) {
            (_, Some(value)) => *target = value,
            (Some(text), None) => self.note(format!("number {text}"), "int"),
            (None, None) => self.wrong(node, "int"),
        }
    }

    /// Decodes a `uint`.
    pub(crate) fn uint(&mut self, node: Node<'_>, target: &mut u64) {
        match node.as_number().map(|text| (text, text.parse())) {
            Some((_, Ok(value))) => *target = value,
            Some((text, Err(_))) => self.note(format!("number {text}"), "uint"),
            None => self.wrong(node, "uint"),
        }
    }

    /// Decodes a boolean.
    pub(crate) fn flag(&mut self, node: Node<'_>, target: &mut bool) {
        match node.as_bool() {
            Some(value) => *target = value,
            None => self.wrong(node, "bool"),
        }
    }

    /// Decodes a type that reads itself from a string; null unsets it.
    pub(crate) fn text<T>(
        &mut self,
        node: Node<'_>,
        go_type: &'static str,
        target: &mut Option<T>,
        read: impl FnOnce(&str) -> Result<Option<T>, String>,
    ) {
        match node.as_str().map(|text| read(&text)) {
            Some(Ok(value)) => *target = value,
            Some(Err(text)) => self.stopped = Some(Fault::Text(text)),
            None if node.is_null() => *target = None,
            None => self.wrong(node, go_type),
        }
    }

    /// Decodes a type that reads itself from any value.
    pub(crate) fn own<T>(&mut self, node: Node<'_>, target: &mut T, read: impl FnOnce(Node<'_>) -> Result<T, Fault>) {
        match read(node) {
            Ok(value) => *target = value,
            // Its own fields come after those that lead to it.
            Err(Fault::Type { value, field, go_type }) => {
                let mut path: Vec<_> = self.path.iter().map(|step| step.replace('|', ".")).collect();
                let structure =
                    if path.is_empty() { field.as_ref().map_or("", |(name, _)| name) } else { self.structure };
                path.extend(field.map(|(_, path)| path));
                let field = (!path.is_empty()).then(|| (structure, path.join(".")));
                self.stopped = Some(Fault::Type { value, field, go_type });
            }
            Err(fault) => self.stopped = Some(fault),
        }
    }

    /// Decodes a slice into its elements, which may exist from an earlier decoding; null empties it.
    pub(crate) fn list<T: Default>(
        &mut self,
        node: Node<'_>,
        go_type: &'static str,
        target: &mut Vec<T>,
        mut each: impl FnMut(&mut Self, Node<'_>, &mut T),
    ) {
        match node.kind() {
            Kind::Null => target.clear(),
            Kind::Array => {
                target.resize_with(node.elements().count(), T::default);
                for (element, slot) in node.elements().zip(target.iter_mut()) {
                    each(self, element, slot);
                    if self.stopped.is_some() {
                        return;
                    }
                }
            }
            _ => self.wrong(node, go_type),
        }
    }

    /// Decodes a boolean that is not looked at.
    pub(crate) fn bool(&mut self, node: Node<'_>) {
        if node.as_bool().is_none() {
            self.wrong(node, "bool");
        }
    }

    /// Decodes a value of any type.
    pub(crate) fn any(&mut self, node: Node<'_>) {
        if let Some(text) = any::first_overflow(node, |_| false).and_then(|number| number.as_number()) {
            self.note(format!("number {text}"), "float64");
        }
    }

    /// Decodes a map of booleans into what is there; null empties it.
    pub(crate) fn bools(&mut self, node: Node<'_>, target: &mut BTreeMap<String, bool>) {
        if node.is_null() {
            target.clear();
        }
        self.map(node, "map[string]bool", Self::bool);
        for member in node.members() {
            target.insert(member.name().into_owned(), member.value.as_bool().unwrap_or_default());
        }
    }

    /// Decodes a `[]byte` that is not looked at.
    pub(crate) fn bytes(&mut self, node: Node<'_>) {
        if let Some(text) = node.as_str() {
            let error = base64::decode(&text).err().map(|error| Fault::Text(error.to_string()));
            self.noted = self.noted.take().or(error);
        } else if node.kind() == Kind::Array {
            node.elements().for_each(|element| self.byte(element));
        } else {
            self.wrong(node, "[]uint8");
        }
    }

    fn byte(&mut self, node: Node<'_>) {
        match node.as_number() {
            Some(text) if text.parse::<u8>().is_ok() => {}
            Some(text) => self.note(format!("number {text}"), "uint8"),
            None => self.wrong(node, "uint8"),
        }
    }

    /// Decodes an array of two strings.
    pub(crate) fn pair(&mut self, node: Node<'_>, target: &mut [String; 2]) {
        if node.kind() != Kind::Array {
            self.wrong(node, "[2]string");
            return;
        }
        let mut elements = node.elements();
        for slot in target {
            match elements.next() {
                Some(element) => self.string(element, slot),
                None => slot.clear(),
            }
        }
    }

    /// Decodes a map that is not looked at.
    pub(crate) fn map(&mut self, node: Node<'_>, go_type: &'static str, mut each: impl FnMut(&mut Self, Node<'_>)) {
        match node.kind() {
            Kind::Object => node.members().for_each(|member| each(self, member.value)),
            _ => self.wrong(node, go_type),
        }
    }

    /// Decodes a slice of strings.
    pub(crate) fn strings(&mut self, node: Node<'_>, target: &mut Vec<String>) {
        self.list(node, "[]string", target, Self::string);
    }
}

/// Whether a key is that of a field when letters are compared without their case: two letters outside ASCII fold into it.
///
/// Source: golang/go src/encoding/json/fold.go
fn folds_to(name: &str, tag: &str) -> bool {
    let folded = |letter: char| match letter {
        '\u{17f}' => 's',
        '\u{212a}' => 'k',
        _ => letter.to_ascii_lowercase(),
    };
    name.chars().map(folded).eq(tag.chars().map(folded))
}
