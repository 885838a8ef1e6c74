//! A query as a message in, the reply as a message out, against clusters of growing size: names drawn from all Services.
//!
//! `core/benches/run.py` runs it beside CoreDNS, which answers in its own process from the same objects and queries:
//!
//! - `--objects SERVICES` prints the objects, `--queries SERVICES KIND` the queries, one a line.
//! - `--replies SERVICES` prints the octets of every reply; CoreDNS's are the same.
//! - `--rounds` reads lines `SERVICES KIND SECONDS` and prints for each the median of short batches, in nanoseconds a
//!   query.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a benchmark")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its arguments"
)]

mod cluster;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

use criterion::{BenchmarkId, Criterion, criterion_group};
use nocluster::dns::message::Compression;
use nocluster::dns::{Client, Query, Server, Session};
use nocluster::objects::Asked;

use cluster::{KINDS, OBJECTS_EACH, objects, queries, server, zone};

/// What CoreDNS answered for ten Services, as `--replies 10` prints it: a kind, a name, a type, octets.
const REPLIES: &str = include_str!("data/dns-replies.txt");

/// A server with queries of one kind.
struct Case {
    server: Server,
    queries: Vec<Vec<u8>>,
    /// The length of each reply.
    expected: Vec<usize>,
    session: Session,
    next: usize,
}

impl Case {
    fn new(server: Server, services: usize, kind: &str) -> Self {
        let queries: Vec<_> = queries(services, kind).iter().map(|(name, rtype)| message(name, rtype)).collect();
        let mut session = Session::default();
        let expected = queries.iter().map(|query| reply(&server, &mut session, query).len()).collect();
        Self { server, queries, expected, session, next: 0 }
    }

    /// Answers the next query, and looks whether the reply is as long as it was before.
    fn answer(&mut self) {
        let reply = reply(&self.server, &mut self.session, self.queries.get(self.next).unwrap());
        assert_eq!(Some(&reply.len()), self.expected.get(self.next), "another reply");
        self.next = (self.next + 1) % self.queries.len();
    }
}

fn message(name: &str, rtype: &str) -> Vec<u8> {
    Query { name, rtype, ..Query::default() }.message().unwrap().pack(Compression::Off).unwrap()
}

fn reply(server: &Server, session: &mut Session, query: &[u8]) -> Vec<u8> {
    match server.answer(session, Client::default(), query).unwrap() {
        Asked::Known(Some(reply)) => reply,
        other => panic!("{other:?}"),
    }
}

/// Every query with the octets of its reply.
fn replies(services: usize) -> String {
    let (server, mut session) = (server(&zone(services)), Session::default());
    let mut lines = String::new();
    for kind in KINDS {
        for (name, rtype) in queries(services, kind) {
            write!(lines, "{kind} {name} {rtype} ").unwrap();
            for octet in reply(&server, &mut session, &message(&name, rtype)) {
                write!(lines, "{octet:02x}").unwrap();
            }
            lines.push('\n');
        }
    }
    lines
}

/// The median of short batches, which a busy machine disturbs less than a mean.
fn median(case: &mut Case, seconds: f64) -> f64 {
    const BATCH: usize = 500;
    let mut samples = Vec::new();
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < seconds {
        let start = Instant::now();
        for _ in 0..BATCH {
            case.answer();
        }
        samples.push(start.elapsed().as_nanos() as f64 / BATCH as f64);
    }
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied().unwrap()
}

fn rounds() {
    let (mut servers, mut cases) = (BTreeMap::new(), BTreeMap::new());
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let [services, kind, seconds] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let count = services.parse().unwrap();
        let case = cases.entry((count, kind.to_owned())).or_insert_with(|| {
            let server = servers.entry(count).or_insert_with(|| server(&zone(count)));
            Case::new(server.clone(), count, kind)
        });
        println!("{}", median(case, seconds.parse().unwrap()));
        std::io::stdout().flush().unwrap();
    }
}

fn message_in_message_out(criterion: &mut Criterion) {
    // As a test a small cluster shows that the answers are right.
    assert_eq!(replies(10), REPLIES, "other replies than those of CoreDNS");
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let counts: &[usize] = if is_test { &[1_000] } else { &[1_000, 100_000, 1_000_000] };
    for count in counts {
        let services = count / OBJECTS_EACH;
        let server = server(&zone(services));
        let mut group = criterion.benchmark_group(format!("dns/{count}-objects"));
        for kind in KINDS {
            let mut case = Case::new(server.clone(), services, kind);
            group.bench_function(BenchmarkId::from_parameter(kind), |bencher| bencher.iter(|| case.answer()));
        }
        group.finish();
    }
}

criterion_group!(benches, message_in_message_out);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--objects", services] => objects(services.parse().unwrap()).for_each(|object| println!("{object}")),
        ["--queries", services, kind] => {
            for (name, rtype) in queries(services.parse().unwrap(), kind) {
                println!("{name} {rtype}");
            }
        }
        ["--replies", services] => print!("{}", replies(services.parse().unwrap())),
        ["--rounds"] => rounds(),
        _ => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
