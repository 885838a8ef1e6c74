//! A patch as it was written, with its operations found.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::limits::{Exceeded, Limits};
use crate::json::{Document, Kind, Node};

/// A JSON Patch: the text of its operations, in the order in which they are applied.
///
/// [`super::rfc6902::parse`] and [`super::kube::decode`] read one. A patch that was read for one dialect can be applied
/// in the other, which then makes its own checks.
///
/// Serde reads and writes a patch as a JSON array, so other types with that form convert through serde.
#[derive(Debug, Clone)]
pub struct Patch {
    document: Document,
    operations: Vec<Operation>,
    /// Whether it is known to be a patch by RFC 6902.
    checked: bool,
}

impl PartialEq for Patch {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
    }
}

impl Eq for Patch {}

/// One operation: the places of its members on the tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Operation {
    pub(super) verb: Verb,
    /// The operation itself.
    place: u32,
    op: Option<u32>,
    path: Option<u32>,
    from: Option<u32>,
    value: Option<u32>,
    /// A member that is given twice; the last one counts.
    pub(super) repeated: Option<&'static str>,
}

/// The verb of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Add,
    Remove,
    Replace,
    Move,
    Copy,
    Test,
    /// There is no `op`, or no dialect knows it.
    Unknown,
}

impl Verb {
    fn of(op: Node<'_>) -> Self {
        const VERBS: [(&str, Verb); 6] = [
            ("add", Verb::Add),
            ("replace", Verb::Replace),
            ("remove", Verb::Remove),
            ("test", Verb::Test),
            ("copy", Verb::Copy),
            ("move", Verb::Move),
        ];
        VERBS.into_iter().find(|(name, _)| op.is_str(name)).map_or(Self::Unknown, |(_, verb)| verb)
    }
}

/// The operation of a patch that an error is about, with its members as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct At {
    /// The index of the operation in the patch, counted from 0.
    pub op_index: usize,
    /// The `op` of the operation, if it is a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub op: Option<String>,
    /// The `path` of the operation, if it is a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The `from` of the operation, if it is a string and the operation reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "operation {}", self.op_index)?;
        match (&self.op, &self.path) {
            (Some(op), Some(path)) => write!(f, " ({op} `{path}`)"),
            (Some(op), None) => write!(f, " ({op})"),
            (None, Some(path)) => write!(f, " (`{path}`)"),
            (None, None) => Ok(()),
        }
    }
}

impl Patch {
    /// Finds the operations; the dialects refuse what is wrong with them.
    pub(super) fn of(document: Document, limits: &Limits) -> Result<Self, Exceeded> {
        let mut operations = Vec::with_capacity(document.root().elements().take(64).count());
        for node in document.root().elements() {
            operations.push(Operation::of(node));
            Exceeded::check("operations", limits.operations, operations.len())?;
        }
        Ok(Self { document, operations, checked: false })
    }

    /// Marks the patch as valid by RFC 6902.
    pub(super) fn checked(self) -> Self {
        Self { checked: true, ..self }
    }

    pub(super) fn is_checked(&self) -> bool {
        self.checked
    }

    /// How many operations there are.
    pub fn len(&self) -> usize {
        self.operations.len()
    }

    /// Whether there are no operations. Applying such a patch still rewrites the text as the dialect prints it.
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }

    /// The patch as it was written.
    pub fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The whole operation.
    pub(super) fn node(&self, operation: &Operation) -> Node<'_> {
        self.document.node(operation.place)
    }

    pub(super) fn op(&self, operation: &Operation) -> Option<Node<'_>> {
        operation.op.map(|index| self.document.node(index))
    }

    pub(super) fn path(&self, operation: &Operation) -> Option<Node<'_>> {
        operation.path.map(|index| self.document.node(index))
    }

    pub(super) fn from(&self, operation: &Operation) -> Option<Node<'_>> {
        operation.from.map(|index| self.document.node(index))
    }

    pub(super) fn value(&self, operation: &Operation) -> Option<Node<'_>> {
        operation.value.map(|index| self.document.node(index))
    }

    /// The members of the operation for an error about it.
    pub(super) fn at(&self, op_index: usize, operation: &Operation) -> At {
        let text = |node: Option<Node<'_>>| node.and_then(|node| node.as_str()).map(Cow::into_owned);
        let reads_from = matches!(operation.verb, Verb::Move | Verb::Copy);
        At {
            op_index,
            op: text(self.op(operation)),
            path: text(self.path(operation)),
            from: text(self.from(operation)).filter(|_| reads_from),
        }
    }
}

impl Operation {
    fn of(node: Node<'_>) -> Self {
        let mut operation = Self {
            verb: Verb::Unknown,
            place: node.index(),
            op: None,
            path: None,
            from: None,
            value: None,
            repeated: None,
        };
        for member in node.members() {
            let (slot, name) = match member.key {
                key if key.is_str("op") => {
                    operation.verb = Verb::of(member.value);
                    (&mut operation.op, "op")
                }
                key if key.is_str("path") => (&mut operation.path, "path"),
                key if key.is_str("value") => (&mut operation.value, "value"),
                key if key.is_str("from") => (&mut operation.from, "from"),
                _ => continue,
            };
            if slot.replace(member.value.index()).is_some() {
                operation.repeated = operation.repeated.or(Some(name));
            }
        }
        operation
    }
}

impl Serialize for Patch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Patch {
    /// Reads any JSON array of objects; each dialect checks the rest when it applies the patch.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let document = Document::parse(String::from(Box::<str>::from(raw))).map_err(Error::custom)?;
        if document.root().kind() != Kind::Array || document.root().elements().any(|node| node.kind() != Kind::Object) {
            return Err(Error::custom("a JSON Patch is an array of objects"));
        }
        Self::of(document, &Limits::default()).map_err(|_| Error::custom("a JSON Patch of too many operations"))
    }
}
