//! `capacity`: what a configuration has room for, what of it is used, and the leases that nobody holds.

use nocluster::json::{Document, Node, Writer};

use crate::answered::{answer, needs, texts};
use crate::capacity_args::Capacity;
use crate::cni::store;
use crate::console::Console;
use crate::exit::Exit;
use crate::load::Loader;
use crate::machine::replace_invalid;
use crate::refusal::Refusal;

pub(crate) fn capacity(asked: &Capacity, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Capacity, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut input = Writer::new();
    input.begin_object();
    if let Some(release) = &asked.release {
        input.key("release").string(release);
    }
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
        question(asked, &mut input, console)?;
        "ipam.capacity"
    };
    input.end_object();
    let (exit, answer) = answer(op, &input.finish(), asked.output.is_some(), asked.quiet, console);
    if let Some(answer) = &answer {
        show(answer, console);
    }
    Ok(exit)
}

fn question(asked: &Capacity, input: &mut Writer, console: &mut Console<'_>) -> Result<(), Refusal> {
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
    input.key("config").begin_object();
    if let Some(path) = &asked.file {
        let (_, text) = loader.text(path, console)?;
        input.key("hostLocalText").string(&replace_invalid(&text));
    } else if let Some(path) = &asked.flannel {
        let (_, text) = loader.text(path, console)?;
        input.key("flannelText").string(&replace_invalid(&text));
    } else if asked.node_cidrs.is_empty() {
        input.key("calico").begin_object().key("pools").begin_array();
        for pool in loader.objects(&asked.pools, console)? {
            input.raw(pool.document.text());
        }
        input.end_array().end_object();
    } else {
        input.key("nodeCidrs").begin_object();
        for (name, cidrs) in [("clusterCidrs", &asked.node_cidrs), ("serviceCidrs", &asked.service_cidrs)] {
            input.key(name).begin_array();
            for cidr in cidrs {
                input.string(cidr);
            }
            input.end_array();
        }
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
        for object in objects {
            input.raw(object.document.text());
        }
        input.end_array();
    }
    Ok(())
}

fn text(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
}

fn show(answer: &Document, console: &mut Console<'_>) {
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    for room in answer.at("/ok/rooms").into_iter().flat_map(|rooms| rooms.elements()) {
        shown_room(room, console);
    }
    if let Some(pods) = answer.at("/ok/pods") {
        shown_pods(pods, console);
    }
    let number = |pointer: &str| answer.at(pointer).and_then(|node| node.as_number()).map(str::to_owned);
    if let Some(allowed) = number("/ok/maxPods/allowed") {
        let recommended = number("/ok/maxPods/recommended");
        let recommended = recommended.map(|recommended| format!(", {recommended} recommended")).unwrap_or_default();
        console.print(&format!("Pods on a Node: {allowed} have room{recommended}\n"));
    }
    if let Some(seconds) = answer.at("/ok/endsAfterSeconds").and_then(|seconds| seconds.as_str()) {
        console.print(&format!("full after {}\n", duration(seconds.parse().unwrap_or(u128::MAX))));
    }
    let reason = answer.at("/ok/reason/text").and_then(|reason| reason.as_str()).unwrap_or_default();
    if !reason.is_empty() {
        let is_refused =
            answer.at("/ok/verdict").and_then(|verdict| verdict.as_str()).is_some_and(|verdict| verdict == "invalid");
        console.print(&format!("{}{reason}\n", if is_refused { "refused: " } else { "  " }));
    }
    leases(answer, console);
}

fn shown_room(room: Node<'_>, console: &mut Console<'_>) {
    let [name, capacity, used, free] = ["name", "capacity", "used", "free"].map(|member| text(room, member));
    let unit = match text(room, "unit").as_str() {
        "node-cidrs" => "ranges for Nodes",
        "blocks" => "blocks",
        _ => "addresses",
    };
    console.print(&format!("{name}: {capacity} {unit}, {used} used, {free} free\n"));
    let width = console.width.unwrap_or(80).min(80).saturating_sub(4);
    if let Some(bar) = bar(used.parse().unwrap_or_default(), capacity.parse().unwrap_or_default(), width) {
        console.print(&format!("  [{bar}]\n"));
    }
    for step in room.member("steps").into_iter().flat_map(|steps| steps.elements()) {
        console.print(&format!("  {}\n", step.as_str().unwrap_or_default()));
    }
    let ranges = room.member("freeRanges").into_iter().flat_map(|ranges| ranges.elements());
    let ranges: Vec<_> = ranges.map(range).collect();
    const SHOWN: usize = 8;
    let more = ranges.len().saturating_sub(SHOWN);
    let shown: Vec<_> = ranges.iter().take(SHOWN).map(String::as_str).collect();
    if !shown.is_empty() {
        let more = if more > 0 { format!(", and {more} more (-o json)") } else { String::new() };
        console.print(&format!("  free: {}{more}\n", shown.join(", ")));
    }
}

/// The addresses of a run: one, or the first and the last.
fn range(range: Node<'_>) -> String {
    let mut bounds = range.elements().filter_map(|bound| bound.as_str());
    match (bounds.next(), bounds.next()) {
        (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
        (Some(first), _) => first.into_owned(),
        _ => String::new(),
    }
}

fn shown_pods(pods: Node<'_>, console: &mut Console<'_>) {
    let [on, capacity, free] = ["on", "capacity", "free"].map(|member| text(pods, member));
    let place = if on == "cluster" { "in the cluster" } else { "on the Node" };
    let bound = pods.member("bound");
    let part = |name| bound.map(|bound| text(bound, name)).unwrap_or_default();
    let bound = match part("code").as_str() {
        "max-pods" => "bounded by maxPods".to_owned(),
        "node-cidrs" => format!("no range of {} is free", part("of")),
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
    for text in texts(answer, "/ok/assumed") {
        console.print(&format!("assumed: {text}\n"));
    }
}

/// A bar of used and free; none where nothing can be used.
fn bar(used: u128, capacity: u128, width: usize) -> Option<String> {
    let cells = u128::try_from(width).ok()?;
    // Of huge counts the thousandth part is enough.
    let (used, capacity) = if capacity > u128::MAX / 1000 { (used / 1000, capacity / 1000) } else { (used, capacity) };
    let full = used.checked_mul(cells)?.checked_add(capacity.saturating_sub(1))?.checked_div(capacity)?.min(cells);
    let full = usize::try_from(full).ok()?;
    Some(format!("{}{}", "#".repeat(full), ".".repeat(width.saturating_sub(full))))
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
