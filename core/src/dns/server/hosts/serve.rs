//! The plugin `hosts`: a query.

use crate::dns::kubernetes::reverse_address;
use crate::dns::message::{Message, Name, Rcode, Record, RecordData, RecordType};
use crate::dns::need::DnsNeed;

use super::super::block::Block;
use super::super::chain_reason::ChainReason;
use super::super::outcome::Outcome;
use super::super::walk::Walk;
use super::super::{StepVerdict, Stop};
use super::Hosts;

impl Walk<'_> {
    /// Source: coredns/coredns plugin/hosts/hosts.go ServeDNS
    pub(crate) fn hosts(
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
