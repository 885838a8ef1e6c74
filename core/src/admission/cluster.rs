//! The objects of a cluster, compiled once for many requests.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::admission::contents::{self, Contents};
use crate::admission::error::ClusterError;
use crate::admission::finding::Finding;
use crate::admission::registry::{Registry, ResourceRow};
use crate::admission::webhook::condition::Conditions;
use crate::admission::webhook::hook::{Hook, Phase};
use crate::admission::webhook::matcher::Matcher;
use crate::admission::webhook::stored_namespace::StoredNamespace;
use crate::admission::webhook::words::Words;
use crate::json::Document;
use crate::meta::Gvk;
use crate::objects::{Complete, Objects};
use crate::release::Release;

/// What kube-apiserver knows of its cluster, as far as you supplied it: webhook configurations, Namespaces and
/// CustomResourceDefinitions.
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
    /// The hooks of both phases, mutating ones first, for being asked often.
    matchers: Vec<Arc<Matcher>>,
    /// Every key, with the hooks that it names.
    keys: BTreeMap<String, Vec<Arc<Hook>>>,
    namespaces: BTreeMap<String, StoredNamespace>,
    namespaces_complete: bool,
    registry: Registry,
    words: Words,
    ignored: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

/// Why a key names no hook, or a name no match condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum HookKeyError {
    /// No hook has this name.
    #[error("no hook is called `{key}`; there are: {}", known.join(", "))]
    UnknownHook {
        /// What was given.
        key: String,
        /// The full keys of all hooks.
        known: Vec<String>,
    },
    /// The hook has no match condition of this name.
    #[error("`{hook}` has no match condition `{condition}`; it has: {}", known.join(", "))]
    UnknownCondition {
        /// The hook, as given.
        hook: String,
        /// What was given.
        condition: String,
        /// The names of its conditions.
        known: Vec<String>,
    },
    /// Several have it.
    #[error("`{key}` names several hooks: {}", candidates.join(", "))]
    AmbiguousHook {
        /// What was given.
        key: String,
        /// Their full keys.
        candidates: Vec<String>,
    },
}

impl Cluster {
    /// Compiles objects as `kubectl get -o json` prints them; a list is taken as its items, at any depth.
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
        let Contents { mut configurations, namespaces, crds, findings } = contents::read(objects, release)?;
        // Bytewise, as Go sorts; hooks of one configuration stay as written.
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
                namespaces_complete: false,
                registry,
                words,
                ignored,
                findings,
            }),
        })
    }

    /// Whether admission reads objects of a kind: webhook configurations, Namespaces and CustomResourceDefinitions.
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
        prepared.namespaces_complete |= kinds.contains(&Complete::Namespaces);
        prepared.registry.crds_complete |= kinds.contains(&Complete::Crds);
        self
    }

    /// The Kubernetes release that this models.
    pub fn release(&self) -> Release {
        self.prepared.registry.release
    }

    /// The hooks of a phase in the server's order: configurations by name, hooks as written.
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

    /// The hook that a key names: the full key, or `<configuration>/<hook>` or `<hook>` where that is unique.
    ///
    /// # Errors
    ///
    /// [`HookKeyError`] if there is no such hook, or several.
    pub fn hook(&self, key: &str) -> Result<&Arc<Hook>, HookKeyError> {
        let named = self.prepared.keys.get(key).map_or(&[][..], Vec::as_slice);
        // A full key names its hook whatever else is called so.
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
    /// [`HookKeyError`] of the first that does not.
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

    /// How many objects of kinds that admission does not read were given, by `v1/Secret`.
    pub fn ignored(&self) -> &BTreeMap<String, usize> {
        &self.prepared.ignored
    }

    /// Problems in the configurations.
    pub fn findings(&self) -> &[Finding] {
        &self.prepared.findings
    }

    pub(super) fn registry(&self) -> &Registry {
        &self.prepared.registry
    }

    pub(super) fn words(&self) -> &Words {
        &self.prepared.words
    }

    /// A Namespace that was given, or that the server makes itself.
    pub(super) fn namespace(&self, name: &str) -> Option<&StoredNamespace> {
        self.prepared.namespaces.get(name)
    }

    pub(super) fn knows_all_namespaces(&self) -> bool {
        self.prepared.namespaces_complete
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
