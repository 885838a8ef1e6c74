//! The Corefile of an input, with the machine that CoreDNS runs on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dns::DnsAssumption;
use crate::dns::corefile::{Environment, Files, Loaded, Machine, load};
use crate::json::Kind;
use crate::release::CoreDns;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::Input;
use crate::wire::operation::{Member, MemberKind, optional};

pub(in crate::wire) const COREDNS: Member =
    optional("coredns", MemberKind::String, "the CoreDNS line; default `1.15.0`");
pub(super) const COREFILE: Member =
    optional("corefile", MemberKind::String, "the Corefile; by default the one that kubeadm 1.37 installs");
pub(super) const CONFIG_MAP: Member = optional(
    "configMap",
    MemberKind::Object,
    "the ConfigMap with the Corefile, in place of `corefile`: `kubectl -n kube-system get configmap coredns -o json`",
);
pub(super) const PATH: Member = optional("path", MemberKind::String, "the path of the Corefile; default `Corefile`");
pub(super) const FILES: Member = optional(
    "files",
    MemberKind::Object,
    "files of CoreDNS's machine by path, each a text, or null for a file that does not exist",
);
pub(super) const ENV: Member = optional("env", MemberKind::Object, "CoreDNS's environment: texts by name");

/// The Corefile that kubeadm installs.
///
/// Source: kubernetes/kubernetes cmd/kubeadm/app/phases/addons/dns/manifests.go
const KUBEADM: &str = r".:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success cluster.local
       disable denial cluster.local
    }
    loop
    reload
    loadbalance
}
";

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
    #[error("the ConfigMap has no text `Corefile` in its `data`")]
    NoCorefile,
}

/// The CoreDNS line of an input.
pub(super) fn line(input: &Input<'_>) -> Result<CoreDns, Failure> {
    let line = input.string("coredns").map(|text| CoreDns::parse(&text)).transpose();
    Ok(line.map_err(|error| Failure::of("release", &error).under(&input.place("coredns")))?.unwrap_or_default())
}

/// The Corefile that CoreDNS loads, and what is assumed about it.
pub(super) fn loaded(input: &Input<'_>, coredns: CoreDns) -> Result<(Loaded, Vec<DnsAssumption>), Failure> {
    let (text, assumed) = match text(input)? {
        Some(text) => (text, Vec::new()),
        None => (KUBEADM.to_owned(), vec![DnsAssumption::Corefile]),
    };
    let path = input.string("path").map_or_else(|| Machine::default().path, |path| path.into_owned());
    let machine = Machine { path, coredns, environment: environment(input)?, files: files(input)? };
    let loaded = load(&text, &machine);
    if let Some(error) = &loaded.error {
        let error = CorefileError::CorefileError { upstream: error.text.clone() };
        return Err(Failure::of("dns", &error).under(&input.place(given(input))));
    }
    Ok((loaded, assumed))
}

fn given(input: &Input<'_>) -> &'static str {
    if input.node("configMap").is_some() { "configMap" } else { "corefile" }
}

fn text(input: &Input<'_>) -> Result<Option<String>, Failure> {
    let corefile = input.string("corefile").map(|text| text.into_owned());
    let Some(map) = input.node("configMap") else { return Ok(corefile) };
    if corefile.is_some() {
        let (member, first) = ("configMap", "corefile");
        return Err(WireError::MemberConflict { at: input.place(member), member, first }.into());
    }
    let text = map.member("data").and_then(|data| data.member("Corefile")).and_then(|text| text.as_str());
    let missing = || Failure::of("dns", &CorefileError::NoCorefile).under(&input.place("configMap"));
    Ok(Some(text.ok_or_else(missing)?.into_owned()))
}

fn files(input: &Input<'_>) -> Result<Files, Failure> {
    let mut files = BTreeMap::new();
    for (path, text) in texts(input, "files")? {
        files.insert(path, text);
    }
    Ok(Files::new(files))
}

fn environment(input: &Input<'_>) -> Result<Environment, Failure> {
    let texts = texts(input, "env")?.into_iter();
    Ok(texts.filter_map(|(name, text)| Some((name, text?))).collect())
}

/// The members of an object, texts or null.
fn texts(input: &Input<'_>, name: &'static str) -> Result<Vec<(String, Option<String>)>, Failure> {
    let Some(object) = input.node(name) else { return Ok(Vec::new()) };
    object
        .members()
        .map(|member| {
            let (key, kind) = (member.name().into_owned(), member.value.kind());
            match (member.value.as_str(), kind) {
                (Some(text), _) => Ok((key, Some(text.into_owned()))),
                (None, Kind::Null) => Ok((key, None)),
                (None, kind) => {
                    let at = format!("{}/{}", input.place(name), crate::json::pointer::escape(&key));
                    Err(WireError::WrongType { at, wanted: "string", got: kind.go_name() }.into())
                }
            }
        })
        .collect()
}
