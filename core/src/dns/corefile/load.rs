//! Loading a Corefile as CoreDNS does when it starts.

use std::collections::BTreeSet;

use super::block::Block;
use super::block_lint;
use super::finding::{Finding, Problem};
use super::imported::Import;
use super::lint::{Lint, about};
use super::listener::{Served, check};
use super::machine::Machine;
use super::parser::{Parsed, ParsedBlock, parse};
use super::plugin::{self, Plugin};
use super::setup::Context;
use super::token::Place;
use super::zone::{KeyedZone, is_preferred_syntax, zones};
use super::{Dispenser, SetupError};

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
    let files = machine.files.with_corefile(&machine.path, text);
    let machine = &Machine { files, ..machine.clone() };
    let mut parsed = parse(text, machine);
    let mut loader = Loader::new(machine);
    loader.syntax(&parsed);
    let empty = parsed.blocks.is_empty() && parsed.errors.is_empty();
    if empty {
        loader.lint(Lint::NoServerBlock, None);
        parsed.blocks = parse(DEFAULT, machine).blocks;
    }
    loader.blocks(&parsed.blocks);
    loader.imports(parsed);
    loader.finish(empty)
}

/// A Corefile as CoreDNS loaded it.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The error that CoreDNS prints before it exits; none if it starts.
    pub error: Option<LoadError>,
    /// The server blocks, as far as they could be read.
    pub blocks: Vec<Block>,
    /// Everything that was found: first errors, in the order in which CoreDNS would meet them.
    pub findings: Vec<Finding>,
    /// What its imports name beside snippets.
    pub imports: BTreeSet<Import>,
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
    findings: Vec<Finding>,
    lints: Vec<Finding>,
    blocks: Vec<Block>,
    imports: BTreeSet<Import>,
    assumed: BTreeSet<String>,
    assumed_interfaces: BTreeSet<String>,
}

impl<'m> Loader<'m> {
    fn new(machine: &'m Machine) -> Self {
        let (findings, lints, blocks) = (Vec::new(), Vec::new(), Vec::new());
        let (imports, assumed, assumed_interfaces) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        Self { machine, error: None, findings, lints, blocks, imports, assumed, assumed_interfaces }
    }

    fn syntax(&mut self, parsed: &Parsed) {
        for misread in &parsed.errors {
            let (place, error) = (misread.place.clone(), misread.error.clone());
            let file = place.as_ref().and_then(|place| place.file.as_deref()).unwrap_or(&self.machine.path);
            let line = place.as_ref().map_or(0, |place| place.line);
            let text = format!("{file}:{line} - {error}");
            self.fail(Problem::Syntax(error), text, place);
        }
    }

    fn blocks(&mut self, blocks: &[ParsedBlock]) {
        let mut served: Vec<(&ParsedBlock, Vec<KeyedZone>)> = Vec::new();
        for block in blocks {
            let (zones, errors) = zones(block, self.machine.coredns);
            for (error, place) in errors {
                let problem = Problem::Zone(error);
                self.fail(problem.clone(), problem.to_string(), Some(place));
            }
            served.push((block, zones));
        }
        let mut plugins: Vec<Vec<Plugin>> = vec![Vec::new(); served.len()];
        for directive in self.machine.coredns.directives() {
            for ((block, zones), plugins) in served.iter().zip(&mut plugins) {
                plugins.extend(self.set_up(directive, block, zones));
            }
        }
        let checked: Vec<Served<'_>> =
            served.iter().zip(&plugins).map(|((_, zones), plugins)| Served::new(zones, plugins)).collect();
        for (error, place) in check(&checked, self.machine.coredns) {
            let problem = Problem::Listener(error);
            self.fail(problem.clone(), problem.to_string(), Some(place));
        }
        drop(checked);
        self.start(&served, &plugins);
        for ((block, zones), plugins) in served.into_iter().zip(plugins) {
            self.keep(block, zones, plugins);
        }
    }

    /// What plugins do when the server starts, in the order of their setup.
    fn start(&mut self, served: &[(&ParsedBlock, Vec<KeyedZone>)], plugins: &[Vec<Plugin>]) {
        for directive in self.machine.coredns.directives() {
            for ((block, _), plugins) in served.iter().zip(plugins) {
                let plugin = plugins.iter().find(|plugin| plugin.directive() == directive);
                if let Some(text) = plugin.and_then(|plugin| startup_fault(plugin, plugins)) {
                    let problem = Problem::Setup { directive, error: SetupError::new(text) };
                    let place = block.directive(directive).and_then(|use_| use_.tokens.first());
                    self.fail(problem.clone(), problem.to_string(), place.map(|token| token.place.clone()));
                }
            }
        }
    }

    fn set_up(&mut self, directive: &'static str, block: &ParsedBlock, zones: &[KeyedZone]) -> Option<Plugin> {
        let tokens = &block.directive(directive)?.tokens;
        let keys: Vec<String> = zones.iter().map(|keyed| keyed.zone.to_string()).collect();
        let names: Vec<String> = zones.iter().map(|keyed| keyed.zone.name.clone()).collect();
        let context = Context::new(self.machine, &keys, &names);
        let nested = self.machine.coredns.has_nested_blocks();
        let mut dispenser = Dispenser::new(&self.machine.path, tokens, nested);
        let made = plugin::set_up(directive, &mut dispenser, &context);
        for (lint, place) in context.take_lints() {
            self.lints.push(Finding { problem: Problem::Options(lint), place });
        }
        let (files, interfaces) = context.into_assumed();
        self.assumed.extend(files);
        self.assumed_interfaces.extend(interfaces);
        let first = || tokens.first().map(|token| token.place.clone());
        match made {
            Ok(plugin) => {
                if matches!(plugin, Plugin::NotModelled { .. }) {
                    self.lint(Lint::NotModelled { directive }, first());
                }
                Some(plugin)
            }
            Err(error) => {
                let place = error.place.clone().or_else(first);
                let problem = Problem::Setup { directive, error };
                self.fail(problem.clone(), problem.to_string(), place);
                None
            }
        }
    }

    fn keep(&mut self, block: &ParsedBlock, zones: Vec<KeyedZone>, plugins: Vec<Plugin>) {
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
            self.lints.push(Finding { problem: Problem::Options(lint), place });
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
        for (pattern, token) in parsed.unmatched {
            self.lint(Lint::NothingImported { pattern }, Some(token.place));
        }
        self.imports = parsed.imports;
        for (path, token) in parsed.assumed {
            self.assumed.insert(path.clone());
            self.lint(Lint::ImportNotGiven { path }, Some(token.place));
        }
    }

    /// Notes an error; CoreDNS prints the first one.
    fn fail(&mut self, problem: Problem, text: String, place: Option<Place>) {
        self.error.get_or_insert_with(|| LoadError { text, place: place.clone() });
        self.findings.push(Finding { problem, place });
    }

    fn lint(&mut self, lint: Lint, place: Option<Place>) {
        self.lints.push(Finding { problem: Problem::Lint(lint), place });
    }

    fn finish(mut self, empty: bool) -> Loaded {
        // The words of the built-in Corefile stand in no file.
        let nowhere = |finding: Finding| Finding { place: None, ..finding };
        if empty {
            self.lints.retain(|finding| !matches!(finding.problem, Problem::Lint(Lint::NotModelled { .. })));
            self.blocks.iter_mut().for_each(|block| block.place = None);
            self.lints = self.lints.into_iter().map(nowhere).collect();
        }
        self.lints.sort_by_key(|finding| finding.problem.severity());
        self.findings.append(&mut self.lints);
        Loaded {
            error: self.error,
            blocks: self.blocks,
            findings: self.findings,
            imports: self.imports,
            assumed: self.assumed,
            assumed_interfaces: self.assumed_interfaces,
        }
    }
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
