//! The unified diff of two texts.

use anstyle::AnsiColor;
use similar::TextDiff;

use crate::view::painted;

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
            Some(b'-') => paint(AnsiColor::Red, line),
            Some(b'+') => paint(AnsiColor::Green, line),
            Some(b'@') => paint(AnsiColor::Cyan, line),
            _ => line.to_owned(),
        })
        .collect()
}

fn paint(color: AnsiColor, line: &str) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    painted(text, color.on_default()) + end
}
