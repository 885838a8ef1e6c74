//! Printing an object as Go decoded it.
//!
//! A value has several sources where a member is given twice.

#[cfg(feature = "admission")]
use super::decoded::Value;
use super::error::EncodeError;
use super::exact::Exact;
use super::mode::Mode;
use super::sources::{self, bytes, fields_given, last_value, left_out, live_lists, since_null, time};
use super::unstructured;
use crate::gotext::base64;
use crate::json::{Builder, Kind, Node, any, number};
use crate::meta::Precision;
use crate::meta::Quantity;
use crate::scheme::tables::{self, Field, ReleaseBit, SCHEMAS, STRINGS, Shape};

/// Prints a decoded object that has been changed, with its amounts as they are held. What is not looked into is printed
/// as it stands if the object was `encoded`, and what `exact` has.
#[cfg(feature = "admission")]
pub(super) fn print_decoded<'a>(
    root: &Value<'a>,
    typ: u16,
    bit: ReleaseBit,
    length: usize,
    encoded: bool,
    exact: Option<&'a Exact>,
) -> Builder {
    let mut printer = Printer { encoded, exact, mode: Mode::Held, ..Printer::new(bit) };
    printer.out.reserve(length);
    printer.decoded(typ, root);
    printer.out
}

/// Prints an object that `decode::check` has accepted.
pub(super) fn print<'a>(root: Node<'a>, typ: u16, bit: ReleaseBit, mode: Mode, exact: Option<&'a Exact>) -> Builder {
    let printed = |exact| {
        let mut printer = Printer { mode, exact, ..Printer::new(bit) };
        printer.out.reserve(root.text().len().saturating_add(64));
        printer.value(typ, &[root]);
        printer.out
    };
    let copied = exact.filter(|_| mode.copies());
    let out = printed(copied);
    debug_assert!(copied.is_none() || out.text() == printed(None).text(), "what is copied is printed as it stands");
    out
}

pub(super) struct Printer<'a> {
    pub(super) bit: ReleaseBit,
    pub(super) mode: Mode,
    /// Whether JSON is printed as after reading it into a map or a list.
    pub(super) sorts_json: bool,
    /// Whether the values that were not looked into are printed already.
    #[cfg(feature = "admission")]
    pub(super) encoded: bool,
    /// The values that are printed as they stand, if it is known.
    exact: Option<&'a Exact>,
    /// The first JSON that can't be read so.
    pub(super) unreadable: Option<EncodeError>,
    /// The fields of the structs that are being printed, those of the innermost one last.
    given: Vec<(usize, Node<'a>)>,
    /// In [`Mode::Meaning`] the text is not JSON, so that the tape means nothing.
    pub(super) out: Builder,
}

impl<'a> Printer<'a> {
    pub(super) fn new(bit: ReleaseBit) -> Self {
        Self {
            bit,
            mode: Mode::Text,
            sorts_json: false,
            #[cfg(feature = "admission")]
            encoded: false,
            exact: None,
            unreadable: None,
            given: Vec::new(),
            out: Builder::default(),
        }
    }

    pub(super) fn value(&mut self, typ: u16, sources: &[Node<'a>]) {
        if let ([only], Some(exact)) = (sources, self.exact)
            && exact.has(*only, typ)
        {
            return self.out.node(*only);
        }
        match tables::shape(typ) {
            Shape::Pointer(elem) => match since_null(sources) {
                [] => self.out.scalar(Kind::Null, if self.mode.is_text() { b"null" } else { b"~" }),
                sources => self.value(elem, sources),
            },
            Shape::Struct { first, count } => self.structure(first, count, sources),
            Shape::Slice(elem) => self.list(elem, sources),
            Shape::Map(elem) => self.map(elem, sources),
            Shape::Bool => self.out.scalar(Kind::Bool, last_value(sources).map_or(b"false", |source| source.text())),
            Shape::String => self.string(last_value(sources)),
            Shape::Int32 | Shape::Int64 => self.integer(last_value(sources)),
            Shape::Float64 => {
                let value = last_value(sources).and_then(sources::float).unwrap_or(0.0);
                // Go compares floats by value, and -0 is 0.
                let value = if self.mode == Mode::Meaning && value == 0.0 { 0.0 } else { value };
                self.out.scalar(Kind::Number, number::format_float64(value).as_bytes());
            }
            Shape::Bytes => self.bytes(sources),
            Shape::Quantity => self.quantity(sources),
            Shape::Time => self.time(sources, Precision::Seconds),
            Shape::MicroTime => self.time(sources, Precision::Micros),
            Shape::IntOrString => self.int_or_string(sources),
            Shape::Json if self.sorts_json => match last_value(sources).map(unstructured::print_value) {
                None => self.out.null(),
                Some(Ok(printed)) => self.out.node(printed.finish().root()),
                Some(Err(error)) => _ = self.unreadable.get_or_insert(error),
            },
            Shape::RawExtension | Shape::FieldsV1 | Shape::Json => match (last_value(sources), self.mode) {
                (None, _) => self.out.null(),
                // Upstream compares the bytes, white space and all.
                (Some(source), Mode::Meaning) => self.out.scalar(source.kind(), source.text()),
                (Some(source), _) => self.out.node(source),
            },
            Shape::SchemaOrBool(schema) => match sources.last() {
                Some(source) if source.kind() == Kind::Object => self.value(schema, &[*source]),
                Some(source) if source.kind() == Kind::Bool => self.out.scalar(Kind::Bool, source.text()),
                _ => self.out.scalar(Kind::Bool, b"false"),
            },
            Shape::SchemaOrArray(schema) => self.schema_or_list(schema, SCHEMAS, sources),
            Shape::SchemaOrStringArray(schema) => self.schema_or_list(schema, STRINGS, sources),
        }
    }

    fn schema_or_list(&mut self, schema: u16, list: u16, sources: &[Node<'a>]) {
        match sources.last() {
            Some(source) if source.kind() == Kind::Object => self.value(schema, &[*source]),
            Some(source) if source.elements().next().is_some() => self.value(list, &[*source]),
            _ => self.out.null(),
        }
    }

    fn structure(&mut self, first: u16, count: u8, sources: &[Node<'a>]) {
        let list = tables::all_fields(first, count);
        let begin = self.given.len();
        fields_given(list, sources, self.bit, &mut self.given);
        let mut at = begin;
        self.out.begin_object();
        for (rank, field) in list.iter().enumerate() {
            let rest = self.given.get(at..).unwrap_or_default();
            let own = rest.iter().take_while(|(member, _)| *member == rank).count();
            at = at.saturating_add(own);
            let unset = own == 0 && self.mode.is_text() && field.omits_unset();
            if unset || !field.is_in(self.bit) {
                continue;
            }
            match rest {
                _ if own == 0 => self.field(field, &[]),
                [(_, node), ..] if own == 1 => self.field(field, &[*node]),
                several => {
                    let nodes: Vec<_> = several.iter().take(own).map(|(_, node)| *node).collect();
                    self.field(field, &nodes);
                }
            }
        }
        self.given.truncate(begin);
        self.out.end_object();
    }

    /// Prints a field of a struct, unless Go omits it.
    fn field(&mut self, field: &Field, sources: &[Node<'a>]) {
        if self.mode.is_text() {
            if left_out(field, sources) {
                return;
            }
            self.out.plain_key(field.name());
        }
        self.value(field.typ, sources);
    }

    fn list(&mut self, elem: u16, sources: &[Node<'a>]) {
        let lists = live_lists(sources);
        let Some(last) = lists.last() else {
            let nil = sources.last().is_none_or(Node::is_null) && self.mode.is_text() || self.mode.forgets_empty();
            if nil {
                return self.out.null();
            }
            self.out.begin_array();
            return self.out.end_array();
        };
        self.out.begin_array();
        if let [only] = lists {
            only.elements().for_each(|element| self.value(elem, &[element]));
        } else {
            // An element keeps what earlier lists set at its place, even if a shorter list stood between.
            let mut cursors: Vec<_> = lists.iter().map(Node::elements).collect();
            for _ in last.elements() {
                let elements: Vec<_> = cursors.iter_mut().filter_map(Iterator::next).collect();
                self.value(elem, &elements);
            }
        }
        self.out.end_array();
    }

    fn map(&mut self, elem: u16, sources: &[Node<'a>]) {
        let objects = since_null(sources);
        // A map's values are not merged: the last one of a key counts.
        let members = any::sorted(objects);
        if objects.is_empty() && self.mode.is_text() || members.is_empty() && self.mode.forgets_empty() {
            return self.out.null();
        }
        self.out.begin_object();
        for member in members {
            self.out.key_of(member.key);
            self.entry(elem, member.value);
        }
        self.out.end_object();
    }

    /// The value of an entry. Protobuf stores a list as a message, and null as no bytes: what is read again is not nil.
    fn entry(&mut self, typ: u16, value: Node<'a>) {
        match tables::shape(typ) {
            Shape::Slice(_) if self.mode.forgets_empty() && live_lists(&[value]).is_empty() => {
                self.out.begin_array();
                self.out.end_array();
            }
            Shape::Bytes if self.mode.forgets_empty() && value.is_null() => self.out.string(""),
            _ => self.value(typ, &[value]),
        }
    }

    fn string(&mut self, source: Option<Node<'a>>) {
        match source {
            None => self.out.string(""),
            Some(source) => self.out.string_of(source),
        }
    }

    fn integer(&mut self, source: Option<Node<'a>>) {
        let value = source.filter(|source| source.as_i64().is_some_and(|value| value != 0));
        self.out.scalar(Kind::Number, value.map_or(b"0", |value| value.text()));
    }

    fn bytes(&mut self, sources: &[Node<'a>]) {
        match bytes(sources) {
            None if self.mode.is_text() => self.out.null(),
            bytes => self.out.string(&base64::encode(&bytes.unwrap_or_default())),
        }
    }

    fn quantity(&mut self, sources: &[Node<'a>]) {
        let (quantity, nulled) = sources::quantity(sources);
        let quantity = quantity.filter(|quantity| !nulled || self.mode.is_text() && quantity.keeps_text());
        let quantity = quantity.unwrap_or_else(Quantity::unset);
        if self.mode == Mode::Meaning {
            let mut value = Vec::new();
            quantity.write_value(&mut value);
            return self.out.scalar(Kind::String, &value);
        }
        self.amount(&quantity);
    }

    pub(super) fn amount(&mut self, quantity: &Quantity) {
        self.out.string(&if self.mode.holds_amounts() { quantity.held() } else { quantity.printed() });
    }

    fn time(&mut self, sources: &[Node<'a>], precision: Precision) {
        let time = time(sources, precision);
        if self.mode == Mode::Meaning {
            return self.out.scalar(Kind::String, format!("{time:?}").as_bytes());
        }
        if time.is_zero() {
            return self.out.null();
        }
        self.out.string(&time.to_text(precision));
    }

    /// Prints an IntOrString, which has three fields: type, number and text.
    fn int_or_string(&mut self, sources: &[Node<'a>]) {
        let (figure, text, is_text) = sources::int_or_string(sources);
        if self.mode == Mode::Meaning {
            self.out.scalar(Kind::String, if is_text { b"s" } else { b"i" });
            self.integer(figure);
            return self.string(text);
        }
        if is_text { self.string(text) } else { self.integer(figure) }
    }
}
