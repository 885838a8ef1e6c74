//! Reading the members of an object that was encoded.

use crate::json::Node;

/// The string of a node that is one.
pub(super) fn text(node: Node<'_>) -> String {
    node.as_str().unwrap_or_default().into_owned()
}

/// The names in a list of references.
pub(super) fn names(list: Option<Node<'_>>) -> Vec<String> {
    let name = |element: Node<'_>| element.member("name").map(text).unwrap_or_default();
    list.map(|list| list.elements().map(name).collect()).unwrap_or_default()
}
