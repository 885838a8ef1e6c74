//! The options of `loadbalance`, which orders the addresses of a reply.

use super::super::{Context, Dispenser, FileText, SetupError};
use crate::gotext::ip::{Cidr, parse_cidr};
use crate::gotext::{Duration, quote};

mod weights;

/// The options of `loadbalance` in a server block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoadbalanceOptions {
    /// How addresses are ordered.
    pub policy: Policy,
    /// `prefer`: addresses in these ranges come first.
    pub prefer: Vec<Cidr>,
}

/// How addresses are ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Policy {
    /// `round_robin`: at random.
    #[default]
    RoundRobin,
    /// `weighted`: one comes first, by the weights of a file.
    Weighted {
        /// The file, below the folder of the plugin `root` if it is relative.
        file: String,
        /// How often the file is looked at; never if it is 0.
        reload: Duration,
        /// Why CoreDNS does not start with this file, in its words.
        fault: Option<String>,
    },
}

impl Policy {
    /// Why CoreDNS does not start with it, in its words.
    pub fn fault(&self) -> Option<&str> {
        match self {
            Self::RoundRobin => None,
            Self::Weighted { fault, .. } => fault.as_deref(),
        }
    }
}

/// Reads the words of all uses of `loadbalance` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/loadbalance/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<LoadbalanceOptions, SetupError> {
    let mut options = LoadbalanceOptions::default();
    while dispenser.next_token() {
        match dispenser.remaining_args().as_slice() {
            [] | ["round_robin"] => options.policy = Policy::RoundRobin,
            ["round_robin", ..] => return Err(dispenser.err("unknown property for round_robin")),
            ["weighted"] => return Err(dispenser.err("missing weight file argument")),
            // It begins anew, and forgets what was preferred.
            ["weighted", file] => {
                options = LoadbalanceOptions { policy: weighted(dispenser, context, file)?, ..Default::default() }
            }
            ["weighted", ..] => return Err(dispenser.err("unexpected argument(s)")),
            [other, ..] => return Err(dispenser.bare(format!("unknown policy: {other}"))),
        }
        while dispenser.next_block() {
            match dispenser.val() {
                "prefer" => {
                    for text in dispenser.remaining_args() {
                        let cidr = parse_cidr(text)
                            .map_err(|error| dispenser.err(format_args!("invalid CIDR {}: {error}", quote(text))))?;
                        options.prefer.push(cidr);
                    }
                }
                word => return Err(dispenser.err(format_args!("unknown property '{word}'"))),
            }
        }
    }
    Ok(options)
}

fn weighted(dispenser: &mut Dispenser<'_>, context: &Context<'_>, file: &str) -> Result<Policy, SetupError> {
    let mut reload = Duration::from_seconds(30);
    while dispenser.next_block() {
        match dispenser.val() {
            "reload" => match dispenser.remaining_args().as_slice() {
                [] => return Err(dispenser.err("reload duration value is missing")),
                [value] => {
                    reload = Duration::parse(value)
                        .map_err(|_| dispenser.err(format_args!("invalid reload duration '{value}'")))?;
                }
                _ => return Err(dispenser.err("unexpected argument")),
            },
            word => return Err(dispenser.err(format_args!("unknown property '{word}'"))),
        }
    }
    let file = context.below_root(file);
    let fault = match context.file(&file) {
        FileText::Text(text) => weights::fault(text, &file),
        FileText::Folder => Some(format!("read {file}: is a directory")),
        FileText::Missing if reload == Duration::ZERO => Some("weight file open error".to_owned()),
        // A file that may yet come is waited for.
        FileText::Missing | FileText::NotGiven => None,
    };
    Ok(Policy::Weighted { file, reload, fault })
}
