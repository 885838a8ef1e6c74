//! Texts that are given without an envelope get the answer that they get within one: here for every vector that has some.
#![expect(clippy::disallowed_methods, reason = "vectors are files")]
#![expect(clippy::unwrap_used, reason = "a broken vector must stop the run")]

mod asked;

use std::path::Path;

use nocluster::json::{Document, Node};
use nocluster::wire::{Handle, apply_text, call};

use asked::asked;

/// Calls `check` with the operation and the input of every vector of an area.
fn each_case(area: &str, mut check: impl FnMut(&str, Node<'_>)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(area);
    for file in std::fs::read_dir(folder).unwrap() {
        let file = Document::parse(std::fs::read(file.unwrap().path()).unwrap()).unwrap();
        for case in file.at("/cases").unwrap().elements() {
            let input = Document::parse(asked(&file, case)).unwrap();
            check(&case.member("op").unwrap().as_str().unwrap(), input.root());
        }
    }
}

/// The text of a raw member, however it was given.
fn text_of(input: Node<'_>, name: &str) -> Option<String> {
    match input.member(&format!("{name}Text")) {
        Some(text) => Some(text.as_str()?.into_owned()),
        None => Some(String::from_utf8(input.member(name)?.text().to_vec()).unwrap()),
    }
}

/// An object with the members that are given as JSON text.
fn object(members: &[(&str, &str)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, text)| format!("\"{name}\":{text}")).collect();
    format!("{{{}}}", members.join(","))
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn a_patch_of_texts_makes_what_the_operation_makes() {
    let (mut applied, mut refused) = (0, 0);
    each_case("patch", |_, input| {
        let texts = ["dialect", "doc", "patch"].map(|name| text_of(input, name));
        let [Some(dialect), Some(doc), Some(patch)] = texts else { return };
        let within = object(&[
            ("dialect", &dialect),
            ("docText", &quoted(&doc)),
            ("patchText", &quoted(&patch)),
            ("text", "true"),
        ]);
        let envelope = Document::parse(call("patch.apply", within.as_bytes())).unwrap();
        let Some(dialect) = Document::parse(dialect).unwrap().root().as_str().map(|word| word.into_owned()) else {
            return;
        };
        match apply_text(&dialect, doc.as_bytes(), patch.as_bytes()) {
            Ok(text) => {
                applied += 1;
                let expected = envelope.at("/ok/docText").unwrap().as_str().unwrap().into_owned();
                assert_eq!(String::from_utf8(text).unwrap(), expected, "{doc} {patch}");
            }
            Err(text) => {
                refused += 1;
                assert_eq!(String::from_utf8_lossy(&text), envelope.to_string(), "{doc} {patch}");
            }
        }
    });
    assert!(applied > 300 && refused > 300, "{applied} applied, {refused} refused");
}

#[test]
fn a_request_beside_the_input_is_that_of_the_input() {
    let mut asked = 0;
    each_case("admission", |op, input| {
        let Some(request) = input.member("request") else { return };
        let request = std::str::from_utf8(request.text()).unwrap();
        let prepared = ["objects", "resources", "release", "complete"];
        let mut of_cluster = Vec::new();
        let mut rest = Vec::new();
        for member in input.members() {
            let (name, text) = (member.name().into_owned(), std::str::from_utf8(member.value.text()).unwrap());
            match name.as_str() {
                "request" => {}
                known if prepared.contains(&known) => of_cluster.push((name, text)),
                _ => rest.push((name, text)),
            }
        }
        let named = |members: &[(String, &str)], more: &[(&str, &str)]| {
            let members: Vec<(&str, &str)> = members.iter().map(|(name, text)| (name.as_str(), *text)).collect();
            object(&[members.as_slice(), more].concat())
        };
        let Ok(handle) = Handle::new(named(&of_cluster, &[]).as_bytes()) else { return };
        let beside = handle.call_with_text(op, named(&rest, &[]).as_bytes(), "request", request.as_bytes());
        let within = handle.call(op, named(&rest, &[("requestText", &quoted(request))]).as_bytes());
        assert_eq!(String::from_utf8_lossy(&beside), String::from_utf8_lossy(&within));
        asked += 1;
    });
    assert!(asked > 200, "{asked} asked");
}

#[test]
fn a_text_beside_the_input_is_checked_as_a_member_is() {
    let handle = Handle::new(br#"{"objects":[]}"#).unwrap();
    let ask = |input: &str, member| {
        String::from_utf8(handle.call_with_text("admission.match", input.as_bytes(), member, b"{}")).unwrap()
    };
    for (input, member, code) in [
        (r#"{"request":{}}"#, "request", r#""code":"duplicate-member","#),
        (r#"{"requestText":"{}"}"#, "request", r#""code":"duplicate-member","#),
        ("{}", "requets", r#""code":"unknown-member","#),
        ("{}", "explain", r#""code":"unknown-member","#),
        ("{}", "objects", r#""code":"unknown-member","#),
    ] {
        assert!(ask(input, member).contains(code), "{input} {member}: {}", ask(input, member));
    }
    let broken = handle.call_with_text("admission.match", b"{}", "request", b"{");
    assert!(String::from_utf8(broken).unwrap().contains(r#""at":"/requestText","span":[1,1]"#));
}
