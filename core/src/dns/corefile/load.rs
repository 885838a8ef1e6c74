//! Loading a Corefile as CoreDNS does when it starts.

use std::collections::{BTreeMap, BTreeSet};

use super::block::Block;
use super::block_lint;
use super::finding::{Finding, Problem};
use super::findings::Findings;
use super::limits::{self, Left};
use super::lint::{Lint, about};
use super::listener::{Served, check};
use super::machine::Machine;
use super::parser::{Parsed, ParsedBlock, parse};
use super::plugin::{self, Plugin};
use super::setup::Context;
use super::syntax_error::SyntaxError;
use super::token::Place;
use super::zone::{KeyedBlock, KeyedZone, is_preferred_syntax, zones};
use super::{Dispenser, SetupError};
use crate::release::CoreDns;

/// The Corefile that CoreDNS serves where there is none.
///
/// Source: coredns/coredns core/dnsserver/register.go
const DEFAULT: &str = ".:53 {\nwhoami\nlog\n}\n";

/// Loads a Corefile: all that is wrong with it, and the server blocks.
///
/// # Examples
///
/// ```
/// use nocluster::dns::corefile::{Machine, load};
///
/// let loaded = load(". {\n  forwarding . 9.9.9.9\n}\n", &Machine::default());
/// let error = loaded.error.unwrap();
/// assert_eq!(error.text, "Corefile:2 - Error during parsing: Unknown directive 'forwarding'");
/// ```
pub fn load(text: &str, machine: &Machine) -> Loaded {
    let mut machine = machine.clone();
    machine.files = std::mem::take(&mut machine.files).with_corefile(&machine.path, text);
    let parsed = parse(text, &machine);
    let mut loader = Loader::new(&machine);
    loader.syntax(&parsed);
    if parsed.blocks.is_empty() && parsed.errors.is_empty() {
        loader.lint(Lint::NoServerBlock, None);
        loader.built_in();
    } else {
        loader.blocks(&parsed.blocks);
    }
    loader.imports(parsed);
    loader.finish()
}

/// A Corefile as CoreDNS loaded it.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The error that CoreDNS prints before it exits; none if it starts.
    pub error: Option<LoadError>,
    /// The server blocks, as far as they could be read.
    pub blocks: Vec<Block>,
    /// What was found, at most 1,000 of it and then how much more there is: first errors, in the order in which CoreDNS
    /// would meet them.
    pub findings: Vec<Finding>,
    /// The files that are taken to exist.
    pub assumed: BTreeSet<String>,
    /// The interfaces that are taken to exist.
    pub assumed_interfaces: BTreeSet<String>,
}

/// The error that CoreDNS prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    /// The whole line.
    pub text: String,
    /// The word that it is about.
    pub place: Option<Place>,
}

struct Loader<'m> {
    machine: &'m Machine,
    error: Option<LoadError>,
    findings: Findings,
    blocks: Vec<Block>,
    assumed: BTreeSet<String>,
    assumed_interfaces: BTreeSet<String>,
    left: Left,
}

impl<'m> Loader<'m> {
    fn new(machine: &'m Machine) -> Self {
        let (findings, blocks, left) = (Findings::default(), Vec::new(), Left::default());
        let (assumed, assumed_interfaces) = (BTreeSet::new(), BTreeSet::new());
        Self { machine, error: None, findings, blocks, assumed, assumed_interfaces, left }
    }

    fn syntax(&mut self, parsed: &Parsed) {
        for misread in &parsed.errors {
            let (place, error) = (misread.place.clone(), misread.error.clone());
            let file = place.as_ref().and_then(|place| place.file.as_deref()).unwrap_or(&self.machine.path);
            let line = place.as_ref().map_or(0, |place| place.line);
            let text = format!("{file}:{line} - {error}");
            self.fail_with(text, Problem::Syntax(error), place);
        }
    }

    /// The built-in Corefile, whose words stand in no file, so that there is nothing to find.
    fn built_in(&mut self) {
        let findings = std::mem::take(&mut self.findings);
        self.blocks(&parse(DEFAULT, self.machine).blocks);
        self.findings = findings;
        self.blocks.iter_mut().for_each(|block| block.place = None);
    }

    fn blocks(&mut self, blocks: &[ParsedBlock]) {
        let mut served: Vec<KeyedBlock<'_>> = Vec::new();
        for block in blocks {
            let (zones, errors) = zones(block, self.machine.coredns, &self.left);
            for (error, place) in errors {
                self.fail(Problem::Zone(error), Some(place));
            }
            if let Some(what) = self.left.exceeded() {
                return self.exceed(what, block.keys.first().map(|key| key.place.clone()));
            }
            served.push(KeyedBlock::new(block, zones));
        }
        let mut plugins: Vec<Vec<Plugin>> = vec![Vec::new(); served.len()];
        let users = users(&served);
        for (directive, user) in in_order(&users, self.machine.coredns) {
            let (Some(block), Some(plugins)) = (served.get(user), plugins.get_mut(user)) else { continue };
            plugins.extend(self.set_up(directive, block));
            if self.left.exceeded().is_some() {
                return;
            }
        }
        let checked: Vec<Served<'_>> =
            served.iter().zip(&plugins).map(|(keyed, plugins)| Served::new(&keyed.zones, plugins)).collect();
        let coredns = self.machine.coredns;
        if checked.iter().map(Served::count).sum::<usize>() > limits::LISTENERS {
            self.exceed(limits::TOO_MANY_LISTENERS, None);
        } else {
            check(&checked, coredns, |error, place| self.fail(Problem::Listener(error), Some(place.clone())));
        }
        drop(checked);
        self.start(&served, &users, &plugins);
        for (keyed, plugins) in served.into_iter().zip(plugins) {
            self.keep(keyed, plugins);
        }
    }

    /// What plugins do when the server starts, in the order of their setup.
    fn start(&mut self, served: &[KeyedBlock<'_>], users: &Users<'_>, plugins: &[Vec<Plugin>]) {
        for (directive, user) in in_order(users, self.machine.coredns) {
            let (Some(KeyedBlock { block, .. }), Some(plugins)) = (served.get(user), plugins.get(user)) else {
                continue;
            };
            let plugin = plugins.iter().find(|plugin| plugin.directive() == directive);
            if let Some(text) = plugin.and_then(|plugin| startup_fault(plugin, plugins)) {
                let problem = Problem::Setup { directive, error: SetupError::new(text) };
                let place = block.directive(directive).and_then(|use_| use_.tokens.first());
                self.fail(problem, place.map(|token| token.place.clone()));
            }
        }
    }

    fn set_up(&mut self, directive: &'static str, keyed: &KeyedBlock<'_>) -> Option<Plugin> {
        let tokens = &keyed.block.directive(directive)?.tokens;
        let context = Context::new(self.machine, &keyed.keys, &keyed.names, &self.left);
        let nested = self.machine.coredns.has_nested_blocks();
        let mut dispenser = Dispenser::new(&self.machine.path, tokens, nested);
        let made = plugin::set_up(directive, &mut dispenser, &context);
        for (lint, place) in context.take_lints() {
            self.findings.lint(Problem::Options(lint), place);
        }
        let first = || tokens.first().map(|token| token.place.clone());
        let (files, interfaces) = context.into_assumed();
        self.assumed.extend(files);
        self.assumed_interfaces.extend(interfaces);
        if let Some(what) = self.left.exceeded() {
            self.exceed(what, first());
            return None;
        }
        match made {
            Ok(plugin) => {
                if matches!(plugin, Plugin::NotModelled { .. }) {
                    self.lint(Lint::NotModelled { directive }, first());
                }
                Some(plugin)
            }
            Err(error) => {
                let place = error.place.clone().or_else(first);
                self.fail(Problem::Setup { directive, error }, place);
                None
            }
        }
    }

    fn keep(&mut self, KeyedBlock { block, zones, .. }: KeyedBlock<'_>, plugins: Vec<Plugin>) {
        let stray = |keyed: &KeyedZone| keyed.zone.name == "}.";
        if let Some(keyed) = zones.iter().find(|keyed| stray(keyed)) {
            self.lint(Lint::StrayBrace, Some(keyed.place.clone()));
        }
        for key in block.keys.iter().filter(|key| key.text.len() > 1 && key.text.ends_with('{')) {
            self.lint(Lint::GluedBrace { key: key.text.clone() }, Some(key.place.clone()));
        }
        for keyed in zones.iter().filter(|keyed| !stray(keyed) && !is_preferred_syntax(&keyed.zone.name)) {
            self.lint(Lint::UnusualZone { zone: keyed.zone.name.clone() }, Some(keyed.place.clone()));
        }
        for (lint, place) in block_lint::lints(block, &zones, &plugins) {
            self.findings.lint(Problem::Options(lint), place);
        }
        let made = Block {
            keys: block.keys.iter().map(|key| key.text.clone()).collect(),
            zones: zones.into_iter().map(|keyed| keyed.zone).collect(),
            plugins,
            place: block.keys.first().map(|key| key.place.clone()),
        };
        for (lint, directive) in about(&made) {
            let first = block.directive(directive).and_then(|directive| directive.tokens.first());
            self.lint(lint, first.map(|token| token.place.clone()));
        }
        self.blocks.push(made);
    }

    fn imports(&mut self, parsed: Parsed) {
        for (pattern, place) in parsed.unmatched {
            self.lint(Lint::NothingImported { pattern }, place);
        }
        for (path, place) in parsed.not_given {
            self.lint(Lint::ImportNotGiven { path }, place);
        }
        self.assumed.extend(parsed.assumed);
        self.findings.leave_out(parsed.left_out);
    }

    /// Notes an error, which CoreDNS prints as it is if it is the first.
    fn fail(&mut self, problem: Problem, place: Option<Place>) {
        let text = if self.error.is_none() { problem.to_string() } else { String::new() };
        self.fail_with(text, problem, place);
    }

    fn fail_with(&mut self, text: String, problem: Problem, place: Option<Place>) {
        self.error.get_or_insert_with(|| LoadError { text, place: place.clone() });
        self.findings.error(problem, place);
    }

    /// Notes that there is more than the library reads.
    fn exceed(&mut self, what: &'static str, place: Option<Place>) {
        self.fail(Problem::Syntax(SyntaxError::LimitExceeded { what }), place);
    }

    fn lint(&mut self, lint: Lint, place: Option<Place>) {
        self.findings.lint(Problem::Lint(lint), place);
    }

    fn finish(self) -> Loaded {
        Loaded {
            error: self.error,
            blocks: self.blocks,
            findings: self.findings.told(),
            assumed: self.assumed,
            assumed_interfaces: self.assumed_interfaces,
        }
    }
}

/// The blocks with each directive, by their numbers.
type Users<'a> = BTreeMap<&'a str, Vec<usize>>;

fn users<'a>(served: &[KeyedBlock<'a>]) -> Users<'a> {
    let mut users = Users::new();
    for (number, keyed) in served.iter().enumerate() {
        for directive in &keyed.block.directives {
            users.entry(directive.name.as_str()).or_default().push(number);
        }
    }
    users
}

/// The blocks with each directive, in the order in which CoreDNS sets their plugins up.
fn in_order(users: &Users<'_>, coredns: CoreDns) -> impl Iterator<Item = (&'static str, usize)> {
    let of = |directive| users.get(directive).into_iter().flatten().map(move |number| (directive, *number));
    coredns.directives().flat_map(of)
}

/// What a plugin says when the server starts: `autopath` then looks at the plugin that it asks.
///
/// Source: coredns/coredns plugin/autopath/setup.go
fn startup_fault(plugin: &Plugin, plugins: &[Plugin]) -> Option<String> {
    let Plugin::Autopath(autopath) = plugin else { return plugin.startup_fault().map(str::to_owned) };
    let asked = autopath.plugin.as_deref()?;
    let is_there = plugins.iter().any(|plugin| plugin.directive() == asked) && is_handler(asked);
    let can = matches!(asked, "kubernetes" | "erratic");
    (is_there && !can).then(|| format!("{asked} does not implement the AutoPather interface"))
}

/// Whether the plugin of a directive answers queries or passes them on; the others only set the server up.
fn is_handler(directive: &str) -> bool {
    !matches!(
        directive,
        "root"
            | "quic"
            | "grpc_server"
            | "https"
            | "https3"
            | "timeouts"
            | "multisocket"
            | "reload"
            | "bind"
            | "debug"
            | "ready"
            | "health"
            | "pprof"
            | "tls"
            | "on"
            | "sign"
    )
}
