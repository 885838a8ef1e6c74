//! Properties of YAML as kubectl reads and writes it.

use nocluster::json::{Document, Kind, Node, equal};
use nocluster_yaml::{read_yaml, to_yaml};

/// Any bytes: what is read is JSON, each value stands on a line of the input, and what is written is read as the same value.
pub fn input(input: &[u8]) {
    let Ok(read) = read_yaml(input) else { return };
    let last = lines(input);
    for warning in &read.warnings {
        assert!((1..=last).contains(&warning.line()), "{warning}, of {last} lines");
    }
    for object in &read.objects {
        let again = Document::parse(object.json()).expect("what is read is JSON");
        assert!((1..=last).contains(&object.line), "the object is in line {} of {last}", object.line);
        inside(object.document.root(), last, &|node| object.line_at(node));
        if !is_exempt(again.root()) {
            written(again.root());
        }
    }
}

/// As many as an editor counts, and one more for a line that the last line break begins. An old Mac's line break counts too.
fn lines(input: &[u8]) -> u32 {
    let breaks = input.iter().filter(|&&byte| byte == b'\n' || byte == b'\r').count();
    u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
}

fn inside(node: Node<'_>, last: u32, line_at: &dyn Fn(Node<'_>) -> u32) {
    let line = line_at(node);
    assert!((1..=last).contains(&line), "{node:?} is in line {line} of {last}");
    for member in node.members() {
        inside(member.value, last, line_at);
    }
    for element in node.elements() {
        inside(element, last, line_at);
    }
}

fn written(value: Node<'_>) {
    let text = to_yaml(value);
    let read = read_yaml(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    match read.objects.as_slice() {
        [object] => assert!(equal(object.document.root(), value), "{value:?}\n{text}\n{}", object.json()),
        // An empty document holds no object, and neither does null.
        [] => assert!(value.is_null(), "{value:?}\n{text}"),
        more => panic!("{} objects in\n{text}", more.len()),
    }
}

/// Values that kubectl itself does not read as it wrote them: a key `<<`, which merges; and line breaks that only YAML 1.1
/// knows, which are refused with a remedy.
fn is_exempt(node: Node<'_>) -> bool {
    let breaks = |text: &str| text.contains(['\u{85}', '\u{2028}', '\u{2029}']);
    match node.kind() {
        Kind::String => node.as_str().is_some_and(|text| breaks(&text)),
        Kind::Object => {
            node.members().any(|member| member.name() == "<<" || breaks(&member.name()) || is_exempt(member.value))
        }
        Kind::Array => node.elements().any(is_exempt),
        _ => false,
    }
}
