//! The values of an object that Go prints as they stand, so that printing them is copying.

use crate::json::{Document, Node};

/// The structs, lists and maps of one object that Go prints as they stand, each with its type.
#[derive(Debug, Clone, Default)]
pub(super) struct Exact {
    object: Option<Document>,
    /// By the place on the tape, from that of the object: one more than the type; 0 for any other value.
    types: Vec<u32>,
}

impl Exact {
    /// None yet of an object.
    pub(super) fn of(object: Node<'_>) -> Self {
        Self { object: Some(object.to_document()), types: vec![0; object.size()] }
    }

    /// Notes a value of the object with its type.
    pub(super) fn note(&mut self, node: Node<'_>, typ: u16) {
        let at = self.object.as_ref().and_then(|object| node.place_in(object.root()));
        if let Some(noted) = at.and_then(|at| self.types.get_mut(at)) {
            *noted = u32::from(typ).saturating_add(1);
        }
    }

    /// Whether a value was noted with the type. Values of other objects were not.
    pub(super) fn has(&self, node: Node<'_>, typ: u16) -> bool {
        let at = self.object.as_ref().and_then(|object| node.place_in(object.root()));
        at.and_then(|at| self.types.get(at)) == Some(&u32::from(typ).saturating_add(1))
    }
}
