//! One request against 10, 100 and 1,000 hooks: which are called, which not, and why. The cluster is prepared once, as the
//! server's is; the called hooks are compared inside the loop with those that the server's own code called
//! (`peers/matcher`, the peer of this bench).
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use nocluster::admission::{Cluster, Verdict};
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

fn match_hooks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("admission/match");
    for hooks in [10, 100, 1000] {
        let (cluster, expected) = (cluster(hooks / 10), called(hooks / 10));
        let request = cluster.create(Document::parse(POD).unwrap()).unwrap().known().unwrap();
        group.throughput(Throughput::Elements(hooks as u64));
        group.bench_function(BenchmarkId::new("nocluster", hooks), |bencher| {
            bencher.iter(|| {
                let decisions = cluster.match_hooks(&request);
                let called = decisions.iter().filter(|decision| matches!(decision.verdict, Verdict::Call { .. }));
                assert!(called.map(|decision| decision.hook.key()).eq(expected.iter().copied()));
                assert_eq!(decisions.len(), hooks);
            });
        });
    }
    group.finish();
}

criterion_group!(benches, match_hooks);
criterion_main!(benches);
