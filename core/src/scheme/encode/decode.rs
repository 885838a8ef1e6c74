//! The errors of Go's decoder for an object, and what it drops: a walk in the order of the text.
//!
//! Source: kubernetes-sigs/json internal/golang/encoding/json/decode.go

use super::error::{EncodeError, pointer_to};
use super::exact::Exact;
use super::sources::{float, left_out, uint8};
use crate::gotext::{base64, unmarshal_type_error};
use crate::json::{Kind, Node, Pointer};
use crate::meta::{Precision, Quantity, Time};
use crate::release::Release;
use crate::scheme::tables::{self, Field, ReleaseBit, SCHEMAS, STRINGS, Search, Shape};

/// How many types may stand inside one another. Only schemas nest without an end of their own; a real one has some
/// dozens.
const MAX_DEPTH: usize = 512;

/// What a walk over an object that can be decoded found.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The fields that the type does not have.
    pub(super) dropped: Vec<Pointer>,
    /// Whether a member is given twice, what decodes itself apart.
    pub(super) repeats: bool,
    /// Whether an amount is so large that a sum of such may print as another one.
    pub(super) large_amounts: bool,
    /// The structs, lists and maps that Go prints as they stand.
    pub(super) exact: Exact,
}

/// Checks whether the object can be decoded into the type.
pub(super) fn check(root: Node<'_>, typ: u16, release: Release) -> Result<Checked, EncodeError> {
    let mut decoder = SchemaCheck {
        bit: tables::release_bit(release),
        every_step: release.errors_name_every_step(),
        depth: 0,
        saved: None,
        path: Vec::new(),
        own: 0,
        checked: Checked { exact: Exact::of(root), ..Checked::default() },
    };
    match decoder.run(root, typ) {
        Ok(_) => Ok(decoder.checked),
        Err(failure) => {
            let at = pointer_to(root, failure.at);
            Err(match failure.problem {
                Problem::TooDeep => EncodeError::LimitExceeded { limit: "schemaDepth", max: MAX_DEPTH, at },
                problem => EncodeError::WrongType { at, upstream: problem.upstream() },
            })
        }
    }
}

struct Failure<'a> {
    at: Node<'a>,
    problem: Problem,
}

enum Problem {
    /// Go's UnmarshalTypeError.
    Type {
        value: String,
        /// The struct and the path of the field, both empty outside of any field.
        structure: &'static str,
        field: String,
        typ: String,
    },
    /// Any other error, as is.
    Text(String),
    TooDeep,
}

impl Problem {
    fn upstream(self) -> String {
        match self {
            Self::Type { value, structure: "", field, typ } if field.is_empty() => {
                unmarshal_type_error(&value, None, &typ)
            }
            Self::Type { value, structure, field, typ } => {
                unmarshal_type_error(&value, Some(&format!("{structure}.{field}")), &typ)
            }
            Self::Text(text) => text,
            Self::TooDeep => String::new(),
        }
    }
}

struct SchemaCheck<'a> {
    bit: ReleaseBit,
    /// Whether errors name embedded structs, and fields inside a value that decodes itself.
    every_step: bool,
    depth: usize,
    /// The first error after which Go continues.
    saved: Option<Failure<'a>>,
    path: Vec<Step<'a>>,
    /// How many steps of the path lead to the text that is decoded: an error names none of them.
    own: usize,
    checked: Checked,
}

/// A step down to a value.
#[derive(Clone, Copy)]
enum Step<'a> {
    /// A field of a struct type.
    Field(Node<'a>, u16, &'static Field),
    /// An entry of a map.
    Entry(Node<'a>),
    Element(usize),
}

/// Whether Go prints the value as it stands, where that is cheap to say; `false` may be said of any value.
///
/// `Err` is an error that stops Go at once; it is reported even if another one was saved before.
type Outcome<'a> = Result<bool, Failure<'a>>;

impl<'a> SchemaCheck<'a> {
    fn run(&mut self, root: Node<'a>, typ: u16) -> Outcome<'a> {
        let exact = self.value(root, typ)?;
        match self.saved.take() {
            Some(failure) => Err(failure),
            None => Ok(exact),
        }
    }

    /// Names the field in an error, as Go does on its way out.
    fn in_context(&self, mut problem: Problem) -> Problem {
        let own = self.path.get(self.own..).unwrap_or_default().iter();
        let fields =
            own.filter_map(|step| if let Step::Field(_, typ, field) = step { Some((*typ, *field)) } else { None });
        let Some((innermost, _)) = fields.clone().next_back() else { return problem };
        if let Problem::Type { structure, field, .. } = &mut problem {
            let path = |field: &Field| if self.every_step { field.path() } else { "" };
            let names = fields.map(|(_, field)| format!("{}{}", path(field), field.name()));
            let inner_field = std::mem::take(field);
            let inner_field = (self.every_step && !inner_field.is_empty()).then_some(inner_field);
            *field = names.chain(inner_field).collect::<Vec<_>>().join(".");
            *structure = tables::struct_name(innermost);
        }
        problem
    }

    fn save(&mut self, at: Node<'a>, problem: Problem) {
        if self.saved.is_none() {
            let problem = self.in_context(problem);
            self.saved = Some(Failure { at, problem });
        }
    }

    fn stop(&self, at: Node<'a>, problem: Problem) -> Outcome<'a> {
        Err(Failure { at, problem: self.in_context(problem) })
    }

    fn save_type(&mut self, at: Node<'a>, value: String, typ: String) {
        self.save(at, Problem::Type { value, structure: "", field: String::new(), typ });
    }

    fn wrong_kind(&mut self, at: Node<'a>, typ: u16) -> Outcome<'a> {
        self.save_type(at, at.kind().go_name().to_owned(), tables::go_name(typ));
        Ok(false)
    }

    fn value(&mut self, node: Node<'a>, typ: u16) -> Outcome<'a> {
        if self.depth == MAX_DEPTH {
            return Err(Failure { at: node, problem: Problem::TooDeep });
        }
        let around = self.depth;
        self.depth = around.saturating_add(1);
        let outcome = self.value_of(node, typ);
        self.depth = around;
        outcome
    }

    fn value_of(&mut self, node: Node<'a>, typ: u16) -> Outcome<'a> {
        match (tables::shape(typ), node.kind()) {
            (Shape::Pointer(elem), kind) => {
                if kind == Kind::Null {
                    Ok(false)
                } else {
                    self.value(node, elem)
                }
            }
            (Shape::RawExtension | Shape::FieldsV1 | Shape::Json, _) => Ok(false),
            (Shape::Quantity, _) => self.quantity(node, typ),
            (Shape::Time, _) => self.time(node, Precision::Seconds),
            (Shape::MicroTime, _) => self.time(node, Precision::Micros),
            (Shape::IntOrString, Kind::Null) => Ok(false),
            (Shape::IntOrString, Kind::String) => Ok(is_exact_string(node)),
            (Shape::IntOrString, Kind::Number) if is_int32(node) => Ok(is_exact_integer(node)),
            (Shape::IntOrString, Kind::Number) => self.stop_type(node, number(node), "int32"),
            (Shape::IntOrString, kind) => self.stop_type(node, kind.go_name().to_owned(), "int32"),
            (Shape::SchemaOrBool(schema), Kind::Object) => self.afresh(node, schema),
            (Shape::SchemaOrBool(_), Kind::Bool) => Ok(true),
            (Shape::SchemaOrBool(_), _) => self.stop(node, Problem::Text("boolean or JSON schema expected".to_owned())),
            (Shape::SchemaOrArray(schema) | Shape::SchemaOrStringArray(schema), Kind::Object) => {
                self.afresh(node, schema)
            }
            (Shape::SchemaOrArray(_), Kind::Array) => self.afresh(node, SCHEMAS),
            (Shape::SchemaOrStringArray(_), Kind::Array) => self.afresh(node, STRINGS),
            (Shape::SchemaOrArray(_) | Shape::SchemaOrStringArray(_), _) => Ok(false),
            // Null leaves the value unchanged, or makes it nil.
            (_, Kind::Null) => Ok(false),
            (Shape::Bool, Kind::Bool) => Ok(true),
            (Shape::String, Kind::String) => Ok(is_exact_string(node)),
            (Shape::Int64, Kind::Number) if node.as_i64().is_some() => Ok(is_exact_integer(node)),
            (Shape::Int32, Kind::Number) if is_int32(node) => Ok(is_exact_integer(node)),
            (Shape::Float64, Kind::Number) if float(node).is_some() => Ok(false),
            (Shape::Int64 | Shape::Int32 | Shape::Float64, Kind::Number) => {
                self.save_type(node, number(node), tables::go_name(typ));
                Ok(false)
            }
            (Shape::Bytes, Kind::String) => {
                let text = node.as_str().unwrap_or_default();
                if let Err(corrupt) = base64::decode(&text) {
                    self.save(node, Problem::Text(corrupt.to_string()));
                }
                Ok(false)
            }
            (Shape::Bytes, Kind::Array) => {
                for element in node.elements() {
                    match element.kind() {
                        Kind::Null => {}
                        Kind::Number if uint8(element).is_some() => {}
                        Kind::Number => self.save_type(element, number(element), "uint8".to_owned()),
                        kind => self.save_type(element, kind.go_name().to_owned(), "uint8".to_owned()),
                    }
                }
                Ok(false)
            }
            (Shape::Slice(elem), Kind::Array) => {
                let mut exact = true;
                for (index, element) in node.elements().enumerate() {
                    exact &= self.below(Step::Element(index), element, elem)?;
                }
                Ok(self.noted(node, typ, exact))
            }
            (Shape::Map(elem), Kind::Object) => {
                let mut exact = is_sorted(node);
                self.checked.repeats |= !exact && repeats_a_key(node);
                for member in node.members() {
                    exact &= is_exact_string(member.key);
                    exact &= self.below(Step::Entry(member.key), member.value, elem)?;
                }
                Ok(self.noted(node, typ, exact))
            }
            (Shape::Struct { first, count }, Kind::Object) => self.structure(node, typ, first, count),
            _ => self.wrong_kind(node, typ),
        }
    }

    fn below(&mut self, step: Step<'a>, node: Node<'a>, typ: u16) -> Outcome<'a> {
        self.path.push(step);
        let outcome = self.value(node, typ);
        self.path.pop();
        outcome
    }

    fn drop_member(&mut self, key: Node<'a>) {
        let mut pointer = Pointer::root();
        for step in self.path.iter().chain([&Step::Entry(key)]) {
            match step {
                Step::Field(key, ..) | Step::Entry(key) => pointer.push(key.as_str().unwrap_or_default()),
                Step::Element(index) => pointer.push(index),
            }
        }
        self.checked.dropped.push(pointer);
    }

    fn structure(&mut self, node: Node<'a>, typ: u16, first: u16, count: u8) -> Outcome<'a> {
        let list = tables::all_fields(first, count);
        let mut search = Search::new(list, self.bit);
        let mut given = [0_u64; 4];
        let (mut exact, mut next) = (true, 0);
        for member in node.members() {
            let Some((rank, field)) = search.find(member.key) else {
                self.drop_member(member.key);
                exact = false;
                continue;
            };
            self.checked.repeats |= !first_time(&mut given, rank);
            exact &= self.below(Step::Field(member.key, typ, field), member.value, field.typ)?;
            exact = exact && self.omits(list.get(next..rank)) && !left_out(field, &[member.value]);
            next = rank.saturating_add(1);
        }
        exact = exact && self.omits(list.get(next..));
        Ok(self.noted(node, typ, exact))
    }

    /// Whether Go omits these fields where they are not set; `None` are those between two that stand in another order.
    fn omits(&self, fields: Option<&[Field]>) -> bool {
        fields.is_some_and(|fields| fields.iter().all(|field| field.omits_unset() || !field.is_in(self.bit)))
    }

    /// Notes that Go prints a value as it stands, if it does.
    fn noted(&mut self, node: Node<'a>, typ: u16, exact: bool) -> bool {
        if exact {
            self.checked.exact.note(node, typ);
        }
        exact
    }

    /// Decodes a part whose type has its own UnmarshalJSON, as a separate text; an error in it stops the whole.
    fn afresh(&mut self, node: Node<'a>, typ: u16) -> Outcome<'a> {
        let mut inner = SchemaCheck {
            bit: self.bit,
            every_step: self.every_step,
            depth: self.depth,
            saved: None,
            own: self.path.len(),
            path: std::mem::take(&mut self.path),
            checked: std::mem::take(&mut self.checked),
        };
        let outcome = inner.run(node, typ);
        self.path = inner.path;
        self.checked = inner.checked;
        outcome.or_else(|failure| self.stop(failure.at, failure.problem))
    }

    fn stop_type(&self, node: Node<'a>, value: String, typ: &str) -> Outcome<'a> {
        self.stop(node, Problem::Type { value, structure: "", field: String::new(), typ: typ.to_owned() })
    }

    fn quantity(&mut self, node: Node<'a>, typ: u16) -> Outcome<'a> {
        if node.is_null() {
            return Ok(false);
        }
        if Quantity::is_plain(node) {
            return Ok(self.noted(node, typ, true));
        }
        match Quantity::decode(node) {
            Ok(amount) => {
                let large = amount.is_large();
                self.checked.large_amounts |= large;
                let exact = !large && is_exact_string(node) && amount.printed().as_bytes() == node.body();
                Ok(self.noted(node, typ, exact))
            }
            Err(error) => self.stop(node, Problem::Text(error.to_string())),
        }
    }

    fn time(&self, node: Node<'a>, precision: Precision) -> Outcome<'a> {
        match node.kind() {
            Kind::Null => Ok(false),
            Kind::String => match Time::parse(&node.as_str().unwrap_or_default(), precision) {
                Ok(_) => Ok(false),
                Err(error) => self.stop(node, Problem::Text(error.to_string())),
            },
            kind => self.stop_type(node, kind.go_name().to_owned(), "string"),
        }
    }
}

/// Notes a field by its rank in `given`, which has a bit for each; whether it was not there before.
fn first_time(given: &mut [u64; 4], rank: usize) -> bool {
    let Some(bits) = given.get_mut(rank / 64) else { return false };
    let bit = 1_u64 << (rank % 64);
    let first = *bits & bit == 0;
    *bits |= bit;
    first
}

/// Whether the keys of a map are sorted, and each stands there once.
fn is_sorted(map: Node<'_>) -> bool {
    map.members().is_sorted_by(|one, other| one.key.cmp_value(&other.key).is_lt())
}

/// Whether a map has a key twice.
fn repeats_a_key(map: Node<'_>) -> bool {
    let mut keys: Vec<_> = map.members().map(|member| member.key).collect();
    keys.sort_unstable_by(Node::cmp_value);
    keys.windows(2).any(|pair| matches!(pair, [one, other] if one.cmp_value(other).is_eq()))
}

/// Whether Go prints a string as it stands: without an escape, in ASCII.
fn is_exact_string(node: Node<'_>) -> bool {
    node.is_plain() && node.is_compact()
}

/// Whether Go prints an integer as it stands.
fn is_exact_integer(node: Node<'_>) -> bool {
    node.text() != b"-0"
}

/// How a type error names a number.
fn number(node: Node<'_>) -> String {
    format!("number {}", node.as_number().unwrap_or_default())
}

pub(in crate::scheme) fn is_int32(node: Node<'_>) -> bool {
    node.as_i64().is_some_and(|value| i32::try_from(value).is_ok())
}
