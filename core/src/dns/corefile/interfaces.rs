//! Interfaces of CoreDNS's machine.

use std::collections::BTreeMap;
use std::net::IpAddr;

use crate::gotext::ip::parse_ip;

/// Interfaces of CoreDNS's machine with their addresses, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interfaces {
    given: BTreeMap<String, Option<Vec<IpAddr>>>,
}

/// What is known of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InterfaceKnown {
    /// It exists, with these addresses as CoreDNS prints them.
    Addresses(Vec<String>),
    /// It does not exist, or no interface can have this name.
    Missing,
    /// It was not given, so it is taken to exist; its addresses are known only of `lo`.
    NotGiven(Option<Vec<String>>),
}

impl Interfaces {
    /// Interfaces by name; `None` stands for one that does not exist.
    pub fn new(given: BTreeMap<String, Option<Vec<IpAddr>>>) -> Self {
        Self { given }
    }

    /// What is known of a word as the name of an interface.
    pub(super) fn read(&self, word: &str) -> InterfaceKnown {
        match self.given.get(word) {
            Some(Some(addresses)) => InterfaceKnown::Addresses(addresses.iter().map(|ip| printed(*ip, word)).collect()),
            Some(None) => InterfaceKnown::Missing,
            None if parse_ip(word).is_some() || !is_interface_name(word) => InterfaceKnown::Missing,
            None => InterfaceKnown::NotGiven((word == "lo").then(|| vec!["127.0.0.1".to_owned(), "::1".to_owned()])),
        }
    }
}

/// An address of the link names its interface.
///
/// Source: coredns/coredns plugin/bind/setup.go listIP
fn printed(ip: IpAddr, interface: &str) -> String {
    match ip {
        IpAddr::V6(v6)
            if v6.is_unicast_link_local() || v6.segments().first().is_some_and(|first| first & 0xff0f == 0xff02) =>
        {
            format!("{ip}%{interface}")
        }
        _ => ip.to_string(),
    }
}

/// Whether Linux lets an interface have this name.
///
/// Source: torvalds/linux net/core/dev.c dev_valid_name
fn is_interface_name(word: &str) -> bool {
    !word.is_empty()
        && word.len() < 16
        && word != "."
        && word != ".."
        && !word.contains(['/', ':'])
        && !word.contains(char::is_whitespace)
}
