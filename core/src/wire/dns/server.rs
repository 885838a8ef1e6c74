//! The CoreDNS of an input: its Corefile, its objects, and the facts that neither says.

use std::net::IpAddr;

use super::corefile_given::{CONFIG_MAP, COREDNS, COREFILE, ENV, FILES, INTERFACES, PATH};
use super::upstream::{self, UPSTREAM};
use crate::dns::corefile::Block;
use crate::dns::{DnsAssumption, Server, ServerError, ServerFacts};
use crate::gotext::ip::parse_ip;
use crate::release::CoreDns;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::Input;
use crate::wire::operation::{COMPLETE, Member, MemberKind, RELEASE, optional};
use crate::wire::prepared::{OBJECTS, Prepared};

/// The facts about CoreDNS that no object and no Corefile says.
const SERIAL: Member = optional("serial", MemberKind::Integer, "the serial of SOA records; default 0");
const SERVER_IPS: Member = optional(
    "serverIps",
    MemberKind::Strings,
    "CoreDNS's own addresses, the Pod's, loopback ones left out; NS records and `ns.dns` name them",
);
const SYNCED: Member =
    optional("synced", MemberKind::Bool, "false if CoreDNS has not read all objects yet; default true");

/// The members of an operation that asks CoreDNS.
pub(super) const SERVER_MEMBERS: &[Member] = &[
    COREFILE, CONFIG_MAP, PATH, FILES, INTERFACES, ENV, SERIAL, SERVER_IPS, SYNCED, UPSTREAM, OBJECTS, COREDNS,
    RELEASE, COMPLETE,
];

/// The server of an input.
pub(super) fn server(prepared: &Prepared, blocks: &[Block], facts: &ServerFacts) -> Result<Server, Failure> {
    Server::new(blocks, facts, &mut |filter| prepared.zone(filter)).map_err(|error| match &error {
        ServerError::Zone(reason) => prepared.zone_failure(reason),
        ServerError::Name(reason) => Failure::of("dns", reason),
    })
}

pub(super) fn facts(
    input: &Input<'_>,
    coredns: CoreDns,
    assumed: &mut Vec<DnsAssumption>,
) -> Result<ServerFacts, Failure> {
    let serial = input.integer("serial", 0, u32::MAX.into())?.and_then(|serial| u32::try_from(serial).ok());
    if serial.is_none() {
        assumed.push(DnsAssumption::Serial);
    }
    let mut server_ips = input.node("serverIps").map(|_| Vec::new());
    for (index, text) in input.strings("serverIps").iter().enumerate() {
        let ip = address(text, || format!("{}/{index}", input.place("serverIps")))?;
        if let Some(ips) = &mut server_ips {
            ips.push(ip);
        }
    }
    let synced = input.node("synced").is_none() || input.flag("synced");
    // A file that does not exist has no search path.
    let resolv_conf = input.node("files").and_then(|files| files.member("/etc/resolv.conf"));
    let resolv_conf = resolv_conf.map(|text| text.as_str().map(|text| text.into_owned()).unwrap_or_default());
    let upstream = upstream::read(input)?;
    Ok(ServerFacts { coredns, serial: serial.unwrap_or_default(), server_ips, synced, upstream, resolv_conf })
}

/// An address of an input.
pub(super) fn address(text: &str, at: impl FnOnce() -> String) -> Result<IpAddr, Failure> {
    parse_ip(text).ok_or_else(|| WireError::NoAddress { at: at(), value: text.to_owned() }.into())
}
