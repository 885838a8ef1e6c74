//! From the Pod that a client sends to the AdmissionReview of a mutating webhook: decoding, defaults, conversion, the plugins
//! before the webhooks, matching, the review. The review is compared inside the loop with the one that the server's own code
//! made (`data/sent-review.json`, by the peer of this bench, `kubernetes/plugins speed` of the oracle). And what the defaults
//! of the object cost beside its encoding.
//!
//! `core/benches/run.py` runs the contestants beside each other: `--median NAME SECONDS` prints the median of short batches in
//! nanoseconds.
#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::panic, reason = "a benchmark")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its arguments"
)]

use std::time::Instant;

use criterion::{Criterion, criterion_group};
use nocluster::admission::{Cluster, Step};
use nocluster::json::Document;
use nocluster::meta::Gvk;
use nocluster::release::Release;
use nocluster::scheme::{encode, encode_with_defaults};

const POD: &str = include_str!("data/sent-pod.json");
const OBJECTS: &str = include_str!("data/sent-cluster.json");
const REVIEW: &str = include_str!("data/sent-review.json");
/// A webhook that gets every Pod.
const HOOK: &str = r#"{"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
    "metadata": {"name": "injector"}, "webhooks": [{"name": "pods.example.com", "sideEffects": "None",
    "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://webhook.example.com/"},
    "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}]}]}"#;

struct Case {
    cluster: Cluster,
    kind: Gvk,
}

impl Case {
    fn new() -> Self {
        let objects = Document::parse(format!(r#"{{"apiVersion":"v1","kind":"List","items":{OBJECTS}}}"#)).unwrap();
        let cluster = Cluster::new(vec![objects, Document::parse(HOOK).unwrap()], Release::V1_37).unwrap();
        Self { cluster, kind: Gvk { group: String::new(), version: "v1".to_owned(), kind: "Pod".to_owned() } }
    }
}

/// Bytes to bytes: the Pod as it is sent, and the review.
fn review(case: &Case) {
    let request = case.cluster.create(Document::parse(POD).unwrap()).unwrap().known().unwrap();
    let Step::Call(call) = case.cluster.chain(request) else { panic!("the webhook is not called") };
    assert!(call.post().review == REVIEW.as_bytes(), "another review");
}

/// Bytes to bytes: the Pod as the server encodes it, without defaults.
fn encoded(case: &Case) {
    encode(&Document::parse(POD).unwrap(), &case.kind, Release::V1_37).unwrap();
}

/// The same with defaults.
fn with_defaults(case: &Case) {
    encode_with_defaults(&Document::parse(POD).unwrap(), &case.kind, Release::V1_37).unwrap();
}

type Contestant = (&'static str, fn(&Case));
const CONTESTANTS: [Contestant; 3] = [("review", review), ("encoded", encoded), ("with-defaults", with_defaults)];

fn intake(criterion: &mut Criterion) {
    let case = Case::new();
    let mut group = criterion.benchmark_group("intake");
    for (name, run) in CONTESTANTS {
        group.bench_function(name, |bencher| bencher.iter(|| run(&case)));
    }
    group.finish();
}

/// The median of short batches, which a busy machine disturbs less than a mean.
fn median(name: &str, seconds: f64) -> f64 {
    let case = Case::new();
    let (_, run) = CONTESTANTS.iter().find(|(known, _)| *known == name).unwrap();
    let mut samples = Vec::new();
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < seconds {
        let start = Instant::now();
        for _ in 0..20 {
            run(&case);
        }
        samples.push(start.elapsed().as_nanos() as f64 / 20.0);
    }
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap()
}

criterion_group!(benches, intake);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--median", name, seconds] => println!("{}", median(name, seconds.parse().unwrap())),
        _ => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
