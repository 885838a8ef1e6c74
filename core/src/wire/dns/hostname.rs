//! `dns.hostname`: a Pod's host name, FQDN and `/etc/hosts` as the kubelet sets them.

use super::node::{POD, pod};
use super::said::{Fault, Missing, Said};
use crate::dns::kubelet::{
    HostName, HostNameReason, KubeletError, Pod, PodAssumption, PodNeed, etc_hosts, name_errors,
};
use crate::objects::{Asked, Complete};
use crate::wire::answer::Answer;
use crate::wire::error::Answered;
use crate::wire::input::Input;
use crate::wire::operation::{COMPLETE, MemberKind, Operation, RELEASE, optional, verdict};

pub(crate) const HOSTNAME: Operation = Operation {
    op: "dns.hostname",
    line: "the host name of a Pod, its FQDN and its `/etc/hosts`, and what the API server says of the fields behind them",
    members: &[&[
        POD,
        optional("domain", MemberKind::String, "the domain of the cluster; default `cluster.local`"),
        optional("nodeHosts", MemberKind::String, "the node's `/etc/hosts`, for a Pod on the node's network"),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[verdict("known", 0), verdict("invalid", 1), verdict("failed", 1), verdict("unknown", 3)],
    refusals: &[],
};

pub(crate) fn hostname(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    // It does not matter here, but a misspelled word is refused in every operation.
    input.words("complete", Complete::ALL)?;
    let domain = input.string("domain");
    let node_hosts = input.string("nodeHosts");
    let pod = pod(input)?;
    let invalid = name_errors(&pod, release);
    let named = HostName::of(&pod, domain.as_deref().unwrap_or("cluster.local"), release);
    let kernel = match &named {
        Ok(Asked::Known(name)) if !pod.host_network => Some(name.kernel(&pod)),
        _ => None,
    };
    let failed = named.as_ref().err().or(kernel.as_ref().and_then(|kernel| kernel.as_ref().err()));
    let mut faults: Vec<_> = invalid.iter().map(Fault::of_field).collect();
    faults.extend(failed.map(Fault::of_kubelet));
    let mut answer = Answer::plain(release);
    answer.value("verdict", &word(&named, failed, !invalid.is_empty()), &[]);
    let mut needs = Vec::new();
    match &named {
        Ok(Asked::Known(name)) => {
            names(&mut answer, &pod, name, kernel.as_ref().and_then(|kernel| kernel.as_ref().ok()));
            match etc_hosts(&pod, name, node_hosts.as_deref()) {
                Asked::Known(text) => drop(answer.value("etcHosts", &text, &[])),
                Asked::Unknown(missing) => needs = missing,
            }
        }
        Ok(Asked::Unknown(missing)) => needs.clone_from(missing),
        Err(_) => {}
    }
    if let Some(error) = failed {
        answer.value("error", &error.to_string(), &[]);
    }
    answer.value("errors", &faults, &[]);
    if !needs.is_empty() {
        let key = if matches!(named, Ok(Asked::Known(_))) { "etcHostsUnknown" } else { "unknown" };
        answer.value(key, &Missing::of(&needs), &[]);
    }
    if domain.is_none() {
        answer.value("assumed", &[PodAssumption::ClusterDomain], &[]);
    }
    Ok(answer.finish())
}

/// The server refuses the Pod before a kubelet sees it.
fn word(
    named: &Result<Asked<HostName, PodNeed>, KubeletError>,
    failed: Option<&KubeletError>,
    invalid: bool,
) -> &'static str {
    match named {
        _ if invalid => "invalid",
        _ if failed.is_some() => "failed",
        Ok(Asked::Unknown(_)) => "unknown",
        _ => "known",
    }
}

fn names(answer: &mut Answer, pod: &Pod, name: &HostName, kernel: Option<&String>) {
    answer.value("hostname", &name.hostname, &[]).value("domain", &name.domain, &[]).value("fqdn", &name.fqdn(), &[]);
    if let Some(kernel) = kernel {
        answer.value("kernelHostname", kernel, &[]);
    }
    let reason = if pod.host_network { HostNameReason::HostNetwork } else { name.reason };
    answer.value("reason", &Said::of(&reason), &[]).value("cut", &name.is_cut, &[]);
    // The name that a headless Service with the name of the subdomain gives to the Pod's endpoint.
    if !pod.hostname.is_empty() && !pod.subdomain.is_empty() {
        answer.value("endpointHostname", &pod.hostname, &[]);
    }
}
