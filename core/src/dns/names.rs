//! Every name under which a Service, a Pod or the Pods of a workload can be found.
//!
//! The names are not guessed: each is asked of the kubernetes plugin, with the options of the Corefile that kubeadm
//! installs. What a workload's Pods will be named follows from their template, with what must hold for each name.

mod asking;
mod condition;
mod error;
mod of_pod;
mod of_service;
mod of_workload;
mod row;
mod shortest;

use crate::dns::{DnsAssumption, Zone};
use crate::objects::Objects;
use crate::release::CoreDns;
use crate::services::Services;

pub use condition::{Condition, NameCondition};
pub use error::NamesError;
pub use row::{NameRow, NamesOf};
pub use shortest::ShortName;

use asking::Asking;

/// The names of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Names {
    /// The names, each with its records.
    pub rows: Vec<NameRow>,
    /// The shortest name that leads to the object's first name from Pods of each namespace, by their search list.
    pub shortest: Vec<ShortName>,
    /// What the answers assume.
    pub assumed: Vec<DnsAssumption>,
}

/// Every name under which an object can be found, in clusters whose domain is `domain`.
///
/// # Errors
///
/// [`NamesError`], if objects of this kind have no names, the object was not given, or the domain is no name.
///
/// # Examples
///
/// ```
/// use nocluster::{dns::{Zone, ZoneFilter, names::{NamesOf, names}}, json::Document, objects::Objects, release::CoreDns};
///
/// let service = r#"{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
///     "spec": {"clusterIP": "10.96.0.20", "ports": [{"name": "http", "port": 80}]}}"#;
/// let objects = Objects::read(&[Document::parse(service)?])?;
/// let zone = Zone::compile(&objects, &[], &ZoneFilter::default())?;
/// let of = NamesOf { kind: "Service".to_owned(), namespace: "shop".to_owned(), name: "web".to_owned() };
/// let names = names(&objects, &zone, &of, "cluster.local", CoreDns::default())?;
/// assert_eq!(names.rows[0].name, "web.shop.svc.cluster.local.");
/// assert_eq!(names.rows[0].answer, ["10.96.0.20"]);
/// assert_eq!(names.rows[2].name, "_http._tcp.web.shop.svc.cluster.local.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn names(
    objects: &Objects,
    zone: &Zone,
    of: &NamesOf,
    domain: &str,
    coredns: CoreDns,
) -> Result<Names, NamesError> {
    let mut asking = Asking::new(zone, domain, coredns)?;
    let services = Services::read(objects, zone.complete())?;
    let rows = match of.kind.as_str() {
        "Service" => of_service::rows(&mut asking, &services, of)?,
        "Pod" => of_pod::rows(&mut asking, &services, of)?,
        kind if of_workload::KINDS.iter().any(|(known, _)| *known == kind) => {
            of_workload::rows(&mut asking, &services, objects, of)?
        }
        _ => return Err(NamesError::NoNames { kind: of.kind.clone(), known: NamesError::KINDS.to_vec() }),
    };
    let first = rows.iter().find(|row| !row.name.contains('<')).map(|row| row.name.clone());
    let shortest = first.map(|name| shortest::all(&mut asking, &of.namespace, &name)).unwrap_or_default();
    let mut assumed = asking.notes;
    assumed.sort();
    assumed.dedup();
    Ok(Names { rows, shortest, assumed })
}
