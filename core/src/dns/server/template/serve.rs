//! The plugin `template`: a query.

use std::collections::BTreeMap;

use crate::dns::message::{Class, EdnsOption, Message, MessageError, Question, Rcode, Record, RecordData, RecordType};
use crate::dns::need::DnsNeed;
use crate::gotext::regexp::Regexp;
use crate::gotext::template::{ExecutionError, Template, Value};

use super::super::block::Block;
use super::super::chain_reason::ChainReason;
use super::super::outcome::Outcome;
use super::super::walk::Walk;
use super::super::{StepVerdict, Stop};
use super::{Matched, Rule, Templates};

impl Walk<'_> {
    /// Source: coredns/coredns plugin/template/template.go ServeDNS
    pub(crate) fn template(
        &mut self,
        templates: &Templates,
        block: &Block,
        next: usize,
        query: &Message,
    ) -> Result<Outcome, Stop> {
        const NAME: &str = "template";
        let Some(question) = query.questions.first() else { return self.next(block, next, query) };
        let lower = question.name.to_lowercase();
        if !templates.zones.contain(&lower) {
            return self.outside(NAME, &templates.zones, block, next, query);
        }
        let not_modelled =
            || Stop::Unknown(vec![DnsNeed::NotModelled { plugin: NAME.to_owned(), block: block.keys.clone() }]);
        let name = lower.to_string();
        for (template, rule) in (1_usize..).zip(&templates.rules) {
            let Some(zone) = rule.zones.of(&lower).filter(|_| rule.is_for(question)) else { continue };
            let matched = rule.matched(&name).map_err(|_| not_modelled())?;
            let failure = match matched {
                None if rule.fall.contain(&lower) => continue,
                None => Some(ChainReason::TemplateNoMatch { template }),
                Some(_) if rule.options.expressions => return Err(not_modelled()),
                Some(_) if rule.options.rcode == Rcode::SERVFAIL => Some(ChainReason::TemplateServfail { template }),
                Some(matched) => {
                    let data = self.data(question, zone, &name, &matched, rule);
                    match self.rendered(rule, &data, query) {
                        Ok(message) => {
                            let reason = ChainReason::TemplateRendered { template }.into();
                            self.tell(block, NAME, StepVerdict::Answered, &reason);
                            return Ok(Outcome { code: rule.options.rcode, ..Outcome::written(message, reason) });
                        }
                        Err(Rendering::Stop(stop)) => return Err(stop),
                        Err(Rendering::NotModelled) => return Err(not_modelled()),
                        Err(Rendering::Failed) => {
                            let reason = ChainReason::TemplateFailed { template }.into();
                            self.tell(block, NAME, StepVerdict::Failed, &reason);
                            return Ok(Outcome { failed: true, ..Outcome::code(Rcode::SERVFAIL, reason) });
                        }
                    }
                }
            };
            if let Some(reason) = failure {
                let reason = reason.into();
                self.tell(block, NAME, StepVerdict::Failed, &reason);
                return Ok(Outcome::code(Rcode::SERVFAIL, reason));
            }
        }
        self.tell(block, NAME, StepVerdict::Next, &ChainReason::NoTemplate.into());
        self.next(block, next, query)
    }

    /// What templates see.
    fn data(&self, question: &Question, zone: &str, name: &str, matched: &Matched<'_>, rule: &Rule) -> Value {
        let text = |text: &str| Value::Text(text.to_owned());
        let groups: Vec<String> = matched
            .groups
            .iter()
            .map(|group| group.and_then(|(start, end)| name.get(start..end)).unwrap_or_default().to_owned())
            .collect();
        let mut by_name: BTreeMap<String, String> =
            groups.iter().enumerate().map(|(number, group)| (number.to_string(), group.clone())).collect();
        let names = matched.regexp.map(Regexp::names).unwrap_or_default();
        for (name, group) in names.iter().zip(groups.iter().skip(1)).filter(|(name, _)| !name.is_empty()) {
            by_name.insert(name.clone(), group.clone());
        }
        let class = if question.class == Class::ANY { rule.options.class } else { question.class };
        let rtype = if question.rtype == RecordType::ANY { rule.options.rtype } else { question.rtype };
        let class = match class {
            Class::ANY => "ANY".to_owned(),
            class => Some(class.to_string()).filter(|class| !class.starts_with("CLASS")).unwrap_or_default(),
        };
        let asked = BTreeMap::from([
            ("Name", text(&question.name.to_string())),
            ("Qtype", Value::Uint(question.rtype.0.into())),
            ("Qclass", Value::Uint(question.class.0.into())),
        ]);
        let expression = matched.regexp.map_or(Value::Text(".*".to_owned()), |_| Value::NotModelled);
        Value::Fields(BTreeMap::from([
            ("Zone", text(zone)),
            ("Name", text(name)),
            ("Regex", expression),
            ("Match", Value::List(groups)),
            ("Group", Value::Map(by_name)),
            ("Class", Value::Text(class)),
            ("Type", text(rtype.name().unwrap_or_default())),
            ("Message", Value::NotModelled),
            ("Question", Value::Fields(asked)),
            ("Remote", text(&self.client.ip.to_string())),
            ("Var", Value::Map(BTreeMap::new())),
        ]))
    }

    fn rendered(&mut self, rule: &Rule, data: &Value, query: &Message) -> Result<Message, Rendering> {
        let mut message = Message { authoritative: true, rcode: rule.options.rcode, ..Message::reply_to(query) };
        let asks_address =
            query.questions.first().map(|asked| asked.rtype).filter(|t| matches!(*t, RecordType::A | RecordType::AAAA));
        for template in &rule.options.answer {
            let record = record(template, data)?;
            let target = match &record.data {
                RecordData::Cname(target) => Some(target.clone()),
                _ => None,
            };
            message.answers.push(record);
            if let (Some(rtype), Some(target)) = (asks_address, target)
                && let Some(found) = self.lookup(query, &target, rtype).map_err(Rendering::Stop)?
            {
                message.truncated = found.truncated;
                message.answers.extend(found.answers);
            }
        }
        for (templates, section) in
            [(&rule.options.additional, &mut message.additionals), (&rule.options.authority, &mut message.authorities)]
        {
            for template in templates {
                section.push(record(template, data)?);
            }
        }
        if let Some((code, text)) = &rule.options.extended_error {
            message.additionals.push(Record::opt(4096, true, vec![EdnsOption::extended_error(*code, text)]));
        }
        Ok(message)
    }
}

/// Why templates give no reply.
enum Rendering {
    Failed,
    NotModelled,
    Stop(Stop),
}

/// The record that a template prints.
fn record(template: &Template, data: &Value) -> Result<Record, Rendering> {
    let text = template.execute(data).map_err(|error| match error {
        ExecutionError::Failed => Rendering::Failed,
        ExecutionError::NotModelled => Rendering::NotModelled,
    })?;
    match Record::parse(&text) {
        Ok(Some(record)) => Ok(record),
        // CoreDNS goes on without a record and fails later, at a place that is not modelled.
        Ok(None) | Err(MessageError::LineNotModelled { .. }) => Err(Rendering::NotModelled),
        Err(_) => Err(Rendering::Failed),
    }
}
