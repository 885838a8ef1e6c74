//! The plugin `rewrite`: the reply.
//!
//! Source: coredns/coredns plugin/rewrite/{reverter,name,ttl,rcode,cname_target}.go

use crate::dns::corefile::plugin::rewrite::{AnswerChange, Pattern};
use crate::dns::message::{Message, Name, Question, Rcode, Record, RecordData};
use crate::dns::need::DnsNeed;

use super::super::Stop;
use super::super::walk::Walk;
use super::pattern::{filled, replaced};

/// The name of the plugin.
pub(super) const NAME: &str = "rewrite";

/// How deep lookups of `cname` rules nest at most.
const MOST_NESTED: usize = 8;

/// A change of the reply.
#[derive(Debug, Clone)]
pub(super) enum ReplyRule {
    /// The name that was asked, and the names below it, become the name of the client's question.
    Back {
        /// Whether the names in the data of the records change; else their owners.
        value: bool,
        from: String,
        to: String,
    },
    Answer(AnswerChange),
    Ttl {
        least: u32,
        most: u32,
    },
    Rcode {
        from: Rcode,
        to: Rcode,
    },
    Cname {
        targets: Pattern,
        to: String,
    },
}

/// A reply while rules change it. Records may leave the answer while they are looked at, so they have numbers.
struct Changing {
    message: Message,
    records: Vec<Record>,
    answers: Vec<usize>,
}

impl Walk<'_> {
    /// The reply with the client's question, changed by the rules, the last one first, record by record.
    pub(super) fn reverted(
        &mut self,
        mut message: Message,
        original: &Question,
        rules: &[ReplyRule],
        query: &Message,
    ) -> Result<Message, Stop> {
        match message.questions.first_mut() {
            Some(question) => *question = original.clone(),
            None => message.questions.push(original.clone()),
        }
        if rules.is_empty() {
            return Ok(message);
        }
        let (authorities, answers, additionals) = (
            std::mem::take(&mut message.authorities),
            std::mem::take(&mut message.answers),
            std::mem::take(&mut message.additionals),
        );
        let (first, second) = (authorities.len(), authorities.len().saturating_add(answers.len()));
        let mut changing = Changing {
            message,
            records: authorities.into_iter().chain(answers).chain(additionals).collect(),
            answers: (first..second).collect(),
        };
        let count = changing.records.len();
        for number in 0..count {
            for rule in rules.iter().rev() {
                self.apply(rule, number, &mut changing, query)?;
            }
        }
        if count == 0 && self.server.coredns.rewrites_rcode_without_records() {
            for rule in rules.iter().rev() {
                if let ReplyRule::Rcode { from, to } = rule
                    && changing.message.rcode == *from
                {
                    changing.message.rcode = *to;
                }
            }
        }
        let Changing { mut message, records, answers } = changing;
        let taken = |range: std::ops::Range<usize>| records.get(range).unwrap_or_default().to_vec();
        message.authorities = taken(0..first);
        message.additionals = taken(second..count);
        message.answers = answers.iter().filter_map(|number| records.get(*number).cloned()).collect();
        Ok(message)
    }

    fn apply(&mut self, rule: &ReplyRule, number: usize, changing: &mut Changing, query: &Message) -> Result<(), Stop> {
        let Some(record) = changing.records.get_mut(number) else { return Ok(()) };
        match rule {
            ReplyRule::Ttl { least, most } => {
                record.ttl = if record.ttl < *least { *least } else { record.ttl.min(*most) }
            }
            ReplyRule::Rcode { from, to } => {
                if changing.message.rcode == *from {
                    changing.message.rcode = *to;
                }
            }
            ReplyRule::Back { value, from, to } => rename(record, *value, |name| Ok(back(name, from, to)))?,
            ReplyRule::Answer(change) => rename(record, change.value, |name| {
                let changed = match &change.names {
                    Pattern::Regex(regexp) => filled(regexp, name, &change.to),
                    names => replaced(names, name, &change.to),
                };
                changed.map_err(|_| not_modelled())
            })?,
            ReplyRule::Cname { targets, to } => self.cname(targets, to, number, changing, query)?,
        }
        Ok(())
    }

    /// Changes the target of an alias and looks the new one up.
    fn cname(
        &mut self,
        targets: &Pattern,
        to: &str,
        number: usize,
        changing: &mut Changing,
        query: &Message,
    ) -> Result<(), Stop> {
        let target = |record: &Record| match &record.data {
            RecordData::Cname(target) => Some(target.to_string()),
            _ => None,
        };
        let Some(from) = changing.records.get(number).and_then(target) else { return Ok(()) };
        let Some(text) = replaced(targets, &from, to).map_err(|_| not_modelled())? else { return Ok(()) };
        let bounded = self.server.coredns.bounds_cname_rules();
        if bounded && self.rewrites > MOST_NESTED {
            return Ok(());
        }
        let unwritable = || Stop::Unwritable { name: text.clone() };
        let name = Name::parse(&text).map_err(|_| unwritable())?;
        let Some(rtype) = query.questions.first().map(|question| question.rtype) else { return Ok(()) };
        self.rewrites = self.rewrites.saturating_add(1);
        let found = self.lookup(query, &name, rtype);
        self.rewrites = self.rewrites.saturating_sub(1);
        let Some(found) = found? else { return Ok(()) };
        if !text.ends_with('.') {
            return Err(unwritable());
        }
        let mut answers = Vec::new();
        for &number in &changing.answers {
            let Some(record) = changing.records.get_mut(number) else { continue };
            let Some(own) = target(record) else { continue };
            answers.push(number);
            if own == from {
                record.data = RecordData::Cname(name.clone());
                break;
            }
        }
        let start = changing.records.len();
        changing.records.extend(found.answers);
        answers.extend(start..changing.records.len());
        changing.answers = answers;
        changing.message.truncated = found.truncated;
        Ok(())
    }
}

fn not_modelled() -> Stop {
    Stop::Unknown(vec![DnsNeed::NotModelled { plugin: NAME.to_owned(), block: String::new() }])
}

/// The name that takes the place of `from`, or of a name below it.
fn back(name: &str, from: &str, to: &str) -> Option<String> {
    if name == from {
        return Some(to.to_owned());
    }
    name.strip_suffix(from).filter(|rest| rest.ends_with('.')).map(|rest| format!("{rest}{to}"))
}

/// Changes the owner of a record, or the name in its data.
fn rename(record: &mut Record, value: bool, change: impl Fn(&str) -> Result<Option<String>, Stop>) -> Result<(), Stop> {
    let place = match &mut record.data {
        _ if !value => &mut record.name,
        RecordData::Srv { target: name, .. }
        | RecordData::Mx { exchange: name, .. }
        | RecordData::Cname(name)
        | RecordData::Ns(name)
        | RecordData::Ptr(name) => name,
        RecordData::Soa(soa) => &mut soa.ns,
        _ => return Ok(()),
    };
    let before = place.to_string();
    if let Some(text) = change(&before)?.filter(|text| *text != before) {
        *place = Name::parse(&text).map_err(|_| Stop::Unwritable { name: text })?;
    }
    Ok(())
}
