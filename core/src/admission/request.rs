//! Requests: what a client sends, and what the admission plugins see.

use std::fmt;

use serde::Serialize;

use crate::admission::assumption::Assumption;
use crate::admission::field_validation::FieldValidation;
use crate::admission::need::Need;
use crate::admission::plugin_set::PluginSet;
use crate::admission::webhook::condition::Conditions;

use crate::json::{Document, Pointer};
use crate::meta::{Gvk, Gvr, Status, UserInfo};

/// The operation of a request, as admission names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Operation {
    /// An object is created.
    Create,
    /// An object is changed, also by a patch or an apply.
    Update,
    /// An object is deleted.
    Delete,
    /// A client connects to `exec`, `attach`, `portforward` or `proxy`.
    Connect,
}

impl Operation {
    /// The operation as rules and reviews write it, such as `CREATE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
            Self::Connect => "CONNECT",
        }
    }

    /// Reads an operation as rules and reviews write it; case matters.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Create, Self::Update, Self::Delete, Self::Connect].into_iter().find(|one| one.as_str() == text)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The verb of a client's call, as the API names it.
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
    /// All verbs, each with its word.
    pub const ALL: &[(&'static str, Self)] = &[
        ("create", Self::Create),
        ("update", Self::Update),
        ("delete", Self::Delete),
        ("connect", Self::Connect),
        ("deletecollection", Self::DeleteCollection),
    ];

    /// The verb as a word, such as `create`.
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

/// A request as the admission plugins see it: its attributes, with the objects as the server encodes them.
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
    /// The resource that the request is for.
    pub resource: Gvr,
    /// The subresource, such as `status`; `""` for the resource itself.
    pub sub_resource: String,
    /// The name of the object; `""` if the server has yet to generate it.
    pub name: String,
    /// The namespace; for a Namespace its own name, for other cluster-scoped resources `""`.
    pub namespace: String,
    /// The operation.
    pub operation: Operation,
    /// The user who makes the request.
    pub user_info: UserInfo,
    /// The new object; in a run, as the hooks so far have changed it.
    pub object: Option<Document>,
    /// The object as the server holds it, where that is not what it prints: of a custom resource with its numbers as the
    /// client wrote them, since for a patch `1.0` is not `1`; of a built-in kind with an amount such as `1000E`, which
    /// prints as `1`. It is used only while it equals `object` otherwise.
    pub written: Option<Document>,
    /// The stored object.
    pub old_object: Option<Document>,
    /// Whether the objects come from a server, which has filled in its defaults; those of a client do not.
    pub recorded: bool,
    /// Whether the client sent an update of an object that is not stored, which the server makes a create: it clears the
    /// metadata that only it writes after the mutating plugins, not before them.
    pub by_update: bool,
    /// The fields of the new object that its kind does not have: the server drops them.
    pub dropped: Vec<Pointer>,
    /// The object as the client sent it; `None` for a request that is given.
    pub sent: Option<Document>,
    /// That object as it was decoded, with the defaults of its kind, before anything else was done to it.
    pub decoded: Option<Document>,
    /// The warnings that the client gets even without admission, such as those of unknown and repeated fields.
    pub warnings: Vec<String>,
    /// Whether the request is a dry run, which stores nothing.
    pub dry_run: bool,
    /// `CreateOptions` and the like; `None` for CONNECT.
    pub options: Option<Document>,
    /// Results of match conditions, by hook.
    pub conditions: Conditions,
    /// The uids of the reviews, in the order of the calls. If there are more calls than uids, the others get
    /// `00000000-0000-4000-8000-000000000001` and the numbers after it.
    pub uids: Vec<String>,
    /// The names that the server generates, in full, such as `web-x7k2p`. One request uses the first. Without it, an
    /// object with `generateName` stays without a name.
    pub names: Vec<String>,
    /// What the server ends names with that it makes up, such as that of the volume with a token: 5 characters each, in
    /// the order of their use. `xxxxx` stands for one that is missing.
    pub suffixes: Vec<String>,
    /// The time of the request in RFC 3339, such as `2030-01-01T00:00:00Z`: the creationTimestamp of a client's new object.
    /// Without it, times that the server writes are left out.
    pub now: Option<String>,
    /// The uid of a client's new object. Without it, the uid and what follows from it are left out.
    pub object_uid: Option<String>,
    /// The plugins that the request goes through; default: those that a server runs by default, or for a request that is
    /// given (`recorded`) the webhooks alone.
    pub plugins: PluginSet,
    /// What the request itself assumes, such as labels that the controller of a workload computes for its Pods; see
    /// [`super::WorkloadPod`].
    pub assumed: Vec<Assumption>,
}

impl Request {
    /// The uid of a review, counted from 0: a given one, or a counted one.
    pub(crate) fn uid(&self, review: usize) -> String {
        let counted = || format!("00000000-0000-4000-8000-{:012x}", review.saturating_add(1));
        self.uids.get(review).cloned().unwrap_or_else(counted)
    }
}

/// A client's call, before the server turns it into a [`Request`].
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
    /// The object that the client sends; for a connect, the options object, such as a PodExecOptions.
    pub object: Option<Document>,
    /// The object that is stored before the call.
    pub old_object: Option<Document>,
    /// For an update without `old_object`: no such object is stored. The server creates it if its kind allows that, which
    /// is a create to admission, and else answers 404.
    pub not_stored: bool,
    /// The object whose subresource is called: its manifest gives resource, namespace and name.
    pub parent: Option<Document>,
    /// The resource; default: the one that serves the object's kind.
    pub resource: Option<Gvr>,
    /// The subresource, such as `status`; `""` for the resource itself.
    pub sub_resource: String,
    /// The name in the URL; default: the parent's or the object's.
    pub name: Option<String>,
    /// The namespace in the URL; default: the parent's or the object's, else `default` if the resource is namespaced.
    pub namespace: Option<String>,
    /// The options; default: only kind, apiVersion and what the fields below add.
    pub options: Option<Document>,
    /// The user; default: `kubernetes-admin` in `kubeadm:cluster-admins` and `system:authenticated`.
    pub user_info: Option<UserInfo>,
    /// Whether the request is a dry run, which stores nothing.
    pub dry_run: bool,
    /// The `fieldManager` option.
    pub field_manager: Option<String>,
    /// The `fieldValidation` option: what the server makes of unknown and repeated fields. Without it the server warns.
    pub field_validation: Option<FieldValidation>,
}

/// Why a request can't be made from an object. Places are pointers into the input, such as `/object/spec`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum RequestError {
    /// There is neither an object nor an old object.
    #[error("neither `object` nor `oldObject` is given")]
    NothingGiven,
    /// The verb needs a member that is missing.
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
        /// The place of the member.
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
        /// The verbs that the endpoint has.
        served: Vec<Verb>,
        /// The server's text.
        upstream: &'static str,
    },
    /// Several endpoints take objects of this kind.
    #[error("several resources take {kind}: {}; say which with `resource`, or give the object that it belongs to as `parent`", candidates.join(", "))]
    AmbiguousResource {
        /// The kind.
        kind: Box<Gvk>,
        /// The names of these resources, such as `deployments.v1.apps/scale`.
        candidates: Vec<String>,
    },
    /// No resource has the given name.
    #[error("there is no resource `{resource}`{}", meant(nearest.as_ref()))]
    UnknownResource {
        /// The name as it was given.
        resource: String,
        /// The known name that is nearest to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
    },
    /// No resource of the server serves this kind: it is misspelt, or was removed.
    #[error("no matches for kind \"{}\" in version \"{}\"{}{}", kind.kind, kind.api_version(), gone(removed_in.as_ref()), meant(nearest.as_ref().map(named).as_ref()))]
    NoMatchForKind {
        /// The kind.
        kind: Box<Gvk>,
        /// The known kind that is nearest to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<Gvk>,
        /// The Kubernetes release that removed the kind, such as `1.25`.
        #[serde(skip_serializing_if = "Option::is_none")]
        removed_in: Option<&'static str>,
    },
    /// The object has no `apiVersion` or no `kind`.
    #[error("`{at}` must be a string: every object has `apiVersion` and `kind`")]
    KindMissing {
        /// The place of the missing field.
        at: Pointer,
    },
    /// The object is a list; a request needs one object.
    #[error("`{kind}` is a list: give its items one by one")]
    List {
        /// The kind of the list.
        kind: String,
    },
    /// The object is of another kind than the resource takes.
    #[error("{resource} takes {}, not {}", named(expected), named(found))]
    KindMismatch {
        /// The resource, with its subresource.
        resource: String,
        /// The kind that the resource takes.
        expected: Box<Gvk>,
        /// The object's kind.
        found: Box<Gvk>,
    },
    /// A value does not fit its field: the server can't decode the object.
    #[error("the value at `{at}` does not fit: {upstream}")]
    WrongType {
        /// The place of the value.
        at: Pointer,
        /// The server's text.
        upstream: String,
    },
    /// The kind is not built in, and there is no CustomResourceDefinition with a schema of it that the server can use.
    #[error(
        "the defaults of {} are not known: it is no built-in kind, and no CustomResourceDefinition gives its schema",
        named(kind)
    )]
    KindNotModelled {
        /// The object's kind.
        kind: Box<Gvk>,
        /// What may make the kind known: its CustomResourceDefinition, if none was given that names the kind.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        needs: Vec<Need>,
    },
    /// A limit of the encoder is exceeded.
    #[error("the limit {limit} of {max} is exceeded at `{at}`")]
    LimitExceeded {
        /// The name of the limit.
        limit: &'static str,
        /// The value of the limit.
        max: usize,
        /// The place at which it is exceeded.
        at: Pointer,
    },
    /// The server refuses the call before admission.
    #[error("the server refuses this before admission: {status}")]
    Refused {
        /// The Status that the client gets.
        status: Box<Status>,
        /// The place of the value because of which it is refused, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<Pointer>,
    },
}

impl RequestError {
    /// The place of the error in the input, if it has one.
    pub fn at(&self) -> Option<&Pointer> {
        match self {
            Self::KindMissing { at }
            | Self::NotWithVerb { at, .. }
            | Self::WrongType { at, .. }
            | Self::LimitExceeded { at, .. } => Some(at),
            Self::Refused { at, .. } => at.as_ref(),
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
    removed_in.map(|release| format!(", which was removed in Kubernetes {release}")).unwrap_or_default()
}

fn named(kind: &Gvk) -> String {
    format!("{} {}", kind.api_version(), kind.kind)
}
