use super::*;
use crate::scheme::tables;

fn defaulted(text: &str, release: Release) -> String {
    let document = Document::parse(text).unwrap();
    let word = |name| document.root().member(name).unwrap().as_str().unwrap().into_owned();
    let gvk = Gvk::from_api_version(&word("apiVersion"), &word("kind")).unwrap();
    encode_with_defaults(&document, &gvk, release).unwrap().encoded.document.to_string()
}

/// A field that a step names is in the table of some release, or the step would never do anything.
#[test]
fn every_step_names_a_field() {
    fn check(steps: &[step::Step], typ: u16, of: &str) {
        let tables::Shape::Struct { first, count } = shape(typ) else { panic!("{of} is no struct") };
        let fields = tables::all_fields(first, count);
        let find = |name: &str| {
            let found = fields.iter().find(|field| field.name() == name);
            found.unwrap_or_else(|| panic!("{of} has no {name}")).typ
        };
        for step in steps {
            match step {
                step::Step::Call(_) => {}
                step::Step::Quantities(name) | step::Step::Fill(name, _) => {
                    find(name);
                }
                step::Step::In(name, steps) => check(steps, find(name), name),
                step::Step::Each(name, steps) => match tables::shape(find(name)) {
                    tables::Shape::Slice(elem) => check(steps, elem, name),
                    other => panic!("{of}.{name} is {other:?}"),
                },
            }
        }
    }
    fn shape(typ: u16) -> tables::Shape {
        match tables::shape(typ) {
            tables::Shape::Pointer(elem) => shape(elem),
            shape => shape,
        }
    }
    for kind in walk::KINDS {
        let gvk = Gvk::new(kind.group, kind.version, kind.kind);
        for release in Release::all().filter(|release| kind.releases & tables::release_bit(*release) != 0) {
            let Some(typ) = tables::type_of(&gvk, tables::release_bit(release)) else { continue };
            check(kind.steps, typ, kind.kind);
        }
    }
}

/// Each kind has one row in each release.
#[test]
fn no_two_rows_are_for_one_kind() {
    for (at, kind) in walk::KINDS.iter().enumerate() {
        for other in walk::KINDS.iter().skip(at + 1) {
            let same = (kind.group, kind.version, kind.kind) == (other.group, other.version, other.kind);
            assert!(!same || kind.releases & other.releases == 0, "{}", kind.kind);
        }
    }
}

/// A Pod of many containers costs no more than a time for each.
#[test]
fn ten_thousand_containers() {
    let containers = vec![r#"{"name":"a","image":"b","resources":{"limits":{"cpu":"1.00001"}}}"#; 10_000].join(",");
    let text = format!(
        r#"{{"apiVersion":"v1","kind":"Pod","spec":{{"resources":{{"limits":{{"cpu":"1"}}}},"containers":[{containers}]}}}}"#
    );
    let printed = defaulted(&text, Release::V1_36);
    assert_eq!(printed.matches(r#""imagePullPolicy":"Always""#).count(), 10_000);
    assert!(printed.contains(r#""requests":{"cpu":"10000100m"}"#), "the sum of all requests");
}
