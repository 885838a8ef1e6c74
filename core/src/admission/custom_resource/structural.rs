//! The structural schema of a custom resource: what of an `openAPIV3Schema` decides its fields and defaults.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/{structural,convert}.go

use std::fmt;

use crate::json::{Document, Kind, Node, Pointer};
use crate::scheme;

/// The schema of a custom resource in one version, with the defaults as the server serves them.
///
/// A list of its parts, since nothing bounds how deep schemas stand inside one another; the first is the root.
#[derive(Debug, Clone)]
pub(in crate::admission) struct Structural {
    pub(super) parts: Vec<Part>,
}

/// A schema within the schema.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    /// Sorted by name, each name once.
    properties: Vec<(String, usize)>,
    /// `additionalProperties`, which may be a boolean instead of a schema; both let any key in.
    additional: Option<Option<usize>>,
    items: Option<usize>,
    pub(super) default: Option<Document>,
    /// `type`; empty where it is not said.
    typ: String,
    int_or_string: bool,
    nullable: bool,
    preserves: bool,
    embedded: bool,
    /// The part that it stands in.
    within: usize,
}

/// Why a schema can't be that of a custom resource: no server stores such a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admission) struct NotStructural {
    /// The place in the schema.
    pub(in crate::admission) at: Pointer,
    pub(in crate::admission) problem: Problem,
}

/// What the server does not take in a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::admission) enum Problem {
    /// The value has another type than the field.
    WrongType(&'static str),
    /// `items` is a list of schemas.
    ItemsAreMany,
    /// A keyword that the server does not support.
    Unsupported(&'static str),
    /// `x-kubernetes-preserve-unknown-fields` is false.
    PreservesNothing,
    /// A default of metadata stands deeper than metadata goes.
    DefaultTooDeep,
    /// A default has another type than its field; the place is that in the default.
    DefaultRefused(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongType(expected) => write!(f, "must be {expected}"),
            Self::ItemsAreMany => f.write_str("`items` must be a schema, not a list of schemas"),
            Self::Unsupported(keyword) => write!(f, "`{keyword}` is not supported"),
            Self::PreservesNothing => f.write_str("`x-kubernetes-preserve-unknown-fields` must be true or undefined"),
            Self::DefaultRefused(why) => f.write_str(why),
            Self::DefaultTooDeep => f.write_str("the default stands deeper than metadata goes"),
        }
    }
}

/// A keyword that makes a schema one that the server can't take, where it says something.
const UNSUPPORTED: [&str; 7] =
    ["$ref", "$schema", "additionalItems", "definitions", "dependencies", "id", "patternProperties"];

/// A schema: a place among the parts.
#[derive(Clone, Copy)]
pub(super) struct Schema<'a> {
    parts: &'a [Part],
    part: &'a Part,
    pub(super) at: usize,
}

/// The schema of a member that a schema knows.
pub(super) struct Child<'a> {
    /// None for a member that `additionalProperties` lets in without a schema.
    pub(super) schema: Option<Schema<'a>>,
    /// Whether the member is a key that `additionalProperties` lets in.
    pub(super) is_key: bool,
}

impl Structural {
    /// Reads a schema; its defaults are as they are stored.
    ///
    /// Cost: one walk over the schema.
    pub(super) fn read(schema: Node<'_>) -> Result<Self, NotStructural> {
        let mut read = Self { parts: vec![Part::default()] };
        let mut rest = vec![(0, schema)];
        while let Some((at, node)) = rest.pop() {
            let part = Part::read(node, &mut |child| {
                let index = read.parts.len();
                read.parts.push(Part { within: at, ..Part::default() });
                rest.push((index, child));
                index
            });
            let part = part.map_err(|fault| fault.under(&read.place(at)))?;
            if let Some(slot) = read.parts.get_mut(at) {
                *slot = Part { within: slot.within, ..part };
            }
        }
        Ok(read)
    }

    /// The place of a part in the schema.
    pub(super) fn place(&self, mut at: usize) -> Pointer {
        let mut tokens = Vec::new();
        while at != 0
            && let Some(part) = self.parts.get(at)
            && let Some(above) = self.parts.get(part.within)
        {
            let property = above.properties.iter().find(|(_, below)| *below == at);
            match property {
                Some((name, _)) => tokens.extend([name.as_str(), "properties"]),
                None => tokens.push(if above.items == Some(at) { "items" } else { "additionalProperties" }),
            }
            at = part.within;
        }
        tokens.into_iter().rev().fold(Pointer::root(), |place, token| place.join(token))
    }

    pub(super) fn schema(&self, at: usize) -> Option<Schema<'_>> {
        Schema::at(&self.parts, at)
    }

    /// Whether resources can be embedded.
    pub(super) fn embeds(&self) -> bool {
        self.parts.iter().any(|part| part.embedded)
    }

    /// The schema of the whole object.
    pub(super) fn root(&self) -> Option<Schema<'_>> {
        self.schema(0)
    }
}

impl NotStructural {
    fn new(name: &'static str, problem: Problem) -> Self {
        Self { at: Pointer::root().join(name), problem }
    }

    fn under(self, above: &Pointer) -> Self {
        Self { at: above.below(&self.at), ..self }
    }
}

impl Part {
    /// Reads one schema; `child` makes a place for one inside it.
    fn read<'a>(node: Node<'a>, child: &mut dyn FnMut(Node<'a>) -> usize) -> Result<Self, NotStructural> {
        let mut part = Self::default();
        match node.kind() {
            // A null among the properties is an empty schema.
            Kind::Null => return Ok(part),
            Kind::Object => {}
            _ => return Err(NotStructural { at: Pointer::root(), problem: Problem::WrongType("a schema") }),
        }
        for member in node.members() {
            let (name, value) = (member.name(), member.value);
            let flag = |name| value.as_bool().ok_or(NotStructural::new(name, Problem::WrongType("a boolean")));
            match &*name {
                _ if value.is_null() => {}
                "properties" => part.properties = properties(value, child)?,
                "additionalProperties" => {
                    part.additional = match value.kind() {
                        Kind::Object => Some(Some(child(value))),
                        Kind::Bool => Some(None),
                        _ => {
                            let problem = Problem::WrongType("a schema or a boolean");
                            return Err(NotStructural::new("additionalProperties", problem));
                        }
                    }
                }
                "items" => match value.kind() {
                    Kind::Object => part.items = Some(child(value)),
                    Kind::Array if value.elements().next().is_none() => {}
                    Kind::Array => return Err(NotStructural::new("items", Problem::ItemsAreMany)),
                    _ => return Err(NotStructural::new("items", Problem::WrongType("a schema"))),
                },
                "default" => {
                    // Stored as Go prints it, which reads numbers into int64 and float64.
                    let stored = scheme::encode_value(value).map_err(|_| {
                        NotStructural::new("default", Problem::WrongType("a value whose numbers fit into a float64"))
                    });
                    part.default = Some(stored?);
                }
                "type" => {
                    let typ = value.as_str().ok_or(NotStructural::new("type", Problem::WrongType("a string")))?;
                    part.typ = typ.into_owned();
                }
                "x-kubernetes-int-or-string" => part.int_or_string = flag("x-kubernetes-int-or-string")?,
                "nullable" => part.nullable = flag("nullable")?,
                "x-kubernetes-embedded-resource" => part.embedded = flag("x-kubernetes-embedded-resource")?,
                "x-kubernetes-preserve-unknown-fields" => {
                    let name = "x-kubernetes-preserve-unknown-fields";
                    if !flag(name)? {
                        return Err(NotStructural::new(name, Problem::PreservesNothing));
                    }
                    part.preserves = true;
                }
                name => {
                    let says = match value.kind() {
                        Kind::Object => value.members().next().is_some() || name == "additionalItems",
                        Kind::String => !value.is_str(""),
                        _ => true,
                    };
                    if let Some(keyword) = UNSUPPORTED.into_iter().find(|keyword| *keyword == name && says) {
                        return Err(NotStructural::new(keyword, Problem::Unsupported(keyword)));
                    }
                }
            }
        }
        Ok(part)
    }
}

fn properties<'a>(
    node: Node<'a>,
    child: &mut dyn FnMut(Node<'a>) -> usize,
) -> Result<Vec<(String, usize)>, NotStructural> {
    if node.kind() != Kind::Object {
        return Err(NotStructural::new("properties", Problem::WrongType("schemas by name")));
    }
    let mut members: Vec<_> = node.members().map(|member| (member.name().into_owned(), member.value)).collect();
    // Stable, so that of a name that is given twice the last one stays.
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
    members.reverse();
    members.dedup_by(|(a, _), (b, _)| a == b);
    members.reverse();
    Ok(members.into_iter().map(|(name, value)| (name, child(value))).collect())
}

impl<'a> Schema<'a> {
    fn at(parts: &'a [Part], at: usize) -> Option<Self> {
        Some(Self { parts, part: parts.get(at)?, at })
    }

    /// The properties that it names, sorted.
    pub(super) fn properties(self) -> impl Iterator<Item = (&'a str, Schema<'a>)> {
        self.part.properties.iter().filter_map(move |(name, at)| Some((name.as_str(), Self::at(self.parts, *at)?)))
    }

    fn property(self, name: &str) -> Option<Self> {
        let found = self.part.properties.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        Self::at(self.parts, self.part.properties.get(found)?.1)
    }

    /// The schema of a member; `None` if it does not know the member.
    pub(super) fn child(self, name: &str) -> Option<Child<'a>> {
        if let Some(property) = self.property(name) {
            return Some(Child { schema: Some(property), is_key: false });
        }
        let additional = self.part.additional?;
        Some(Child { schema: additional.and_then(|at| Self::at(self.parts, at)), is_key: true })
    }

    /// The schema of the keys that it does not name.
    pub(super) fn additional(self) -> Option<Self> {
        Self::at(self.parts, self.part.additional??)
    }

    /// The schema of the elements of a list.
    pub(super) fn items(self) -> Option<Self> {
        Self::at(self.parts, self.part.items?)
    }

    /// Whether it says nothing of what is in a value.
    pub(super) fn is_leaf(self) -> bool {
        self.part.properties.is_empty() && self.part.additional.is_none() && self.part.items.is_none()
    }

    pub(super) fn default(self) -> Option<&'a Document> {
        self.part.default.as_ref()
    }

    /// `type`, where it says something.
    pub(super) fn typ(self) -> &'a str {
        &self.part.typ
    }

    /// `x-kubernetes-int-or-string`
    pub(super) fn is_int_or_string(self) -> bool {
        self.part.int_or_string
    }

    /// Whether a null is a value of its own.
    pub(super) fn is_nullable(self) -> bool {
        self.part.nullable
    }

    /// `x-kubernetes-preserve-unknown-fields`
    pub(super) fn preserves(self) -> bool {
        self.part.preserves
    }

    /// `x-kubernetes-embedded-resource`
    pub(super) fn is_embedded(self) -> bool {
        self.part.embedded
    }
}
