//! The unified diff of two texts.

use similar::TextDiff;

/// What changed, with three lines around each change; empty if nothing did.
pub(crate) fn unified(before: &str, after: &str, name: &str) -> String {
    if before == after {
        return String::new();
    }
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(3).header(&format!("{name} before"), &format!("{name} after")).to_string()
}

/// The diff with removed lines red and added lines green.
pub(crate) fn colored(diff: &str) -> String {
    diff.split_inclusive('\n')
        .map(|line| match line.as_bytes().first() {
            Some(b'-') => paint("31", line),
            Some(b'+') => paint("32", line),
            Some(b'@') => paint("36", line),
            _ => line.to_owned(),
        })
        .collect()
}

fn paint(color: &str, line: &str) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    format!("\u{1b}[{color}m{text}\u{1b}[0m{end}")
}
