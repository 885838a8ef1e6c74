//! Printing a decoded object that has been changed.

use super::decoded::{Sources, Struct, Value};
use super::error::EncodeError;
use super::mode::Mode;
use super::print::{Printer, print};
use crate::json::{Document, Kind};
use crate::scheme::tables::{self, Field, Shape};

impl Struct<'_> {
    /// The value of a field as it is printed, set or not.
    pub(in crate::scheme) fn printed(&self, name: &str) -> Document {
        self.printed_as(Mode::Text, name)
    }

    fn printed_as(&self, mode: Mode, name: &str) -> Document {
        let mut printer = Printer::new(self.bit());
        printer.mode = mode;
        match (self.find(name), self.field(name)) {
            (Some((typ, value)), _) => printer.decoded(typ, value),
            (None, Some((_, field))) => printer.value(field.typ, &[]),
            (None, None) => printer.out.null(),
        }
        printer.out.finish()
    }

    /// Whether a field means the same to the server in two structs of one type: nil and empty lists are equal, and
    /// quantities are compared by value.
    pub(crate) fn means_the_same(&self, other: &Self, name: &str) -> bool {
        let Some((_, field)) = self.field(name) else { return true };
        let [left, right] = [self, other].map(|side| {
            let held = side.printed_as(Mode::Held, name);
            print(held.root(), field.typ, self.bit(), Mode::Meaning, None).into_text()
        });
        left == right
    }

    /// Whether a field holds a time.
    pub(crate) fn has_time(&self, name: &str) -> bool {
        !self.printed(name).root().is_null()
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
                self.set(name, Value::Printed(printer.out.finish()));
                Ok(())
            }
        }
    }
}

impl<'a> Printer<'a> {
    /// Prints a value of the type; what was not looked into as it was decoded.
    pub(super) fn decoded(&mut self, typ: u16, value: &Value<'a>) {
        match value {
            Value::Given(Sources::One(node)) if self.encoded => return self.out.node(*node),
            Value::Given(given) => return self.value(typ, given.as_slice()),
            Value::Printed(text) => return self.out.node(text.root()),
            _ => {}
        }
        match (value, tables::shape(typ)) {
            (value, Shape::Pointer(elem)) => self.decoded(elem, value),
            (Value::Struct(value), Shape::Struct { first, count }) => {
                self.decoded_struct(tables::all_fields(first, count), value);
            }
            (Value::List(list), Shape::Slice(elem)) => {
                self.out.begin_array();
                list.iter().for_each(|element| self.decoded(elem, element));
                self.out.end_array();
            }
            (Value::Map(map), Shape::Map(elem)) => {
                self.out.begin_object();
                for (key, value) in map {
                    self.out.key(key);
                    self.decoded(elem, value);
                }
                self.out.end_object();
            }
            (Value::Text(text), _) => self.out.string(text),
            (Value::Integer(number), _) => self.out.integer(*number),
            (Value::Bool(value), _) => self.out.scalar(Kind::Bool, if *value { b"true" } else { b"false" }),
            (Value::Quantity(quantity), _) => self.amount(quantity),
            // INVARIANT: a value is only opened by the shape of its type.
            _ => self.out.null(),
        }
    }

    fn decoded_struct(&mut self, list: &'static [Field], value: &Struct<'a>) {
        let mut rest = value.members();
        self.out.begin_object();
        for (rank, field) in list.iter().enumerate() {
            match rest {
                [(member, value), behind @ ..] if *member == rank => {
                    rest = behind;
                    if !self.leaves_out(field, value) {
                        self.out.plain_key(field.name());
                        self.decoded(field.typ, value);
                    }
                }
                _ if field.omits_unset() || !field.is_in(self.bit) => {}
                _ => {
                    self.out.plain_key(field.name());
                    self.value(field.typ, &[]);
                }
            }
        }
        self.out.end_object();
    }

    fn leaves_out(&self, field: &Field, value: &Value<'_>) -> bool {
        match value {
            // It would not stand there.
            Value::Given(Sources::One(_)) if self.encoded => false,
            Value::Given(given) => super::sources::left_out(field, given.as_slice()),
            value => field.omits_empty() && value.is_empty(field.typ),
        }
    }
}
