//! What the files say: the server that CoreDNS would be.

use std::path::PathBuf;

use nocluster::dns::corefile::{FileText, KUBEADM, Lint, Loaded, Machine, Problem, Transport, load};
use nocluster::dns::{Server, ServerFacts, Zone};
use nocluster::release::CoreDns;

use crate::console::Console;
use crate::dns_args::DnsServer;
use crate::dns_question::config_map;
use crate::imports::OnDisk;
use crate::load::Loader;
use crate::machine::replace_invalid;
use crate::refusal::Refusal;

use super::clock::seconds_since_1970;
use super::cluster::{Cluster, complete, objects};

/// What the files say.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) server: Server,
    pub(super) contents: Contents,
    /// What a person should know.
    pub(super) warnings: Vec<String>,
    /// The files that the Corefile imports from its folder.
    pub(super) imported: Vec<PathBuf>,
}

/// What was read, to tell later what has changed.
#[derive(Debug)]
pub(super) struct Contents {
    corefile: String,
    machine: Machine,
    cluster: Cluster,
    serial: u32,
}

impl Contents {
    /// Whether CoreDNS would load the same.
    pub(super) fn has_corefile_of(&self, other: &Self) -> bool {
        self.corefile == other.corefile && self.machine == other.machine
    }
}

/// Reads the files. The serial stays that of `before` if nothing that matters to DNS has changed.
pub(super) fn read(asked: &DnsServer, before: Option<&Contents>, console: &mut Console<'_>) -> Result<Read, Refusal> {
    let coredns = match &asked.coredns {
        Some(line) => CoreDns::parse(line).map_err(|error| Refusal(format!("--coredns: {error}")))?,
        None => CoreDns::default(),
    };
    let mut loader = Loader::new(asked.recursive);
    let given = objects(&asked.cluster, &mut loader, console)?;
    let (corefile, machine, imported) = corefile(asked, coredns, &mut loader, console)?;
    let loaded = load(&corefile, &machine);
    if let Some(error) = &loaded.error {
        return Err(Refusal(format!("CoreDNS does not start: {}", error.text)));
    }
    let mut contents = Contents { cluster: Cluster::of(&given), corefile, machine, serial: 0 };
    contents.serial = serial(before, &contents);
    let mut facts = ServerFacts::default();
    facts.coredns = coredns;
    facts.serial = contents.serial;
    facts.server_ips = (!asked.server_ips.is_empty()).then(|| asked.server_ips.clone());
    facts.resolv_conf = match contents.machine.files.read("/etc/resolv.conf") {
        FileText::Text(text) => Some(text.to_owned()),
        FileText::Missing | FileText::Folder => Some(String::new()),
        FileText::NotGiven => None,
    };
    let complete = complete(&given);
    let server = Server::new(&loaded.blocks, &facts, &mut |filter| Zone::compile(&given, &complete, filter))
        .map_err(|error| Refusal(error.to_string()))?;
    Ok(Read { server, warnings: warnings(&loaded), contents, imported })
}

/// The time at which what CoreDNS keeps of the objects has changed last. CoreDNS that is started anew has read all of
/// them anew.
fn serial(before: Option<&Contents>, now: &Contents) -> u32 {
    match before.filter(|before| before.cluster == now.cluster && before.has_corefile_of(now)) {
        Some(before) => before.serial,
        None => u32::try_from(seconds_since_1970()).unwrap_or(u32::MAX),
    }
}

/// The Corefile, the machine with its path and its files, and those that it imports from its folder. The other keys of a
/// ConfigMap are files beside it.
fn corefile(
    asked: &DnsServer,
    coredns: CoreDns,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(String, Machine, Vec<PathBuf>), Refusal> {
    let mut given = asked.machine.read(loader, console)?;
    let (mut text, mut at, mut imported) = (KUBEADM.to_owned(), Machine::default().path, Vec::new());
    if let Some(path) = &asked.corefile {
        let (source, octets) = loader.text(path, console)?;
        if let Some(map) = config_map(&source, &octets, loader, console) {
            let data = |key: &str| map.at(&format!("/data/{key}"))?.as_str().map(|text| text.into_owned());
            let missing = || Refusal(format!("{source}: the ConfigMap has no text `Corefile` in its `data`"));
            text = data("Corefile").ok_or_else(missing)?;
            at = "/etc/coredns/Corefile".to_owned();
            for member in map.at("/data").into_iter().flat_map(|data| data.members()) {
                if member.name() != "Corefile"
                    && let Some(text) = member.value.as_str()
                {
                    let path = format!("/etc/coredns/{}", member.name());
                    if !given.files.iter().any(|(known, _)| *known == path) {
                        given.files.push((path, Some(text.into_owned())));
                    }
                }
            }
        } else {
            text = replace_invalid(&octets);
            at = path.display().to_string();
            let corefile = OnDisk { text: &text, file: path, path: &at, coredns };
            imported = corefile.add_imports(&mut given, loader, console)?;
        }
    }
    Ok((text, given.machine(at, coredns), imported))
}

fn warnings(loaded: &Loaded) -> Vec<String> {
    let mut warnings = Vec::new();
    let zones = loaded.blocks.iter().flat_map(|block| &block.zones);
    if !zones.into_iter().any(|zone| zone.transport == Transport::Dns && zone.port == "53") {
        warnings.push("no server block is for port 53, so every query is refused".to_owned());
    }
    for finding in &loaded.findings {
        let lint = match &finding.problem {
            Problem::Lint(lint @ (Lint::ImportNotGiven { .. } | Lint::NothingImported { .. })) => lint,
            _ => continue,
        };
        let line = finding.place.as_ref().map(|place| format!("line {}: ", place.line)).unwrap_or_default();
        warnings.push(format!("Corefile: {line}{lint} (--file)"));
    }
    warnings
}
