//! A pool of addresses or ranges, as a person sees it.

use nocluster::json::Node;

use crate::console::Console;

pub(crate) fn shown_room(room: Node<'_>, console: &mut Console<'_>) {
    let [name, capacity, used, free] = ["name", "capacity", "used", "free"].map(|member| text(room, member));
    let unit = match text(room, "unit").as_str() {
        "node-cidrs" => "ranges for Nodes",
        "blocks" => "blocks",
        "cluster-ips" => "ClusterIPs",
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

pub(crate) fn text(node: Node<'_>, name: &str) -> String {
    node.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned()
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
