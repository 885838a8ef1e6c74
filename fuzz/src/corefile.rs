//! Properties of Corefiles.

use nocluster::dns::corefile::{Files, Loaded, Machine, Place, format, load};
use nocluster::release::CoreDns;

/// A Corefile, of any text: its places lie inside it; printed again it loads in the same way, and prints as itself.
pub fn corefile(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let extra = [("/extra.conf".to_owned(), Some("cache 30\nloop\n".to_owned()))];
    for coredns in [CoreDns::V1_15_0, CoreDns::V1_14_2] {
        let machine = Machine { coredns, files: Files::new(extra.clone().into()), ..Machine::default() };
        let loaded = load(&text, &machine);
        for finding in &loaded.findings {
            finding.place.iter().for_each(|place| inside(place, &text));
        }
        let printed = format(&text);
        assert_eq!(format(&printed), printed, "printed twice");
        let again = load(&printed, &machine);
        assert_eq!(shape(&loaded), shape(&again), "{text:?} printed as {printed:?}");
    }
}

/// The span of a word stands on its line, at its column.
fn inside(place: &Place, text: &str) {
    if place.file.is_some() {
        return;
    }
    let before = text.get(..place.span.start).expect("a span begins between characters");
    text.get(place.span.start..place.span.end).expect("a span ends between characters");
    assert_eq!(before.matches('\n').count() + 1, place.line, "the line");
    let line = before.rsplit('\n').next().unwrap_or_default();
    // The byte order mark at the beginning of the text, and only that, is no character of its line.
    let mark = usize::from(place.line == 1 && line.starts_with('\u{feff}'));
    assert_eq!(line.chars().count() + 1 - mark, place.column, "the column in {text:?}");
}

/// What stays when lines are joined by no line break: everything but lines.
fn shape(loaded: &Loaded) -> (bool, Vec<(&'static str, bool)>, Vec<Vec<String>>) {
    let findings = loaded.findings.iter().map(|finding| (finding.problem.word(), finding.place.is_some())).collect();
    let blocks = loaded.blocks.iter().map(|block| {
        let zones = block.zones.iter().map(ToString::to_string);
        zones.chain(block.plugins.iter().map(|plugin| plugin.directive().to_owned())).collect()
    });
    (loaded.error.is_none(), findings, blocks.collect())
}
