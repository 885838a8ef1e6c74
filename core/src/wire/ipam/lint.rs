//! `ipam.lint`: what a CNI configuration with host-local probably does not mean.

use serde::Serialize;

use super::host_local_conf::{HOST_LOCAL, Refused, ipam_type, of_list, plugins};
use crate::gotext::ip::parse_cidr;
use crate::ipam::capacity::CapacityNeed;
use crate::ipam::host_local::Config;
use crate::ipam::lint::{CniLint, FoundLint, host_local_lints};
use crate::json::Node;
use crate::objects::Complete;
use crate::severity::Severity;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, WireError};
use crate::wire::input::Input;
use crate::wire::operation::{COMPLETE, MemberKind, Operation, RELEASE, optional, required, verdict};
use crate::wire::said::Missing;

pub(crate) const LINT: Operation = Operation {
    op: "ipam.lint",
    line: "what a CNI configuration with host-local probably does not mean, though the plugin takes it",
    members: &[&[
        required("conf", MemberKind::Raw, "a configuration with host-local, or a list with it"),
        optional("serviceCidrs", MemberKind::Strings, "the ranges of Services of the cluster"),
        optional("plugins", MemberKind::String, "the line of the plugins, default `1.10`"),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[verdict("valid", 0), verdict("doubtful", 1), verdict("invalid", 1), verdict("unknown", 3)],
    refusals: &[],
};

pub(crate) fn lint(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", Complete::ALL)?;
    let plugins = plugins(input)?;
    let services = input.strings("serviceCidrs").into_iter().enumerate().map(|(index, text)| {
        let at = || format!("{}/{index}", input.place("serviceCidrs"));
        parse_cidr(&text).map(|cidr| cidr.network()).map_err(|_| WireError::NoAddress { at: at(), value: text.into() })
    });
    let services = services.collect::<Result<Vec<_>, _>>()?;
    let given = input.raw("conf")?.ok_or(WireError::MissingMember { member: "conf" })?.document()?;
    let (conf, within) = match of_list(given.root()) {
        Some((index, conf)) => (conf, format!("/plugins/{index}")),
        None => (given, String::new()),
    };
    let mut answer = Answer::plain(release);
    answer.value("plugins", &plugins, &[]);
    if let Some(plugin) = ipam_type(conf.root()).filter(|plugin| !plugin.is_empty() && plugin != HOST_LOCAL) {
        let needs = [CapacityNeed::IpamNotModelled { plugin }];
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
        return Ok(answer.finish());
    }
    match Config::load(conf.root(), "", plugins, plugins) {
        Ok(config) => {
            let found = host_local_lints(&config, &services);
            let shown: Vec<_> = found.iter().map(|found| Shown::of(found, conf.root(), &within)).collect();
            answer.value("verdict", if shown.is_empty() { &"valid" } else { &"doubtful" }, &[]);
            answer.value("findings", &shown, &[]);
        }
        Err(refusal) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Refused::of(&refusal), &[]);
        }
    }
    Ok(answer.finish())
}

/// A finding as the wire shows it.
#[derive(Serialize)]
struct Shown<'l> {
    severity: Severity,
    /// The place in the configuration.
    at: String,
    #[serde(flatten)]
    problem: &'l CniLint,
    text: String,
    fix: &'static str,
}

impl<'l> Shown<'l> {
    fn of(FoundLint { set, range, problem, .. }: &'l FoundLint, conf: Node<'_>, within: &str) -> Self {
        let at = format!("{within}{}", place(conf, *set, *range));
        Self { severity: problem.severity(), at, problem, text: problem.to_string(), fix: problem.fix() }
    }
}

/// Where a range is written: those of the runtime come first, then the one beside `ranges`.
fn place(conf: Node<'_>, set: usize, range: usize) -> String {
    let ranges = conf.member("runtimeConfig").and_then(|runtime| runtime.member("ipRanges"));
    let of_runtime = ranges.map_or(0, |ranges| ranges.elements().count());
    if set < of_runtime {
        return format!("/runtimeConfig/ipRanges/{set}/{range}");
    }
    let beside = conf.member("ipam").is_some_and(|ipam| ipam.member("subnet").is_some());
    match set.saturating_sub(of_runtime) {
        0 if beside => "/ipam".to_owned(),
        set => format!("/ipam/ranges/{}/{range}", set.saturating_sub(usize::from(beside))),
    }
}
