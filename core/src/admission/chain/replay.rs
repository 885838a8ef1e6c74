//! The built-in plugins that stand side by side, asked again: what each of them changed.

use std::sync::OnceLock;

use crate::admission::cluster::Cluster;
use crate::admission::plugin::BuiltIn;
use crate::admission::plugin::attributes::{Attributes, Effects};
use crate::admission::request::Request;
use crate::json::Document;
use crate::scheme::{self, Decoded};

/// What the plugins were asked. They change one decoded object, which is printed behind the last of them; few want to
/// see it behind each, and that costs more than all plugins together.
#[derive(Debug)]
pub(super) struct Replay {
    pub(super) cluster: Cluster,
    /// The request, with the object as it came to the first plugin.
    pub(super) request: Request,
    pub(super) plugins: Vec<BuiltIn>,
    /// How many suffixes were used before.
    pub(super) suffixes_used: usize,
    /// The object before the first plugin and behind each of them, once somebody has asked.
    pub(super) objects: OnceLock<Vec<Document>>,
}

impl Replay {
    /// The object before and behind the plugin `at` in the list, if it has changed.
    pub(super) fn around(&self, at: usize) -> Option<(Document, Document)> {
        let objects = self.objects.get_or_init(|| self.ask_again());
        let (before, after) = (objects.get(at)?, objects.get(at.saturating_add(1))?);
        let shown = |held| scheme::shown(held, &self.request.kind, self.cluster.release());
        let (before, after) = (shown(before), shown(after));
        (before.text() != after.text()).then_some((before, after))
    }

    /// Answers depend on nothing but the question, so these are those of the first time.
    fn ask_again(&self) -> Vec<Document> {
        let Self { cluster, request, .. } = self;
        let Some(object) = &request.object else { return Vec::new() };
        let Some(mut decoded) = Decoded::of_encoded(object, &request.kind, cluster.release()) else {
            return Vec::new();
        };
        let attributes = Attributes { cluster, request, suffixes: &request.suffixes, patched: false };
        let mut effects = Effects { suffixes_used: self.suffixes_used, ..Effects::default() };
        let mut last = object.clone();
        let mut objects = vec![last.clone()];
        for plugin in &self.plugins {
            if plugin.admit(decoded.root(), &attributes, &mut effects).is_err() {
                break;
            }
            if plugin.may_change(&attributes) {
                last = decoded.print_changed(&last).unwrap_or(last);
            }
            debug_assert!(decoded.print_changed(&last).is_none(), "{plugin:?} has changed the object");
            objects.push(last.clone());
        }
        objects
    }
}
