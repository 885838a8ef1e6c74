//! The objects of the folder as all that the API server holds.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use nocluster::json::{Document, Writer};
use nocluster::objects::{Complete, Object, Objects};

use crate::console::Console;
use crate::load::Loader;
use crate::refusal::Refusal;

/// The kinds that lie in a namespace and that CoreDNS reads.
const NAMESPACED: [Complete; 4] =
    [Complete::Services, Complete::EndpointSlices, Complete::Pods, Complete::ServiceImports];

/// The objects, with the Namespaces that they lie in.
pub(super) fn objects(paths: &[PathBuf], loader: &mut Loader, console: &mut Console<'_>) -> Result<Objects, Refusal> {
    let mut given = Objects::default();
    for path in paths {
        let layer = loader.objects(std::slice::from_ref(path), console)?;
        let documents: Vec<_> = layer.into_iter().map(|object| object.document).collect();
        given.add_layer(&documents).map_err(|error| Refusal(error.to_string()))?;
    }
    let namespaces: Vec<Document> = missing_namespaces(&given).iter().filter_map(|name| namespace(name)).collect();
    given.add_layer(&namespaces).map_err(|error| Refusal(error.to_string()))?;
    Ok(given)
}

/// The namespaces of objects without a Namespace: an API server has it, else it had refused the object.
fn missing_namespaces(given: &Objects) -> BTreeSet<String> {
    let is = |object: &Object, kind: Complete| kind.group_kind() == (&*object.gvk.group, &*object.gvk.kind);
    let there: BTreeSet<&str> = given
        .iter()
        .filter(|object| is(object, Complete::Namespaces))
        .filter_map(|object| object.name.as_deref())
        .collect();
    let used = given.iter().filter(|object| NAMESPACED.iter().any(|kind| is(object, *kind)));
    used.filter_map(|object| object.namespace.clone()).filter(|name| !there.contains(name.as_str())).collect()
}

fn namespace(name: &str) -> Option<Document> {
    let mut text = Writer::new();
    text.begin_object().key("apiVersion").string("v1").key("kind").string("Namespace");
    text.key("metadata").begin_object().key("name").string(name).end_object().end_object();
    Document::parse(text.finish()).ok()
}

/// The kinds that are complete: all. EndpointSlices only if there are any, else they are derived.
pub(super) fn complete(given: &Objects) -> Vec<Complete> {
    let slices = Complete::EndpointSlices.group_kind();
    let has_slices = given.iter().any(|object| slices == (&*object.gvk.group, &*object.gvk.kind));
    let kinds = std::iter::once(Complete::Namespaces).chain(NAMESPACED);
    kinds.filter(|kind| has_slices || *kind != Complete::EndpointSlices).collect()
}

/// What changes the serial of SOA records: of each object the parts that names and addresses come from.
///
/// Source: coredns/coredns plugin/kubernetes/controller.go detectChanges
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cluster {
    objects: BTreeMap<[String; 3], Vec<Vec<u8>>>,
}

impl Cluster {
    pub(super) fn of(given: &Objects) -> Self {
        let mut cluster = Self::default();
        for object in given.iter() {
            let parts: &[&str] = match &*object.gvk.kind {
                "Service" => {
                    &["/spec/type", "/spec/clusterIP", "/spec/clusterIPs", "/spec/externalName", "/spec/ports"]
                }
                "EndpointSlice" => &["/metadata/labels", "/addressType", "/endpoints", "/ports"],
                // Of these the EndpointSlices are derived that are not given.
                "Pod" => {
                    &["/metadata/labels", "/metadata/deletionTimestamp", "/spec/hostname", "/spec/subdomain", "/status"]
                }
                "ServiceImport" => &["/spec"],
                _ => continue,
            };
            let text = |at: &&str| object.document.at(at).map(|part| part.text().to_vec()).unwrap_or_default();
            let namespace = object.namespace.clone().unwrap_or_default();
            let key = [object.gvk.kind.to_string(), namespace, object.name.clone().unwrap_or_default()];
            cluster.objects.insert(key, parts.iter().map(text).collect());
        }
        cluster
    }
}
