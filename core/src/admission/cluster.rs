//! The objects of a cluster, compiled once and asked often.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::admission::assumed;
use crate::admission::finding::{self, Finding};
use crate::admission::need::Asked;
use crate::admission::objects;
use crate::admission::registry::Registry;
use crate::admission::request::{ClientRequest, Request, RequestError};
use crate::admission::webhook::condition::Conditions;
use crate::admission::webhook::decision::{Decision, Verdict};
use crate::admission::webhook::hook::{Hook, Phase};
use crate::admission::webhook::matcher::{Compiled, Words};
use crate::admission::webhook::subject::Subject;
use crate::json::{Document, Pointer};
use crate::meta::{Gvk, Gvr, Labels};
use crate::release::Release;

/// What kube-apiserver knows of its cluster, as far as it was given: webhook configurations, Namespaces and
/// CustomResourceDefinitions.
///
/// The world is open: what was not given is unknown, unless [`Cluster::complete`] says that a kind is given in full.
#[derive(Debug, Clone)]
pub struct Cluster {
    contents: Arc<Contents>,
}

#[derive(Debug, Clone)]
struct Contents {
    mutating: Vec<Arc<Hook>>,
    validating: Vec<Arc<Hook>>,
    /// Every key, with the hooks that it names.
    keys: BTreeMap<String, Vec<Arc<Hook>>>,
    namespaces: BTreeMap<String, Arc<Labels>>,
    namespaces_complete: bool,
    registry: Registry,
    words: Words,
    ignored: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

/// A kind of which every object was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Complete {
    /// A Namespace that was not given does not exist; but the server makes its own (`default`, `kube-system`,
    /// `kube-public`, `kube-node-lease`).
    Namespaces,
    /// A CustomResourceDefinition that was not given does not exist.
    Crds,
}

/// A row that adds to the resource table, or replaces a row of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResourceRow {
    /// The resource.
    pub resource: Gvr,
    /// `""` for the resource itself.
    pub sub_resource: String,
    /// The kind that it serves; `None`: the registry knows none.
    pub kind: Option<Gvk>,
    /// Resources of one key are equivalent; default: those of one group and name.
    pub key: Option<String>,
}

/// Why a cluster can't be made of the objects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ClusterError {
    /// One object is given twice.
    #[error("{kind} `{name}` is given twice: at `{first}` and at `{at}`")]
    DuplicateObject {
        /// Its kind.
        kind: String,
        /// Its name.
        name: String,
        /// Where it is first.
        first: Pointer,
        /// Where it is again.
        at: Pointer,
    },
    /// A configuration in a version that never existed.
    #[error("`{kind}` has no version `{api_version}` (at `{at}`): write admissionregistration.k8s.io/v1")]
    UnsupportedVersion {
        /// Its kind.
        kind: String,
        /// As written.
        api_version: String,
        /// Where.
        at: Pointer,
    },
    /// A member without which an object can't be placed.
    #[error("`{at}` is missing")]
    Missing {
        /// The member.
        at: Pointer,
    },
    /// A JSON type that the server would not have stored.
    #[error("`{at}` must be {expected}, not {found}")]
    WrongType {
        /// Where.
        at: Pointer,
        /// Such as `a list of strings`.
        expected: &'static str,
        /// What stands there, such as `a list`.
        found: String,
    },
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
        let objects = objects::read(&objects, release)?;
        let mut configurations = objects.configurations;
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
        let mut words = Words::default();
        for hook in mutating.iter_mut().chain(&mut validating) {
            hook.compiled = Compiled::new(hook, &mut words);
        }
        let shared = |hooks: Vec<Hook>| hooks.into_iter().map(Arc::new).collect::<Vec<_>>();
        let (mutating, validating) = (shared(mutating), shared(validating));
        let mut keys: BTreeMap<String, Vec<Arc<Hook>>> = BTreeMap::new();
        for hook in mutating.iter().chain(&validating) {
            for key in [hook.key().to_owned()].into_iter().chain(shorter_keys(hook)) {
                keys.entry(key).or_default().push(Arc::clone(hook));
            }
        }
        let namespaces = objects.namespaces.into_iter().map(|(name, labels)| (name, Arc::new(labels))).collect();
        let registry = Registry { release, crds: objects.crds, rows: Vec::new(), crds_complete: false };
        let (ignored, findings) = (objects.ignored, objects.findings);
        Ok(Self {
            contents: Arc::new(Contents {
                mutating,
                validating,
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

    /// Adds rows to the resource table, after its own; a row for a resource that it has takes that one's place.
    #[must_use]
    pub fn with_resources(mut self, rows: Vec<ResourceRow>) -> Self {
        Arc::make_mut(&mut self.contents).registry.rows.extend(rows);
        self
    }

    /// Says of which kinds every object was given.
    #[must_use]
    pub fn complete(mut self, kinds: &[Complete]) -> Self {
        let contents = Arc::make_mut(&mut self.contents);
        contents.namespaces_complete |= kinds.contains(&Complete::Namespaces);
        contents.registry.crds_complete |= kinds.contains(&Complete::Crds);
        self
    }

    /// The release that answers are given for.
    pub fn release(&self) -> Release {
        self.contents.registry.release
    }

    /// The hooks of a phase in the server's order: configurations by name, hooks as written.
    pub fn hooks(&self, phase: Phase) -> &[Arc<Hook>] {
        match phase {
            Phase::Mutating => &self.contents.mutating,
            Phase::Validating => &self.contents.validating,
        }
    }

    /// The hook that a key names: the full key, or `<configuration>/<hook>` or `<hook>` where that is unique.
    ///
    /// # Errors
    ///
    /// [`HookKeyError`] if there is no such hook, or several.
    pub fn hook(&self, key: &str) -> Result<&Arc<Hook>, HookKeyError> {
        let named = self.contents.keys.get(key).map_or(&[][..], Vec::as_slice);
        // A full key names its hook whatever else is called so.
        if let Some(hook) = named.iter().find(|hook| hook.key() == key) {
            return Ok(hook);
        }
        let full = |hook: &Arc<Hook>| hook.key().to_owned();
        match named {
            [hook] => Ok(hook),
            [] => {
                let hooks = self.contents.mutating.iter().chain(&self.contents.validating);
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
        &self.contents.ignored
    }

    /// What is wrong with the configurations.
    pub fn findings(&self) -> &[Finding] {
        &self.contents.findings
    }

    /// What is wrong with a request.
    pub fn request_findings(&self, request: &Request) -> Vec<Finding> {
        finding::of_request(self.registry(), request)
    }

    /// What the answers to a request take for granted, such as `api-defaults` or `namespace-labels/default`; sorted.
    pub fn assumed(&self, request: &Request) -> Vec<String> {
        assumed::assumed(self, request)
    }

    pub(super) fn registry(&self) -> &Registry {
        &self.contents.registry
    }

    pub(super) fn words(&self) -> &Words {
        &self.contents.words
    }

    /// The labels of a stored Namespace that was given.
    pub(super) fn namespace_labels(&self, name: &str) -> Option<&Arc<Labels>> {
        self.contents.namespaces.get(name)
    }

    pub(super) fn knows_all_namespaces(&self) -> bool {
        self.contents.namespaces_complete
    }

    /// The request that creating an object becomes, for `kubernetes-admin`.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if the object can't be read.
    pub fn create(&self, object: Document) -> Result<Asked<Request>, RequestError> {
        self.request(ClientRequest { object: Some(object), ..ClientRequest::default() })
    }

    /// The request that changing a stored object becomes.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if an object can't be read.
    pub fn update(&self, old_object: Document, object: Document) -> Result<Asked<Request>, RequestError> {
        self.request(ClientRequest { object: Some(object), old_object: Some(old_object), ..ClientRequest::default() })
    }

    /// The request that deleting a stored object becomes.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if the object can't be read.
    pub fn delete(&self, old_object: Document) -> Result<Asked<Request>, RequestError> {
        self.request(ClientRequest { old_object: Some(old_object), ..ClientRequest::default() })
    }

    /// What happens at each hook, mutating ones first; every hook is judged on the request as given.
    pub fn match_hooks(&self, request: &Request) -> Vec<Decision> {
        self.judge_all(request, false)
    }

    /// The hooks of [`Cluster::match_hooks`] that are not skipped: called, rejecting or unknown. For callers who ask often and
    /// don't want to know why the others are not called: it costs a fraction.
    pub fn called_hooks(&self, request: &Request) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        let hooks = self.contents.mutating.iter().chain(&self.contents.validating);
        let decisions = hooks.filter(|hook| !subject.skips(hook)).map(|hook| subject.judge(hook, false));
        decisions.filter(|decision| !matches!(decision.verdict, Verdict::Skip(_))).collect()
    }

    /// As [`Cluster::match_hooks`], with every gate's result.
    pub fn explain_hooks(&self, request: &Request) -> Vec<Decision> {
        self.judge_all(request, true)
    }

    fn judge_all(&self, request: &Request, explain: bool) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        let hooks = self.contents.mutating.iter().chain(&self.contents.validating);
        hooks.map(|hook| subject.judge(hook, explain)).collect()
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
            *uses.entry(key).or_default() += 1;
        }
    }
    for hook in mutating.iter_mut().chain(validating) {
        hook.short_keys = shorter_keys(hook).into_iter().filter(|key| uses.get(key) == Some(&1)).collect();
    }
}
