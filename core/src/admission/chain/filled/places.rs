//! Where the server fills something in.

use crate::admission::cluster::Cluster;
use crate::admission::request::{Operation, Request};
use crate::json::pointer::unescape;
use crate::json::{Document, Node};

/// A field that is filled in where it is absent, or a list that elements are added to.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// `*` is any element of a list or any key of a map.
    pub(super) tokens: Vec<String>,
    /// How many elements are added to the list.
    pub(super) added: usize,
    pub(super) by: &'static str,
}

impl Place {
    fn new(path: &str, by: &'static str) -> Self {
        Self { tokens: tokens(path), added: 0, by }
    }

    fn list(path: &str, added: usize, by: &'static str) -> Self {
        Self { added, ..Self::new(path, by) }
    }

    /// Whether a path is this place.
    pub(super) fn is(&self, path: &[String]) -> bool {
        self.tokens.len() == path.len() && self.begins_with(path)
    }

    /// Whether this place is at a path or below it.
    pub(super) fn begins_with(&self, path: &[String]) -> bool {
        self.tokens.len() >= path.len() && self.tokens.iter().zip(path).all(|(own, token)| own == "*" || own == token)
    }

    /// Whether a written path leads to this place or beyond, or this place is below it.
    pub(super) fn is_on(&self, path: &str) -> bool {
        self.tokens.iter().zip(path.split('/').skip(1)).all(|(own, token)| own == "*" || **own == *unescape(token))
    }
}

fn tokens(path: &str) -> Vec<String> {
    path.split('/').skip(1).map(|token| unescape(token).into_owned()).collect()
}

/// What the server fills into the object of a client's request.
pub(super) fn places((cluster, request): (&Cluster, &Request), object: &Document) -> Vec<Place> {
    let mut places = vec![Place::new("/metadata/managedFields", "managed-fields")];
    if request.sub_resource.is_empty() {
        by_plugins(request, object, &mut places);
    }
    // What a plugin of the chain adds is there.
    let plugins = request.plugins.names(!request.recorded, cluster.release());
    places.retain(|place| place.by.strip_prefix("plugin/").is_none_or(|name| !plugins.contains(&name)));
    places
}

/// What the plugins of a new cluster fill in, one without PriorityClasses, LimitRanges and default classes of its own.
fn by_plugins(request: &Request, object: &Document, places: &mut Vec<Place>) {
    // The plugins see the object before the webhooks of this pass.
    let Some(sent) = &request.object else { return };
    let creates = request.operation == Operation::Create;
    let finalizer = match (request.resource.group.as_str(), request.resource.resource.as_str()) {
        ("", "pods") => {
            default_toleration_seconds(sent, places);
            priority(request, places);
            if creates {
                service_account(sent, object, places);
            }
            return;
        }
        ("", "nodes") if creates => return taint_nodes_by_condition(sent, places),
        ("", "persistentvolumes") if creates => "kubernetes.io/pv-protection",
        ("", "persistentvolumeclaims") if creates => "kubernetes.io/pvc-protection",
        ("storage.k8s.io", "volumeattributesclasses") if creates => "kubernetes.io/vac-protection",
        _ => return,
    };
    let mut finalizers = sent.at("/metadata/finalizers").into_iter().flat_map(|list| list.elements());
    if !finalizers.any(|own| own.is_str(finalizer)) {
        places.push(Place::list("/metadata/finalizers", 1, "plugin/StorageObjectInUseProtection"));
    }
}

/// Source: kubernetes/kubernetes plugin/pkg/admission/defaulttolerationseconds/admission.go
fn default_toleration_seconds(pod: &Document, places: &mut Vec<Place>) {
    let tolerates = |taint: &str| {
        pod.at("/spec/tolerations").into_iter().flat_map(|list| list.elements()).any(|toleration| {
            let is = |name, word| toleration.member(name).is_none_or(|own| own.is_str("") || own.is_str(word));
            is("key", taint) && is("effect", "NoExecute")
        })
    };
    let taints = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];
    let added = taints.into_iter().filter(|taint| !tolerates(taint)).count();
    if added > 0 {
        places.push(Place::list("/spec/tolerations", added, "plugin/DefaultTolerationSeconds"));
    }
}

/// Source: kubernetes/kubernetes plugin/pkg/admission/priority/admission.go
fn priority(request: &Request, places: &mut Vec<Place>) {
    for path in ["/spec/priority", "/spec/preemptionPolicy"] {
        // An update keeps what is stored.
        let stored = request.old_object.as_ref().is_some_and(|pod| pod.at(path).is_some());
        if stored || request.operation == Operation::Create {
            places.push(Place::new(path, "plugin/Priority"));
        }
    }
}

/// Source: kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go
fn service_account(sent: &Document, object: &Document, places: &mut Vec<Place>) {
    const BY: &str = "plugin/ServiceAccount";
    if sent.at("/metadata/annotations/kubernetes.io~1config.mirror").is_some() {
        return;
    }
    places.push(Place::new("/spec/serviceAccountName", BY));
    places.push(Place::new("/spec/serviceAccount", BY));
    if sent.at("/spec/automountServiceAccountToken").and_then(|mounts| mounts.as_bool()) == Some(false) {
        return;
    }
    let mut mounted = false;
    for list in ["/spec/containers", "/spec/initContainers"] {
        // A webhook of this pass added it after the plugin had run.
        for (index, container) in elements(object, list).enumerate() {
            let name = container.member("name").and_then(|name| name.as_str()).unwrap_or_default();
            let same = |own: &Node<'_>| own.member("name").is_some_and(|own| own.is_str(&name));
            if elements(sent, list).find(same).is_some_and(|own| !mounts_token(own)) {
                mounted = true;
                places.push(Place::list(&format!("{list}/{index}/volumeMounts"), 1, BY));
            }
        }
    }
    let is_token = |volume: Node<'_>| {
        volume.member("name").and_then(|name| name.as_str()).is_some_and(|name| name.starts_with("kube-api-access-"))
    };
    if mounted && !elements(sent, "/spec/volumes").any(is_token) {
        places.push(Place::list("/spec/volumes", 1, BY));
    }
}

fn mounts_token(container: Node<'_>) -> bool {
    let path = "/var/run/secrets/kubernetes.io/serviceaccount";
    let mounts = container.member("volumeMounts").into_iter().flat_map(|mounts| mounts.elements());
    mounts.filter_map(|mount| mount.member("mountPath")).any(|own| own.is_str(path))
}

fn elements<'a>(object: &'a Document, path: &str) -> impl Iterator<Item = Node<'a>> {
    object.at(path).into_iter().flat_map(|list| list.elements())
}

/// Source: kubernetes/kubernetes plugin/pkg/admission/nodetaint/admission.go
fn taint_nodes_by_condition(node: &Document, places: &mut Vec<Place>) {
    let is = |taint: &Node<'_>, name, word| taint.member(name).is_some_and(|value| value.is_str(word));
    let tainted = elements(node, "/spec/taints")
        .any(|taint| is(&taint, "key", "node.kubernetes.io/not-ready") && is(&taint, "effect", "NoSchedule"));
    if !tainted {
        places.push(Place::list("/spec/taints", 1, "plugin/TaintNodesByCondition"));
    }
}
