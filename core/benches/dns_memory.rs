//! How many bytes a Zone takes for each object: what is allocated when it is compiled and everything else is gone.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads its arguments")]

mod cluster;

use cap::Cap;
use std::alloc::System;

use nocluster::dns::{Client, Query, Session};

use cluster::{KINDS, OBJECTS_EACH, objects, queries, server, zone};

#[global_allocator]
static ALLOCATED: Cap<System> = Cap::new(System, usize::MAX);

/// The most that an object may take.
const MOST: f64 = 860.0;

fn main() {
    // As a test a small cluster will do.
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let services = if is_test { 2_500 } else { 250_000 };
    assert!(objects(services).count() >= services * OBJECTS_EACH, "fewer objects than there should be");
    let before = ALLOCATED.allocated();
    let zone = zone(services);
    let bytes = (ALLOCATED.allocated() - before) as f64 / zone.count() as f64;
    assert!(bytes < MOST, "{bytes} bytes an object");
    // It answers, though the objects are gone.
    let (server, mut session) = (server(&zone), Session::default());
    for kind in KINDS {
        let queries = queries(services, kind);
        let (name, rtype) = queries.first().unwrap();
        let query = Query { name, rtype, ..Query::default() }.message().unwrap();
        let reply = server.query(&mut session, Client::default(), &query).known().unwrap();
        assert_eq!(reply.message.unwrap().answers.is_empty(), ["AAAA", "NXDOMAIN"].contains(&kind), "{kind}");
    }
    println!("{bytes:.0}");
}
