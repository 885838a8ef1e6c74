//! `capacity`: what a configuration has room for, what of it is used, and the leases that nobody holds.

use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer_about, needs, texts, without};
use crate::assumed::assumed;
use crate::capacity_args::Capacity;
use crate::console::Console;
use crate::exit::Exit;
use crate::listed::listed;
use crate::load::{Loaded, Loader};
use crate::machine::replace_invalid;
use crate::network_directory::store;
use crate::refusal::Refusal;
use crate::rooms::{shown_room, text};

pub(crate) fn capacity(asked: &Capacity, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Capacity, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut input = Writer::new();
    input.begin_object();
    if let Some(release) = &asked.release {
        input.key("release").string(release);
    }
    let mut objects = Vec::new();
    let op = if let Some(instance_type) = &asked.aws {
        input.key("instanceType").string(instance_type).key("settings").begin_object();
        if asked.prefix_delegation {
            input.key("ENABLE_PREFIX_DELEGATION").string("true");
        }
        input.end_object();
        if let Some(vcpus) = asked.vcpus {
            input.key("vcpus").integer(vcpus.into());
        }
        "ipam.aws"
    } else {
        objects = question(asked, &mut input, console)?;
        "ipam.capacity"
    };
    input.end_object();
    let (exit, answer) = answer_about(&objects, op, &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        show(answer, console);
    }
    Ok(exit)
}

fn question(asked: &Capacity, input: &mut Writer, console: &mut Console<'_>) -> Result<Vec<Loaded>, Refusal> {
    let mut loader = Loader::new(false);
    let mut objects = Vec::new();
    if !asked.cluster.is_empty() {
        objects = loader.objects(&asked.cluster, console)?;
    }
    input.key("maxPods").integer(asked.max_pods.into());
    if let Some(growth) = asked.growth_per_day {
        input.key("growthPerDay").integer(growth.into());
    }
    if let Some(folder) = &asked.store {
        input.key("store");
        store(folder, input)?;
    }
    if let Some(path) = &asked.live {
        let (_, text) = loader.text(path, console)?;
        input.key("sandboxesText").string(&replace_invalid(&text));
    }
    if let Some(path) = &asked.leases {
        let (_, text) = loader.text(path, console)?;
        let leases = Document::parse(text);
        let leases = leases.map_err(|error| Refusal(format!("{}: {error}", path.display())))?;
        input.key("leases").raw(leases.root().text());
    }
    input.key("config").begin_object();
    if let Some(path) = &asked.file {
        let (_, text) = loader.text(path, console)?;
        input.key("hostLocalText").string(&replace_invalid(&text));
    } else if let Some(path) = &asked.flannel {
        let (_, text) = loader.text(path, console)?;
        input.key("flannelText").string(&replace_invalid(&text));
    } else if !asked.services.is_empty() {
        input.key("service").begin_object();
        listed(input, "cidrs", &asked.services);
        input.end_object();
    } else if !asked.cilium.is_empty() {
        input.key("cilium").begin_object();
        for (cidrs, mask, is_ipv6) in [("ipv4Cidrs", "ipv4MaskSize", false), ("ipv6Cidrs", "ipv6MaskSize", true)] {
            let of_family = asked.cilium.iter().filter(|cidr| cidr.contains(':') == is_ipv6).cloned();
            let of_family: Vec<_> = of_family.collect();
            let length = asked.mask.get(usize::from(is_ipv6 && of_family.len() < asked.cilium.len()));
            if !of_family.is_empty() {
                listed(input, cidrs, &of_family);
                if let Some(length) = length {
                    input.key(mask).integer((*length).into());
                }
            }
        }
        input.end_object();
    } else if asked.node_cidrs.is_empty() && asked.pools.is_empty() {
        input.key("cluster").begin_object();
        if !asked.service_cidrs.is_empty() {
            listed(input, "serviceCidrs", &asked.service_cidrs);
        }
        input.end_object();
    } else if asked.node_cidrs.is_empty() {
        input.key("calico").begin_object().key("pools").begin_array();
        for pool in loader.objects(&asked.pools, console)? {
            input.raw(pool.document.text());
        }
        input.end_array().end_object();
    } else {
        input.key("nodeCidrs").begin_object();
        listed(input, "clusterCidrs", &asked.node_cidrs);
        listed(input, "serviceCidrs", &asked.service_cidrs);
        if !asked.mask.is_empty() {
            input.key("nodeMasks").begin_array();
            for mask in &asked.mask {
                input.integer((*mask).into());
            }
            input.end_array();
        }
        input.end_object();
    }
    input.end_object();
    if !objects.is_empty() {
        input.key("objects").begin_array();
        for object in &objects {
            input.raw(object.document.text());
        }
        input.end_array();
    }
    Ok(objects)
}

fn show(answer: &Document, console: &mut Console<'_>) {
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    if let Some(whole) = answer.at("/ok") {
        counted(whole, console);
    }
    for part in answer.at("/ok/parts").into_iter().flat_map(|parts| parts.elements()) {
        console.print(&format!("{}\n", heading(&text(part, "source"))));
        for need in part.at("/unknown/needs").into_iter().flat_map(|needs| needs.elements()) {
            console.print(&format!("{}\n", without(need)));
        }
        if let Some(reason) = part.member("reason") {
            console.print(&format!("refused: {}\n", text(reason, "text")));
        }
        counted(part, console);
        ends(part, console);
    }
    let number = |pointer: &str| answer.at(pointer).and_then(|node| node.as_number()).map(str::to_owned);
    if let Some(allowed) = number("/ok/maxPods/allowed") {
        let recommended = number("/ok/maxPods/recommended");
        let recommended = recommended.map(|recommended| format!(", {recommended} recommended")).unwrap_or_default();
        console.print(&format!("Pods on a Node: {allowed} have room{recommended}\n"));
    }
    if let Some(whole) = answer.at("/ok") {
        ends(whole, console);
    }
    let reason = answer.at("/ok/reason/text").and_then(|reason| reason.as_str()).unwrap_or_default();
    if !reason.is_empty() {
        let is_refused =
            answer.at("/ok/verdict").and_then(|verdict| verdict.as_str()).is_some_and(|verdict| verdict == "invalid");
        console.print(&format!("{}{reason}\n", if is_refused { "refused: " } else { "  " }));
    }
    leases(answer, console);
}

/// What a source is called.
fn heading(source: &str) -> &'static str {
    match source {
        "pod-cidrs" => "Pods with the ranges of their Nodes (host-local or a plugin like it)",
        "services" => "Services",
        "calico" => "Pods with the pools of Calico",
        "cilium-pool" => "Nodes with the cluster pool of Cilium",
        "cilium-nodes" => "Pods with the ranges of the CiliumNodes",
        _ => "Pods with the VPC CNI of AWS",
    }
}

fn ends(of: Node<'_>, console: &mut Console<'_>) {
    if let Some(seconds) = of.member("endsAfterSeconds").and_then(|seconds| seconds.as_str()) {
        console.print(&format!("full after {}\n", duration(seconds.parse().unwrap_or(u128::MAX))));
    }
}

/// The rooms of an answer, or of a part of it: of many Nodes those with the least room.
fn counted(of: Node<'_>, console: &mut Console<'_>) {
    const SHOWN: usize = 8;
    let mut rooms: Vec<_> = of.member("rooms").into_iter().flat_map(|rooms| rooms.elements()).collect();
    let more = rooms.len().saturating_sub(SHOWN);
    if more > 0 {
        rooms.sort_by_key(|room| text(*room, "free").parse().unwrap_or(u128::MAX));
    }
    for room in rooms.iter().take(SHOWN) {
        shown_room(*room, console);
    }
    if more > 0 {
        console.print(&format!("and {more} more with at least as much room (-o json)\n"));
    }
    if let Some(pods) = of.member("pods") {
        shown_pods(pods, console);
    }
    if let Some(services) = of.member("services") {
        let [capacity, free] = ["capacity", "free"].map(|member| text(services, member));
        let of = services.member("bound").map(|bound| text(bound, "of")).unwrap_or_default();
        console.print(&format!("Services: {capacity} have room, {free} more now; bounded by the addresses of {of}\n"));
    }
}

fn shown_pods(pods: Node<'_>, console: &mut Console<'_>) {
    let [on, capacity, free] = ["on", "capacity", "free"].map(|member| text(pods, member));
    let place = if on == "cluster" { "in the cluster" } else { "on the Node" };
    let bound = pods.member("bound");
    let part = |name| bound.map(|bound| text(bound, name)).unwrap_or_default();
    let number = |name| {
        let number = bound.and_then(|bound| bound.member(name)).and_then(|number| number.as_number());
        number.unwrap_or_default().to_owned()
    };
    let bound = match part("code").as_str() {
        "max-pods" => "bounded by maxPods".to_owned(),
        "node-cidrs" => format!("no range of {} is free", part("of")),
        "enis" => format!("bounded by {} ENIs of {} places", number("enis"), number("slots")),
        "blocks" => format!("bounded by {} blocks on each of {} Nodes", number("limit"), number("nodes")),
        "nodes" => {
            format!("bounded by maxPods on {} Nodes, by addresses on {}", number("byMaxPods"), number("byAddresses"))
        }
        _ => format!("bounded by the addresses of {}", part("of")),
    };
    console.print(&format!("Pods {place}: {capacity} have room, {free} more now; {bound}\n"));
    for step in pods.member("steps").into_iter().flat_map(|steps| steps.elements()) {
        console.print(&format!("  {}\n", step.as_str().unwrap_or_default()));
    }
}

fn leases(answer: &Document, console: &mut Console<'_>) {
    let all = answer.at("/ok/leases").into_iter().flat_map(|leases| leases.elements());
    for lease in all.filter(|lease| {
        text(*lease, "state") != "held" || lease.member("inRange").is_some_and(|is| is.as_bool() == Some(false))
    }) {
        let [address, id, ifname, state] =
            ["address", "containerID", "ifname", "state"].map(|member| text(lease, member));
        let said = match state.as_str() {
            "stale" => "no such sandbox: nobody holds it",
            "ending" => "its sandbox is not ready",
            _ => "it is in no range of the configuration",
        };
        console.print(&format!("{address}  {id} {ifname}  {said}\n"));
    }
    if let Some(stdin) = answer.at("/ok/gc/stdin").and_then(|stdin| stdin.as_str()) {
        console.print("the call that frees what nobody holds: CNI_COMMAND=GC CNI_PATH=/opt/cni/bin host-local, with this on standard input\n");
        console.print(&format!("{stdin}\n"));
    }
    let foreign = texts(answer, "/ok/gc/foreignFiles");
    if !foreign.is_empty() {
        console.print(&format!("it also removes the files that are no leases: {}\n", foreign.join(", ")));
    }
    for line in assumed(answer) {
        console.print(&format!("{line}\n"));
    }
}

/// A number of seconds in days and hours.
fn duration(seconds: u128) -> String {
    let (days, hours) = (seconds / 86_400, seconds % 86_400 / 3600);
    let plural = |count: u128, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    match (days, hours) {
        (0, 0) => "less than an hour".to_owned(),
        (0, hours) => plural(hours, "hour"),
        (days, 0) => plural(days, "day"),
        (days, hours) => format!("{} {}", plural(days, "day"), plural(hours, "hour")),
    }
}
