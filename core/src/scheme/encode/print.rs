//! Printing an object as Go decoded it.
//!
//! A value has several sources where a member is given twice.

#[cfg(feature = "admission")]
use super::decoded::Value;
use super::error::EncodeError;
use super::mode::Mode;
use super::sources::{self, bytes, entries_given, fields_given, is_empty, last_value, live_lists, since_null, time};
use super::{decode, unstructured};
use crate::gotext::base64;
use crate::json::{Kind, Node, number, string, write};
use crate::meta::Precision;
use crate::meta::Quantity;
use crate::scheme::tables::{self, Field, ReleaseBit, SCHEMAS, STRINGS, Shape};

/// Prints a decoded object that has been changed. What is not looked into is printed as it stands if the object was
/// `encoded`.
#[cfg(feature = "admission")]
pub(super) fn print_decoded(root: &Value<'_>, typ: u16, bit: ReleaseBit, length: usize, encoded: bool) -> Vec<u8> {
    let mut printer = Printer { encoded, ..Printer::new(bit) };
    printer.out.reserve(length);
    printer.decoded(typ, root);
    printer.out
}

/// Prints an object that [`decode::check`] has accepted.
pub(super) fn print(root: Node<'_>, typ: u16, bit: ReleaseBit, mode: Mode) -> Vec<u8> {
    let mut printer = Printer { mode, ..Printer::new(bit) };
    printer.out.reserve(root.text().len().saturating_add(64));
    printer.value(typ, &[root]);
    printer.out
}

pub(super) struct Printer {
    pub(super) bit: ReleaseBit,
    mode: Mode,
    /// Whether JSON is printed as after reading it into a map or a list.
    pub(super) sorts_json: bool,
    /// Whether the values that were not looked into are printed already.
    #[cfg(feature = "admission")]
    pub(super) encoded: bool,
    /// The first JSON that can't be read so.
    pub(super) unreadable: Option<EncodeError>,
    pub(super) out: Vec<u8>,
}

impl Printer {
    pub(super) fn new(bit: ReleaseBit) -> Self {
        Self {
            bit,
            mode: Mode::Text,
            sorts_json: false,
            #[cfg(feature = "admission")]
            encoded: false,
            unreadable: None,
            out: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, text: &[u8]) {
        self.out.extend_from_slice(text);
    }

    pub(super) fn value(&mut self, typ: u16, sources: &[Node<'_>]) {
        match tables::shape(typ) {
            Shape::Pointer(elem) => match since_null(sources) {
                [] => self.text(if self.mode.is_text() { b"null" } else { b"~" }),
                sources => self.value(elem, sources),
            },
            Shape::Struct { first, count } => self.structure(first, count, sources),
            Shape::Slice(elem) => self.list(elem, sources),
            Shape::Map(elem) => self.map(elem, sources),
            Shape::Bool => self.text(last_value(sources).map_or(b"false", |source| source.text())),
            Shape::String => self.string(last_value(sources)),
            Shape::Int32 | Shape::Int64 => self.integer(last_value(sources)),
            Shape::Float64 => {
                let value = last_value(sources).and_then(decode::float).unwrap_or(0.0);
                // Go compares floats by value, and -0 is 0.
                let value = if self.mode == Mode::Meaning && value == 0.0 { 0.0 } else { value };
                self.text(number::format_float64(value).as_bytes());
            }
            Shape::Bytes => self.bytes(sources),
            Shape::Quantity => self.quantity(sources),
            Shape::Time => self.time(sources, Precision::Seconds),
            Shape::MicroTime => self.time(sources, Precision::Micros),
            Shape::IntOrString => self.int_or_string(sources),
            Shape::Json if self.sorts_json => match last_value(sources) {
                None => self.text(b"null"),
                Some(source) => {
                    if let Err(error) = unstructured::print_value(source, Mode::Text, &mut self.out) {
                        self.unreadable.get_or_insert(error);
                    }
                }
            },
            Shape::RawExtension | Shape::FieldsV1 | Shape::Json => match (last_value(sources), self.mode) {
                (None, _) => self.text(b"null"),
                // Upstream compares the bytes, white space and all.
                (Some(source), Mode::Meaning) => self.text(source.text()),
                (Some(source), _) => write::compact(source, &mut self.out),
            },
            Shape::SchemaOrBool(schema) => match sources.last() {
                Some(source) if source.kind() == Kind::Object => self.value(schema, &[*source]),
                Some(source) if source.kind() == Kind::Bool => self.text(source.text()),
                _ => self.text(b"false"),
            },
            Shape::SchemaOrArray(schema) => self.schema_or_list(schema, SCHEMAS, sources),
            Shape::SchemaOrStringArray(schema) => self.schema_or_list(schema, STRINGS, sources),
        }
    }

    fn schema_or_list(&mut self, schema: u16, list: u16, sources: &[Node<'_>]) {
        match sources.last() {
            Some(source) if source.kind() == Kind::Object => self.value(schema, &[*source]),
            Some(source) if source.elements().next().is_some() => self.value(list, &[*source]),
            _ => self.text(b"null"),
        }
    }

    fn structure(&mut self, first: u16, count: u8, sources: &[Node<'_>]) {
        let list = tables::all_fields(first, count);
        let members = fields_given(list, sources, self.bit);
        let mut given = members.chunk_by(|(rank, _), (other, _)| rank == other).peekable();
        self.out.push(b'{');
        let begin = self.out.len();
        for (rank, field) in list.iter().enumerate() {
            let own = given.next_if(|own| own.first().is_some_and(|(member, _)| *member == rank));
            if !field.is_in(self.bit) {
                continue;
            }
            match own.unwrap_or_default() {
                [] => self.field(field, &[], begin),
                [(_, node)] => self.field(field, std::slice::from_ref(node), begin),
                several => self.field(field, &several.iter().map(|(_, node)| *node).collect::<Vec<_>>(), begin),
            }
        }
        self.out.push(b'}');
    }

    /// Prints a field of a struct whose first one is printed at `begin`, unless Go omits it.
    fn field(&mut self, field: &Field, sources: &[Node<'_>], begin: usize) {
        if self.mode.is_text() && left_out(field, sources) {
            return;
        }
        if self.out.len() > begin {
            self.out.push(b',');
        }
        if self.mode.is_text() {
            self.out.push(b'"');
            self.text(field.name().as_bytes());
            self.text(b"\":");
        }
        self.value(field.typ, sources);
    }

    fn list(&mut self, elem: u16, sources: &[Node<'_>]) {
        let lists = live_lists(sources);
        let Some(last) = lists.last() else {
            let nil = sources.last().is_none_or(Node::is_null) && self.mode.is_text() || self.mode.forgets_empty();
            return self.text(if nil { b"null" } else { b"[]" });
        };
        self.out.push(b'[');
        if let [only] = lists {
            for (index, element) in only.elements().enumerate() {
                if index > 0 {
                    self.out.push(b',');
                }
                self.value(elem, &[element]);
            }
        } else {
            // An element keeps what earlier lists set at its place, even if a shorter list stood between.
            let mut cursors: Vec<_> = lists.iter().map(Node::elements).collect();
            for index in 0..last.elements().count() {
                if index > 0 {
                    self.out.push(b',');
                }
                let elements: Vec<_> = cursors.iter_mut().filter_map(Iterator::next).collect();
                self.value(elem, &elements);
            }
        }
        self.out.push(b']');
    }

    fn map(&mut self, elem: u16, sources: &[Node<'_>]) {
        let objects = since_null(sources);
        if objects.is_empty() {
            return self.text(if self.mode.is_text() { b"null" } else { b"{}" });
        }
        let members = entries_given(objects);
        if self.mode.forgets_empty() && members.is_empty() {
            return self.text(b"null");
        }
        self.out.push(b'{');
        let mut comma = false;
        for (at, (key, value)) in members.iter().enumerate() {
            if members.get(at.saturating_add(1)).is_some_and(|(next, _)| next == key) {
                continue;
            }
            if comma {
                self.out.push(b',');
            }
            comma = true;
            string::encode(key, &mut self.out);
            self.out.push(b':');
            self.entry(elem, *value);
        }
        self.out.push(b'}');
    }

    /// The value of an entry. Protobuf stores a list as a message, and null as no bytes: what is read again is not nil.
    fn entry(&mut self, typ: u16, value: Node<'_>) {
        match tables::shape(typ) {
            Shape::Slice(_) if self.mode.forgets_empty() && live_lists(&[value]).is_empty() => self.text(b"[]"),
            Shape::Bytes if self.mode.forgets_empty() && value.is_null() => self.text(b"\"\""),
            _ => self.value(typ, &[value]),
        }
    }

    fn string(&mut self, source: Option<Node<'_>>) {
        match source {
            None => self.text(b"\"\""),
            Some(source) if source.is_plain() && source.is_compact() => self.text(source.text()),
            Some(source) => string::encode(&source.as_str().unwrap_or_default(), &mut self.out),
        }
    }

    fn integer(&mut self, source: Option<Node<'_>>) {
        let value = source.and_then(|source| source.as_i64()).unwrap_or(0);
        self.text(value.to_string().as_bytes());
    }

    fn bytes(&mut self, sources: &[Node<'_>]) {
        match bytes(sources) {
            None if self.mode.is_text() => self.text(b"null"),
            bytes => {
                self.out.push(b'"');
                self.text(base64::encode(&bytes.unwrap_or_default()).as_bytes());
                self.out.push(b'"');
            }
        }
    }

    fn quantity(&mut self, sources: &[Node<'_>]) {
        let (quantity, nulled) = sources::quantity(sources);
        let quantity = quantity.filter(|quantity| !nulled || self.mode.is_text() && quantity.keeps_text());
        let quantity = quantity.unwrap_or_else(Quantity::unset);
        if self.mode == Mode::Meaning {
            return quantity.write_value(&mut self.out);
        }
        self.out.push(b'"');
        self.text(quantity.to_string().as_bytes());
        self.out.push(b'"');
    }

    fn time(&mut self, sources: &[Node<'_>], precision: Precision) {
        let time = time(sources, precision);
        if self.mode == Mode::Meaning {
            return self.text(format!("{time:?}").as_bytes());
        }
        if time.is_zero() {
            return self.text(b"null");
        }
        self.out.push(b'"');
        self.text(time.to_text(precision).as_bytes());
        self.out.push(b'"');
    }

    /// Prints an IntOrString, which has three fields: type, number and text.
    fn int_or_string(&mut self, sources: &[Node<'_>]) {
        let (figure, text, is_text) = sources::int_or_string(sources);
        if self.mode == Mode::Meaning {
            self.text(if is_text { b"s" } else { b"i" });
            self.integer(figure);
            return self.string(text);
        }
        if is_text { self.string(text) } else { self.integer(figure) }
    }
}

/// Whether Go omits the field.
pub(super) fn left_out(field: &Field, sources: &[Node<'_>]) -> bool {
    field.omits_empty() && is_empty(field.typ, sources)
        || field.omits_zero() && time(sources, Precision::Seconds).is_zero()
}
