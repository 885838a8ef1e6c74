//! One request against 10, 100 and 1,000 hooks: which are called, which not, and why. The cluster is prepared once, as the
//! server's is; the called hooks are compared inside the loop with those that the server's own code called
//! (`peers/matcher`, the peer of this bench).
//!
//! `core/benches/run.py` runs the two beside each other: `--median HOOKS NAME SECONDS` prints the median of short batches in
//! nanoseconds a request, as the peer does.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its arguments"
)]

use std::time::Instant;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use nocluster::admission::{Cluster, Decision, Request, Verdict};
use nocluster::json::Document;
use nocluster::release::Release;

/// Ten hooks; each copy of them has its number in place of NNN.
const HOOKS: &str = include_str!("data/hooks.json");
const NAMESPACE: &str = include_str!("data/namespace.json");
const POD: &str = include_str!("data/matched-pod.json");
/// What `peers/matcher` calls of 1,000 hooks; of fewer it calls those whose copies are there.
const CALLED: &str = include_str!("data/called-of-1000.txt");

fn cluster(copies: usize) -> Cluster {
    let mut objects = vec![Document::parse(NAMESPACE).unwrap()];
    for copy in 0..copies {
        objects.push(Document::parse(HOOKS.replace("NNN", &format!("{copy:03}"))).unwrap());
    }
    Cluster::new(objects, Release::V1_37).unwrap()
}

fn called(copies: usize) -> Vec<&'static str> {
    let number = |key: &str| key.split_once('-').and_then(|(_, rest)| rest.get(..3)?.parse::<usize>().ok()).unwrap();
    CALLED.lines().filter(|key| number(key) < copies).collect()
}

struct Case {
    cluster: Cluster,
    request: Request,
    expected: Vec<&'static str>,
    hooks: usize,
}

impl Case {
    fn new(hooks: usize) -> Self {
        let cluster = cluster(hooks / 10);
        let request = cluster.create(Document::parse(POD).unwrap()).unwrap().known().unwrap();
        Self { cluster, request, expected: called(hooks / 10), hooks }
    }
}

fn check(case: &Case, decisions: &[Decision]) {
    let called = decisions.iter().filter(|decision| matches!(decision.verdict, Verdict::Call { .. }));
    assert!(called.map(|decision| decision.hook.key()).eq(case.expected.iter().copied()), "other hooks are called");
}

/// The decision of the server; skipped hooks are left out.
fn called_hooks(case: &Case) {
    check(case, &case.cluster.called_hooks(&case.request));
}

/// With the reason for every hook.
fn match_hooks(case: &Case) {
    let decisions = case.cluster.match_hooks(&case.request);
    assert_eq!(decisions.len(), case.hooks);
    check(case, &decisions);
}

/// The same with reasons that borrow their facts.
fn visit_hooks(case: &Case) {
    let (mut hooks, mut expected) = (0, case.expected.iter().copied());
    case.cluster.visit_hooks(&case.request, |judged| {
        hooks += 1;
        if judged.is_called() {
            assert_eq!(Some(judged.hook().key()), expected.next(), "other hooks are called");
        }
    });
    assert!(hooks == case.hooks && expected.next().is_none(), "fewer hooks are called");
}

type Contestant = (&'static str, fn(&Case));
const CONTESTANTS: [Contestant; 3] =
    [("nocluster", called_hooks), ("nocluster-borrowed-reasons", visit_hooks), ("nocluster-with-reasons", match_hooks)];

fn against_hooks(criterion: &mut Criterion) {
    for hooks in [10, 100, 1000] {
        let case = Case::new(hooks);
        let mut group = criterion.benchmark_group(format!("admission/{hooks}-hooks"));
        group.throughput(Throughput::Elements(hooks as u64));
        for (name, decide) in CONTESTANTS {
            group.bench_with_input(BenchmarkId::from_parameter(name), &case, |bencher, case| {
                bencher.iter(|| decide(case));
            });
        }
        group.finish();
    }
}

/// The median of short batches, which a busy machine disturbs less than a mean.
fn median(hooks: usize, name: &str, seconds: f64) -> f64 {
    let case = Case::new(hooks);
    let (_, decide) = CONTESTANTS.iter().find(|(known, _)| *known == name).unwrap();
    let batch = (10_000 / hooks).max(1);
    let mut samples = Vec::new();
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < seconds {
        let start = Instant::now();
        for _ in 0..batch {
            decide(&case);
        }
        samples.push(start.elapsed().as_nanos() as f64 / batch as f64);
    }
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap()
}

criterion_group!(benches, against_hooks);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--median", hooks, name, seconds] => {
            println!("{}", median(hooks.parse().unwrap(), name, seconds.parse().unwrap()));
        }
        _ => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
