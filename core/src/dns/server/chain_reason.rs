//! Why the plugins beside `kubernetes` do what they do.

use std::fmt;

use serde::Serialize;

use crate::dns::message::{Rcode, RecordType};

/// Why a plugin of the chain does what it does with a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ChainReason {
    /// The name is in no zone of the plugin.
    OutsideZones {
        /// The zones.
        zones: Vec<String>,
    },
    /// The plugin has no answer, and its `fallthrough` covers the name.
    FellThrough,
    /// `any` answers a question for all types with one record.
    AnyObsoleted,
    /// `hosts` has addresses of the name, or names of the address.
    HostsEntry {
        /// The name, or the address, that the entries have.
        entry: String,
    },
    /// `hosts` has addresses of the name, but none of the type asked.
    HostsOtherFamily {
        /// The name.
        entry: String,
    },
    /// `hosts` has no entry for the name and no `fallthrough` that covers it.
    HostsNoEntry,
    /// `hosts` has no name of the address.
    HostsNoName,
    /// A template is for the name, class and type.
    TemplateRendered {
        /// Which of the block, from 1.
        template: usize,
    },
    /// A template is for the class and type, but the name matches none of its expressions, and `fallthrough` does not
    /// cover it.
    TemplateNoMatch {
        /// Which of the block, from 1.
        template: usize,
    },
    /// The template says `rcode SERVFAIL`.
    TemplateServfail {
        /// Which of the block, from 1.
        template: usize,
    },
    /// A template can't be rendered, or what it prints is no record.
    TemplateFailed {
        /// Which of the block, from 1.
        template: usize,
    },
    /// No template is for the class and type, or `fallthrough` covers the name.
    NoTemplate,
    /// Rules of `rewrite` change the question or the reply.
    Rewritten {
        /// Which rules, from 1.
        rules: Vec<usize>,
        /// The name that is asked from here on.
        name: String,
        /// The type that is asked from here on.
        #[serde(rename = "type", serialize_with = "as_text")]
        rtype: RecordType,
    },
    /// No rule of `rewrite` is for the question.
    NotRewritten,
    /// The new name is none.
    InvalidRewrite {
        /// The text that takes the place of the name.
        name: String,
    },
    /// `cache` has a reply.
    CacheHit {
        /// The seconds that it is still kept.
        left: i64,
    },
    /// `cache` has no reply and keeps the one that comes.
    CacheKept {
        /// For how many seconds.
        seconds: i64,
        /// As what: `success` or `denial`.
        kind: &'static str,
    },
    /// `cache` has no reply and does not keep the one that comes, if one comes.
    CachePassed,
    /// `cache` keeps that the plugins behind it failed.
    CacheFailureKept {
        /// For how many seconds.
        seconds: i64,
    },
    /// `autopath` does nothing for the client.
    AutopathInert {
        /// Why.
        why: AutopathInert,
    },
    /// `autopath` found the name on the search path.
    AutopathFound {
        /// The name that has a reply.
        name: String,
        /// How many names were tried.
        tried: usize,
    },
    /// `autopath` found the name nowhere on the search path: the first reply is sent.
    AutopathExhausted {
        /// How many names were tried.
        tried: usize,
    },
    /// `autopath` is asked for the search domain itself.
    AutopathBareDomain,
    /// `forward` has asked other servers.
    Forwarded {
        /// Whom.
        targets: Vec<String>,
    },
    /// `forward` got no reply.
    ForwardFailed {
        /// From whom.
        targets: Vec<String>,
    },
    /// `forward` leaves a reply with this code, or without records, to the next `forward`.
    ForwardNext {
        /// The code.
        rcode: Rcode,
    },
    /// `loadbalance` brings records into another order.
    Shuffled {
        /// How many records of the reply.
        records: usize,
    },
    /// `loadbalance` brings the addresses of the ranges that it prefers to the front.
    Preferred {
        /// How many records of the reply.
        records: usize,
    },
}

/// Why `autopath` does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AutopathInert {
    /// The plugin that it asks is not in the block, or it is not in the name's zone.
    NoPlugin,
    /// `kubernetes` has no `pods verified`.
    PodsNotVerified,
    /// No Pod has the address of the client.
    NoPod,
    /// The name is not in the first domain of the search path.
    NotFirstDomain,
}

fn as_text<S: serde::Serializer>(value: &impl fmt::Display, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl fmt::Display for ChainReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutsideZones { zones } => {
                write!(f, "the name is outside the zones of the plugin: {}", zones.join(", "))
            }
            Self::FellThrough => f.write_str("the plugin has no answer, and `fallthrough` covers the name"),
            Self::AnyObsoleted => f.write_str("`any` answers ANY with one HINFO record"),
            Self::HostsEntry { entry } => write!(f, "`hosts` has an entry of {entry}"),
            Self::HostsOtherFamily { entry } => {
                write!(f, "`hosts` has an entry of {entry}, but no address of the type asked")
            }
            Self::HostsNoEntry => {
                f.write_str("`hosts` has no entry of the name and no `fallthrough` that covers it: SERVFAIL")
            }
            Self::HostsNoName => f.write_str("`hosts` has no name of the address"),
            Self::TemplateRendered { template } => write!(f, "template {template} of the block is for the question"),
            Self::TemplateNoMatch { template } => write!(
                f,
                "the name matches no expression of template {template}, and no `fallthrough` covers it: SERVFAIL"
            ),
            Self::TemplateServfail { template } => write!(f, "template {template} says `rcode SERVFAIL`"),
            Self::TemplateFailed { template } => {
                write!(f, "template {template} fails, or prints what is no record: SERVFAIL")
            }
            Self::NoTemplate => f.write_str("no template is for the question"),
            Self::Rewritten { rules, name, rtype } => {
                let rules: Vec<String> = rules.iter().map(usize::to_string).collect();
                write!(f, "rules {} of `rewrite` apply; asked from here on: {name} {rtype}", rules.join(", "))
            }
            Self::NotRewritten => f.write_str("no rule of `rewrite` is for the question"),
            Self::InvalidRewrite { name } => write!(f, "invalid name after rewrite: {name}"),
            Self::CacheHit { left } => write!(f, "the cache has a reply, for another {left} seconds"),
            Self::CacheKept { seconds, kind } => {
                write!(f, "the cache has no reply; it keeps this one for {seconds} seconds as {kind}")
            }
            Self::CachePassed => f.write_str("the cache has no reply and keeps none"),
            Self::CacheFailureKept { seconds } => {
                write!(f, "the plugins behind the cache failed; it keeps that for {seconds} seconds")
            }
            Self::AutopathInert { why } => f.write_str(match why {
                AutopathInert::NoPlugin => "the plugin that `autopath` asks is not there",
                AutopathInert::PodsNotVerified => "`autopath` needs `pods verified`",
                AutopathInert::NoPod => "no Pod has the address of the client",
                AutopathInert::NotFirstDomain => "the name is not in the first domain of the client's search path",
            }),
            Self::AutopathFound { name, tried } => {
                write!(f, "`autopath` tried {tried} names and found {name}")
            }
            Self::AutopathExhausted { tried } => {
                write!(f, "`autopath` tried {tried} names and found none: the first reply is sent")
            }
            Self::AutopathBareDomain => f.write_str("the name is the search domain itself: SERVFAIL"),
            Self::Forwarded { targets } => write!(f, "reply of {}", targets.join(", ")),
            Self::ForwardFailed { targets } => write!(f, "no reply of {}: SERVFAIL", targets.join(", ")),
            Self::ForwardNext { rcode } => write!(f, "the reply {rcode} is left to the next `forward`"),
            Self::Shuffled { records } => write!(f, "{records} records come in another order each time"),
            Self::Preferred { records } => write!(f, "{records} addresses of the ranges of `prefer` come first"),
        }
    }
}
