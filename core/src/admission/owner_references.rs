//! Owner references that are given twice: the server keeps the first of those that are equal as a whole, and warns.
//!
//! Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go dedupOwnerReferencesAndAddWarning

use crate::json::write::Writer;
use crate::json::{Document, Node};

/// When the server looks at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// When it has decoded the object.
    BeforeAdmission,
    /// After the mutating plugins.
    AfterMutation,
}

/// Drops the duplicates from an encoded object. Returns the server's warning, if there were any.
pub(super) fn deduplicate(object: &mut Document, seen: Seen) -> Option<String> {
    let references = object.at("/metadata/ownerReferences")?;
    let (mut kept, mut duplicates) = (Vec::<Node<'_>>::new(), Vec::new());
    for reference in references.elements() {
        // Both are printed in one form.
        if kept.iter().any(|other| other.text() == reference.text()) {
            duplicates.push(reference.member("uid").and_then(|uid| uid.as_str()).unwrap_or_default());
        } else {
            kept.push(reference);
        }
    }
    if duplicates.is_empty() {
        return None;
    }
    let warning = warning(&duplicates.join(", "), seen);
    let mut writer = Writer::new();
    writer.begin_object();
    for member in object.root().members() {
        writer.key(&member.name());
        if !member.key.is_str("metadata") {
            writer.node(member.value);
            continue;
        }
        writer.begin_object();
        for field in member.value.members() {
            writer.key(&field.name());
            if !field.key.is_str("ownerReferences") {
                writer.node(field.value);
                continue;
            }
            writer.begin_array();
            for reference in &kept {
                writer.node(*reference);
            }
            writer.end_array();
        }
        writer.end_object();
    }
    writer.end_object();
    *object = Document::printed(writer.out);
    Some(warning)
}

fn warning(uids: &str, seen: Seen) -> String {
    let when = match seen {
        Seen::BeforeAdmission => "",
        Seen::AfterMutation => " after mutating admission happens",
    };
    format!(
        ".metadata.ownerReferences contains duplicate entries{when}; API server dedups owner references in 1.20+, and may \
         reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: {uids}"
    )
}
