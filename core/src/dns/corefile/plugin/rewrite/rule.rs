//! The rules of `rewrite`.

use super::pattern::Pattern;
use crate::dns::message::{Class, Rcode, RecordType};

/// The options of `rewrite` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct RewriteOptions {
    /// The rules, in the order in which they are tried.
    pub rules: Vec<RewriteRule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RewriteRule {
    /// Whether the rules after it are tried too (`continue`).
    pub goes_on: bool,
    /// What it does.
    pub change: Change,
}

/// What a rule changes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// `name`: the name of the question, and names in the reply.
    Name(NameChange),
    /// `class`.
    Class {
        /// The class asked.
        from: Class,
        /// The class that is asked instead.
        to: Class,
    },
    /// `type`.
    Type {
        /// The type asked.
        from: RecordType,
        /// The type that is asked instead.
        to: RecordType,
    },
    /// `ttl`: the TTL of all records of the reply is brought into a range.
    Ttl {
        /// The names that are asked.
        names: Pattern,
        /// The lowest TTL.
        least: u32,
        /// The highest TTL.
        most: u32,
    },
    /// `rcode`.
    Rcode {
        /// The names that are asked.
        names: Pattern,
        /// The code of the reply.
        from: Rcode,
        /// The code that takes its place.
        to: Rcode,
    },
    /// `cname`: the target of a CNAME in the reply, which is then looked up.
    Cname {
        /// The targets.
        targets: Pattern,
        /// What takes the place of the target, or of the piece that matches.
        to: String,
    },
    /// `edns0`, which is not modelled.
    Edns0,
}

/// A change of the name of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct NameChange {
    /// The names.
    pub names: Pattern,
    /// What takes the place of the name, or of the piece that matches; `{1}` is a group of the regular expression.
    pub to: String,
    /// Whether the reply is mapped back (`answer auto`, and always where the whole name is compared).
    pub auto: bool,
    /// Whether the new name holds metadata, which is not modelled.
    pub metadata: bool,
    /// The rules for names and values of the records of the reply, in order.
    pub answers: Vec<AnswerChange>,
}

/// A change of names in the records of a reply.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChange {
    /// Whether the names in the data of the records change; else their owners.
    pub value: bool,
    /// The names that change.
    pub names: Pattern,
    /// What takes the place of the whole name, or, behind [`Pattern::Suffix`], of its end.
    pub to: String,
}
