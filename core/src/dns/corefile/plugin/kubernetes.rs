//! The options of `kubernetes`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::{Context, Dispenser, FileText, OptionLint, SetupError};
use super::fall::Fall;
use crate::gotext::{Duration, atoi, parse_float32, quote};
use crate::meta::{LabelSelector, Selector};

/// What `pods` says about the names of Pods.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PodMode {
    /// No name of a Pod exists.
    #[default]
    Disabled,
    /// Every address in a namespace that exists has a name.
    Insecure,
    /// The addresses of the Pods in the namespace have names.
    Verified,
}

/// The options of a `kubernetes` directive that CoreDNS accepts.
///
/// Source: coredns/coredns plugin/kubernetes/setup.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KubernetesOptions {
    /// The zones that the plugin answers, absolute and in lower case: the arguments, else the keys of the server block.
    pub zones: Vec<String>,
    /// Which of the zones reverse answers name: the first that does not end in `.in-addr.arpa.` or `.ip6.arpa.`.
    pub primary_zone: usize,
    /// `pods`.
    pub pods: PodMode,
    /// `endpoint_pod_names`: an endpoint without hostname has the name of its Pod.
    pub endpoint_pod_names: bool,
    /// `namespaces`: the only namespaces that exist for DNS; all if empty.
    pub namespaces: BTreeSet<String>,
    /// `namespace_labels`: what the labels of a namespace must fulfil.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace_labels: Option<Selector>,
    /// `labels`: what the labels of Services, EndpointSlices and Pods must fulfil.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Selector>,
    /// `ttl`, in seconds.
    pub ttl: u32,
    /// `noendpoints`: no EndpointSlice is read.
    pub noendpoints: bool,
    /// `ignore empty_service`: a Service without ready endpoint does not exist.
    pub ignore_empty_service: bool,
    /// `fallthrough`.
    #[serde(rename = "fallthrough")]
    pub fall: Fall,
    /// `multicluster`: the zones, each one of `zones`, in which ServiceImports are answered.
    pub multicluster: Vec<String>,
    /// `zonal`: names may ask for the endpoints of a topology zone.
    pub zonal: bool,
    /// `startup_timeout`: how long CoreDNS waits for the API before it serves.
    pub startup_timeout: Duration,
    /// `kubeconfig`: the file that says how the API server is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kubeconfig: Option<String>,
}

impl KubernetesOptions {
    /// The options of a directive without any, for the given zones.
    pub fn new(zones: Vec<String>) -> Self {
        Self {
            zones,
            primary_zone: 0,
            pods: PodMode::Disabled,
            endpoint_pod_names: false,
            namespaces: BTreeSet::new(),
            namespace_labels: None,
            labels: None,
            ttl: 5,
            noendpoints: false,
            ignore_empty_service: false,
            fall: Fall::default(),
            multicluster: Vec::new(),
            zonal: false,
            startup_timeout: Duration::from_seconds(5),
            kubeconfig: None,
        }
    }
}

/// Reads the words of all uses of `kubernetes` in a server block.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/kubernetes/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<KubernetesOptions, SetupError> {
    let mut options = KubernetesOptions::new(Vec::new());
    while dispenser.next_only_use()? {
        options = stanza(dispenser, context)?;
    }
    // What is in the file is not looked at.
    let Some(file) = options.kubeconfig.as_deref().filter(|file| !file.is_empty()) else { return Ok(options) };
    match context.file(file) {
        FileText::Text(_) | FileText::NotGiven => Ok(options),
        FileText::Missing => Err(dispenser.bare(format!("stat {file}: no such file or directory"))),
        FileText::Folder => {
            let quoted = quote(file);
            Err(dispenser.bare(format!("error loading config file {quoted}: read {file}: is a directory")))
        }
    }
}

fn stanza(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<KubernetesOptions, SetupError> {
    let words = dispenser.remaining_tokens();
    let zones = context.plugin_zones(&words);
    let Some(primary_zone) = zones.iter().position(|zone| !is_reverse(zone)) else {
        return Err(dispenser.bare("non-reverse zone name must be used"));
    };
    let mut options = KubernetesOptions { primary_zone, ..KubernetesOptions::new(zones) };
    while dispenser.next_block() {
        option(dispenser, context, &mut options)?;
    }
    if !options.namespaces.is_empty() && options.namespace_labels.is_some() {
        return Err(dispenser.err("namespaces and namespace_labels cannot both be set"));
    }
    let authoritative: BTreeSet<&String> = options.zones.iter().collect();
    if let Some(zone) = options.multicluster.iter().find(|zone| !authoritative.contains(zone)) {
        let problem = format!("is not authoritative for the multicluster zone {zone}");
        return Err(if context.coredns.lists_authoritative_zones() {
            dispenser.err(format_args!("{problem} (authoritative zones: [{}])", options.zones.join(" ")))
        } else {
            dispenser.err(problem)
        });
    }
    if options.zonal && options.noendpoints {
        return Err(dispenser.err("zonal requires the endpoint cache; remove noendpoints"));
    }
    Ok(options)
}

/// Whether a zone is below one of the zones for addresses; those themselves are not, for CoreDNS.
///
/// Source: coredns/coredns plugin/pkg/dnsutil/reverse.go IsReverse
fn is_reverse(zone: &str) -> bool {
    zone.ends_with(".in-addr.arpa.") || zone.ends_with(".ip6.arpa.")
}

fn option(
    dispenser: &mut Dispenser<'_>,
    context: &Context<'_>,
    options: &mut KubernetesOptions,
) -> Result<(), SetupError> {
    let word = dispenser.val();
    match word {
        "endpoint_pod_names" | "noendpoints" => {
            no_args(dispenser)?;
            if word == "noendpoints" {
                options.noendpoints = true;
            } else {
                options.endpoint_pod_names = true;
            }
        }
        "zonal" if context.coredns.has_zonal() => {
            no_args(dispenser)?;
            options.zonal = true;
        }
        "pods" => {
            options.pods = pod_mode(dispenser)?;
            if options.pods == PodMode::Insecure {
                context.lint(OptionLint::PodsInsecure, dispenser.place());
            }
        }
        "namespaces" => options.namespaces.extend(some_args(dispenser)?.iter().map(|name| (*name).to_owned())),
        "labels" => options.labels = Some(selector(dispenser, context, "label")?),
        "namespace_labels" => options.namespace_labels = Some(selector(dispenser, context, "namespace_label")?),
        "fallthrough" => options.fall = Fall::of(&dispenser.remaining_tokens(), context),
        "ttl" => options.ttl = ttl(dispenser)?,
        "ignore" => match dispenser.remaining_args().first() {
            None => {}
            Some(&"empty_service") => options.ignore_empty_service = true,
            Some(other) => return Err(dispenser.bare(format!("unable to parse ignore value: '{other}'"))),
        },
        "multicluster" => {
            options.multicluster = context.zones(&dispenser.remaining_tokens());
        }
        "startup_timeout" => {
            let args = some_args(dispenser)?;
            let value = args.first().copied().unwrap_or_default();
            options.startup_timeout = Duration::parse(value)
                .map_err(|error| dispenser.bare(format!("failed to parse startup_timeout: {value}, {error}")))?;
        }
        "kubeconfig" => {
            let args = dispenser.remaining_args();
            let ([file] | [file, _]) = args.as_slice() else { return Err(dispenser.arg_err()) };
            options.kubeconfig = Some((*file).to_owned());
        }
        "endpoint" => {
            if let [first, _, ..] = some_args(dispenser)?.as_slice() {
                context.lint(OptionLint::UnusedEndpoints { first: (*first).to_owned() }, dispenser.place());
            }
        }
        _ => access(dispenser, word)?,
    }
    Ok(())
}

/// The options that say how CoreDNS reaches the API server; they decide no answer.
fn access(dispenser: &mut Dispenser<'_>, word: &str) -> Result<(), SetupError> {
    match word {
        "tls" if dispenser.remaining_args().len() == 3 => Ok(()),
        "tls" => Err(dispenser.arg_err()),
        "apiserver_qps" => limit(dispenser, word, |value| parse_float32(value).map(|number| number < 0.0)),
        "apiserver_burst" | "apiserver_max_inflight" => {
            limit(dispenser, word, |value| atoi(value).map(|number| number < 0))
        }
        _ => Err(dispenser.err(format_args!("unknown property '{word}'"))),
    }
}

/// A number that must not be negative.
fn limit(
    dispenser: &mut Dispenser<'_>,
    word: &str,
    is_negative: impl Fn(&str) -> Result<bool, String>,
) -> Result<(), SetupError> {
    let args = dispenser.remaining_args();
    let [value] = args.as_slice() else { return Err(dispenser.arg_err()) };
    match is_negative(value) {
        Err(error) => Err(dispenser.err(format_args!("invalid {word} {}: {error}", quote(value)))),
        Ok(true) => Err(dispenser.err(format_args!("{word} must be >= 0"))),
        Ok(false) => Ok(()),
    }
}

fn no_args(dispenser: &mut Dispenser<'_>) -> Result<(), SetupError> {
    if dispenser.remaining_args().is_empty() { Ok(()) } else { Err(dispenser.arg_err()) }
}

fn some_args<'a>(dispenser: &mut Dispenser<'a>) -> Result<Vec<&'a str>, SetupError> {
    let args = dispenser.remaining_args();
    if args.is_empty() { Err(dispenser.arg_err()) } else { Ok(args) }
}

fn pod_mode(dispenser: &mut Dispenser<'_>) -> Result<PodMode, SetupError> {
    match dispenser.remaining_args().as_slice() {
        ["disabled"] => Ok(PodMode::Disabled),
        ["insecure"] => Ok(PodMode::Insecure),
        ["verified"] => Ok(PodMode::Verified),
        [other] => {
            let known = "disabled, verified, insecure";
            Err(dispenser.bare(format!("wrong value for pods: {other},  must be one of: {known}")))
        }
        _ => Err(dispenser.arg_err()),
    }
}

fn ttl(dispenser: &mut Dispenser<'_>) -> Result<u32, SetupError> {
    let args = some_args(dispenser)?;
    let seconds = atoi(args.first().copied().unwrap_or_default()).map_err(|error| dispenser.bare(error))?;
    let in_range = u32::try_from(seconds).ok().filter(|seconds| *seconds <= 3600);
    in_range.ok_or_else(|| dispenser.err(format_args!("ttl must be in range [0, 3600]: {seconds}")))
}

fn selector(dispenser: &mut Dispenser<'_>, context: &Context<'_>, what: &str) -> Result<Selector, SetupError> {
    let text = some_args(dispenser)?.join(" ");
    let failed = |error: String| dispenser.bare(format!("unable to parse {what} selector value: '{text}': {error}"));
    let release = context.coredns.apimachinery();
    let written = LabelSelector::parse(&text, release).map_err(|error| failed(error.to_string()))?;
    Selector::new(Some(&written), release).map_err(|error| failed(error.to_string()))
}
