//! The options of `bind`, the addresses to listen on.

use std::collections::BTreeSet;

use super::super::interfaces::InterfaceKnown;
use super::super::{Context, Dispenser, SetupError};
use crate::gotext::ip::parse_ip;
use crate::gotext::quote;

/// The options of `bind` in a server block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindOptions {
    /// The addresses, without those that `except` names.
    pub addresses: Vec<Bound>,
}

/// What a server block listens on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bound {
    /// An address, as written or as an interface has it.
    Address(String),
    /// The addresses of an interface, which is taken to exist and was not given.
    Interface(String),
}

impl BindOptions {
    /// The addresses; an interface stands for its own, which are not known.
    pub fn listen_hosts(&self) -> Vec<String> {
        self.addresses
            .iter()
            .map(|bound| match bound {
                Bound::Address(text) | Bound::Interface(text) => text.clone(),
            })
            .collect()
    }
}

/// Reads the words of all uses of `bind` in a server block.
///
/// Source: coredns/coredns plugin/bind/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<BindOptions, SetupError> {
    let mut addresses = Vec::new();
    while dispenser.next_token() {
        let given = dispenser.remaining_args();
        if given.is_empty() {
            return Err(dispenser.bare("at least one address or interface name is expected"));
        }
        let mut except = Vec::new();
        while dispenser.next_block() {
            if dispenser.val() != "except" {
                return Err(dispenser.bare(format!("invalid option {}", quote(dispenser.val()))));
            }
            except = dispenser.remaining_args();
            if except.is_empty() {
                return Err(dispenser.bare("at least one address or interface must be given to except subdirective"));
            }
        }
        let bound = listed(&given, dispenser, context)?;
        let except: BTreeSet<Bound> = listed(&except, dispenser, context)?.into_iter().collect();
        addresses.extend(bound.into_iter().filter(|bound| !except.contains(bound)));
    }
    Ok(BindOptions { addresses })
}

/// The addresses that words stand for. What is neither an address nor the name of an interface is refused.
fn listed(words: &[&str], dispenser: &Dispenser<'_>, context: &Context<'_>) -> Result<Vec<Bound>, SetupError> {
    let mut all = Vec::new();
    for word in words {
        match context.interface(word) {
            InterfaceKnown::Addresses(addresses) | InterfaceKnown::NotGiven(Some(addresses)) => {
                all.extend(addresses.into_iter().map(Bound::Address));
            }
            InterfaceKnown::NotGiven(None) => all.push(Bound::Interface((*word).to_owned())),
            InterfaceKnown::Missing if parse_ip(word).is_some() => all.push(Bound::Address((*word).to_owned())),
            InterfaceKnown::Missing => {
                return Err(dispenser.bare(format!("not a valid IP address or interface name: {}", quote(word))));
            }
        }
    }
    Ok(all)
}
