//! Properties of label selectors and of encoding.

use nocluster::json::Document;
use nocluster::meta::{Gvk, LabelSelector, LabelSelectorRequirement, Labels, Selector};
use nocluster::release::Release;
use nocluster::scheme::{self, StrictFault};

use crate::parts;

/// A LabelSelector, a line break, labels: a selector matches if each of its requirements does, and a requirement matches
/// exactly where its opposite does not.
pub fn selector(input: &[u8]) {
    let (text, labels) = parts(input);
    let (Ok(document), Ok(labels)) = (Document::parse(text), serde_json::from_slice::<Labels>(labels)) else { return };
    let Ok(Some(written)) = LabelSelector::read(document.root()) else { return };
    for release in Release::all() {
        let Ok(selector) = Selector::new(Some(&written), release) else { continue };
        let matches = selector.matches(&labels);
        if !selector.is_nothing() {
            let all = selector.requirements().iter().all(|requirement| requirement.matches(&labels));
            assert_eq!(matches, all, "{selector}");
            assert_eq!(selector.first_unmet(&labels).is_none(), matches, "{selector}");
        }
        assert!(!selector.is_everything() || matches, "{selector}");
        for requirement in &written.match_expressions {
            let alone = alone(requirement.clone(), release);
            assert_ne!(alone.matches(&labels), opposite(requirement, release).matches(&labels), "{alone}");
        }
    }
}

fn alone(requirement: LabelSelectorRequirement, release: Release) -> Selector {
    let selector = LabelSelector { match_expressions: vec![requirement], ..LabelSelector::default() };
    Selector::new(Some(&selector), release).expect("part of a selector that could be read")
}

fn opposite(requirement: &LabelSelectorRequirement, release: Release) -> Selector {
    let operator = match requirement.operator.as_str() {
        "In" => "NotIn",
        "NotIn" => "In",
        "Exists" => "DoesNotExist",
        _ => "Exists",
    };
    alone(LabelSelectorRequirement { operator: operator.to_owned(), ..requirement.clone() }, release)
}

/// `group/version/Kind`, a line break, an object: what is encoded is JSON that encodes to itself, and nothing more is dropped.
///
/// Two things settle only the second time: Go prints a pointer to the zero time as null and reads that as no pointer; and of
/// a custom resource it prints the float `-0.0` as `-0` and reads that as the integer 0.
pub fn encode(input: &[u8]) {
    let (kind, text) = parts(input);
    let kind = String::from_utf8_lossy(kind);
    let mut words = kind.splitn(3, '/').map(str::to_owned);
    let mut word = || words.next().unwrap_or_default();
    let gvk = Gvk { group: word(), version: word(), kind: word() };
    let Ok(document) = Document::parse(text) else { return };
    for release in [Release::V1_30, Release::V1_35, Release::V1_37] {
        let Ok(once) = scheme::encode(&document, &gvk, release) else { continue };
        assert_eq!(document.input(), text, "the document was touched");
        let strict = scheme::strict_errors(&document, &gvk, release);
        assert!(strict.len() <= 100, "{}", strict.len());
        for error in strict.iter().filter(|error| error.fault == StrictFault::UnknownField) {
            assert!(once.dropped.contains(&error.at), "{error} is not dropped");
        }
        let twice = again(&once.document, &gvk, release);
        let settles = |text: &[u8]| text.starts_with(b":null") || text.starts_with(b"-0");
        let settled = !once.document.text().windows(5).any(settles);
        assert!(!settled || twice.text() == once.document.text(), "{}\n{twice}", once.document);
        let thrice = again(&twice, &gvk, release);
        assert_eq!(thrice.text(), twice.text(), "{twice}");
        assert_eq!(scheme::semantic_equal(&twice, &thrice, &gvk, release), Ok(true), "{twice}");
    }
}

fn again(encoded: &Document, gvk: &Gvk, release: Release) -> Document {
    let printed = Document::parse(encoded.text()).expect("what is encoded is JSON");
    let again = scheme::encode(&printed, gvk, release).expect("what was encoded can be encoded");
    assert!(again.dropped.is_empty(), "{:?}", again.dropped);
    let strict = scheme::strict_errors(&printed, gvk, release);
    assert!(strict.is_empty(), "{strict:?}");
    again.document
}
