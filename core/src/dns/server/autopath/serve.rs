//! The plugin `autopath`: a query.

use std::net::IpAddr;

use crate::dns::corefile::plugin::autopath::SearchPath;
use crate::dns::corefile::plugin::kubernetes::PodMode;
use crate::dns::kubernetes::Kubernetes;
use crate::dns::message::{Message, Name, Question, Rcode, Record, RecordData};
use crate::dns::need::DnsNeed;
use crate::objects::Complete;

use super::super::block::{Block, Plugin};
use super::super::chain_reason::{AutopathInert, ChainReason};
use super::super::outcome::Outcome;
use super::super::walk::Walk;
use super::super::zones::Zones;
use super::super::{StepVerdict, Stop};
use super::Autopath;

const NAME: &str = "autopath";
const RESOLV_CONF: &str = "/etc/resolv.conf";

/// An element of a search path.
enum Domain {
    /// A zone, or nothing at all.
    Zone(String),
    /// What a file that was not given says.
    Unknown { path: String },
}

impl Walk<'_> {
    /// Source: coredns/coredns plugin/autopath/autopath.go ServeDNS
    pub(crate) fn autopath(
        &mut self,
        autopath: &Autopath,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        let Some(question) = query.questions.first() else { return self.next(block, next, query) };
        if !autopath.zones.contain(&question.name) {
            return self.outside(NAME, &autopath.zones, block, next, query);
        }
        let path = match self.search_path(autopath, block, &question.name)? {
            Ok(path) => path,
            Err(why) => return self.inert(why, block, next, query),
        };
        let first = match path.first() {
            Some(Domain::Zone(zone)) => Name::parse(zone).ok(),
            Some(Domain::Unknown { path }) => return Err(unknown(path)),
            None => None,
        };
        let Some(first) = first.filter(|first| question.name.is_subdomain_of(first)) else {
            return self.inert(AutopathInert::NotFirstDomain, block, next, query);
        };
        let labels = question.name.labels().count().saturating_sub(first.labels().count());
        if labels == 0 {
            let reason = ChainReason::AutopathBareDomain.into();
            self.tell(block, NAME, StepVerdict::Failed, &reason);
            return Ok(Outcome { failed: true, ..Outcome::code(Rcode::SERVFAIL, reason) });
        }
        let base: Vec<&[u8]> = question.name.labels().take(labels).collect();
        let mut first_outcome: Option<Outcome> = None;
        let mut tried = 0_usize;
        for domain in &path {
            let zone = match domain {
                Domain::Zone(zone) => Name::parse(if zone.is_empty() { "." } else { zone }),
                Domain::Unknown { path } => return Err(unknown(path)),
            };
            let name = zone.and_then(|zone| zone.with_prefix(base.iter().copied()));
            tried = tried.saturating_add(1);
            // A name that is too long does not exist.
            let Ok(name) = name else { continue };
            let asked = Question { name: name.clone(), ..question.clone() };
            let outcome = self.next(block, next, &Message { questions: vec![asked], ..query.clone() })?;
            if outcome.failed {
                return Ok(Outcome { question: None, written: None, ..outcome });
            }
            let found = outcome
                .written
                .clone()
                .filter(|message| !outcome.is_failure_code() && message.rcode != Rcode::NXDOMAIN);
            first_outcome.get_or_insert(Outcome { question: None, ..outcome });
            if let Some(mut message) = found {
                alias(&mut message, &question.name);
                let reason = ChainReason::AutopathFound { name: name.to_string(), tried }.into();
                self.tell(block, NAME, StepVerdict::Changed, &reason);
                return Ok(Outcome::written(message, reason));
            }
        }
        let reason = ChainReason::AutopathExhausted { tried }.into();
        self.tell(block, NAME, StepVerdict::Changed, &reason);
        let mut outcome = first_outcome.unwrap_or_else(|| Outcome::code(Rcode::SERVFAIL, reason));
        if outcome.is_failure_code() {
            outcome.written = None;
        }
        Ok(outcome)
    }

    fn inert(&mut self, why: AutopathInert, block: &Block, next: usize, query: &Message) -> Result<Outcome, Stop> {
        self.tell(block, NAME, StepVerdict::Next, &ChainReason::AutopathInert { why }.into());
        self.next(block, next, query)
    }

    /// The search path of the client, or why there is none.
    fn search_path(
        &self,
        autopath: &Autopath,
        block: &Block,
        name: &Name,
    ) -> Result<Result<Vec<Domain>, AutopathInert>, Stop> {
        if let Some(plugin) = &autopath.plugin {
            let asked = block.plugins.iter().find_map(|known| match known {
                Plugin::Kubernetes(kubernetes) if plugin == "kubernetes" => Some(kubernetes),
                _ => None,
            });
            if let Some(kubernetes) = asked {
                return self.pod_path(kubernetes, name);
            }
        }
        Ok(match &autopath.search {
            SearchPath::None => Err(AutopathInert::NoPlugin),
            SearchPath::NotGiven { path } => Ok(vec![Domain::Unknown { path: path.clone() }]),
            SearchPath::Zones(zones) => {
                let zones = zones.iter().cloned().chain([String::new()]);
                Ok(zones.map(Domain::Zone).collect())
            }
        })
    }

    /// Source: coredns/coredns plugin/kubernetes/autopath.go AutoPath
    fn pod_path(&self, kubernetes: &Kubernetes, name: &Name) -> Result<Result<Vec<Domain>, AutopathInert>, Stop> {
        let Some(zone) = Zones::new(&kubernetes.options.zones).of(name).map(str::to_owned) else {
            return Ok(Err(AutopathInert::NoPlugin));
        };
        if kubernetes.options.pods != PodMode::Verified {
            return Ok(Err(AutopathInert::PodsNotVerified));
        }
        let ip = self.client.ip;
        let Some(namespace) = self.pod_namespace(kubernetes, ip) else {
            // Nobody has the address that stands for none.
            if ip.is_unspecified() || kubernetes.zone().is_complete(Complete::Pods) {
                return Ok(Err(AutopathInert::NoPod));
            }
            return Err(Stop::Unknown(vec![DnsNeed::ClientPod { address: ip.to_string() }]));
        };
        let mut path: Vec<Domain> = if zone == "." {
            [format!("{namespace}.svc."), "svc.".to_owned(), ".".to_owned()].map(Domain::Zone).into()
        } else {
            [format!("{namespace}.svc.{zone}"), format!("svc.{zone}"), zone].map(Domain::Zone).into()
        };
        match &self.server.resolv_search {
            Some(search) => path.extend(search.iter().cloned().map(Domain::Zone)),
            None => path.push(Domain::Unknown { path: RESOLV_CONF.to_owned() }),
        }
        path.push(Domain::Zone(String::new()));
        Ok(Ok(path))
    }

    fn pod_namespace<'k>(&self, kubernetes: &'k Kubernetes, ip: IpAddr) -> Option<&'k str> {
        let stored = kubernetes.zone().stored();
        let all = self.server.coredns.indexes_all_pod_ips();
        let text = ip.to_string();
        let pod = stored.pods_with(&text, Some(ip)).find(|pod| all || pod.is_first)?;
        Some(stored.namespace_name(pod.namespace))
    }
}

fn unknown(path: &str) -> Stop {
    Stop::Unknown(vec![DnsNeed::File { path: path.to_owned() }])
}

/// Puts an alias from the client's name before the answer.
///
/// Source: coredns/coredns plugin/autopath/cname.go cnamer
fn alias(message: &mut Message, original: &Name) {
    let other = message.answers.iter().find(|record| !record.name.eq_ignore_case(original));
    let alias = other.and_then(|other| Record::new(original.clone(), other.ttl, RecordData::Cname(other.name.clone())));
    message.answers.splice(0..0, alias);
    if let Some(question) = message.questions.first_mut() {
        question.name = original.clone();
    }
}
