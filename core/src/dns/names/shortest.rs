//! The shortest name of an object from Pods of each namespace.

use serde::Serialize;

use crate::dns::message::RecordType;
use crate::dns::zone::NamespaceSource;

use super::asking::{Asking, Known};
use super::of_service::exists;

/// The shortest name from Pods of a namespace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ShortName {
    /// The namespace of the Pods; `*` stands for every namespace that is not listed.
    pub namespace: String,
    /// The name to write: their search list leads it to the object before anything else.
    pub name: String,
    /// The name that a shorter one leads to instead, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shadowed_by: Option<String>,
}

/// The shortest name that leads to a name, from each namespace that is known.
pub(super) fn all(asking: &mut Asking, namespace: &str, name: &str) -> Vec<ShortName> {
    let stored = asking.zone().stored();
    let mut namespaces: Vec<String> = Vec::new();
    for found in stored.namespaces() {
        // What the server creates itself counts where it was given.
        if matches!(found.source, NamespaceSource::Given | NamespaceSource::OfObjects) {
            namespaces.push(stored.text(found.name).to_owned());
        }
    }
    if !namespaces.iter().any(|known| known == namespace) {
        namespaces.push(namespace.to_owned());
    }
    namespaces.sort();
    let mut all: Vec<_> = namespaces.into_iter().map(|from| shortest(asking, from, name)).collect();
    // In a namespace without objects nothing can stand before it.
    let others = name.strip_suffix(&format!(".svc.{}.", asking.domain));
    all.extend(others.map(|short| ShortName { namespace: "*".to_owned(), name: short.to_owned(), shadowed_by: None }));
    all
}

/// Tries the name with less and less of the search list left out.
fn shortest(asking: &mut Asking, namespace: String, name: &str) -> ShortName {
    let search =
        [format!("{namespace}.svc.{}", asking.domain), format!("svc.{}", asking.domain), asking.domain.clone()];
    let mut shadowed_by = None;
    for (place, suffix) in search.iter().enumerate() {
        let Some(short) = name.strip_suffix(&format!(".{suffix}.")) else { continue };
        // What stands before this entry of the search list is tried first.
        let earlier = search.iter().take(place).map(|suffix| format!("{short}.{suffix}."));
        let shadow = earlier.into_iter().find(|candidate| leads_somewhere(asking, candidate));
        match shadow {
            None => return ShortName { namespace, name: short.to_owned(), shadowed_by },
            Some(shadow) => shadowed_by = shadowed_by.or(Some(shadow)),
        }
    }
    ShortName { namespace, name: name.to_owned(), shadowed_by }
}

fn leads_somewhere(asking: &mut Asking, name: &str) -> bool {
    let is_there = |known: &Known| exists(known);
    is_there(&asking.ask(name, RecordType::A)) || is_there(&asking.ask(name, RecordType::AAAA))
}
