//! Pods as the server takes them in, printed when somebody looks at them.
//!
//! The plugins before the webhooks change what was decoded, so that nearly every Pod is printed only once: behind them.

use std::sync::Arc;

use crate::json::{Document, Maker};
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::decoded::Value;
use crate::scheme::{DecodablePod, Decoded, EncodeError};

/// A Pod that a client has sent: decoded, with its defaults, converted, and its metadata changed.
pub(super) struct ReceivedPod {
    pod: Arc<DecodablePod>,
    /// The members of its metadata that are removed.
    remove: Vec<&'static str>,
    /// The namespace that is written.
    namespace: Option<String>,
}

impl ReceivedPod {
    /// Checks what a client has sent. `None` for another kind, and for a Pod that has to be looked at now: the client gets a
    /// warning of it, or what the server holds of it is not what it prints.
    pub(super) fn check(sent: &Document, kind: &Gvk, release: Release) -> Result<Option<DecodablePod>, EncodeError> {
        // Whether one is given twice shows when they are printed.
        if sent.at("/metadata/ownerReferences").is_some_and(|references| references.elements().nth(1).is_some()) {
            return Ok(None);
        }
        DecodablePod::of(sent, kind, release)
    }

    /// The Pod before and after the change of its metadata.
    pub(super) fn documents(pod: DecodablePod, remove: Vec<&'static str>, namespace: Option<&str>) -> [Document; 2] {
        let pod = Arc::new(pod);
        let before = Self { pod: Arc::clone(&pod), remove: Vec::new(), namespace: None };
        let after = Self { pod, remove, namespace: namespace.map(str::to_owned) };
        [before, after].map(Document::deferred)
    }

    /// The Pod, decoded as a release does it; `None` if it was received by another one.
    pub(super) fn decoded_by(&self, release: Release) -> Option<Decoded<'_>> {
        self.pod.is_of(release).then(|| self.decoded())
    }

    fn decoded(&self) -> Decoded<'_> {
        let mut decoded = self.pod.decoded();
        if let Some(metadata) = decoded.root().and_then(|pod| pod.open("metadata")) {
            self.remove.iter().for_each(|name| metadata.clear(name));
            if let Some(namespace) = &self.namespace {
                metadata.set("namespace", Value::owned_text(namespace.clone()));
            }
        }
        decoded
    }
}

impl Maker<Document> for ReceivedPod {
    fn make(&self) -> Document {
        self.decoded().print()
    }
}
