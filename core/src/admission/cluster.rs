//! The objects of a cluster, compiled once for many requests.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::admission::contents::{self, Contents};
use crate::admission::error::ClusterError;
use crate::admission::finding::Finding;
use crate::admission::registry::{Registry, ResourceRow};
use crate::admission::stored::Stored;
use crate::admission::webhook::condition::Conditions;
use crate::admission::webhook::hook::{Hook, Phase};
use crate::admission::webhook::matcher::Matcher;
use crate::admission::webhook::stored_namespace::StoredNamespace;
use crate::admission::webhook::words::Words;
use crate::json::Document;
use crate::meta::Gvk;
use crate::objects::{Complete, Objects};
use crate::release::Release;

/// What kube-apiserver knows of its cluster, as far as you supplied it: webhook configurations, Namespaces,
/// CustomResourceDefinitions, and what the built-in plugins look up: ServiceAccounts, LimitRanges, PriorityClasses,
/// RuntimeClasses, StorageClasses, IngressClasses and Nodes.
///
/// Missing input is never guessed: what you did not supply is unknown, unless [`Cluster::complete`] says that a kind is
/// complete.
///
/// # Examples
///
/// A List as `kubectl get -o json` prints it:
///
/// ```
/// use nocluster::{admission::{Cluster, Phase}, json::Document, release::Release};
///
/// let exported = r#"{"apiVersion": "v1", "kind": "List", "items": [
///     {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}},
///     {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
///      "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
///      "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
///      "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
///      "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}
/// ]}"#;
/// let cluster = Cluster::new(vec![Document::parse(exported)?], Release::V1_37)?;
/// assert_eq!(cluster.hooks(Phase::Validating)[0].key(), "validating/guard/images.example.com");
/// assert_eq!(cluster.hook("images.example.com")?.name, "images.example.com");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Cluster {
    prepared: Arc<Prepared>,
}

#[derive(Debug, Clone)]
struct Prepared {
    mutating: Vec<Arc<Hook>>,
    validating: Vec<Arc<Hook>>,
    /// The hooks of both phases, mutating ones first, compiled for repeated matching.
    matchers: Vec<Arc<Matcher>>,
    /// Every key, with the hooks that it names.
    keys: BTreeMap<String, Vec<Arc<Hook>>>,
    namespaces: BTreeMap<String, StoredNamespace>,
    stored: Stored,
    complete: BTreeSet<Complete>,
    registry: Registry,
    words: Words,
    ignored: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

/// Why a key does not name one hook, or a name does not name one of its match conditions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum HookKeyError {
    /// No hook has this name.
    #[error("no hook has the name `{key}`; there are: {}", known.join(", "))]
    UnknownHook {
        /// The key as it was given.
        key: String,
        /// The full keys of all hooks.
        known: Vec<String>,
    },
    /// The hook has no match condition of this name.
    #[error("`{hook}` has no match condition `{condition}`; it has {}", if known.is_empty() { "none".to_owned() } else { known.join(", ") })]
    UnknownCondition {
        /// The key of the hook as it was given.
        hook: String,
        /// The name as it was given.
        condition: String,
        /// The names of the hook's match conditions.
        known: Vec<String>,
    },
    /// Several hooks have this name.
    #[error("`{key}` names several hooks: use one of {}", candidates.join(", "))]
    AmbiguousHook {
        /// The key as it was given.
        key: String,
        /// The full keys of these hooks.
        candidates: Vec<String>,
    },
}

impl Cluster {
    /// Compiles objects as `kubectl get -o json` prints them; a list counts as its items, at any depth.
    ///
    /// # Errors
    ///
    /// [`ClusterError`]; places are pointers such as `/objects/0/items/3/webhooks/0/rules`.
    pub fn new(objects: Vec<Document>, release: Release) -> Result<Self, ClusterError> {
        Self::compile(&Objects::read(&objects)?, release)
    }

    /// Compiles objects that were read already.
    ///
    /// # Errors
    ///
    /// [`ClusterError`], as [`Cluster::new`].
    pub fn compile(objects: &Objects, release: Release) -> Result<Self, ClusterError> {
        let ignored = objects.ignored(contents::reads);
        let Contents { mut configurations, namespaces, crds, stored, findings } = contents::read(objects, release)?;
        // Sorted by bytes, as Go sorts; the hooks of one configuration stay in the written order.
        configurations.sort_by(|a, b| a.name.cmp(&b.name));
        let (mut mutating, mut validating) = (Vec::new(), Vec::new());
        for configuration in configurations {
            let list = match configuration.phase {
                Phase::Mutating => &mut mutating,
                Phase::Validating => &mut validating,
            };
            for mut hook in configuration.hooks {
                hook.index = list.len();
                list.push(hook);
            }
        }
        name_shortly(&mut mutating, &mut validating);
        let shared = |hooks: Vec<Hook>| hooks.into_iter().map(Arc::new).collect::<Vec<_>>();
        let (mutating, validating) = (shared(mutating), shared(validating));
        let mut words = Words::default();
        let hooks = mutating.iter().chain(&validating).map(Arc::clone);
        let matchers = hooks.map(|hook| Arc::new(Matcher::new(hook, &mut words))).collect();
        let mut keys: BTreeMap<String, Vec<Arc<Hook>>> = BTreeMap::new();
        for hook in mutating.iter().chain(&validating) {
            for key in [hook.key().to_owned()].into_iter().chain(shorter_keys(hook)) {
                keys.entry(key).or_default().push(Arc::clone(hook));
            }
        }
        let namespaces = StoredNamespace::all(namespaces, &words);
        let registry = Registry { release, crds, rows: Vec::new(), crds_complete: false };
        Ok(Self {
            prepared: Arc::new(Prepared {
                mutating,
                validating,
                matchers,
                keys,
                namespaces,
                stored,
                complete: BTreeSet::new(),
                registry,
                words,
                ignored,
                findings,
            }),
        })
    }

    /// Whether admission reads objects of a kind: webhook configurations, Namespaces, CustomResourceDefinitions, and what
    /// the built-in plugins look up.
    pub fn reads(kind: &Gvk) -> bool {
        contents::reads(kind)
    }

    /// Adds rows to the resource table, after its own; a row for a known resource replaces it.
    #[must_use]
    pub fn with_resources(mut self, rows: Vec<ResourceRow>) -> Self {
        Arc::make_mut(&mut self.prepared).registry.rows.extend(rows);
        self
    }

    /// Declares the kinds of which you supplied every object.
    #[must_use]
    pub fn complete(mut self, kinds: &[Complete]) -> Self {
        let prepared = Arc::make_mut(&mut self.prepared);
        prepared.complete.extend(kinds);
        prepared.registry.crds_complete |= kinds.contains(&Complete::Crds);
        self
    }

    /// The Kubernetes release whose behavior the answers model.
    pub fn release(&self) -> Release {
        self.prepared.registry.release
    }

    /// The hooks of a phase in the server's order: configurations by name, the hooks of one in the written order.
    pub fn hooks(&self, phase: Phase) -> &[Arc<Hook>] {
        match phase {
            Phase::Mutating => &self.prepared.mutating,
            Phase::Validating => &self.prepared.validating,
        }
    }

    /// The hooks of both phases, mutating ones first.
    pub(super) fn all_matchers(&self) -> &[Arc<Matcher>] {
        &self.prepared.matchers
    }

    /// The hooks of a phase, in the order of [`Cluster::hooks`].
    pub(super) fn matchers(&self, phase: Phase) -> &[Arc<Matcher>] {
        let (mutating, validating) =
            self.prepared.matchers.split_at_checked(self.prepared.mutating.len()).unwrap_or_default();
        match phase {
            Phase::Mutating => mutating,
            Phase::Validating => validating,
        }
    }

    /// The hook that a key names. A key is the full key, or `<configuration>/<hook>` or `<hook>` if that is unique.
    ///
    /// # Errors
    ///
    /// [`HookKeyError`] if there is no such hook, or several.
    pub fn hook(&self, key: &str) -> Result<&Arc<Hook>, HookKeyError> {
        let named = self.prepared.keys.get(key).map_or(&[][..], Vec::as_slice);
        // A full key names its hook, even if it is the short key of another one.
        if let Some(hook) = named.iter().find(|hook| hook.key() == key) {
            return Ok(hook);
        }
        let full = |hook: &Arc<Hook>| hook.key().to_owned();
        match named {
            [hook] => Ok(hook),
            [] => {
                let hooks = self.prepared.mutating.iter().chain(&self.prepared.validating);
                Err(HookKeyError::UnknownHook { key: key.to_owned(), known: hooks.map(full).collect() })
            }
            _ => Err(HookKeyError::AmbiguousHook { key: key.to_owned(), candidates: named.iter().map(full).collect() }),
        }
    }

    /// Checks that every key of `conditions` names one hook, and every name in it one of that hook's conditions.
    ///
    /// # Errors
    ///
    /// [`HookKeyError`] for the first that does not.
    pub fn check_conditions(&self, conditions: &Conditions) -> Result<(), HookKeyError> {
        for (key, results) in conditions {
            let known = &self.hook(key)?.match_conditions;
            if let Some(name) = results.keys().find(|name| !known.iter().any(|condition| condition.name == **name)) {
                let known = known.iter().map(|condition| condition.name.clone()).collect();
                return Err(HookKeyError::UnknownCondition { hook: key.clone(), condition: name.clone(), known });
            }
        }
        Ok(())
    }

    /// How many objects were given of each kind that admission does not read; a key is such as `v1/Secret`.
    pub fn ignored(&self) -> &BTreeMap<String, usize> {
        &self.prepared.ignored
    }

    /// Problems in the webhook configurations.
    pub fn findings(&self) -> &[Finding] {
        &self.prepared.findings
    }

    pub(super) fn registry(&self) -> &Registry {
        &self.prepared.registry
    }

    pub(super) fn words(&self) -> &Words {
        &self.prepared.words
    }

    /// A Namespace that was given, or that the server creates itself.
    pub(super) fn namespace(&self, name: &str) -> Option<&StoredNamespace> {
        self.prepared.namespaces.get(name)
    }

    pub(super) fn knows_all_namespaces(&self) -> bool {
        self.is_complete(Complete::Namespaces)
    }

    /// What the built-in plugins look up.
    pub(super) fn stored(&self) -> &Stored {
        &self.prepared.stored
    }

    /// Whether every object of a kind was supplied.
    pub(super) fn is_complete(&self, kind: Complete) -> bool {
        self.prepared.complete.contains(&kind)
    }
}

/// The keys of a hook without its phase, and without its configuration.
fn shorter_keys(hook: &Hook) -> [String; 2] {
    let last = if hook.nth == 0 { hook.name.clone() } else { format!("{}/{}", hook.name, hook.nth) };
    [format!("{}/{last}", hook.configuration), last]
}

/// Gives each hook the shorter keys that name it alone.
fn name_shortly(mutating: &mut [Hook], validating: &mut [Hook]) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for hook in mutating.iter().chain(validating.iter()) {
        for key in [hook.key.clone()].into_iter().chain(shorter_keys(hook)) {
            let uses = uses.entry(key).or_default();
            *uses = uses.saturating_add(1);
        }
    }
    for hook in mutating.iter_mut().chain(validating) {
        hook.short_keys = shorter_keys(hook).into_iter().filter(|key| uses.get(key) == Some(&1)).collect();
    }
}
