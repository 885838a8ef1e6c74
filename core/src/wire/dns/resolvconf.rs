//! `dns.resolvconf`: a Pod's resolv.conf as the kubelet and the container runtime write it.

use super::node::{Given, KUBELET, POD, given_node, pod};
use super::said::{Fault, Missing, Said};
use crate::dns::kubelet::{KubeletError, PodDns, dns_errors, node_events, pod_dns};
use crate::objects::Complete;
use crate::wire::answer::Answer;
use crate::wire::error::Answered;
use crate::wire::input::Input;
use crate::wire::operation::{COMPLETE, Operation, RELEASE, verdict};

pub(crate) const RESOLVCONF: Operation = Operation {
    op: "dns.resolvconf",
    line: "the resolv.conf of a Pod, the events of the kubelet about it, and what the API server says of its DNS fields",
    members: &[&[POD, KUBELET, RELEASE, COMPLETE]],
    verdicts: &[verdict("written", 0), verdict("invalid", 1), verdict("failed", 1), verdict("unknown", 3)],
    refusals: &[],
};

pub(crate) fn resolvconf(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    // It does not matter here, but a misspelled word is refused in every operation.
    input.words("complete", Complete::ALL)?;
    let Given { node, mut assumed, findings } = given_node(input)?;
    let pod = pod(input)?;
    let invalid = dns_errors(&pod, release);
    let formed = pod_dns(&node, &pod);
    let mut faults: Vec<_> = invalid.iter().map(Fault::of_field).collect();
    faults.extend(formed.as_ref().err().map(Fault::of_kubelet));
    let mut answer = Answer::plain(release);
    answer.value("verdict", &word(&formed, !invalid.is_empty()), &[]);
    if let Ok(dns) = &formed {
        formed_as(&mut answer, dns);
        assumed.extend(dns.assumed.iter().cloned());
    }
    let events = formed.as_ref().map_or(&[][..], |dns| &dns.events);
    answer.value("events", &events, &[]).value("errors", &faults, &[]);
    answer.value("nodeEvents", &node_events(&node).as_slice(), &[]);
    if !findings.is_empty() {
        answer.value("findings", &findings, &[]);
    }
    if let Some(needs) = formed.as_ref().ok().map(|dns| &dns.needs).filter(|needs| !needs.is_empty()) {
        answer.value("unknown", &Missing::of(needs), &[]);
    }
    if !assumed.is_empty() {
        answer.value("assumed", &assumed, &[]);
    }
    Ok(answer.finish())
}

/// The server refuses the Pod before a kubelet sees it.
fn word(formed: &Result<PodDns, KubeletError>, invalid: bool) -> &'static str {
    match formed {
        _ if invalid => "invalid",
        Err(_) => "failed",
        Ok(dns) if !dns.needs.is_empty() => "unknown",
        Ok(_) => "written",
    }
}

fn formed_as(answer: &mut Answer, dns: &PodDns) {
    if let Some(text) = dns.text() {
        answer.value("text", &text, &[]);
    }
    answer.value("nameservers", &dns.servers, &[]).value("searches", &dns.searches, &[]);
    answer.value("options", &dns.options, &[]).value("reason", &Said::of(&dns.base), &[]);
}
