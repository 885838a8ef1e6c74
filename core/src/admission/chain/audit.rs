//! Annotations of the audit event.
//!
//! Source: kubernetes/apiserver pkg/admission/attributes.go AddAnnotation, pkg/admission/plugin/webhook/{mutating,
//! validating}/dispatcher.go

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::admission::webhook::hook::Hook;
use crate::json::write::Writer;
use crate::json::{Kind, Node, replace_invalid};
use crate::meta::names;
use crate::patch::Patch;
use crate::release::Release;

/// The annotations so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Annotations {
    entries: BTreeMap<String, String>,
}

impl Annotations {
    /// Adds an annotation if its key is valid; an existing one stays.
    pub(crate) fn add(&mut self, key: String, value: String, release: Release) {
        if key.matches('/').count() == 1 && names::label_key(&key, release).is_empty() {
            self.entries.entry(key).or_insert(value);
        }
    }

    pub(crate) fn mutation(&mut self, hook: &Hook, round: u8, mutated: bool, release: Release) {
        let mut value = Writer::new();
        value.begin_object().key("configuration").string(&hook.configuration).key("webhook").string(&hook.name);
        value.key("mutated").bool(mutated).end_object();
        self.add(place("mutation", hook, round), text(value), release);
    }

    pub(crate) fn patch(&mut self, hook: &Hook, round: u8, patch: &Patch, release: Release) {
        let mut value = Writer::new();
        value.begin_object().key("configuration").string(&hook.configuration).key("webhook").string(&hook.name);
        value.key("patch").begin_array();
        for operation in patch.document().root().elements() {
            write_operation(operation, &mut value);
        }
        value.end_array().key("patchType").string(crate::admission::exchange::response::JSON_PATCH).end_object();
        self.add(place("patch", hook, round), text(value), release);
    }

    /// A failed call that `failurePolicy: Ignore` ignores. In the validating phase `index` counts matched hooks
    /// only.
    pub(crate) fn failed_open(&mut self, hook: &Hook, round: u8, release: Release) {
        self.add(place("failed-open.mutation", hook, round), hook.name.clone(), release);
    }

    pub(crate) fn failed_open_validating(&mut self, hook: &Hook, matched: usize, release: Release) {
        let key = format!("failed-open.validating.webhook.admission.k8s.io/round_0_index_{matched}");
        self.add(key, hook.name.clone(), release);
    }

    pub(crate) fn into_map(self) -> BTreeMap<String, String> {
        self.entries
    }
}

fn place(what: &str, hook: &Hook, round: u8) -> String {
    format!("{what}.webhook.admission.k8s.io/round_{round}_index_{}", hook.index)
}

fn text(writer: Writer) -> String {
    replace_invalid(&writer.out)
}

/// An operation, as Go prints the map into which it was decoded.
fn write_operation(operation: Node<'_>, out: &mut Writer) {
    if operation.kind() != Kind::Object {
        out.null();
        return;
    }
    // Of a member that is given twice, the last one counts.
    let members: BTreeMap<Cow<'_, str>, Node<'_>> =
        operation.members().map(|member| (member.name(), member.value)).collect();
    out.begin_object();
    for (name, value) in members {
        out.key(&name).node(value);
    }
    out.end_object();
}
