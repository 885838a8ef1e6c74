//! What the setup of a plugin knows besides its words, and how it fails.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::address;
use super::files::FileText;
use super::interfaces::InterfaceKnown;
use super::limits::Left;
use super::machine::Machine;
use super::option_lint::OptionLint;
use super::path;
use super::token::{Place, Token};
use crate::gotext::regexp::Regexp;
use crate::release::CoreDns;

/// Why a plugin refuses its words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct SetupError {
    /// The text, as it follows `plugin/<directive>: `.
    pub text: String,
    /// The word at which the plugin noticed it; `None` stands for the directive.
    pub place: Option<Place>,
}

impl SetupError {
    /// The second use of a plugin that a server block may have once.
    ///
    /// Source: coredns/coredns plugin/plugin.go ErrOnce
    pub fn once() -> Self {
        Self::new("this plugin can only be used once per Server Block")
    }

    /// The stable code of its finding.
    pub fn code(&self) -> &'static str {
        match self.place {
            Some(_) | None => "plugin-setup",
        }
    }

    /// An error without a place of its own.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), place: None }
    }
}

/// What the setup of a plugin may ask beside its words: the CoreDNS line, its server block, files.
#[derive(Debug)]
pub struct Context<'a> {
    /// The CoreDNS line.
    pub coredns: CoreDns,
    /// The keys of the server block after normalisation, such as `dns://cluster.local.:53`.
    pub keys: &'a [String],
    /// The zones of these keys, such as `cluster.local.`.
    pub zones: &'a [String],
    /// The folder that the plugin `root` of the block sets; empty without it.
    pub root: &'a str,
    machine: &'a Machine,
    assumed: RefCell<BTreeSet<String>>,
    assumed_interfaces: RefCell<BTreeSet<String>>,
    lints: RefCell<Vec<(OptionLint, Option<Place>)>>,
    left: &'a Left,
}

impl<'a> Context<'a> {
    /// The context of a server block.
    pub(super) fn new(machine: &'a Machine, keys: &'a [String], zones: &'a [String], left: &'a Left) -> Self {
        Self {
            coredns: machine.coredns,
            keys,
            zones,
            root: "",
            machine,
            assumed: RefCell::default(),
            assumed_interfaces: RefCell::default(),
            lints: RefCell::default(),
            left,
        }
    }

    /// What is known of the file with this path. A file that was not given is noted as assumed to exist.
    pub fn file(&self, path: &str) -> FileText<'a> {
        let text = self.machine.files.read(path);
        match text {
            FileText::Text(text) if !self.left.take_bytes(text.len()) => return FileText::Missing,
            FileText::NotGiven => _ = self.assumed.borrow_mut().insert(path.to_owned()),
            _ => {}
        }
        text
    }

    /// Counts a regular expression among what the plugins make.
    pub(super) fn made(&self, regexp: &Regexp) {
        self.left.take_bytes(regexp.size());
    }

    /// Whether the plugins have made more than they may, so that nothing of it is used.
    pub(super) fn is_beyond(&self) -> bool {
        self.left.exceeded().is_some()
    }

    /// What is known of the file with this path, without taking it to exist.
    pub(super) fn read(&self, path: &str) -> FileText<'a> {
        self.machine.files.read(path)
    }

    /// The path of a file that a plugin names: below the folder of `root` if it is relative.
    ///
    /// Source: golang/go src/path/filepath/path.go Join
    pub(super) fn below_root(&self, file: &str) -> String {
        if file.starts_with('/') || self.root.is_empty() {
            return file.to_owned();
        }
        let joined = path::absolute(&format!("{}/{file}", self.root));
        if self.root.starts_with('/') { joined } else { joined.trim_start_matches('/').to_owned() }
    }

    /// Notes something about the options that are read.
    pub(super) fn lint(&self, lint: OptionLint, place: Option<Place>) {
        self.lints.borrow_mut().push((lint, place));
    }

    /// What was noted about the options.
    pub(super) fn take_lints(&self) -> Vec<(OptionLint, Option<Place>)> {
        self.lints.take()
    }

    /// The zones that these words stand for; one that is none is noted.
    pub(super) fn zones(&self, words: &[&Token]) -> Vec<String> {
        let zones_of = |word: &&Token| {
            if self.is_beyond() {
                return Vec::new();
            }
            let zones = address::zones_of(&word.text);
            self.left.take_zones(zones.len());
            if zones.is_empty() {
                self.lint(OptionLint::DroppedZone { word: word.text.to_string() }, Some(word.place.clone()));
            }
            zones
        };
        words.iter().flat_map(zones_of).collect()
    }

    /// The zones of a plugin: those that these words stand for, or without words those of the server block.
    ///
    /// Source: coredns/coredns plugin/normalize.go OriginsFromArgsOrServerBlock
    pub(super) fn plugin_zones(&self, words: &[&Token]) -> Vec<String> {
        if !words.is_empty() {
            return self.zones(words);
        }
        if !self.left.take_zones(self.keys.len()) {
            return Vec::new();
        }
        self.keys.iter().map(|key| address::zones_of(key).into_iter().next().unwrap_or_else(|| key.clone())).collect()
    }

    /// What is known of a word as the name of an interface. One that was not given is noted as assumed to exist.
    pub(super) fn interface(&self, word: &str) -> InterfaceKnown {
        let known = self.machine.interfaces.read(word);
        if matches!(known, InterfaceKnown::NotGiven(_)) {
            self.assumed_interfaces.borrow_mut().insert(word.to_owned());
        }
        known
    }

    /// The files and the interfaces that were asked for but not given.
    pub fn into_assumed(self) -> (BTreeSet<String>, BTreeSet<String>) {
        (self.assumed.into_inner(), self.assumed_interfaces.into_inner())
    }
}
