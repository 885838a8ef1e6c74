//! The plugin `template`: its rules. What it does with a query stands in `template/serve.rs`.

mod serve;

use crate::dns::corefile::plugin::template::{TemplateOptions, TemplateRule};
use crate::dns::message::{Class, Question, RecordType};
use crate::gotext::regexp::{Groups, NotModelled, Regexp};

use super::zones::Zones;

/// A `template` directive of a block, with all its uses.
#[derive(Debug, Clone)]
pub(crate) struct Templates {
    zones: Zones,
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    zones: Zones,
    fall: Zones,
    options: TemplateRule,
}

impl Templates {
    pub(super) fn new(options: &TemplateOptions) -> Self {
        let all: Vec<String> = options.templates.iter().flat_map(|rule| rule.zones.iter().cloned()).collect();
        let rules = options.templates.iter().map(|rule| Rule {
            zones: Zones::new(&rule.zones),
            fall: Zones::new(&rule.fall.zones),
            options: rule.clone(),
        });
        Self { zones: Zones::new(&all), rules: rules.collect() }
    }
}

/// What an expression matched in the name.
struct Matched<'r> {
    regexp: Option<&'r Regexp>,
    groups: Groups,
}

impl Rule {
    /// Whether the rule is for the class and type of a question.
    fn is_for(&self, question: &Question) -> bool {
        let (class, rtype) = (self.options.class, self.options.rtype);
        (class == Class::ANY || question.class == Class::ANY || question.class == class)
            && (rtype == RecordType::ANY || question.rtype == RecordType::ANY || question.rtype == rtype)
    }

    /// What the first expression that matches finds in a name.
    fn matched(&self, name: &str) -> Result<Option<Matched<'_>>, NotModelled> {
        if self.options.regexps.is_empty() {
            return Ok(Some(Matched { regexp: None, groups: vec![Some((0, name.len()))] }));
        }
        for regexp in &self.options.regexps {
            if let Some(groups) = regexp.find(name)? {
                return Ok(Some(Matched { regexp: Some(regexp), groups }));
            }
        }
        Ok(None)
    }
}
