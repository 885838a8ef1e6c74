//! The plugin `hosts`.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::dns::corefile::normalize;
use crate::dns::corefile::plugin::hosts::{HostsFile, HostsOptions};
use crate::dns::kubernetes::reverse_address;
use crate::dns::message::{Message, Name, Rcode, Record, RecordData, RecordType};
use crate::dns::need::DnsNeed;
use crate::gotext::ip::parse_ip;
use crate::release::CoreDns;

use super::block::Block;
use super::chain_reason::ChainReason;
use super::outcome::Outcome;
use super::walk::Walk;
use super::zones::Zones;
use super::{StepVerdict, Stop};

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
            zones,
        }
    }

    fn v4(&self, file: &Entries, name: &Name) -> Vec<Ipv4Addr> {
        [file, &self.inline].into_iter().flat_map(|entries| found(&entries.v4, name)).collect()
    }

    fn v6(&self, file: &Entries, name: &Name) -> Vec<Ipv6Addr> {
        [file, &self.inline].into_iter().flat_map(|entries| found(&entries.v6, name)).collect()
    }
}

/// The addresses of a name in lower case: its own, else those of the wildcard beside it.
fn found<T: Copy>(entries: &BTreeMap<String, Vec<T>>, name: &Name) -> Vec<T> {
    if let Some(own) = entries.get(&name.to_string()) {
        return own.clone();
    }
    let parent = name.without_labels(1).filter(|parent| !parent.is_root());
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
        let wildcard = name.starts_with("*.");
        if wildcard && !self.coredns.has_hosts_wildcards() && name.len() > 2 {
            // An ordinary name, which a query may ask for as it is.
        }
        match ip {
            IpAddr::V4(ip) => entries.v4.entry(name.clone()).or_default().push(ip),
            IpAddr::V6(ip) => entries.v6.entry(name.clone()).or_default().push(ip),
        }
        if self.reverse && !(wildcard && self.coredns.has_hosts_wildcards()) {
            entries.names.entry(ip).or_default().push(name);
        }
    }
}

impl Walk<'_> {
    /// Source: coredns/coredns plugin/hosts/hosts.go ServeDNS
    pub(super) fn hosts(
        &mut self,
        hosts: &Hosts,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        const NAME: &str = "hosts";
        let Some(question) = query.questions.first() else { return self.next(block, next, query) };
        let name = question.name.to_lowercase();
        if !hosts.zones.contain(&name) && question.rtype != RecordType::PTR {
            return self.outside(NAME, &hosts.zones, block, next, query);
        }
        let pass = |walk: &mut Self, reason: ChainReason| {
            walk.tell(block, NAME, StepVerdict::Next, &reason.into());
            walk.next(block, next, query)
        };
        let address = reverse_address(&name);
        if question.rtype == RecordType::PTR && address.is_none() {
            return pass(self, ChainReason::HostsNoName);
        }
        let Some(file) = &hosts.file else {
            return Err(Stop::Unknown(vec![DnsNeed::File { path: hosts.path.clone() }]));
        };
        let data: Vec<RecordData> = match question.rtype {
            RecordType::PTR => {
                let names =
                    [file, &hosts.inline].into_iter().filter_map(|entries| entries.names.get(&address?)).flatten();
                let mut data = Vec::new();
                for name in names {
                    let name = Name::parse(name).map_err(|_| Stop::Unwritable { name: name.clone() })?;
                    data.push(RecordData::Ptr(name));
                }
                if data.is_empty() {
                    return pass(self, ChainReason::HostsNoName);
                }
                data
            }
            RecordType::A => hosts.v4(file, &name).into_iter().map(RecordData::A).collect(),
            RecordType::AAAA => hosts.v6(file, &name).into_iter().map(RecordData::Aaaa).collect(),
            _ if hosts.passes_other_types && hosts.fall.contain(&name) => return pass(self, ChainReason::FellThrough),
            _ => Vec::new(),
        };
        let entry = name.to_string();
        if data.is_empty() && hosts.v4(file, &name).is_empty() && hosts.v6(file, &name).is_empty() {
            if hosts.fall.contain(&name) {
                return pass(self, ChainReason::FellThrough);
            }
            let reason = ChainReason::HostsNoEntry.into();
            self.tell(block, NAME, StepVerdict::Failed, &reason);
            return Ok(Outcome::code(Rcode::SERVFAIL, reason));
        }
        let reason =
            if data.is_empty() { ChainReason::HostsOtherFamily { entry } } else { ChainReason::HostsEntry { entry } };
        let reason = reason.into();
        self.tell(block, NAME, StepVerdict::Answered, &reason);
        let answers = data.into_iter().filter_map(|data| Record::new(name.clone(), hosts.ttl, data)).collect();
        let message = Message { authoritative: true, answers, ..Message::reply_to(query) };
        Ok(Outcome::written(message, reason))
    }
}
