//! Corefiles that keep names from being answered.

use std::net::IpAddr;

use super::evidence::Evidence;
use super::finding::Finding;
use super::fix::Fix;
use super::symptom::Symptom;
use crate::dns::asker::Told;
use crate::dns::corefile::plugin::Plugin;
use crate::dns::corefile::plugin::forward::{Forward, Target};
use crate::dns::corefile::{Block, Severity};
use crate::dns::kubernetes::KubernetesReason;
use crate::dns::need::DnsNeed;
use crate::dns::server::{ChainReason, Reason, ServerReason};
use crate::gotext::ip::{parse_ip, parse_ip_sloppy};
use crate::gotext::split_host_port;

pub(super) fn check(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut found = loops(evidence);
    if !evidence.is_found() {
        for told in evidence.asker.told() {
            found.extend(of_reply(evidence, told));
            found.extend(kept(told));
        }
        found.extend(hosts_file(evidence));
    }
    found
}

/// Why a plugin or the server failed.
fn of_reply(evidence: &Evidence<'_>, told: &Told) -> Option<Finding> {
    let severity = evidence.severity();
    let block = |plugin: Option<&str>| {
        let steps = told.reply.path.iter().rev();
        let of = steps.clone().find(|step| plugin.is_none_or(|plugin| step.plugin == plugin));
        of.map(|step| step.block.clone()).unwrap_or_default()
    };
    let name = told.name.to_string();
    Some(match &told.reply.reason {
        Reason::Kubernetes(KubernetesReason::NotSynced { .. }) => {
            Finding::new(severity, Symptom::ObjectsNotRead).by_directive("kubernetes").fix(Fix::AllowApiServer)
        }
        Reason::Chain(ChainReason::HostsNoEntry) => {
            let block = block(Some("hosts"));
            let fix = Fix::AddOption { directive: "hosts", line: "fallthrough", block: block.clone() };
            Finding::new(severity, Symptom::HostsWithoutFallthrough { block }).by_directive("hosts").fix(fix)
        }
        Reason::Chain(ChainReason::TemplateNoMatch { .. }) => {
            let block = block(Some("template"));
            let fix = Fix::AddOption { directive: "template", line: "fallthrough", block: block.clone() };
            Finding::new(severity, Symptom::TemplateWithoutFallthrough { block }).by_directive("template").fix(fix)
        }
        Reason::Chain(ChainReason::ForwardFailed { targets }) => {
            let symptom = Symptom::NoUpstream { name, targets: targets.clone() };
            Finding::new(severity, symptom).by_directive("forward")
        }
        Reason::Server(ServerReason::NoNextPlugin { plugin }) => {
            let block = block(None);
            let mut blocks = evidence.blocks.iter().filter(|given| given.keys.join(" ") == block);
            let has_forward = blocks.any(|given| uses(given).next().is_some());
            let symptom = Symptom::ChainEnds { name, plugin, block: block.clone(), has_forward };
            let finding = Finding::new(severity, symptom).by_directive(plugin);
            let line = "forward . /etc/resolv.conf".to_owned();
            if has_forward { finding } else { finding.fix(Fix::AddDirective { line, block }) }
        }
        Reason::Server(ServerReason::NoBlock { zones }) => {
            let symptom = Symptom::ZoneNotServed { name, zones: zones.clone() };
            Finding::new(severity, symptom).fix(Fix::AddServerBlock { zone: ".".to_owned() })
        }
        _ => return None,
    })
}

/// `hosts` without `fallthrough`, where the file that it reads is not known.
fn hosts_file(evidence: &Evidence<'_>) -> Option<Finding> {
    let (_, needs) = evidence.needs()?;
    let path = needs.iter().find_map(|need| match need {
        DnsNeed::File { path } => Some(path),
        _ => None,
    })?;
    let reads = |plugin: &Plugin| matches!(plugin, Plugin::Hosts(options) if options.path == *path && options.fall.zones.is_empty());
    let block = evidence.blocks.iter().find(|block| block.plugins.iter().any(reads))?.keys.join(" ");
    let fix = Fix::AddOption { directive: "hosts", line: "fallthrough", block: block.clone() };
    let symptom = Symptom::HostsWithoutFallthrough { block };
    Some(Finding::new(evidence.severity(), symptom).by_directive("hosts").fix(fix))
}

/// The cache keeps that the plugins behind it failed.
fn kept(told: &Told) -> Option<Finding> {
    let seconds = told.reply.path.iter().find_map(|step| match &step.reason {
        Reason::Chain(ChainReason::CacheFailureKept { seconds }) => Some(*seconds),
        _ => None,
    })?;
    let finding = Finding::new(Severity::Info, Symptom::FailureCached { seconds });
    Some(finding.by_directive("cache").fix(Fix::Wait { seconds }))
}

fn uses(block: &Block) -> impl Iterator<Item = &Forward> {
    let forwards = block.plugins.iter().filter_map(|plugin| match plugin {
        Plugin::Forward(options) => Some(&options.uses),
        _ => None,
    });
    forwards.flatten()
}

/// Uses of `forward` that ask CoreDNS itself.
fn loops(evidence: &Evidence<'_>) -> Vec<Finding> {
    let severity = if evidence.is_found() { Severity::Warning } else { evidence.severity() };
    let mut found = Vec::new();
    for block in evidence.blocks {
        let has_loop = block.plugins.iter().any(|plugin| matches!(plugin, Plugin::Loop(_)));
        for forward in uses(block) {
            for target in &forward.targets {
                let Target::Address { address, .. } = target else { continue };
                let Some(is) = itself(evidence, address) else { continue };
                let (block, zone, target) = (block.keys.join(" "), forward.from.clone(), address.clone());
                let fix = Fix::NameOtherServers { zone: zone.clone() };
                let symptom = Symptom::ForwardLoop { block, zone, target, is, has_loop };
                found.push(Finding::new(severity, symptom).by_directive("forward").fix(fix));
            }
        }
    }
    found
}

/// Whether an address is CoreDNS's own: the loopback address, its Service's or that of one of its Pods.
fn itself(evidence: &Evidence<'_>, address: &str) -> Option<&'static str> {
    let host = split_host_port(address).map_or_else(|_| address.to_owned(), |(host, _)| host.to_owned());
    let ip: IpAddr = parse_ip(&host)?;
    if ip.is_loopback() {
        return Some("loopback");
    }
    let services = &evidence.inventory.services;
    let own = services.service("kube-system", "kube-dns")?;
    let ips = own.cluster_ip().into_iter().chain(own.cluster_ips.iter().map(String::as_str));
    if ips.filter_map(parse_ip_sloppy).any(|own| own == ip) {
        return Some("service");
    }
    services.selected_by(own).iter().any(|pod| pod.addresses().any(|own| own == ip)).then_some("pod")
}
