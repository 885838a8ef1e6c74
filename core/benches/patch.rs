//! JSON Patch, bytes to bytes: read the document, read the patch, apply, print. The inputs are not consumed, and each
//! result is compared with the expected one inside the loop.
//!
//! `core/benches/run.py` runs these beside their peers in other languages, all measured in the same way:
//! `--median CASE NAME SECONDS` prints the median of short batches in nanoseconds an operation, as the peers' programs do.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its arguments"
)]

use std::time::Instant;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use nocluster::json::{self, Document};
use nocluster::patch::{Limits, kube, rfc6902};
use serde_json::Value;

const POD: &[u8] = include_bytes!("data/pod.json");
const INJECTION: &[u8] = include_bytes!("data/injection.json");
/// The result of evanphx/json-patch v4.13.0 for the two (`peers/go`).
const INJECTED: &[u8] = include_bytes!("data/injected.json");

struct Case {
    name: &'static str,
    document: Vec<u8>,
    patch: Vec<u8>,
}

fn cases() -> Vec<Case> {
    let members: Vec<String> =
        (0..1000).map(|key| format!(r#""key-{key:04}":"{}""#, "0123456789abcdef".repeat(12))).collect();
    let config_map = format!(r#"{{"apiVersion":"v1","kind":"ConfigMap","data":{{{}}}}}"#, members.join(","));
    let env: Vec<String> = (0..1000).map(|name| format!(r#"{{"name":"VAR_{name}","value":"{name}"}}"#)).collect();
    let pod = format!(r#"{{"spec":{{"containers":[{{"name":"web","env":[{}]}}]}}}}"#, env.join(","));
    let trivial: Vec<String> =
        (0..10_000).map(|count| format!(r#"{{"op":"replace","path":"/spec/replicas","value":{count}}}"#)).collect();
    let case = |name, document: &[u8], patch: &[u8]| Case { name, document: document.to_vec(), patch: patch.to_vec() };
    vec![
        case("injection", POD, INJECTION),
        case("config-map-200kB", config_map.as_bytes(), br#"[{"op":"replace","path":"/data/key-0500","value":"new"}]"#),
        case(
            "1000-env-insert-first",
            pod.as_bytes(),
            br#"[{"op":"add","path":"/spec/containers/0/env/0","value":{"name":"FIRST","value":"1"}}]"#,
        ),
        case("10000-operations", br#"{"spec":{"replicas":0}}"#, format!("[{}]", trivial.join(",")).as_bytes()),
    ]
}

fn strict(case: &Case) -> Vec<u8> {
    rfc6902::apply_text(&case.document, &case.patch, &Limits::default()).unwrap().text
}

fn served(case: &Case) -> Vec<u8> {
    kube::apply_text(&case.document, &case.patch, &kube::KubeOptions::default()).unwrap().text
}

/// The crate in its fastest correct setting: the value is dropped on failure, so nothing needs undoing.
fn crate_json_patch(case: &Case) -> Vec<u8> {
    let mut document: Value = serde_json::from_slice(&case.document).unwrap();
    let patch: json_patch::Patch = serde_json::from_slice(&case.patch).unwrap();
    json_patch::patch_unsafe(&mut document, &patch).unwrap();
    serde_json::to_vec(&document).unwrap()
}

type Contestant = (&'static str, fn(&Case) -> Vec<u8>);

const CONTESTANTS: &[Contestant] =
    &[("nocluster-rfc6902", strict), ("nocluster-kube-apiserver", served), ("json-patch-crate", crate_json_patch)];

fn bytes_to_bytes(criterion: &mut Criterion) {
    for case in cases() {
        let reference = Document::parse(crate_json_patch(&case)).unwrap();
        let mut group = criterion.benchmark_group(format!("patch/{}", case.name));
        group.throughput(Throughput::Bytes((case.document.len() + case.patch.len()) as u64));
        for &(name, apply) in CONTESTANTS {
            let expected = apply(&case);
            assert!(json::equal(Document::parse(expected.as_slice()).unwrap().root(), reference.root()), "{name}");
            if case.name == "injection" && name == "nocluster-kube-apiserver" {
                assert_eq!(expected, INJECTED, "not what the server's own code makes of it");
            }
            group.bench_with_input(BenchmarkId::from_parameter(name), &case, |bencher, case| {
                bencher.iter(|| assert!(apply(case) == expected));
            });
        }
        group.finish();
    }
}

/// The median of short batches, which a busy machine disturbs less than a mean.
fn median(case: &str, name: &str, seconds: f64) -> f64 {
    const BATCH: usize = 10;
    let case = cases().into_iter().find(|known| known.name == case).unwrap();
    let (_, apply) = CONTESTANTS.iter().find(|(known, _)| *known == name).unwrap();
    let expected = apply(&case);
    let mut samples = Vec::new();
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < seconds {
        let start = Instant::now();
        for _ in 0..BATCH {
            assert!(apply(&case) == expected, "another result");
        }
        samples.push(start.elapsed().as_nanos() as f64 / BATCH as f64);
    }
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap()
}

criterion_group!(benches, bytes_to_bytes);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--median", case, name, seconds] => println!("{}", median(case, name, seconds.parse().unwrap())),
        _ => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
