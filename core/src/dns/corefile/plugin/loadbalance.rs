//! The options of `loadbalance`, which changes the order of addresses.

use ipnet::IpNet;

use super::super::{Context, Dispenser, SetupError};
use crate::gotext::Duration;
use crate::gotext::ip::parse_cidr;
use crate::gotext::quote;

/// The options of `loadbalance` in a server block.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoadbalanceOptions {
    /// The file with weights, if the policy is `weighted`; else the order is drawn at random.
    pub weights: Option<String>,
    /// `prefer`: addresses in these ranges come first.
    pub prefer: Vec<IpNet>,
}

/// Reads the words of all uses of `loadbalance` in a server block.
///
/// Source: coredns/coredns plugin/loadbalance/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<LoadbalanceOptions, SetupError> {
    let mut options = LoadbalanceOptions::default();
    while dispenser.next_token() {
        let args = dispenser.remaining_args();
        match args.as_slice() {
            [] => options.weights = None,
            ["round_robin"] => options.weights = None,
            ["round_robin", ..] => return Err(dispenser.err("unknown property for round_robin")),
            ["weighted"] => return Err(dispenser.err("missing weight file argument")),
            ["weighted", file] => {
                while dispenser.next_block() {
                    reload(dispenser)?;
                }
                // The policy replaces what stood before.
                options = LoadbalanceOptions {
                    weights: Some(super::hosts::under_root(file, context.root)),
                    prefer: Vec::new(),
                };
            }
            ["weighted", ..] => return Err(dispenser.err("unexpected argument(s)")),
            [policy, ..] => return Err(dispenser.bare(format!("unknown policy: {policy}"))),
        }
        while dispenser.next_block() {
            let word = dispenser.val();
            if word != "prefer" {
                return Err(dispenser.err(format_args!("unknown property '{word}'")));
            }
            for range in dispenser.remaining_args() {
                let parsed = parse_cidr(range)
                    .map_err(|error| dispenser.err(format_args!("invalid CIDR {}: {error}", quote(range))))?;
                options.prefer.push(parsed.network());
            }
        }
    }
    Ok(options)
}

fn reload(dispenser: &mut Dispenser<'_>) -> Result<(), SetupError> {
    let word = dispenser.val();
    if word != "reload" {
        return Err(dispenser.err(format_args!("unknown property '{word}'")));
    }
    match dispenser.remaining_args().as_slice() {
        [] => Err(dispenser.err("reload duration value is missing")),
        [value] => match Duration::parse(value) {
            Ok(_) => Ok(()),
            Err(_) => Err(dispenser.err(format_args!("invalid reload duration '{value}'"))),
        },
        _ => Err(dispenser.err("unexpected argument")),
    }
}
