//! Prints the result of a webhook's patch on an object that a client creates or updates.
//!
//! Reads one case per line, `{"object", "oldObject"?, "objects"?, "patch"}`, and prints one outcome per line, with the
//! members of `admission.run` and the findings. `core/tests/live` compares them with a real kube-apiserver.
#![expect(clippy::unwrap_used, reason = "a tool for tests stops at what it can't read")]
#![expect(clippy::print_stdout, reason = "a tool reads lines and prints them")]

use std::io::{BufRead, stdin};

use nocluster::admission::{Answer, ClientRequest, Cluster};
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

fn main() {
    for line in stdin().lock().lines() {
        let case = Document::parse(line.unwrap()).unwrap();
        let member = |name| case.root().member(name).map(|node: Node<'_>| node.to_document());
        let mut objects = vec![Document::parse(CONFIGURATION).unwrap()];
        objects.extend(
            case.root().member("objects").into_iter().flat_map(|list| list.elements()).map(|node| node.to_document()),
        );
        let cluster = Cluster::new(objects, Release::default()).unwrap();
        let client =
            ClientRequest { object: member("object"), old_object: member("oldObject"), ..ClientRequest::default() };
        let request = cluster.request(client).unwrap().known().unwrap();
        let patch = member("patch").unwrap();
        let outcome = cluster.run(request, |_| Answer::Patch(patch.clone()));
        let findings: Vec<_> = outcome.findings.iter().map(|finding| &finding.reason).collect();
        let mut text = outcome.to_json();
        text.pop();
        println!("{},\"findings\":{}}}", String::from_utf8(text).unwrap(), serde_json::to_string(&findings).unwrap());
    }
}
