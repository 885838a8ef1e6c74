//! The members about CoreDNS's machine: a Corefile, its path, files, environment, the CoreDNS line.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::Serialize;

use crate::dns::corefile::{Environment, Files, Interfaces, Machine};
use crate::gotext::ip::parse_ip;
use crate::json::{Kind, Node};
use crate::release::CoreDns;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, pointer};
use crate::wire::operation::{Member, MemberKind, optional};

pub(super) const PATH: Member = optional(
    "path",
    MemberKind::String,
    "the path of the Corefile as CoreDNS is given it; default `Corefile`, with `configMap` `/etc/coredns/Corefile`",
);

pub(super) const CONFIG_MAP: Member = optional(
    "configMap",
    MemberKind::Raw,
    "the ConfigMap whose key `Corefile` is the Corefile; its other keys are files in the same folder",
);

pub(super) const ENV: Member =
    optional("env", MemberKind::Object, "the environment of CoreDNS: `{\"NAME\": \"value\"}`");

pub(super) const FILES: Member = optional(
    "files",
    MemberKind::Object,
    "files of CoreDNS's machine: `{\"path\": \"text\"}`; null for a file that does not exist",
);

pub(super) const INTERFACES: Member = optional(
    "interfaces",
    MemberKind::Object,
    "interfaces of CoreDNS's machine with their addresses: `{\"eth0\": [\"10.0.0.2\"]}`; null for one that does not exist",
);

pub(super) const COREDNS: Member = optional("coredns", MemberKind::String, "the CoreDNS line; default `1.15.0`");

/// A Corefile that does not load, or that a ConfigMap does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(super) enum CorefileError {
    /// CoreDNS does not start with this Corefile.
    #[error("CoreDNS does not start: {upstream}")]
    CorefileError {
        /// The line that CoreDNS prints.
        upstream: String,
    },
    /// The ConfigMap has no `Corefile` in its `data`.
    #[error(
        "`{missing}` is missing{}: give the ConfigMap that CoreDNS reads, such as `coredns` in `kube-system`, or the Corefile itself",
        if keys.is_empty() { String::new() } else { format!(", `data` has {}", keys.join(", ")) }
    )]
    NoCorefile {
        /// The place at which the Corefile must be.
        missing: String,
        /// The keys that `data` has instead.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        keys: Vec<String>,
    },
}

/// A Corefile with the machine that loads it.
pub(super) struct Source<'a> {
    /// A pointer to the Corefile in the input.
    pub(super) at: String,
    pub(super) text: Cow<'a, str>,
    pub(super) machine: Machine,
}

/// The Corefile in `text` or `configMap`; the first is the name of the member that holds a text.
pub(super) fn source<'a>(input: &Input<'a>, text: &'static str) -> Result<Option<Source<'a>>, Failure> {
    let mut given = files(input)?;
    let path = input.string("path").map(Cow::into_owned);
    let map = input.raw("configMap")?;
    let found = match (input.string(text), map) {
        (Some(_), Some(map)) => return Err(WireError::TwoCorefiles { at: map.at, first: text }.into()),
        (Some(found), None) => Some((input.place(text), found, path.unwrap_or_else(|| "Corefile".to_owned()))),
        (None, Some(map)) => {
            let document = map.document()?;
            let path = path.unwrap_or_else(|| "/etc/coredns/Corefile".to_owned());
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            let at = pointer(&pointer(&map.at, "data"), "Corefile");
            let mut corefile = None;
            let data = document.root().member("data").filter(|data| !data.is_null());
            if let Some(data) = data.filter(|data| data.kind() != Kind::Object) {
                return Err(wrong(pointer(&map.at, "data"), "an object", data));
            }
            for member in data.into_iter().flat_map(|data| data.members()) {
                let name = member.name();
                let Some(text) = member.value.as_str() else {
                    let at = pointer(&pointer(&map.at, "data"), &name);
                    return Err(wrong(at, "a string", member.value));
                };
                if name == "Corefile" {
                    corefile = Some(text.into_owned());
                } else {
                    let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
                    given.entry(path).or_insert(Some(text.into_owned()));
                }
            }
            let found = corefile.ok_or_else(|| {
                let keys = data.into_iter().flat_map(|data| data.members()).map(|member| member.name().into_owned());
                let error = CorefileError::NoCorefile { missing: at.clone(), keys: keys.collect() };
                Failure::of("dns", &error).under(&map.at)
            })?;
            Some((at, Cow::Owned(found), path))
        }
        (None, None) => None,
    };
    let coredns = coredns(input)?;
    let (environment, interfaces) = (environment(input)?, interfaces(input)?);
    Ok(found.map(|(at, text, path)| Source {
        at,
        text,
        machine: Machine { path, coredns, environment, files: Files::new(given), interfaces },
    }))
}

/// The machine of an input that gives no Corefile.
pub(super) fn machine(input: &Input<'_>, coredns: CoreDns) -> Result<Machine, Failure> {
    let path = input.string("path").map_or_else(|| Machine::default().path, Cow::into_owned);
    let (environment, interfaces) = (environment(input)?, interfaces(input)?);
    Ok(Machine { path, coredns, environment, files: Files::new(files(input)?), interfaces })
}

/// The member `coredns`.
pub(super) fn coredns(input: &Input<'_>) -> Result<CoreDns, Failure> {
    let Some(text) = input.string("coredns") else { return Ok(CoreDns::default()) };
    CoreDns::parse(&text).map_err(|error| Failure::of("release", &error).under(&input.place("coredns")))
}

fn environment(input: &Input<'_>) -> Result<Environment, Failure> {
    let mut out = Environment::new();
    for member in input.node("env").into_iter().flat_map(|node| node.members()) {
        let name = member.name();
        let Some(value) = member.value.as_str() else {
            return Err(wrong(pointer(&input.place("env"), &name), "a string", member.value));
        };
        out.insert(name.into_owned(), value.into_owned());
    }
    Ok(out)
}

fn files(input: &Input<'_>) -> Result<BTreeMap<String, Option<String>>, Failure> {
    let mut out = BTreeMap::new();
    for member in input.node("files").into_iter().flat_map(|node| node.members()) {
        let path = member.name();
        let text = member.value.as_str().map(Cow::into_owned);
        if text.is_none() && !member.value.is_null() {
            return Err(wrong(pointer(&input.place("files"), &path), "a string or null", member.value));
        }
        out.insert(path.into_owned(), text);
    }
    Ok(out)
}

fn interfaces(input: &Input<'_>) -> Result<Interfaces, Failure> {
    let mut out = BTreeMap::new();
    for member in input.node("interfaces").into_iter().flat_map(|node| node.members()) {
        let name = member.name();
        let at = pointer(&input.place("interfaces"), &name);
        let addresses = match member.value {
            value if value.is_null() => None,
            value if value.kind() == Kind::Array => Some(addresses(&at, value)?),
            value => return Err(wrong(at, "a list of addresses or null", value)),
        };
        out.insert(name.into_owned(), addresses);
    }
    Ok(Interfaces::new(out))
}

fn addresses(at: &str, list: Node<'_>) -> Result<Vec<IpAddr>, Failure> {
    let read = |(number, value): (usize, Node<'_>)| {
        let ip = value.as_str().and_then(|text| parse_ip(&text));
        ip.ok_or_else(|| wrong(pointer(at, &number.to_string()), "an IP address", value))
    };
    list.elements().enumerate().map(read).collect()
}

fn wrong(at: String, wanted: &'static str, got: Node<'_>) -> Failure {
    let got: Kind = got.kind();
    WireError::WrongType { at, wanted, got: got.go_name() }.into()
}
