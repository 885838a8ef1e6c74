//! `ipam.lint`: what a configuration of a network of Pods probably does not mean.

use ipnet::IpNet;
use serde::Serialize;

use super::calico_pool::calico_pool;
use super::directory::wrong;
use super::host_local_conf::{Refused, of_list, other_plugin, plugins};
use super::node_cidr::node_masks;
use crate::gotext::ip::parse_cidr;
use crate::ipam::host_local::Config;
use crate::ipam::lint::{CniLint, FoundLint, host_local_lints, mtu_lints, node_cidr_lints, pool_lints};
use crate::ipam::node_cidr::{NodeIpamController, NodeIpamFlags, StartError};
use crate::json::Node;
use crate::objects::Complete;
use crate::release::Release;
use crate::severity::Severity;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, optional, required, verdict};
use crate::wire::said::{Missing, Said};

const NODE_CIDRS: [Member; 3] = [
    required("clusterCidrs", MemberKind::Strings, "`--cluster-cidr`"),
    optional("nodeMasks", MemberKind::Raw, "as for `ipam.node-cidr`"),
    optional("serviceCidrs", MemberKind::Strings, "`--service-cluster-ip-range` of kube-controller-manager"),
];

pub(crate) const LINT: Operation = Operation {
    op: "ipam.lint",
    line: "what a configuration of a network of Pods probably does not mean, though it is taken",
    members: &[&[
        optional("conf", MemberKind::Raw, "a configuration with host-local, or a list with it"),
        optional(
            "nodeCidrs",
            MemberKind::Object,
            "in its place: flags of kube-controller-manager, `{clusterCidrs, nodeMasks?, serviceCidrs?}`",
        ),
        optional("pools", MemberKind::List, "in its place: IPPools of Calico, or their specs"),
        optional("serviceCidrs", MemberKind::Strings, "the ranges of Services of the cluster"),
        optional("nodes", MemberKind::Integer, "of `nodeCidrs` and `pools`: how many Nodes there are to be"),
        optional("hostMtu", MemberKind::Integer, "of `conf`: the MTU of the machine's interface"),
        optional("plugins", MemberKind::String, "of `conf`: the line of the plugins, default `1.10`"),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &[
        verdict("valid", 0),
        verdict("doubtful", 0),
        verdict("wrong", 1),
        verdict("invalid", 1),
        verdict("unknown", 3),
    ],
    refusals: &[],
};

/// The members that belong to one of the three only.
const OWN: [(&str, &[&str]); 3] = [("plugins", &["conf"]), ("hostMtu", &["conf"]), ("nodes", &["nodeCidrs", "pools"])];

pub(crate) fn lint(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", Complete::ALL)?;
    let services = ranges(input, "serviceCidrs")?;
    let nodes = input.integer("nodes", 0, u64::from(u32::MAX))?;
    let mut answer = Answer::plain(release);
    match only(input)? {
        "conf" => conf(&mut answer, input, &services)?,
        "nodeCidrs" => node_cidrs(&mut answer, input, release, nodes, &services)?,
        _ => {
            let pools = input.node("pools").into_iter().flat_map(|pools| pools.elements()).enumerate();
            let at = |index: usize| format!("{}/{index}", input.place("pools"));
            let pools: Vec<_> =
                pools.map(|(index, pool)| calico_pool(pool, &at(index))).collect::<Result<_, Failure>>()?;
            let found = pool_lints(&pools, nodes, &services);
            let shown = found.iter().map(|(place, lint)| Shown::new(format!("/pools/{place}"), lint));
            findings(&mut answer, &shown.collect::<Vec<_>>());
        }
    }
    Ok(answer.finish())
}

/// The one configuration that is given.
fn only(input: &Input<'_>) -> Result<&'static str, Failure> {
    let is_given = |name: &&str| input.node(name).is_some() || input.node(&format!("{name}Text")).is_some();
    let mut given = ["conf", "nodeCidrs", "pools"].into_iter().filter(is_given);
    let first = given.next().ok_or(WireError::MissingMember { member: "conf" })?;
    let other = OWN.iter().find(|(member, of)| is_given(member) && !of.contains(&first)).map(|(member, _)| *member);
    match given.next().or(other) {
        Some(second) => Err(WireError::CapacityConflict { at: input.place(second), first }.into()),
        None => Ok(first),
    }
}

fn ranges(input: &Input<'_>, member: &'static str) -> Result<Vec<IpNet>, Failure> {
    let each = input.strings(member).into_iter().enumerate().map(|(index, text)| {
        let at = || format!("{}/{index}", input.place(member));
        parse_cidr(&text).map(|cidr| cidr.network()).map_err(|_| WireError::NoAddress { at: at(), value: text.into() })
    });
    Ok(each.collect::<Result<Vec<_>, _>>()?)
}

fn conf(answer: &mut Answer, input: &Input<'_>, services: &[IpNet]) -> Result<(), Failure> {
    let plugins = plugins(input)?;
    let host_mtu = input.integer("hostMtu", 1, u64::from(u32::MAX))?;
    let raw = input.raw("conf")?.ok_or(WireError::MissingMember { member: "conf" })?;
    let given = raw.document()?;
    let mtus = mtus(given.root(), &raw.at)?;
    let (conf, within) = match of_list(given.root()) {
        Some((index, conf)) => (conf, format!("/plugins/{index}")),
        None => (given.clone(), String::new()),
    };
    answer.value("plugins", &plugins, &[]);
    if let Some(need) = other_plugin(conf.root()) {
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&[need]), &[]);
        return Ok(());
    }
    match Config::load(conf.root(), "", plugins, plugins) {
        Ok(config) => {
            let found = host_local_lints(&config, services);
            let of_mtu: Vec<_> = mtus
                .into_iter()
                .flat_map(|(at, mtu)| mtu_lints(mtu, &config, host_mtu).into_iter().map(move |lint| (at.clone(), lint)))
                .collect();
            let shown = found.iter().map(|found| Shown::of(found, conf.root(), &within));
            let of_mtu = of_mtu.iter().map(|(at, lint)| Shown::new(at.clone(), lint));
            findings(answer, &shown.chain(of_mtu).collect::<Vec<_>>());
        }
        Err(refusal) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Refused::of(&refusal), &[]);
        }
    }
    Ok(())
}

/// The plugins that read `mtu` as a number; that of others, such as aws-cni, may be a text, and is passed over then.
///
/// Source: containernetworking/plugins plugins/main/*, plugins/meta/tuning: `MTU int`
const READ_MTU_AS_NUMBER: [&str; 7] = ["bridge", "ipvlan", "macvlan", "ptp", "tap", "tuning", "vlan"];

/// Each `mtu` of a configuration, or of the plugins of a list, with its place; null is none.
fn mtus(conf: Node<'_>, within: &str) -> Result<Vec<(String, u64)>, Failure> {
    let of_plugins = conf.member("plugins").into_iter().flat_map(|plugins| plugins.elements()).enumerate();
    let of_plugins = of_plugins.map(|(index, plugin)| (format!("/plugins/{index}/mtu"), plugin));
    let all = std::iter::once(("/mtu".to_owned(), conf)).chain(of_plugins);
    let given = all.filter_map(|(at, plugin)| Some((at, plugin, plugin.member("mtu").filter(|mtu| !mtu.is_null())?)));
    let as_text = |plugin: Node<'_>, mtu: Node<'_>| {
        let reads = plugin.member("type").is_some_and(|kind| READ_MTU_AS_NUMBER.iter().any(|known| kind.is_str(known)));
        !reads && mtu.as_str().is_some()
    };
    let given = given.filter(|(_, plugin, mtu)| !as_text(*plugin, *mtu));
    let each = given.map(|(at, _, mtu)| match mtu.as_number().and_then(|mtu| mtu.parse().ok()) {
        Some(number) => Ok((at, number)),
        None => Err(wrong(format!("{within}{at}"), "a whole number", mtu)),
    });
    each.collect()
}

fn node_cidrs(
    answer: &mut Answer,
    input: &Input<'_>,
    release: Release,
    nodes: Option<u64>,
    services: &[IpNet],
) -> Result<(), Failure> {
    let node = input.node("nodeCidrs").ok_or(WireError::MissingMember { member: "nodeCidrs" })?;
    let given = Input::read_members(node, input.place("nodeCidrs"), &NODE_CIDRS, Nulls::Refused)?;
    let flags = NodeIpamFlags {
        release,
        cluster_cidr: given.strings("clusterCidrs").join(","),
        service_cluster_ip_range: given.strings("serviceCidrs").join(","),
        node_masks: node_masks(&given)?,
    };
    match NodeIpamController::start(&flags, &[]) {
        Ok(controller) => {
            let found = node_cidr_lints(&controller, nodes, &ranges(&given, "serviceCidrs")?, services);
            let shown = found.iter().map(|(place, lint)| Shown::new(format!("/nodeCidrs/clusterCidrs/{place}"), lint));
            findings(answer, &shown.collect::<Vec<_>>());
        }
        Err(StartError::Unknown(needs)) => {
            answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
        }
        Err(StartError::Flags(error)) => refused(answer, &Said::of(&error)),
        Err(StartError::Blocks(error)) => refused(answer, &Said::of(&error)),
        Err(StartError::Node(error)) => refused(answer, &Said::of(&error)),
    }
    Ok(())
}

fn refused(answer: &mut Answer, reason: &impl Serialize) {
    answer.value("verdict", &"invalid", &[]).value("reason", reason, &[]);
}

fn findings(answer: &mut Answer, shown: &[Shown<'_>]) {
    let verdict = match shown.iter().map(|shown| shown.severity).min() {
        None => "valid",
        Some(Severity::Error) => "wrong",
        Some(_) => "doubtful",
    };
    answer.value("verdict", &verdict, &[]).value("findings", &shown, &[]);
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
    fn new(at: String, problem: &'l CniLint) -> Self {
        Self { severity: problem.severity(), at, problem, text: problem.to_string(), fix: problem.fix() }
    }

    fn of(FoundLint { set, range, problem, .. }: &'l FoundLint, conf: Node<'_>, within: &str) -> Self {
        Self::new(format!("{within}{}", place(conf, *set, *range)), problem)
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
