//! A query as a message in, the reply as a message out, against clusters of growing size: names drawn from all Services.
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use nocluster::dns::corefile::{Machine, load};
use nocluster::dns::message::Compression;
use nocluster::dns::{Client, Query, Server, ServerFacts, Session, Zone};
use nocluster::json::Document;
use nocluster::objects::{Complete, Objects};

const COREFILE: &str = ".:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa\n}\n";

/// So many objects, half of them Services and half of them EndpointSlices.
fn server(count: usize) -> Server {
    let mut documents =
        vec![Document::parse(r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}"#).unwrap()];
    for number in 0..count / 2 {
        let [_, _, high, low] = u32::try_from(number).unwrap().to_be_bytes();
        let third = number >> 16 & 15;
        documents.push(Document::parse(format!(
            r#"{{"apiVersion": "v1", "kind": "Service", "metadata": {{"name": "service-{number}", "namespace": "shop"}},
               "spec": {{"clusterIP": "10.{third}.{high}.{low}", "ports": [{{"name": "http", "port": 80}}]}}}}"#
        )).unwrap());
        documents.push(Document::parse(format!(
            r#"{{"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
               "metadata": {{"name": "service-{number}-x", "namespace": "shop", "labels": {{"kubernetes.io/service-name": "service-{number}"}}}},
               "endpoints": [{{"addresses": ["172.{third}.{high}.{low}"]}}], "ports": [{{"name": "http", "port": 8080}}]}}"#
        )).unwrap());
    }
    let objects = Objects::read(&documents).unwrap();
    let complete: Vec<Complete> = Complete::ALL.iter().map(|(_, kind)| *kind).collect();
    let loaded = load(COREFILE, &Machine::default());
    let mut zone = |filter: &_| Zone::compile(&objects, &complete, filter);
    Server::new(&loaded.blocks, &ServerFacts::default(), &mut zone).unwrap()
}

/// Queries for names all over the cluster, in no order.
fn queries(count: usize) -> Vec<Vec<u8>> {
    let services = count / 2;
    let numbers = (0..4096_usize).map(|index| index.wrapping_mul(2_654_435_761) % services);
    numbers
        .map(|number| {
            let name = format!("service-{number}.shop.svc.cluster.local.");
            Query { name: &name, ..Query::default() }.message().unwrap().pack(Compression::Off).unwrap()
        })
        .collect()
}

fn message_in_message_out(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("dns/message-in-message-out");
    for count in [1_000, 100_000, 1_000_000] {
        let (server, queries) = (server(count), queries(count));
        let mut session = Session::default();
        let mut next = 0;
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| {
                next = (next + 1) % queries.len();
                server.answer(&mut session, Client::default(), black_box(&queries[next])).unwrap()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, message_in_message_out);
criterion_main!(benches);
