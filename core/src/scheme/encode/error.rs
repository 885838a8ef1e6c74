//! Errors in decoding an object into its kind.

use serde::Serialize;

use crate::json::{Kind, Node, Pointer};

/// Why an object can't be decoded into its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EncodeError {
    /// A value does not fit its field.
    #[error("the value at `{at}` does not fit: {upstream}")]
    WrongType {
        /// The place of the value.
        at: Pointer,
        /// The server's text.
        upstream: String,
    },
    /// A list of objects; its items are encoded one by one.
    #[error("`{kind}` is a list: give its items one by one")]
    List {
        /// The kind of the list.
        kind: String,
    },
    /// Schemas nest more deeply than the library works with.
    #[error("the limit {limit} of {max} is exceeded at `{at}`")]
    LimitExceeded {
        /// The name of the limit.
        limit: &'static str,
        /// The value of the limit: the largest depth of types inside one another.
        max: usize,
        /// The place at which it is exceeded.
        at: Pointer,
    },
}

#[cfg(feature = "admission")]
impl EncodeError {
    /// A value that the server reads and can't convert.
    pub(in crate::scheme) fn unconvertible(at: &[&str], upstream: String) -> Self {
        let mut pointer = Pointer::root();
        for token in at {
            pointer.push(token);
        }
        Self::WrongType { at: pointer, upstream }
    }
}

/// The pointer to a node from one above it.
pub(super) fn pointer_to(root: Node<'_>, target: Node<'_>) -> Pointer {
    let mut pointer = Pointer::root();
    let mut at = root;
    while at.index() < target.index() {
        let inside = |node: &Node<'_>| node.index() <= target.index();
        let next = match at.kind() {
            Kind::Object => at.members().take_while(|member| inside(&member.value)).last().map(|member| {
                pointer.push(member.name());
                member.value
            }),
            _ => at.elements().enumerate().take_while(|(_, element)| inside(element)).last().map(|(index, element)| {
                pointer.push(index);
                element
            }),
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    pointer
}
