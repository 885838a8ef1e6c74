//! Unknown and repeated fields, as the server's strict decoder reports them.
//!
//! Source: kubernetes-sigs/json internal/golang/encoding/json/{decode,kubernetes_patch}.go; kubernetes/apimachinery
//! pkg/runtime/serializer/json/json.go

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::iter::Enumerate;

use serde::Serialize;

use crate::gotext::quote;
use crate::json::{Document, Elements, Kind, Members, Node, Pointer};
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::tables::{self, ReleaseBit, Search, Shape};

/// How many errors the decoder keeps; it leaves out all others.
const MAX: usize = 100;

/// An unknown or a repeated field. `Display` prints it as the server does: `unknown field "spec.replica"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StrictError {
    /// What is wrong with the field.
    pub fault: StrictFault,
    /// The path in the server's form, such as `spec.containers[0].imag`.
    pub path: String,
    /// The place of the field.
    pub at: Pointer,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StrictFault {
    /// The type does not have the field.
    UnknownField,
    /// The field is given more than once.
    DuplicateField,
}

impl fmt::Display for StrictError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fault = match self.fault {
            StrictFault::UnknownField => "unknown field",
            StrictFault::DuplicateField => "duplicate field",
        };
        write!(f, "{fault} {}", quote(&self.path))
    }
}

/// The unknown and repeated fields of an object that [`super::encode`] accepts, in the server's order: that of the text.
///
/// For a kind that is not built in these are the repeated fields alone. The same error is reported once, and no more
/// than 100 are. Values that decode themselves are not looked into, such as a `RawExtension` or, in the schemas of a
/// CustomResourceDefinition, what may be a schema or something else.
///
/// Cost: one walk over the object, and the length of a path for each error.
///
/// # Fidelity
///
/// kubernetes-sigs/json UnmarshalStrict.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, meta::Gvk, release::Release, scheme};
///
/// let pod = Document::parse(r#"{"kind": "Pod", "spec": {"nodeNam": "a", "hostNetwork": true, "hostNetwork": false}}"#)?;
/// let errors = scheme::strict_errors(&pod, &Gvk::new("", "v1", "Pod"), Release::default());
/// let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
/// assert_eq!(texts, [r#"unknown field "spec.nodeNam""#, r#"duplicate field "spec.hostNetwork""#]);
/// assert_eq!(errors[0].at.as_str(), "/spec/nodeNam");
/// # Ok::<(), nocluster::json::JsonError>(())
/// ```
pub fn strict_errors(document: &Document, gvk: &Gvk, release: Release) -> Vec<StrictError> {
    let bit = tables::release_bit(release);
    let expected = tables::type_of(gvk, bit).map_or(Expected::Any, Expected::Type);
    walked(document.root(), expected, bit)
}

/// The unknown fields of the `metadata` of an object whose kind is not built in, which the server decodes apart;
/// `None` if it can't be decoded.
///
/// Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/objectmeta/coerce.go GetObjectMetaWithOptions
#[cfg(feature = "admission")]
pub(crate) fn metadata_errors(metadata: &Document, release: Release) -> Option<Vec<StrictError>> {
    let bit = tables::release_bit(release);
    let typ = tables::object_meta(bit)?;
    super::encode::check_type(metadata, typ, release).ok()?;
    Some(walked(metadata.root(), Expected::Type(typ), bit))
}

fn walked(root: Node<'_>, expected: Expected, bit: ReleaseBit) -> Vec<StrictError> {
    let mut walk = Walk { bit, open: Vec::new(), path: String::new(), seen: BTreeSet::new(), errors: Vec::new() };
    walk.run(root, expected);
    walk.errors
}

/// The type into which a value is decoded.
#[derive(Debug, Clone, Copy)]
enum Expected {
    /// Go's `any`.
    Any,
    /// A row of the tables.
    Type(u16),
}

/// A container whose end has not been reached. A stack of them, since nothing bounds how deep they nest.
struct Open<'a> {
    /// The step that leads to the container; none leads to the root.
    step: Option<Step<'a>>,
    /// The length of the container's own path.
    path: usize,
    rest: Rest<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Member(Node<'a>),
    Element(usize),
}

enum Rest<'a> {
    Struct {
        members: Members<'a>,
        search: Search,
        given: BTreeSet<usize>,
    },
    /// Each key with whether it has been reported.
    Map {
        members: Members<'a>,
        elem: Expected,
        given: BTreeMap<Cow<'a, str>, bool>,
    },
    List {
        elements: Enumerate<Elements<'a>>,
        elem: Expected,
    },
}

struct Walk<'a> {
    bit: ReleaseBit,
    open: Vec<Open<'a>>,
    path: String,
    seen: BTreeSet<(StrictFault, String)>,
    errors: Vec<StrictError>,
}

impl<'a> Walk<'a> {
    fn run(&mut self, root: Node<'a>, expected: Expected) {
        self.enter(None, root, expected);
        while self.errors.len() < MAX
            && let Some(open) = self.open.last_mut()
        {
            self.path.truncate(open.path);
            match &mut open.rest {
                Rest::List { elements, elem } => {
                    let elem = *elem;
                    match elements.next() {
                        Some((index, element)) => self.enter(Some(Step::Element(index)), element, elem),
                        None => self.leave(),
                    }
                }
                Rest::Map { members, elem, given } => {
                    let elem = *elem;
                    let Some(member) = members.next() else {
                        self.leave();
                        continue;
                    };
                    let again = match given.get_mut(&member.name()) {
                        Some(reported) => !std::mem::replace(reported, true),
                        None => {
                            given.insert(member.name(), false);
                            false
                        }
                    };
                    if again {
                        self.report(StrictFault::DuplicateField, member.key);
                    }
                    self.enter(Some(Step::Member(member.key)), member.value, elem);
                }
                Rest::Struct { members, search, given } => {
                    let Some(member) = members.next() else {
                        self.leave();
                        continue;
                    };
                    match search.find(member.key) {
                        // The value of a field that is unknown is skipped.
                        None => self.report(StrictFault::UnknownField, member.key),
                        Some((rank, field)) => {
                            if !given.insert(rank) {
                                self.report(StrictFault::DuplicateField, member.key);
                            }
                            self.enter(Some(Step::Member(member.key)), member.value, Expected::Type(field.typ));
                        }
                    }
                }
            }
        }
    }

    /// Goes into a value, if it is a container whose members are decoded one by one.
    fn enter(&mut self, step: Option<Step<'a>>, node: Node<'a>, expected: Expected) {
        let rest = match (shape(expected), node.kind()) {
            (None, Kind::Object) => Rest::Map { members: node.members(), elem: Expected::Any, given: BTreeMap::new() },
            (None, Kind::Array) => Rest::List { elements: node.elements().enumerate(), elem: Expected::Any },
            (Some(Shape::Struct { first, count }), Kind::Object) => {
                let search = Search::new(tables::all_fields(first, count), self.bit);
                Rest::Struct { members: node.members(), search, given: BTreeSet::new() }
            }
            (Some(Shape::Map(elem)), Kind::Object) => {
                Rest::Map { members: node.members(), elem: Expected::Type(elem), given: BTreeMap::new() }
            }
            (Some(Shape::Slice(elem)), Kind::Array) => {
                Rest::List { elements: node.elements().enumerate(), elem: Expected::Type(elem) }
            }
            _ => return,
        };
        match step {
            None => {}
            Some(Step::Element(index)) => self.path.push_str(&format!("[{index}]")),
            Some(Step::Member(key)) => {
                if self.open.len() > 1 {
                    self.path.push('.');
                }
                self.path.push_str(&key.as_str().unwrap_or_default());
            }
        }
        self.open.push(Open { step, path: self.path.len(), rest });
    }

    fn leave(&mut self) {
        self.open.pop();
    }

    fn report(&mut self, fault: StrictFault, key: Node<'a>) {
        let name = key.as_str().unwrap_or_default();
        let path = if self.open.len() > 1 { format!("{}.{name}", self.path) } else { name.into_owned() };
        if !self.seen.insert((fault, path.clone())) {
            return;
        }
        let mut at = Pointer::root();
        for step in self.open.iter().filter_map(|open| open.step).chain([Step::Member(key)]) {
            match step {
                Step::Member(key) => at.push(key.as_str().unwrap_or_default()),
                Step::Element(index) => at.push(index),
            }
        }
        self.errors.push(StrictError { fault, path, at });
    }
}

/// The shape behind all pointers; `None` for Go's `any`.
fn shape(expected: Expected) -> Option<Shape> {
    let Expected::Type(mut typ) = expected else { return None };
    loop {
        match tables::shape(typ) {
            Shape::Pointer(elem) => typ = elem,
            shape => return Some(shape),
        }
    }
}
