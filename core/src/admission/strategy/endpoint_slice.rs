//! The strategy of EndpointSlices.
//!
//! Source: kubernetes/kubernetes pkg/registry/discovery/endpointslice/strategy.go

use super::metadata::count;
use crate::meta::names::dns1123_subdomain;
use crate::scheme::decoded::{Struct, Value, entry};

pub(super) fn update(slice: &mut Struct<'_>, old: &mut Struct<'_>) {
    let labelled = match (slice.open("metadata"), old.open("metadata")) {
        (Some(new), Some(old)) => !new.means_the_same(old, "labels"),
        _ => false,
    };
    let same_endpoints = slice.means_the_same(old, "endpoints");
    if labelled || !same_endpoints || !slice.means_the_same(old, "addressType") || !slice.means_the_same(old, "ports") {
        count(slice, old);
    }
    if !same_endpoints {
        let mut names = Vec::new();
        old.each("endpoints", |endpoint| names.extend(host_name(endpoint)));
        drop_topology(slice, &names);
    }
}

/// The topology of old is dropped; the name of a Node in it counts only if the old slice has it there, too.
pub(super) fn drop_topology(slice: &mut Struct<'_>, names: &[String]) {
    slice.each("endpoints", |endpoint| {
        if let Some(name) = host_name(endpoint).filter(|_| endpoint.is_nil("nodeName"))
            && names.contains(&name)
            && dns1123_subdomain(&name).is_empty()
        {
            endpoint.set("nodeName", Value::owned_text(name));
        }
        endpoint.clear("deprecatedTopology");
    });
}

fn host_name(endpoint: &mut Struct<'_>) -> Option<String> {
    let name = entry(endpoint.map("deprecatedTopology")?, "kubernetes.io/hostname")?.string().into_owned();
    (!name.is_empty()).then_some(name)
}
