//! Requests: what a client sends, and what the admission plugins see.

use std::fmt;

use serde::Serialize;

use crate::admission::assumption::Assumption;
use crate::admission::webhook::condition::Conditions;

use crate::json::{Document, Pointer};
use crate::meta::{Gvk, Gvr, Status, UserInfo};

/// What a request does, in the words of admission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Operation {
    /// A new object.
    Create,
    /// A changed object; patches and applies of an existing object too.
    Update,
    /// The end of an object.
    Delete,
    /// `exec`, `attach`, `port-forward`, `proxy`.
    Connect,
}

impl Operation {
    /// As rules and reviews write it, such as `CREATE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
            Self::Connect => "CONNECT",
        }
    }

    /// Reads the written form; case counts.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Create, Self::Update, Self::Delete, Self::Connect].into_iter().find(|one| one.as_str() == text)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a client does to an endpoint, in the API's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verb {
    /// POST of a new object.
    Create,
    /// PUT of a changed object.
    Update,
    /// DELETE of one object.
    Delete,
    /// A connection to `exec`, `attach`, `portforward` or `proxy`.
    Connect,
    /// DELETE of a collection: admission sees each of its objects.
    DeleteCollection,
}

impl Verb {
    /// All of them with their words.
    pub const ALL: &[(&'static str, Self)] = &[
        ("create", Self::Create),
        ("update", Self::Update),
        ("delete", Self::Delete),
        ("connect", Self::Connect),
        ("deletecollection", Self::DeleteCollection),
    ];

    /// The word, such as `create`.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, verb)| *verb == self).map_or("", |(word, _)| word)
    }

    /// The operation that admission sees.
    pub fn operation(self) -> Operation {
        match self {
            Self::Create => Operation::Create,
            Self::Update => Operation::Update,
            Self::Delete | Self::DeleteCollection => Operation::Delete,
            Self::Connect => Operation::Connect,
        }
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the admission plugins are given for one request: the attributes, with the objects as the server encodes them.
///
/// [`super::Cluster::create`], [`super::Cluster::update`] and [`super::Cluster::delete`] make one from a manifest. All
/// fields may be edited; an edited request is used as is.
///
/// Source: kubernetes/apiserver pkg/admission/attributes.go
///
/// # Examples
///
/// ```
/// use nocluster::{admission::{Cluster, Operation}, json::Document, release::Release};
///
/// let cluster = Cluster::new(Vec::new(), Release::V1_37)?;
/// let pod = Document::parse(r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
///     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#)?;
/// let mut request = cluster.create(pod)?.known()?;
/// assert_eq!((request.operation, request.resource.resource.as_str()), (Operation::Create, "pods"));
/// assert_eq!((request.namespace.as_str(), request.name.as_str()), ("shop", "web"));
/// request.user_info.username = "alice".to_owned();
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The kind of the endpoint's objects; of a subresource with its own type, that type.
    pub kind: Gvk,
    /// The resource.
    pub resource: Gvr,
    /// Such as `status`; `""` for the resource itself.
    pub sub_resource: String,
    /// The name; `""` while it is to be generated.
    pub name: String,
    /// The namespace; for a Namespace its own name, for other cluster-scoped resources `""`.
    pub namespace: String,
    /// The operation.
    pub operation: Operation,
    /// The user who makes the request.
    pub user_info: UserInfo,
    /// The new object; in a run, as the hooks so far have changed it.
    pub object: Option<Document>,
    /// Of a custom resource the object once more, with its numbers as the client wrote them: when a patch comes, the
    /// server still tells `1.0` from `1`, which `object` does not. Looked at only while it says the same as `object`.
    pub written: Option<Document>,
    /// The stored object.
    pub old_object: Option<Document>,
    /// Whether the objects are as a server had them, with all that it fills in; a client's are not.
    pub recorded: bool,
    /// The fields of the new object that its kind does not have: the server forgets them.
    pub dropped: Vec<Pointer>,
    /// Whether nothing is to be stored.
    pub dry_run: bool,
    /// `CreateOptions` and the like; `None` for CONNECT.
    pub options: Option<Document>,
    /// Results of match conditions, by hook.
    pub conditions: Conditions,
    /// The uids of the reviews, in the order of the calls; used up, they count up from
    /// `00000000-0000-4000-8000-000000000001`.
    pub uids: Vec<String>,
    /// The names that the server generates, whole, such as `web-x7k2p`; of one request the first. Without it an object
    /// with `generateName` goes on without a name.
    pub names: Vec<String>,
    /// What the request itself assumes, such as labels that the controller of a workload computes for its Pods; see
    /// [`super::WorkloadPod`].
    pub assumed: Vec<Assumption>,
}

impl Request {
    /// The uid of a review, counted from 0: given, or counted up.
    pub(crate) fn uid(&self, review: usize) -> String {
        let counted = || format!("00000000-0000-4000-8000-{:012x}", review.saturating_add(1));
        self.uids.get(review).cloned().unwrap_or_else(counted)
    }
}

/// What a client sends, before the server makes a [`Request`] of it.
///
/// # Examples
///
/// ```
/// use nocluster::{admission::{ClientRequest, Cluster, Verb}, json::Document, release::Release};
///
/// let cluster = Cluster::new(Vec::new(), Release::V1_37)?;
/// let exec = Document::parse(r#"{"apiVersion": "v1", "kind": "PodExecOptions", "command": ["sh"]}"#)?;
/// let client = ClientRequest {
///     verb: Some(Verb::Connect),
///     object: Some(exec),
///     name: Some("web".to_owned()),
///     ..ClientRequest::default()
/// };
/// let request = cluster.request(client)?.known()?;
/// assert_eq!((request.resource.resource.as_str(), request.sub_resource.as_str()), ("pods", "exec"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientRequest {
    /// The verb; default: both objects make an update, `object` alone a create, `old_object` alone a delete.
    pub verb: Option<Verb>,
    /// The object that is sent; of a connect the options object, such as a PodExecOptions.
    pub object: Option<Document>,
    /// The object that is stored.
    pub old_object: Option<Document>,
    /// The object whose subresource is asked: its manifest gives resource, namespace and name.
    pub parent: Option<Document>,
    /// The resource; default: the one that serves the object's kind.
    pub resource: Option<Gvr>,
    /// Such as `status`.
    pub sub_resource: String,
    /// The name in the URL; default: the parent's or the object's.
    pub name: Option<String>,
    /// The namespace in the URL; default: the parent's or the object's, else `default` if the resource is namespaced.
    pub namespace: Option<String>,
    /// The options; default: empty but for kind, apiVersion and what the fields below say.
    pub options: Option<Document>,
    /// The user; default: `kubernetes-admin` in `kubeadm:cluster-admins` and `system:authenticated`.
    pub user_info: Option<UserInfo>,
    /// Whether nothing is to be stored.
    pub dry_run: bool,
    /// The `fieldManager` option.
    pub field_manager: Option<String>,
}

/// Why a request can't be made of an object. Places are pointers into what was given: `/object/spec`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum RequestError {
    /// There is neither an object nor an old object.
    #[error("neither `object` nor `oldObject` is given")]
    NothingGiven,
    /// The verb needs this member.
    #[error("`{member}` is missing: the verb `{verb}` needs it")]
    MissingMember {
        /// The member.
        member: &'static str,
        /// The verb.
        verb: Verb,
    },
    /// This member cannot be used with the verb.
    #[error("`{member}` cannot be used with the verb `{verb}`")]
    NotWithVerb {
        /// Its place.
        at: Pointer,
        /// The member.
        member: &'static str,
        /// The verb.
        verb: Verb,
    },
    /// The endpoint does not have this verb; the server answers 405.
    #[error("{resource} does not have the verb `{verb}`; {}", verbs(served))]
    VerbNotServed {
        /// The resource, with its subresource as `deployments/scale`.
        resource: String,
        /// The verb.
        verb: Verb,
        /// The verbs that it has.
        served: Vec<Verb>,
        /// The server's text.
        upstream: &'static str,
    },
    /// Several endpoints take objects of this kind.
    #[error("several resources take {kind}: {}; say which with `resource`, or give the object that it belongs to as `parent`", candidates.join(", "))]
    AmbiguousResource {
        /// The kind.
        kind: Box<Gvk>,
        /// Their names, such as `deployments.v1.apps/scale`.
        candidates: Vec<String>,
    },
    /// There is no such resource.
    #[error("there is no resource `{resource}`{}", meant(nearest.as_ref()))]
    UnknownResource {
        /// As it was given.
        resource: String,
        /// The nearest known name.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
    },
    /// No resource of the server serves this kind: it is misspelt, or was removed.
    #[error("no matches for kind \"{}\" in version \"{}\"{}{}", kind.kind, kind.api_version(), meant(nearest.as_ref().map(named).as_ref()), gone(removed_in.as_ref()))]
    NoMatchForKind {
        /// The kind.
        kind: Box<Gvk>,
        /// The nearest known name.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<Gvk>,
        /// The Kubernetes release that removed the kind, such as `1.25`.
        #[serde(skip_serializing_if = "Option::is_none")]
        removed_in: Option<&'static str>,
    },
    /// Every object has `apiVersion` and `kind`.
    #[error("`{at}` must be a string: every object has `apiVersion` and `kind`")]
    KindMissing {
        /// The member.
        at: Pointer,
    },
    /// A list is not one object.
    #[error("`{kind}` is a list: ask for each of its items")]
    List {
        /// Its kind.
        kind: String,
    },
    /// The object is of another kind than the resource takes.
    #[error("{resource} takes {expected}, not {found}")]
    KindMismatch {
        /// The resource, with its subresource.
        resource: String,
        /// The kind that it takes.
        expected: Box<Gvk>,
        /// The object's kind.
        found: Box<Gvk>,
    },
    /// A value does not fit its field: the server can't decode the object.
    #[error("the value at `{at}` does not fit: {upstream}")]
    WrongType {
        /// Where the value stands.
        at: Pointer,
        /// The server's text.
        upstream: String,
    },
    /// A limit is exceeded.
    #[error("the limit {limit} of {max} is exceeded at `{at}`")]
    LimitExceeded {
        /// Which limit.
        limit: &'static str,
        /// The limit.
        max: usize,
        /// Where it is exceeded.
        at: Pointer,
    },
    /// The server refuses the call before admission.
    #[error("the server refuses this before admission: {status}")]
    Refused {
        /// What the client gets.
        status: Box<Status>,
    },
}

impl RequestError {
    /// Where it is, in what was given.
    pub fn at(&self) -> Option<&Pointer> {
        match self {
            Self::KindMissing { at }
            | Self::NotWithVerb { at, .. }
            | Self::WrongType { at, .. }
            | Self::LimitExceeded { at, .. } => Some(at),
            _ => None,
        }
    }
}

fn verbs(served: &[Verb]) -> String {
    if served.is_empty() {
        return "admission sees no request for it".to_owned();
    }
    let words: Vec<&str> = served.iter().map(|verb| verb.as_str()).collect();
    format!("it has {}", words.join(", "))
}

fn meant(nearest: Option<&impl fmt::Display>) -> String {
    nearest.map(|nearest| format!("; did you mean {nearest}?")).unwrap_or_default()
}

fn gone(removed_in: Option<&&str>) -> String {
    removed_in.map(|release| format!("; it was removed in Kubernetes {release}")).unwrap_or_default()
}

fn named(kind: &Gvk) -> String {
    format!("{} {}", kind.api_version(), kind.kind)
}
