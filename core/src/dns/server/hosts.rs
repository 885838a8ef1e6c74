//! The plugin `hosts`: its entries. What it does with a query stands in `hosts/serve.rs`.

mod serve;

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::dns::corefile::normalize;
use crate::dns::corefile::plugin::hosts::{HostsFile, HostsOptions};
use crate::dns::message::Name;
use crate::gotext::ip::parse_ip;
use crate::release::CoreDns;

use super::zones::Zones;

/// The longest word of a line that is kept.
const MOST_WORD: usize = 1024;
/// The longest line that older CoreDNS lines read.
const MOST_LINE: usize = 65_535;

/// A `hosts` directive with its entries.
#[derive(Debug, Clone)]
pub(crate) struct Hosts {
    zones: Zones,
    fall: Zones,
    ttl: u32,
    /// Whether a type other than A, AAAA and PTR falls through where `fallthrough` covers the name.
    passes_other_types: bool,
    path: String,
    /// The entries of the file; `None` if it was not given.
    file: Option<Entries>,
    inline: Entries,
    /// Whether a name `*.zone` stands for the names beside it.
    wildcards: bool,
}

/// The entries of a file or of a block, by names in lower case and by addresses.
#[derive(Debug, Clone, Default)]
struct Entries {
    v4: BTreeMap<String, Vec<Ipv4Addr>>,
    v6: BTreeMap<String, Vec<Ipv6Addr>>,
    names: BTreeMap<IpAddr, Vec<String>>,
}

/// How entries are read.
struct Reading<'h> {
    zones: &'h Zones,
    reverse: bool,
    coredns: CoreDns,
}

impl Hosts {
    pub(super) fn new(options: &HostsOptions, coredns: CoreDns) -> Self {
        let zones = Zones::new(&options.zones);
        let reading = Reading { zones: &zones, reverse: options.reverse, coredns };
        let file = match &options.file {
            HostsFile::Text(text) => Some(reading.entries(text)),
            HostsFile::Missing => Some(Entries::default()),
            HostsFile::NotGiven => None,
        };
        let inline = reading.entries(&options.inline.join("\n"));
        Self {
            fall: Zones::new(&options.fall.zones),
            ttl: options.ttl,
            passes_other_types: options.fallthrough_unsupported || coredns.passes_other_types_by_hosts(),
            path: options.path.clone(),
            file,
            inline,
            wildcards: coredns.has_hosts_wildcards(),
            zones,
        }
    }

    fn v4(&self, file: &Entries, name: &Name) -> Vec<Ipv4Addr> {
        [file, &self.inline].into_iter().flat_map(|entries| found(&entries.v4, name, self.wildcards)).collect()
    }

    fn v6(&self, file: &Entries, name: &Name) -> Vec<Ipv6Addr> {
        [file, &self.inline].into_iter().flat_map(|entries| found(&entries.v6, name, self.wildcards)).collect()
    }
}

/// The addresses of a name in lower case: its own, else those of the wildcard beside it.
fn found<T: Copy>(entries: &BTreeMap<String, Vec<T>>, name: &Name, wildcards: bool) -> Vec<T> {
    if let Some(own) = entries.get(&name.to_string()) {
        return own.clone();
    }
    let parent = name.without_labels(1).filter(|parent| wildcards && !parent.is_root());
    parent.and_then(|parent| entries.get(&format!("*.{parent}"))).cloned().unwrap_or_default()
}

impl Reading<'_> {
    /// Source: coredns/coredns plugin/hosts/hostsfile.go parse
    fn entries(&self, text: &str) -> Entries {
        let mut entries = Entries::default();
        let by_word = self.coredns.reads_hosts_by_word();
        for line in text.split('\n') {
            if !by_word && line.len() > MOST_LINE {
                break;
            }
            let line = line.split_once('#').map_or(line, |(before, _)| before);
            let words: Vec<&str> = if by_word {
                line.split([' ', '\t', '\x0b', '\x0c', '\r']).filter(|word| !word.is_empty()).collect()
            } else {
                line.split_whitespace().collect()
            };
            let Some((address, names)) = words.split_first() else { continue };
            let fits = |word: &str| !by_word || word.len() <= MOST_WORD;
            let address = address.split_once('%').map_or(*address, |(before, _)| before);
            let Some(ip) = parse_ip(address).filter(|_| fits(address)) else { continue };
            for name in names.iter().filter(|name| fits(name)) {
                self.add(&mut entries, ip, normalize(name));
            }
        }
        entries
    }

    fn add(&self, entries: &mut Entries, ip: IpAddr, name: String) {
        if !Name::parse(&name).is_ok_and(|name| self.zones.contain(&name)) {
            return;
        }
        let wildcard = name.starts_with("*.") && self.coredns.has_hosts_wildcards();
        match ip {
            IpAddr::V4(ip) => entries.v4.entry(name.clone()).or_default().push(ip),
            IpAddr::V6(ip) => entries.v6.entry(name.clone()).or_default().push(ip),
        }
        if self.reverse && !wildcard {
            entries.names.entry(ip).or_default().push(name);
        }
    }
}
