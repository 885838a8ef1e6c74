//! `ipam.aws`: how many Pods fit on an instance with the VPC CNI of AWS, and what ipamd makes of what happens on it.

mod instance;

pub(super) use instance::enis;
use instance::{events, show};

use super::directory::texts;
use crate::ipam::aws::{
    AwsAssumption, AwsFlag, AwsNeed, Environment, Hypervisor, Limits, MaxPods, PoolManager, Settings,
};
use crate::release::VpcCni;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure};
use crate::wire::input::{Input, Nulls};
use crate::wire::operation::{
    COMPLETE, Member, MemberKind, Operation, RELEASE, Verdict, optional, required, verdict, worst,
};
use crate::wire::said::{Missing, Said};

pub(super) const LIMITS: [Member; 5] = [
    required("enis", MemberKind::Integer, "how many ENIs its default network card takes"),
    required("ipv4Addresses", MemberKind::Integer, "how many addresses an ENI has, its primary one included"),
    optional("hypervisor", MemberKind::String, "`nitro` (default), `xen`, `unknown`"),
    optional("bareMetal", MemberKind::Bool, "whether it is a whole machine"),
    optional("branchEnis", MemberKind::Integer, "how many branch ENIs it takes; 0: it takes no trunk ENI"),
];

/// From the best to the worst.
const VERDICTS: [Verdict; 7] = [
    verdict("valid", 0),
    verdict("released", 0),
    verdict("granted", 0),
    verdict("exhausted", 1),
    verdict("refused", 1),
    verdict("invalid", 1),
    verdict("unknown", 3),
];

pub(crate) const AWS: Operation = Operation {
    op: "ipam.aws",
    line: "how many Pods fit on an instance with the VPC CNI of AWS, which addresses they get, and what its ENIs do",
    members: &[&[
        optional("instanceType", MemberKind::String, "the instance type: `m5.large`"),
        optional(
            "limits",
            MemberKind::Object,
            "the limits of the instance type, in place of the table's: `{enis, ipv4Addresses, hypervisor?, bareMetal?, branchEnis?}`",
        ),
        optional("computeType", MemberKind::String, "`ec2` (default) or `fargate`"),
        optional("settings", MemberKind::Object, "the environment of aws-node: names to texts"),
        optional("vcpus", MemberKind::Integer, "how many vCPUs the instance has"),
        optional("hostMaxPods", MemberKind::Integer, "the `pods` of the Node's capacity"),
        optional(
            "enis",
            MemberKind::List,
            "the ENIs when ipamd starts: `{id, primary?, trunk?, efa?, excluded?, cidrs?: [{cidr, assigned?: {address: POD}}]}`",
        ),
        optional("unmanagedEnis", MemberKind::Integer, "how many more ENIs it has, which ipamd leaves alone"),
        optional(
            "events",
            MemberKind::List,
            "what happens then, each `at`? seconds: `{assign: POD}`, `{unassign: POD}`, `{stats: true}`, `{removeCidr, eni?, force?}`, `{removeEni, force?}`, `{subnet: COUNT}`, `{cordon: true or false}`, `{terminate: true}`, `{manage: once or fixed-point}`",
        ),
        optional("vpcCni", MemberKind::String, "the line of amazon-vpc-cni-k8s: `1.23`"),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &VERDICTS,
    refusals: &[],
};

/// Counts of EC2 are far below.
pub(super) const MOST: u64 = 100_000;
/// So are those of an instance type.
const MOST_OF_TYPE: u64 = 256;

pub(crate) fn aws(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", crate::objects::Complete::ALL)?;
    let line = input.string("vpcCni").map_or(Ok(VpcCni::default()), |text| VpcCni::parse(&text));
    let line = line.map_err(|error| Failure::of("release", &error).under(&input.place("vpcCni")))?;
    let mut answer = Answer::plain(release);
    answer.value("vpcCni", &line, &[]);
    let fargate = input.word("computeType", &[("ec2", false), ("fargate", true)])?.unwrap_or_default();
    let environment = environment(input)?;
    let vcpus = count(input, "vcpus")?;
    let given =
        input.node("limits").map(|node| Input::read_members(node, input.place("limits"), &LIMITS, Nulls::Refused));
    let (enis, events) = (enis(input)?, events(input)?);
    let max_pods = count(input, "hostMaxPods")?;
    let given = given.transpose()?.map(|limits| limits_of(&limits)).transpose()?;
    if fargate {
        let pods = MaxPods::of_fargate();
        answer.value("verdict", &"valid", &[]).value("maxPods", &pods, &[]);
        answer.value("reason", &Said::of(&pods.reason), &[]);
        return Ok(answer.finish());
    }
    let instance_type = input.string("instanceType").unwrap_or_default().into_owned();
    let Some(limits) = given.or_else(|| Limits::of(&instance_type)) else {
        let needs = [AwsNeed::InstanceType { instance_type }];
        answer.value("verdict", &"unknown", &[]).value("unknown", &Missing::of(&needs), &[]);
        return Ok(answer.finish());
    };
    let asked = Settings::read(&environment);
    let asks_for_prefixes = asked.as_ref().is_ok_and(|settings| settings.prefix_delegation);
    let settings = match asked.and_then(|settings| settings.on(&instance_type, &limits)) {
        Ok(settings) => settings,
        Err(error) => {
            answer.value("verdict", &"invalid", &[]).value("reason", &Said::of(&error), &[]);
            return Ok(answer.finish());
        }
    };
    let pods = MaxPods::of(&limits, &settings, vcpus);
    let needs = AwsNeed::of(&instance_type, &limits, &settings, &pods);
    let mut assumed = settings.assumed(&environment);
    let mut manager = PoolManager::new(enis.store(&settings)?, settings.clone(), limits.clone(), max_pods);
    let unmanaged = input.integer("unmanagedEnis", 0, MOST)?.and_then(|count| u32::try_from(count).ok());
    manager = manager.with_unmanaged_enis(unmanaged.unwrap_or_default());
    let is_modelled = !needs.iter().any(|need| matches!(need, AwsNeed::MultiNicNotModelled { .. }));
    let events = if is_modelled { events } else { Vec::new() };
    let decisions: Vec<_> = events.iter().map(|(event, at)| manager.take(event, *at)).collect();
    let of_events = worst(&VERDICTS, decisions.iter().map(|decision| decision.verdict()));
    let verdict = if needs.is_empty() { of_events.unwrap_or("valid") } else { "unknown" };
    answer.value("verdict", &verdict, &[]);
    if !needs.is_empty() {
        answer.value("unknown", &Missing::of(&needs), &[]);
    }
    answer.value("maxPods", &pods, &[]).value("reason", &Said::of(&pods.reason), &[]);
    answer.value("limits", &limits, &[]);
    if asks_for_prefixes && !settings.prefix_delegation {
        answer.value("flags", &[AwsFlag::PrefixesNotSupported], &[]);
    }
    if is_modelled && (enis.is_given() || !events.is_empty()) {
        show(&mut answer, &manager, &events, &decisions);
        assumed.extend(Some(AwsAssumption::OnePrimaryEni).filter(|_| !enis.is_given()));
        assumed.extend(Some(AwsAssumption::MaxPods).filter(|_| max_pods.is_none()));
        assumed.push(AwsAssumption::Ec2Grants);
    }
    if !assumed.is_empty() {
        answer.value("assumed", &assumed.iter().map(|assumption| assumption.code()).collect::<Vec<_>>(), &[]);
    }
    Ok(answer.finish())
}

pub(super) fn environment(input: &Input<'_>) -> Result<Environment, Failure> {
    let given = input.node("settings").map(|node| texts(node, &input.place("settings"))).transpose()?;
    Ok(given.into_iter().flatten().collect())
}

fn count(input: &Input<'_>, name: &str) -> Result<Option<u32>, Failure> {
    Ok(input.integer(name, 1, MOST)?.and_then(|count| u32::try_from(count).ok()))
}

pub(super) fn limits_of(input: &Input<'_>) -> Result<Limits, Failure> {
    let of = |name| -> Result<u32, Failure> {
        Ok(input.integer(name, 1, MOST_OF_TYPE)?.and_then(|count| u32::try_from(count).ok()).unwrap_or_default())
    };
    let mut limits = Limits::new(of("enis")?, of("ipv4Addresses")?);
    let hypervisors = [("nitro", Hypervisor::Nitro), ("xen", Hypervisor::Xen), ("unknown", Hypervisor::Unknown)];
    limits.hypervisor = input.word("hypervisor", &hypervisors)?.unwrap_or(Hypervisor::Nitro);
    limits.bare_metal = input.flag("bareMetal");
    limits.branch_enis = input.integer("branchEnis", 0, MOST)?.and_then(|count| u32::try_from(count).ok());
    Ok(limits)
}
