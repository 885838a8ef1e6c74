//! Hooks compiled for repeated matching: strings are interned, and each hook's data is stored together.
//!
//! A cluster may have a thousand hooks, and each is matched with every request. Comparing numbers that lie side by side
//! is several times as fast as following pointers to texts. Rules and selectors mean the same in both forms: a property
//! test compares them.

use std::sync::Arc;

use crate::admission::request::Operation;
use crate::admission::webhook::hook::{Hook, MatchPolicy, Rule};
use crate::admission::webhook::words::{ANY, Word, Words};
use crate::meta::{Operator, Selector, SelectorError};

/// A part of a list.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

impl Span {
    fn of<T>(self, list: &[T]) -> &[T] {
        list.get(self.start..self.end).unwrap_or_default()
    }
}

/// One hook, compiled.
#[derive(Debug, Clone)]
pub(crate) struct Matcher {
    pub(crate) hook: Arc<Hook>,
    /// Whether `matchPolicy` is Equivalent. Here, so that the gates of most hooks read nothing of the hook itself.
    pub(crate) takes_equivalents: bool,
    pub(crate) namespace_selector: Asking,
    pub(crate) object_selector: Asking,
    rules: Box<[CompiledRule]>,
    requirements: Box<[CompiledRequirement]>,
    words: Box<[Word]>,
}

/// What a selector requires.
#[derive(Debug, Clone)]
pub(crate) enum Asking {
    Everything,
    /// Labels that meet these requirements, which are those of the selector.
    Labels(Requirements, Arc<Selector>),
    /// Nothing: the selector can't be read.
    Invalid(SelectorError),
}

/// The requirements of one selector.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Requirements(Span);

#[derive(Debug, Clone)]
struct CompiledRequirement {
    key: Word,
    operator: Operator,
    values: Span,
}

#[derive(Debug, Clone)]
struct CompiledRule {
    scope: Scope,
    /// One bit for each operation.
    operations: u8,
    groups: Span,
    versions: Span,
    /// Resources and subresources, alternating.
    resources: Span,
}

#[derive(Debug, Clone, Copy)]
enum Scope {
    Any,
    Namespaced,
    Cluster,
    /// A value that nothing matches.
    Unknown,
}

/// The endpoint of a request, which rules are matched with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Endpoint {
    pub(crate) operation: Operation,
    pub(crate) group: Word,
    pub(crate) version: Word,
    pub(crate) resource: Word,
    pub(crate) sub_resource: Word,
    /// Whether the request has no namespace, or is for a Namespace: a Namespace is not in one, although its requests
    /// have one.
    pub(crate) is_cluster_scoped: bool,
}

/// The parts of a rule, in the order in which they are tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Scope,
    Operation,
    Group,
    Version,
    Resource,
}

fn bit(operation: Operation) -> u8 {
    match operation {
        Operation::Create => 1,
        Operation::Update => 2,
        Operation::Delete => 4,
        Operation::Connect => 8,
    }
}

impl Matcher {
    pub(crate) fn new(hook: Arc<Hook>, words: &mut Words) -> Self {
        let mut compiler = Compiler { words, list: Vec::new(), requirements: Vec::new() };
        let namespace_selector = compiler.selector(&hook.namespace_selector);
        let object_selector = compiler.selector(&hook.object_selector);
        Self {
            takes_equivalents: hook.match_policy == MatchPolicy::Equivalent,
            namespace_selector,
            object_selector,
            rules: hook.rules.iter().map(|rule| compiler.rule(rule)).collect(),
            requirements: compiler.requirements.into(),
            words: compiler.list.into(),
            hook,
        }
    }

    pub(crate) fn has_no_rules(&self) -> bool {
        self.rules.is_empty()
    }

    /// Whether labels fulfil every requirement.
    pub(crate) fn selects(&self, requirements: Requirements, labels: &[(Word, Word)]) -> bool {
        requirements.0.of(&self.requirements).iter().all(|requirement| {
            let value = labels.iter().find(|(key, _)| *key == requirement.key).map(|(_, value)| value);
            let listed = |value| requirement.values.of(&self.words).contains(value);
            match requirement.operator {
                Operator::Equals | Operator::In => value.is_some_and(listed),
                Operator::NotIn => !value.is_some_and(listed),
                Operator::Exists => value.is_some(),
                Operator::DoesNotExist => value.is_none(),
            }
        })
    }

    /// The first part of each rule that a request fails; `None` for a rule that matches.
    ///
    /// Source: kubernetes/apiserver pkg/admission/plugin/webhook/predicates/rules/rules.go
    pub(crate) fn failing<'a>(&'a self, endpoint: &'a Endpoint) -> impl Iterator<Item = Option<Part>> + 'a {
        self.rules.iter().map(|rule| {
            if !rule.scope.includes(endpoint) {
                Some(Part::Scope)
            } else if rule.operations & bit(endpoint.operation) == 0 {
                Some(Part::Operation)
            } else if !self.lists(rule.groups, endpoint.group) {
                Some(Part::Group)
            } else if !self.lists(rule.versions, endpoint.version) {
                Some(Part::Version)
            } else if !self.lists_resource(rule.resources, endpoint) {
                Some(Part::Resource)
            } else {
                None
            }
        })
    }

    /// The first rule that matches.
    pub(crate) fn matching(&self, endpoint: &Endpoint) -> Option<usize> {
        self.failing(endpoint).position(|part| part.is_none())
    }

    /// Whether some rule would match the resource in another version.
    pub(crate) fn matches_in_another_version(&self, endpoint: &Endpoint) -> bool {
        self.rules.iter().any(|rule| {
            rule.scope.includes(endpoint)
                && rule.operations & bit(endpoint.operation) != 0
                && self.lists(rule.groups, endpoint.group)
                && self.lists_resource(rule.resources, endpoint)
                && !rule.versions.of(&self.words).is_empty()
        })
    }

    fn lists(&self, entries: Span, word: Word) -> bool {
        entries.of(&self.words).iter().any(|entry| *entry == ANY || *entry == word)
    }

    fn lists_resource(&self, entries: Span, endpoint: &Endpoint) -> bool {
        entries.of(&self.words).chunks_exact(2).any(|entry| match entry {
            [resource, sub_resource] => {
                (*resource == ANY || *resource == endpoint.resource)
                    && (*sub_resource == ANY || *sub_resource == endpoint.sub_resource)
            }
            _ => false,
        })
    }
}

impl Scope {
    fn includes(self, endpoint: &Endpoint) -> bool {
        match self {
            Self::Any => true,
            Self::Namespaced => !endpoint.is_cluster_scoped,
            Self::Cluster => endpoint.is_cluster_scoped,
            Self::Unknown => false,
        }
    }
}

struct Compiler<'a> {
    words: &'a mut Words,
    list: Vec<Word>,
    requirements: Vec<CompiledRequirement>,
}

impl Compiler<'_> {
    fn selector(&mut self, selector: &Result<Arc<Selector>, SelectorError>) -> Asking {
        let selector = match selector {
            Ok(selector) => selector,
            Err(error) => return Asking::Invalid(error.clone()),
        };
        if selector.is_everything() {
            return Asking::Everything;
        }
        let start = self.requirements.len();
        for requirement in selector.requirements() {
            let key = self.words.number(requirement.key());
            let values = self.span(requirement.values());
            self.requirements.push(CompiledRequirement { key, operator: requirement.operator(), values });
        }
        Asking::Labels(Requirements(Span { start, end: self.requirements.len() }), Arc::clone(selector))
    }

    fn rule(&mut self, rule: &Rule) -> CompiledRule {
        let operation = |entry: &String| match (entry.as_str(), Operation::parse(entry)) {
            ("*", _) => 0xff,
            (_, Some(operation)) => bit(operation),
            _ => 0,
        };
        CompiledRule {
            scope: match rule.scope.as_str() {
                "*" => Scope::Any,
                "Namespaced" => Scope::Namespaced,
                "Cluster" => Scope::Cluster,
                _ => Scope::Unknown,
            },
            operations: rule.operations.iter().map(operation).fold(0, |all, one| all | one),
            groups: self.span(&rule.api_groups),
            versions: self.span(&rule.api_versions),
            resources: self.resources(&rule.resources),
        }
    }

    fn span(&mut self, texts: &[String]) -> Span {
        let start = self.list.len();
        for text in texts {
            self.list.push(self.words.number(text));
        }
        Span { start, end: self.list.len() }
    }

    /// Without a slash an entry means no subresource.
    fn resources(&mut self, entries: &[String]) -> Span {
        let start = self.list.len();
        for entry in entries {
            let (resource, sub_resource) = entry.split_once('/').unwrap_or((entry, ""));
            self.list.push(self.words.number(resource));
            self.list.push(self.words.number(sub_resource));
        }
        Span { start, end: self.list.len() }
    }
}
