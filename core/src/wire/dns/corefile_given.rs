//! The Corefile of an input, with the machine that CoreDNS runs on.

use super::machine::{CorefileError, machine, source};
use crate::dns::DnsAssumption;
use crate::dns::corefile::{KUBEADM, Loaded, load};
use crate::release::CoreDns;
use crate::wire::error::Failure;
use crate::wire::input::Input;
use crate::wire::operation::{Member, MemberKind, optional};

pub(super) use super::machine::{CONFIG_MAP, COREDNS, ENV, FILES, INTERFACES, PATH, coredns as line};

pub(super) const COREFILE: Member =
    optional("corefile", MemberKind::String, "the Corefile; by default the one that kubeadm 1.37 installs");

/// The Corefile that CoreDNS loads, and what is assumed about it.
pub(super) fn loaded(input: &Input<'_>, coredns: CoreDns) -> Result<(Loaded, Vec<DnsAssumption>), Failure> {
    let source = source(input, "corefile")?;
    let loaded = match &source {
        Some(source) => load(&source.text, &source.machine),
        None => load(KUBEADM, &machine(input, coredns)?),
    };
    if let Some(error) = &loaded.error {
        let error = CorefileError::CorefileError { upstream: error.text.clone() };
        return Err(Failure::of("dns", &error).under(&input.place(given(input))));
    }
    let assumed = if source.is_none() { vec![DnsAssumption::Corefile] } else { Vec::new() };
    Ok((loaded, assumed))
}

fn given(input: &Input<'_>) -> &'static str {
    if input.node("configMap").is_some() { "configMap" } else { "corefile" }
}
