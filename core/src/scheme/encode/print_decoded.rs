//! Printing a decoded object that has been changed.

use super::decoded::{Sources, Struct, Value};
use super::error::EncodeError;
use super::mode::Mode;
use super::print::{Printer, print};
use crate::json::{Document, string};
use crate::scheme::tables::{self, Field, Shape};

impl Struct<'_> {
    /// The value of a field as it is printed, set or not.
    pub(in crate::scheme) fn printed(&self, name: &str) -> Vec<u8> {
        let mut printer = Printer::new(self.bit());
        match (self.find(name), self.field(name)) {
            (Some((typ, value)), _) => printer.decoded(typ, value),
            (None, Some((_, field))) => printer.value(field.typ, &[]),
            (None, None) => printer.text(b"null"),
        }
        printer.out
    }

    /// Whether a field means the same to the server in two structs of one type: nil and empty lists are equal, and
    /// quantities are compared by value.
    pub(crate) fn means_the_same(&self, other: &Self, name: &str) -> bool {
        let Some((_, field)) = self.field(name) else { return true };
        let [left, right] = [self, other].map(|side| {
            let text = Document::printed(side.printed(name));
            print(text.root(), field.typ, self.bit(), Mode::Meaning)
        });
        left == right
    }

    /// Whether a field holds a time.
    pub(crate) fn has_time(&self, name: &str) -> bool {
        self.printed(name) != b"null"
    }

    /// Prints a field whose value has JSON in it, as Go prints that JSON after reading it into a map or a list.
    pub(in crate::scheme) fn print_with_sorted_json(&mut self, name: &str) -> Result<(), EncodeError> {
        let mut printer = Printer::new(self.bit());
        printer.sorts_json = true;
        if self.is_nil(name) {
            return Ok(());
        }
        let Some((typ, value)) = self.find(name) else { return Ok(()) };
        printer.decoded(typ, value);
        match printer.unreadable {
            Some(error) => Err(error),
            None => {
                self.set(name, Value::Printed(printer.out));
                Ok(())
            }
        }
    }
}

impl Printer {
    /// Prints a value of the type; what was not looked into as it was decoded.
    pub(super) fn decoded(&mut self, typ: u16, value: &Value<'_>) {
        match value {
            Value::Given(Sources::One(node)) if self.encoded => return self.text(node.text()),
            Value::Given(given) => return self.value(typ, given.as_slice()),
            Value::Printed(text) => return self.text(text),
            _ => {}
        }
        match (value, tables::shape(typ)) {
            (value, Shape::Pointer(elem)) => self.decoded(elem, value),
            (Value::Struct(value), Shape::Struct { first, count }) => {
                self.decoded_struct(tables::all_fields(first, count), value);
            }
            (Value::List(list), Shape::Slice(elem)) => {
                self.out.push(b'[');
                for (index, element) in list.iter().enumerate() {
                    self.comma(index > 0);
                    self.decoded(elem, element);
                }
                self.out.push(b']');
            }
            (Value::Map(map), Shape::Map(elem)) => {
                self.out.push(b'{');
                for (index, (key, value)) in map.iter().enumerate() {
                    self.comma(index > 0);
                    string::encode(key, &mut self.out);
                    self.out.push(b':');
                    self.decoded(elem, value);
                }
                self.out.push(b'}');
            }
            (Value::Text(text), _) => string::encode(text, &mut self.out),
            (Value::Integer(number), _) => self.text(number.to_string().as_bytes()),
            (Value::Bool(value), _) => self.text(if *value { b"true" } else { b"false" }),
            (Value::Quantity(quantity), _) => string::encode(&quantity.to_string(), &mut self.out),
            // INVARIANT: a value is only opened by the shape of its type.
            _ => self.text(b"null"),
        }
    }

    fn comma(&mut self, needed: bool) {
        if needed {
            self.out.push(b',');
        }
    }

    fn decoded_struct(&mut self, list: &'static [Field], value: &Struct<'_>) {
        let mut rest = value.members().iter().peekable();
        let mut comma = false;
        self.out.push(b'{');
        for (rank, field) in list.iter().enumerate() {
            let member = rest.next_if(|(member, _)| *member == rank).map(|(_, value)| value);
            if !field.is_in(self.bit) || self.leaves_out(field, member) {
                continue;
            }
            self.comma(comma);
            comma = true;
            self.out.push(b'"');
            self.text(field.name().as_bytes());
            self.text(b"\":");
            match member {
                Some(value) => self.decoded(field.typ, value),
                None => self.value(field.typ, &[]),
            }
        }
        self.out.push(b'}');
    }

    fn leaves_out(&self, field: &Field, value: Option<&Value<'_>>) -> bool {
        match value {
            None => super::print::left_out(field, &[]),
            // It would not stand there.
            Some(Value::Given(Sources::One(_))) if self.encoded => false,
            Some(Value::Given(given)) => super::print::left_out(field, given.as_slice()),
            Some(value) => field.omits_empty() && value.is_empty(field.typ),
        }
    }
}
