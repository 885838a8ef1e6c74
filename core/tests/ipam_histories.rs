//! Each allocator is what a naive model of it is, over random histories: a few hundred in a test run, as many as the
//! variable `HISTORIES` says in `make histories`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a test: what it makes itself is well-formed, a failure is a panic, and it tells how long it took"
)]

mod naive_ipam;

use std::time::Instant;

use naive_ipam::HISTORIES;

/// The bytes of one history: the same for a number in every run.
fn bytes(number: u64) -> Vec<u8> {
    let mut seed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as u8
    };
    let length = 40 + usize::from(next());
    (0..length).map(|_| next()).collect()
}

fn random(name: &str) {
    let (_, history) = HISTORIES.iter().find(|(known, _)| *known == name).unwrap();
    let count = std::env::var("HISTORIES").map_or(200, |count| count.parse().unwrap());
    let started = Instant::now();
    for number in 0..count {
        let bytes = bytes(number);
        if let Err(broken) = std::panic::catch_unwind(|| history(&bytes)) {
            println!("{name}: history {number}");
            std::panic::resume_unwind(broken);
        }
    }
    println!("{name}: {count} histories in {:.1?}", started.elapsed());
}

#[test]
fn host_local() {
    random("host_local_history");
}

#[test]
fn node_cidr() {
    random("node_cidr_history");
}

#[test]
fn service() {
    random("service_history");
}

#[test]
fn node_port() {
    random("node_port_history");
}

#[test]
fn aws() {
    random("aws_history");
}

#[test]
fn calico() {
    random("calico_history");
}
