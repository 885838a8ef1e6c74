//! Properties of the way of a client's object through the server.

use nocluster::admission::{Answers, Asked, ClientRequest, Cluster, Outcome, RunVerdict};
use nocluster::json::{self, Document};
use nocluster::patch::{Limits, rfc6902};
use nocluster::release::Release;

/// A LimitRange with every kind of default and bound, a ServiceAccount with what it adds to Pods, a default class of each
/// kind, and a webhook that is asked about everything and adds a container to what has some.
const CLUSTER: &str = r#"[
{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}},
{"apiVersion":"v1","kind":"LimitRange","metadata":{"name":"l","namespace":"shop"},"spec":{"limits":[{"type":"Container",
"default":{"cpu":"1","memory":"1Gi"},"defaultRequest":{"cpu":"100m"},"max":{"memory":"8Gi"},"min":{"cpu":"1m"},
"maxLimitRequestRatio":{"cpu":"100"}},{"type":"Pod","max":{"cpu":"20"}},{"type":"PersistentVolumeClaim","max":{"storage":"1Ti"}}]}},
{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"shop"},"imagePullSecrets":[{"name":"p"}]},
{"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","metadata":{"name":"high"},"value":1000,"globalDefault":true},
{"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"fast","annotations":
{"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"p"},
{"apiVersion":"networking.k8s.io/v1","kind":"IngressClass","metadata":{"name":"i","annotations":
{"ingressclass.kubernetes.io/is-default-class":"true"}},"spec":{"controller":"example.com/i"}},
{"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"m"},"webhooks":[
{"name":"one.example.com","clientConfig":{"url":"https://hooks.example.com/one"},"sideEffects":"None","failurePolicy":"Ignore",
"reinvocationPolicy":"IfNeeded","admissionReviewVersions":["v1"],"rules":[{"operations":["*"],"apiGroups":["*"],
"apiVersions":["*"],"resources":["*/*"]}]}]}]"#;

const ANSWERS: &str = r#"{"one.example.com":[{"patch":[{"op":"add","path":"/spec/containers/-","value":{"name":"s","image":"s"}}]},{"allow":true}]}"#;

/// An object that a client creates, and that it updates with the same: the changes of each stage make the object after
/// it of the one before it, each stage goes on where the one before it ended, the last one ends with the outcome's object,
/// and the same call has the same outcome, also if somebody has looked at the object before.
pub fn chain(input: &[u8]) {
    let Ok(object) = Document::parse(input) else { return };
    for release in [Release::V1_35, Release::V1_37] {
        let objects = Document::parse(CLUSTER).expect("JSON");
        let objects = objects.root().elements().map(|object| object.to_document()).collect();
        let cluster = Cluster::new(objects, release).expect("a cluster");
        let answers = Document::parse(ANSWERS).expect("JSON");
        let answers = Answers::read(answers.root(), &cluster).expect("answers");
        for old_object in [None, Some(object.clone())] {
            let client = ClientRequest { object: Some(object.clone()), old_object, ..ClientRequest::default() };
            let Ok(Asked::Known(request)) = cluster.request(client) else { continue };
            let outcome = cluster.run_recorded(request.clone(), &answers);
            followed(&outcome);
            // What a client sends is printed when somebody looks at it: the stages were.
            let again = cluster.run_recorded(request, &answers);
            assert_eq!(outcome.verdict, again.verdict);
            assert_eq!(text(outcome.object.as_ref()), text(again.object.as_ref()));
            assert_eq!(outcome.warnings, again.warnings);
            let reviews = |outcome: &Outcome| outcome.calls.iter().map(|call| call.review.clone()).collect::<Vec<_>>();
            assert_eq!(reviews(&outcome), reviews(&again));
            let changes = |outcome: &Outcome| outcome.stages.iter().map(|stage| stage.changes()).collect::<Vec<_>>();
            assert_eq!(changes(&outcome), changes(&again));
        }
    }
}

fn text(object: Option<&Document>) -> Option<&[u8]> {
    object.map(Document::text)
}

fn followed(outcome: &Outcome) {
    let mut last: Option<Document> = None;
    for stage in &outcome.stages {
        let Some((before, after)) = stage.objects() else {
            assert!(stage.changes().is_empty(), "{stage:?}");
            continue;
        };
        if let Some(last) = last.replace(after.clone()) {
            assert_eq!(last.to_string(), before.to_string(), "before {:?}", stage.name);
        }
        let patch = serde_json::to_vec(&stage.changes()).expect("changes print");
        let made = rfc6902::apply_text(before.text(), &patch, &Limits::default()).expect("changes apply");
        let made = Document::parse(made.text).expect("what a patch makes is JSON");
        assert!(json::equal(made.root(), after.root()), "{:?}: {made}\n{after}", stage.name);
    }
    if let (RunVerdict::Allowed, Some(last), Some(object)) = (&outcome.verdict, last, &outcome.object) {
        assert_eq!(last.to_string(), object.to_string());
    }
}
