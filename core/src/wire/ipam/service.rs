//! `ipam.service`: the ClusterIPs of Services and their ports of the Nodes.

use std::net::IpAddr;

use super::directory::wrong;
use super::service_shown::{Shown, ShownRange};
use crate::gotext::ip::parse_ip_sloppy;
use crate::ipam::service::{
    Draw, Service, ServiceAssumption, ServiceCidr, ServiceDecision, ServiceFlags, ServiceFlagsError, ServiceRegistry,
    ip_addresses, reads_ip_address,
};
use crate::json::{Kind, Node, Pointer};
use crate::meta::Gvk;
use crate::objects::place::Place;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::{Input, Nulls, Raw};
use crate::wire::operation::{
    COMPLETE, Member, MemberKind, Operation, RELEASE, Verdict, optional, required, verdict, worst,
};
use crate::wire::prepared::{Prepared, SOME_OBJECTS};
use crate::wire::said::Said;

const EVENT: [Member; 5] = [
    optional("create", MemberKind::Raw, "a Service"),
    optional("update", MemberKind::Raw, "a Service; one that does not exist is created"),
    optional("delete", MemberKind::String, "a Service that is gone: `namespace/name`"),
    optional("release", MemberKind::String, "an address that is given back, whatever Service has it"),
    optional("dryRun", MemberKind::Bool, "beside a Service: nothing is stored"),
];

const DRAW: [Member; 2] = [
    required("upper", MemberKind::Raw, "where the search begins in the dynamic band: an index, as a number or a text"),
    optional("lower", MemberKind::Raw, "the same in the static band; default 0"),
];

/// From the best to the worst.
const VERDICTS: [Verdict; 8] = [
    verdict("valid", 0),
    verdict("released", 0),
    verdict("granted", 0),
    verdict("exhausted", 1),
    verdict("refused", 1),
    verdict("crashed", 1),
    verdict("invalid", 1),
    verdict("unknown", 3),
];

pub(crate) const SERVICE: Operation = Operation {
    op: "ipam.service",
    line: "which addresses and ports of the Nodes Services get from kube-apiserver, and why one gets none",
    members: &[&[
        required("cidrs", MemberKind::Strings, "`--service-cluster-ip-range`: a range, or one of each family"),
        optional("nodePorts", MemberKind::String, "`--service-node-port-range`; default 30000-32767"),
        SOME_OBJECTS,
        optional(
            "events",
            MemberKind::List,
            "what happens then, in order: `{\"create\": SERVICE}`, `{\"update\": SERVICE}`, each with `dryRun`?, `{\"delete\": \"ns/name\"}`, `{\"release\": ADDRESS}`",
        ),
        optional(
            "draws",
            MemberKind::List,
            "the random numbers of automatic allocations, in order: `{upper, lower}`; none for a dry run",
        ),
        RELEASE,
        COMPLETE,
    ]],
    verdicts: &VERDICTS,
    refusals: &[],
};

fn reads(kind: &Gvk) -> bool {
    Service::reads(kind) || ServiceCidr::reads(kind) || reads_ip_address(kind)
}

pub(crate) fn service(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let flags = flags(prepared, input);
    let objects = prepared.objects();
    let failed = |error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer));
    let services = Service::all_of(objects).map_err(failed)?;
    let cidrs = ServiceCidr::all_of(objects).map_err(failed)?;
    let addresses = ip_addresses(objects).map_err(failed)?;
    let (events, draws) = (events(input)?, draws(input)?);
    let mut answer = Answer::plain(prepared.release());
    let mut assumed = Vec::new();
    match ServiceRegistry::start(&flags, &cidrs) {
        Ok(registry) => {
            let registry = registry.with_ip_addresses(&addresses).with_services(services).with_draws(draws);
            assumed = registry.assumed();
            if events.iter().any(|event| matches!(event, Event::Create(..) | Event::Update(..))) {
                assumed.push(ServiceAssumption::ObjectValidation);
            }
            history(&mut answer, registry, events);
        }
        Err(errors) => not_started(&mut answer, &errors),
    }
    if flags.release.is_by_reading() {
        assumed.push(ServiceAssumption::ReleaseByReading);
    }
    if !assumed.is_empty() {
        let assumed: Vec<_> = assumed.iter().map(ServiceAssumption::code).collect();
        answer.value("assumed", &assumed, &[]);
    }
    let ignored = objects.ignored(reads);
    if !ignored.is_empty() {
        answer.value("ignored", &ignored, &[]);
    }
    Ok(answer.finish())
}

fn flags(prepared: &Prepared, input: &Input<'_>) -> ServiceFlags {
    ServiceFlags {
        release: prepared.release(),
        service_cluster_ip_range: input.strings("cidrs").join(","),
        service_node_port_range: input.string("nodePorts").map(|text| text.into_owned()),
    }
}

fn not_started(answer: &mut Answer, errors: &[ServiceFlagsError]) {
    answer.value("verdict", &"invalid", &[]);
    if let Some(first) = errors.first() {
        answer.value("reason", &Said::of(first), &[]);
    }
    if errors.len() > 1 {
        answer.value("reasons", &errors.iter().map(Said::of).collect::<Vec<_>>(), &[]);
    }
}

fn history(answer: &mut Answer, mut registry: ServiceRegistry, events: Vec<Event>) {
    let decisions: Vec<_> = events.into_iter().map(|event| event.put_to(&mut registry)).collect();
    let worst = worst(&VERDICTS, decisions.iter().map(|decision| decision.verdict()));
    answer.value("verdict", &worst.unwrap_or("valid"), &[]);
    answer.value("events", &decisions.iter().map(Shown::of).collect::<Vec<_>>(), &[]);
    answer.value("cidrs", &registry.ranges().iter().map(ShownRange::of).collect::<Vec<_>>(), &[]);
    answer.value("nodePorts", &registry.node_ports(), &[]);
}

/// Something that happens to a Service.
enum Event {
    Create(Service, bool),
    Update(Service, bool),
    Delete { namespace: String, name: String },
    Release(IpAddr),
}

impl Event {
    fn put_to(self, registry: &mut ServiceRegistry) -> ServiceDecision {
        match self {
            Self::Create(service, is_dry_run) => registry.create(service, is_dry_run),
            Self::Update(service, is_dry_run) => registry.update(service, is_dry_run),
            Self::Delete { namespace, name } => registry.delete(&namespace, &name),
            Self::Release(ip) => registry.release(ip),
        }
    }
}

fn events(input: &Input<'_>) -> Result<Vec<Event>, Failure> {
    let each = input.node("events").into_iter().flat_map(|events| events.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("events"));
        event(&Input::read_members(node, at, &EVENT, Nulls::Refused)?)
    })
    .collect()
}

fn event(input: &Input<'_>) -> Result<Event, Failure> {
    let (create, update) = (input.raw("create")?, input.raw("update")?);
    let given = [
        ("create", create.as_ref().map(|raw| raw.at.clone())),
        ("update", update.as_ref().map(|raw| raw.at.clone())),
        ("delete", input.node("delete").map(|_| input.place("delete"))),
        ("release", input.node("release").map(|_| input.place("release"))),
    ];
    let mut given = given.into_iter().filter_map(|(name, at)| Some((name, at?)));
    let (first, at) = given.next().ok_or(WireError::MissingMember { member: "create" })?;
    if let Some((_, at)) = given.next() {
        return Err(WireError::EventConflict { at, first }.into());
    }
    let text = input.string(first).unwrap_or_default();
    let is_dry_run = input.flag("dryRun");
    match (create, update) {
        (Some(raw), _) => Ok(Event::Create(read_service(&raw)?, is_dry_run)),
        (_, Some(raw)) => Ok(Event::Update(read_service(&raw)?, is_dry_run)),
        _ if input.node("dryRun").is_some() => {
            Err(WireError::EventConflict { at: input.place("dryRun"), first }.into())
        }
        _ if first == "delete" => {
            let (namespace, name) = text.split_once('/').unwrap_or(("default", &text));
            Ok(Event::Delete { namespace: namespace.to_owned(), name: name.to_owned() })
        }
        _ => {
            let wrong = || WireError::WrongType { at, wanted: "an address", got: "string" };
            Ok(Event::Release(parse_ip_sloppy(&text).ok_or_else(wrong)?))
        }
    }
}

fn read_service(raw: &Raw<'_>) -> Result<Service, Failure> {
    let document = raw.document()?;
    let root = document.root();
    if root.kind() != Kind::Object {
        return Err(wrong(raw.at.clone(), "a Service", root));
    }
    let place = Place { node: root, at: Pointer::root() };
    Service::read(&place).map_err(|error| Failure::of("ipam", &error).within(&raw.at))
}

fn draws(input: &Input<'_>) -> Result<Vec<Draw>, Failure> {
    let each = input.node("draws").into_iter().flat_map(|draws| draws.elements()).enumerate();
    each.map(|(index, node)| {
        let at = format!("{}/{index}", input.place("draws"));
        let draw = Input::read_members(node, at, &DRAW, Nulls::Refused)?;
        Ok(Draw::new(index_of(&draw, "upper")?, index_of(&draw, "lower")?))
    })
    .collect()
}

/// A number of 64 bits, which JavaScript can only say as a text.
fn index_of(draw: &Input<'_>, name: &str) -> Result<u64, Failure> {
    let Some(node): Option<Node<'_>> = draw.node(name) else { return Ok(0) };
    let text = node.as_str().or_else(|| node.as_number().map(Into::into));
    let text = text.ok_or_else(|| wrong(draw.place(name), "number", node))?;
    text.parse().map_err(|_| {
        let (at, got) = (draw.place(name), text.clone().into_owned());
        WireError::OutOfRange { at, min: 0, max: u64::MAX, got }.into()
    })
}
