//! The objects of a cluster, compiled once and asked often.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::decision::Decision;
use super::finding::Finding;
use super::hook::{Hook, Phase};
use super::need::Asked;
use super::request::{ClientRequest, Request, RequestError};
use super::subject::Subject;
use crate::json::{Document, Pointer};
use crate::meta::{Gvk, Gvr};
use crate::release::Release;

/// What kube-apiserver knows of its cluster, as far as it was given: webhook configurations, Namespaces and
/// CustomResourceDefinitions.
///
/// The world is open: what was not given is unknown, unless [`Cluster::complete`] says that a kind is given in full.
#[derive(Debug, Clone)]
pub struct Cluster {
    release: Release,
    mutating: Vec<Arc<Hook>>,
    validating: Vec<Arc<Hook>>,
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
    #[error("`{object}` is given twice: at `{at}` and before at `{first}`")]
    DuplicateObject {
        /// Kind, namespace and name.
        object: String,
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
        /// What stands there, such as `a number`.
        found: &'static str,
    },
}

/// Why a key names no hook.
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
    /// [`ClusterError`]; places are pointers into the list of objects, such as `/0/items/3/webhooks/0/rules`.
    pub fn new(objects: Vec<Document>, release: Release) -> Result<Self, ClusterError> {
        let _ = objects;
        Ok(Self {
            release,
            mutating: Vec::new(),
            validating: Vec::new(),
            ignored: BTreeMap::new(),
            findings: Vec::new(),
        })
    }

    /// Adds rows to the resource table, after its own.
    #[must_use]
    pub fn with_resources(self, rows: Vec<ResourceRow>) -> Self {
        let _ = rows;
        self
    }

    /// Says of which kinds every object was given.
    #[must_use]
    pub fn complete(self, kinds: &[Complete]) -> Self {
        let _ = kinds;
        self
    }

    /// The release that answers are given for.
    pub fn release(&self) -> Release {
        self.release
    }

    /// The hooks of a phase in the server's order: configurations by name, hooks as written.
    pub fn hooks(&self, phase: Phase) -> &[Arc<Hook>] {
        match phase {
            Phase::Mutating => &self.mutating,
            Phase::Validating => &self.validating,
        }
    }

    /// The hook that a key names: the full key, or `<configuration>/<hook>` or `<hook>` where that is unique.
    ///
    /// # Errors
    ///
    /// [`HookKeyError`] if there is no such hook, or several.
    pub fn hook(&self, key: &str) -> Result<&Arc<Hook>, HookKeyError> {
        Err(HookKeyError::UnknownHook { key: key.to_owned(), known: Vec::new() })
    }

    /// How many objects of kinds that admission does not read were given, by `v1/Secret`.
    pub fn ignored(&self) -> &BTreeMap<String, usize> {
        &self.ignored
    }

    /// What is wrong with the configurations.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What is wrong with a request.
    pub fn request_findings(&self, request: &Request) -> Vec<Finding> {
        let _ = request;
        Vec::new()
    }

    /// What the answers to a request take for granted, such as `api-defaults` or `namespace-labels/default`; sorted.
    pub fn assumed(&self, request: &Request) -> Vec<String> {
        let _ = request;
        Vec::new()
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

    /// The request that a client's call becomes.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if an object can't be read.
    pub fn request(&self, client: ClientRequest) -> Result<Asked<Request>, RequestError> {
        let _ = client;
        Err(RequestError::NothingGiven)
    }

    /// What happens at each hook, mutating ones first; every hook is judged on the request as given.
    pub fn match_hooks(&self, request: &Request) -> Vec<Decision> {
        self.judge_all(request, false)
    }

    /// As [`Cluster::match_hooks`], with every gate's result.
    pub fn explain_hooks(&self, request: &Request) -> Vec<Decision> {
        self.judge_all(request, true)
    }

    fn judge_all(&self, request: &Request, explain: bool) -> Vec<Decision> {
        let subject = Subject::new(self, request, 0);
        self.mutating.iter().chain(&self.validating).map(|hook| subject.judge(hook, explain)).collect()
    }
}
