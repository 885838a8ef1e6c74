//! Patches on objects as clients send them, `tests/vectors/rows/admission/filled.json`: which of them hang on what the
//! server fills in, and which go through it.
#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(clippy::disallowed_methods, reason = "rows are a file")]

use std::fs;
use std::path::Path;

use nocluster::admission::{
    Answer, ClientRequest, Cluster, FindingReason, Need, Outcome, PluginSet, Request, RunVerdict,
};
use nocluster::json::{Document, Node};
use nocluster::release::Release;

const CONFIGURATION: &str = r#"{
    "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration", "metadata": {"name": "patcher"},
    "webhooks": [{
        "name": "patcher.example.com", "clientConfig": {"url": "https://127.0.0.1/"}, "sideEffects": "None",
        "rules": [{"operations": ["*"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*"]}],
        "admissionReviewVersions": ["v1"]
    }]
}"#;

fn rows() -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/rows/admission/filled.json");
    Document::parse(fs::read(path).unwrap()).unwrap()
}

fn member(row: Node<'_>, name: &str) -> Option<Document> {
    row.member(name).map(|node| node.to_document())
}

fn text(row: Node<'_>, name: &str) -> Option<String> {
    row.member(name).and_then(|node| Some(node.as_str()?.into_owned()))
}

fn asked(row: Node<'_>) -> (Cluster, Request) {
    let mut objects = vec![Document::parse(CONFIGURATION).unwrap()];
    objects.extend(row.member("objects").into_iter().flat_map(|list| list.elements()).map(|node| node.to_document()));
    let cluster = Cluster::new(objects, Release::V1_37).unwrap();
    let (object, old_object) = (member(row, "object"), member(row, "oldObject"));
    let client = ClientRequest { object, old_object, ..ClientRequest::default() };
    let request = cluster.request(client).unwrap().known().unwrap();
    // The plugins that fill something in are switched off.
    (cluster, Request { plugins: PluginSet::webhooks(), ..request })
}

fn run(row: Node<'_>, cluster: &Cluster, request: Request) -> Outcome {
    let patch = member(row, "patch").unwrap();
    cluster.run(request, |_| Answer::Patch(patch.clone()))
}

fn word(outcome: &Outcome) -> &'static str {
    outcome.verdict.word()
}

#[test]
fn a_patch_on_what_a_client_sends() {
    let rows = rows();
    let rows: Vec<_> = rows.root().member("rows").unwrap().elements().collect();
    assert!(rows.len() >= 55);
    for row in rows {
        let id = text(row, "id").unwrap();
        let (cluster, request) = asked(row);
        let outcome = run(row, &cluster, request);
        assert_eq!(word(&outcome), text(row, "verdict").unwrap(), "{id}: {outcome}");
        match &outcome.verdict {
            RunVerdict::Unknown(needs) => {
                let [Need::ApiDefaults { hook, path, by }] = needs.as_slice() else { panic!("{id}: {needs:?}") };
                assert_eq!(hook, "mutating/patcher/patcher.example.com");
                let found = (Some(path.to_string()), Some((*by).to_owned()));
                assert_eq!(found, (text(row, "path"), text(row, "by")), "{id}");
            }
            RunVerdict::Allowed => {
                let found: Vec<(String, String)> = outcome
                    .findings
                    .iter()
                    .map(|finding| match &finding.reason {
                        FindingReason::FilledByServer { path, by, .. } => (path.to_string(), (*by).to_owned()),
                        other => panic!("{id}: {other:?}"),
                    })
                    .collect();
                let expected: Vec<(String, String)> = row
                    .member("findings")
                    .unwrap()
                    .elements()
                    .map(|pair| {
                        let texts: Vec<_> = pair.elements().map(|part| part.as_str().unwrap().into_owned()).collect();
                        <[String; 2]>::try_from(texts).unwrap().into()
                    })
                    .collect();
                assert_eq!(found, expected, "{id}");
            }
            _ => assert!(row.member("path").is_none(), "{id}"),
        }
    }
}

/// What a server recorded holds all that it fills in: a patch that fails on it fails.
#[test]
fn a_patch_on_what_a_server_recorded() {
    let rows = rows();
    for row in rows.root().member("rows").unwrap().elements() {
        let (cluster, request) = asked(row);
        let outcome = run(row, &cluster, Request { recorded: true, ..request });
        assert!(["allowed", "denied"].contains(&word(&outcome)), "{}: {outcome}", text(row, "id").unwrap());
        let filled =
            |finding: &nocluster::admission::Finding| matches!(finding.reason, FindingReason::FilledByServer { .. });
        assert!(!outcome.findings.iter().any(filled));
    }
}
