//! What is known of a lookup.

use super::inventory::Inventory;
use crate::dns::asker::{AskError, Asker, Told};
use crate::dns::corefile::{Block, Severity};
use crate::dns::kubelet;
use crate::dns::kubernetes::{KubernetesReason, ObjectName};
use crate::dns::need::DnsNeed;
use crate::dns::server::Reason;
use crate::dns::stub::{Client, Family, Halt, Libc, Step, Walk, search_list};

/// A lookup with all that explains it.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The name as the application gives it.
    pub name: &'a str,
    /// The resolver.
    pub libc: Libc,
    /// The addresses that are asked for.
    pub family: Family,
    /// Who asks.
    pub client: &'a Client,
    /// The Pod that asks, with the object that a person can change: the Pod, or its workload. `None` for a client that
    /// is no Pod.
    pub pod: Option<(&'a kubelet::Pod, &'a ObjectName)>,
    /// The port and protocol to which the client connects; `None` for each that the Service has.
    pub port: Option<(i32, &'a str)>,
    /// The walk, or where it ends without being known.
    pub walk: &'a Result<Walk, Halt<AskError>>,
    /// Who answered.
    pub asker: &'a Asker<'a>,
    /// The server blocks of the Corefile.
    pub blocks: &'a [Block],
    /// What there is in the cluster.
    pub inventory: &'a Inventory,
}

impl<'a> Evidence<'a> {
    /// The names that were tried.
    pub(super) fn steps(&self) -> &'a [Step] {
        match self.walk {
            Ok(walk) => &walk.steps,
            Err(halt) => &halt.steps,
        }
    }

    /// Whether the application gets addresses.
    pub(super) fn is_found(&self) -> bool {
        matches!(self.walk, Ok(Walk { result: Ok(_), .. }))
    }

    /// How bad it is what would keep the name from being found: it is not certain while the end is unknown.
    pub(super) fn severity(&self) -> Severity {
        if self.walk.is_ok() { Severity::Error } else { Severity::Warning }
    }

    /// What the walk lacks, with the name at which it ends.
    pub(super) fn needs(&self) -> Option<(&'a str, &'a [DnsNeed])> {
        match self.walk {
            Err(Halt { error: AskError::Unknown(needs), candidate, .. }) => Some((candidate, needs)),
            _ => None,
        }
    }

    /// What was said, in order, with the reasons of `kubernetes`.
    pub(super) fn reasons(&self) -> impl Iterator<Item = (&'a Told, &'a KubernetesReason)> {
        self.asker.told().iter().filter_map(|told| match &told.reply.reason {
            Reason::Kubernetes(reason) => Some((told, reason)),
            _ => None,
        })
    }

    /// The Service to which the name leads, with the name that is answered. It may be one of which the address is not
    /// known.
    pub(super) fn service(&self) -> Option<(ObjectName, String)> {
        if let Some((candidate, needs)) = self.needs() {
            return needs.iter().find_map(|need| match need {
                DnsNeed::ClusterIp { namespace, name } => {
                    Some((ObjectName::new("Service", namespace, name), candidate.to_owned()))
                }
                _ => None,
            });
        }
        let last = self.steps().last().filter(|_| self.is_found())?;
        self.reasons().filter(|(told, _)| told.name.to_string() == last.candidate).find_map(
            |(_, reason)| match reason {
                KubernetesReason::ClusterIp { object, .. }
                | KubernetesReason::ReadyEndpoints { object, .. }
                | KubernetesReason::ExternalName { object, .. } => {
                    (object.kind == "Service").then(|| (object.clone(), last.candidate.clone()))
                }
                _ => None,
            },
        )
    }

    /// The Namespace whose names the search list tries first.
    pub(super) fn own_namespace(&self) -> Option<String> {
        if let Some((pod, _)) = self.pod {
            return Some(pod.namespace.clone());
        }
        let first = search_list(self.client, self.libc).into_iter().next()?;
        first.split_once(".svc.").map(|(namespace, _)| namespace.to_owned())
    }
}
