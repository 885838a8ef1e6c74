//! A file in the form of resolv.conf as a list of servers.

use super::super::super::{Context, FileText};
use super::server::{Server, without_zone};
use crate::gotext::join_host_port;

/// The longest line in bytes, and one more: the rest of a file after a longer one is not read.
const TOO_LONG: usize = 65_536;

/// The servers of the file with this path; `None` if there is no such file.
///
/// A path is taken to be one if it is given, or looks like one from a folder: a word such as `dns.example.com` is none, nor
/// is a path with a port behind it.
///
/// Source: coredns/coredns plugin/pkg/parse/host.go tryFile
pub(super) fn servers(path: &str, context: &Context<'_>) -> Option<Vec<Server>> {
    let from_a_folder = path.starts_with('/') || path.starts_with("./") || path.starts_with("../");
    let looks_like_one = from_a_folder && !path.contains(':');
    if !looks_like_one && context.read(path) == FileText::NotGiven {
        return None;
    }
    match context.file(path) {
        FileText::Missing => None,
        // It opens, and no line can be read.
        FileText::Folder => Some(Vec::new()),
        FileText::NotGiven => Some(vec![Server::File(path.to_owned())]),
        FileText::Text(text) => {
            Some(name_servers(text).map(|host| Server::Known(join_host_port(host, "53"))).collect())
        }
    }
}

/// Source: miekg/dns clientconfig.go ClientConfigFromReader
fn name_servers(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').take_while(|line| line.len() < TOO_LONG).filter_map(|line| {
        let mut words = line.split_whitespace();
        let server = words.next().filter(|word| *word == "nameserver").and(words.next())?;
        Some(without_zone(server))
    })
}
