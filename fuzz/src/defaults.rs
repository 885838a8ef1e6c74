//! Properties of defaults.

use nocluster::admission::{Cluster, Defaulted, RequestError};
use nocluster::json::{self, Document};
use nocluster::patch::{Limits, rfc6902};
use nocluster::release::Release;
use nocluster::scheme::{self, ChangeOp};

/// An object: its defaults are set once and for all, and the changes make the object with defaults of the one without.
///
/// A second time sets more only where an empty list or map, which keeps a default away, is not printed: the policies of an
/// autoscaler and the allocatable resources of a node; and where encoding settles only then (see `meta::encode`).
pub fn set(input: &[u8]) {
    let Ok(document) = Document::parse(input) else { return };
    for release in Release::all() {
        let Ok(once) = with_defaults(&document, release) else { continue };
        assert_eq!(document.input(), input, "the document was touched");
        let twice = again(&once, release);
        let unsettled = |text: &[u8]| text.starts_with(b":null") || text.starts_with(b"-0");
        let kept_away = |word: &[u8]| input.windows(word.len()).any(|text| text == word);
        let settled = !once.object.text().windows(5).any(unsettled)
            && ![&b"policies"[..], b"allocatable", b"\\u"].into_iter().any(kept_away);
        assert!(!settled || twice.object.text() == once.object.text(), "{}\n{}", once.object, twice.object);
        assert_eq!(again(&twice, release).object.text(), twice.object.text());
        applied(&document, &once, release);
        converted(&document, &once, release);
    }
}

fn with_defaults(object: &Document, release: Release) -> Result<Defaulted, RequestError> {
    Cluster::new(Vec::new(), release).expect("nothing can't be wrong").with_defaults(object)
}

fn with_conversion(object: &Document, release: Release) -> Result<Defaulted, RequestError> {
    Cluster::new(Vec::new(), release).expect("nothing can't be wrong").with_conversion(object)
}

/// What was converted to the internal type and back is converted to itself, and begins with the defaults.
fn converted(document: &Document, defaulted: &Defaulted, release: Release) {
    // A number or an annotation may be refused that decodes.
    let Ok(once) = with_conversion(document, release) else { return };
    let text = |object: &Document| Document::parse(object.text()).expect("what is printed is JSON");
    let of_defaults = with_conversion(&text(&defaulted.object), release).expect("its defaults were converted");
    let twice = with_conversion(&text(&once.object), release).expect("what came back can be converted");
    let thrice = with_conversion(&text(&twice.object), release).expect("and once more");
    assert_eq!(thrice.object.text(), twice.object.text());
    assert_eq!(of_defaults.dropped, Vec::new());
}

fn again(defaulted: &Defaulted, release: Release) -> Defaulted {
    let printed = Document::parse(defaulted.object.text()).expect("what is printed is JSON");
    let again = with_defaults(&printed, release).expect("what has defaults can be given them");
    assert!(again.dropped.is_empty(), "{:?}", again.dropped);
    again
}

/// The changes, as a patch, make the object with defaults of the one without; the order of members aside.
fn applied(document: &Document, defaulted: &Defaulted, release: Release) {
    let text = |name: &str| document.root().member(name).and_then(|text| Some(text.as_str()?.into_owned()));
    let (Some(version), Some(kind)) = (text("apiVersion"), text("kind")) else { return };
    let Some(kind) = nocluster::meta::Gvk::from_api_version(&version, &kind) else { return };
    let before = scheme::encode(document, &kind, release).expect("it was encoded").document;
    for change in &defaulted.changes {
        assert_eq!(change.op == ChangeOp::Remove, change.value.is_none(), "{change:?}");
    }
    let patch = serde_json::to_vec(&defaulted.changes).expect("changes print");
    let after = rfc6902::apply_text(before.text(), &patch, &Limits::default()).expect("changes apply");
    let after = Document::parse(after.text).expect("what a patch makes is JSON");
    assert!(json::equal(after.root(), defaulted.object.root()), "{after}\n{}", defaulted.object);
}
