//! The options of `hosts`, which answers from a hosts file.

use std::sync::Arc;

use super::super::{Context, Dispenser, FileText, SetupError};
use super::fall::Fall;
use crate::gotext::{Duration, atoi};

/// The options of `hosts` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct HostsOptions {
    /// The path of the file.
    pub path: String,
    /// What the file says.
    pub file: HostsFile,
    /// The zones, absolute and in lower case: the arguments, else the keys of the server block.
    pub zones: Vec<String>,
    /// The lines in the block, with one space between the words.
    pub inline: Vec<String>,
    /// `fallthrough`.
    pub fall: Fall,
    /// `fallthrough_unsupported`: types other than A, AAAA and PTR fall through too.
    pub fallthrough_unsupported: bool,
    /// Whether names answer for their addresses; `no_reverse` unsets it.
    pub reverse: bool,
    /// `ttl`, in seconds.
    pub ttl: u32,
    /// `reload`: how often the file is read again.
    pub reload: Duration,
}

/// What is known of a hosts file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostsFile {
    /// Its text.
    Text(Arc<str>),
    /// It does not exist.
    Missing,
    /// It was not given.
    NotGiven,
}

/// Reads the words of all uses of `hosts` in a server block.
///
/// Source: coredns/coredns plugin/hosts/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<HostsOptions, SetupError> {
    let mut options = HostsOptions {
        path: "/etc/hosts".to_owned(),
        file: HostsFile::Missing,
        zones: Vec::new(),
        inline: Vec::new(),
        fall: Fall::default(),
        fallthrough_unsupported: false,
        reverse: true,
        ttl: 3600,
        reload: Duration::from_seconds(5),
    };
    while dispenser.next_only_use()? {
        let words = dispenser.remaining_tokens();
        let (path, zones) = words.split_first().map_or((None, words.as_slice()), |(path, zones)| (Some(path), zones));
        if let Some(path) = path {
            options.path = context.below_root(&path.text);
        }
        options.zones = context.plugin_zones(zones);
        while dispenser.next_block() {
            option(dispenser, context, &mut options)?;
        }
    }
    if options.fallthrough_unsupported && options.fall.zones.is_empty() {
        return Err(dispenser.err("fallthrough_unsupported requires fallthrough"));
    }
    options.file = match context.file(&options.path) {
        FileText::Text(text) => HostsFile::Text(text.into()),
        // A folder has no lines.
        FileText::Folder => HostsFile::Text("".into()),
        FileText::Missing => HostsFile::Missing,
        FileText::NotGiven => HostsFile::NotGiven,
    };
    Ok(options)
}

fn option(dispenser: &mut Dispenser<'_>, context: &Context<'_>, options: &mut HostsOptions) -> Result<(), SetupError> {
    let word = dispenser.val();
    match word {
        "fallthrough" => options.fall = Fall::of(&dispenser.remaining_tokens(), context),
        "fallthrough_unsupported" if context.coredns.has_fallthrough_unsupported() => {
            if !dispenser.remaining_args().is_empty() {
                return Err(dispenser.arg_err());
            }
            options.fallthrough_unsupported = true;
        }
        "no_reverse" => options.reverse = false,
        "ttl" => {
            let args = dispenser.remaining_args();
            let Some(value) = args.first() else { return Err(dispenser.err("ttl needs a time in second")) };
            let seconds = atoi(value).map_err(|_| dispenser.err("ttl needs a number of second"))?;
            options.ttl = u16::try_from(seconds)
                .ok()
                .filter(|seconds| *seconds > 0)
                .map(u32::from)
                .ok_or_else(|| dispenser.err("ttl provided is invalid"))?;
        }
        "reload" => {
            let args = dispenser.remaining_args();
            let [value] = args.as_slice() else {
                return Err(dispenser.err("reload needs a duration (zero seconds to disable)"));
            };
            options.reload = Duration::parse(value)
                .map_err(|_| dispenser.err(format_args!("invalid duration for reload '{value}'")))?;
            if options.reload < Duration::ZERO {
                return Err(dispenser.err(format_args!("invalid negative duration for reload '{value}'")));
            }
        }
        // A line of the file, which may stand only before `fallthrough`.
        _ if options.fall.zones.is_empty() => {
            let words: Vec<&str> = std::iter::once(word).chain(dispenser.remaining_args()).collect();
            options.inline.push(words.join(" "));
        }
        _ => return Err(dispenser.err(format_args!("unknown property '{word}'"))),
    }
    Ok(())
}
