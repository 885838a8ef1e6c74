//! What a vector asks.

use nocluster::json::{Document, Node};

/// The input of a case of a file: its own members over those that the file shares.
pub(crate) fn asked(file: &Document, case: Node<'_>) -> Vec<u8> {
    match (file.root().member("input"), case.member("input")) {
        (Some(shared), Some(own)) => over(shared, own),
        (_, own) => own.map(|own| own.text().to_vec()).unwrap_or_default(),
    }
}

fn over(shared: Node<'_>, own: Node<'_>) -> Vec<u8> {
    let shared = shared.members().filter(|member| own.member(&member.name()).is_none());
    let texts = shared.chain(own.members()).map(|member| [member.key.text(), b":", member.value.text()].concat());
    [b"{".to_vec(), texts.collect::<Vec<_>>().join(&b','), b"}".to_vec()].concat()
}
