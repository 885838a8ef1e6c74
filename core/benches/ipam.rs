//! host-local in the library: the decision of an ADD over directories of growing size, a network that is filled and emptied,
//! and what a large directory takes to be read, in time and in memory.
//!
//! As a benchmark it prints a line each: a name, and a figure in the unit that the name ends with.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a benchmark")]
#![expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and its arguments"
)]

use std::alloc::System;
use std::hint::black_box;
use std::net::Ipv4Addr;
use std::time::Instant;

use cap::Cap;

use nocluster::ipam::host_local::{Attachment, Config, Request, Store, decide};
use nocluster::ipam::{Env, Outcome};

#[global_allocator]
static ALLOCATED: Cap<System> = Cap::new(System, usize::MAX);

const CONF: &str = r#"{"name": "net", "ipam": {"subnet": "10.0.0.0/8"}}"#;
const SMALL: &str = r#"{"name": "net", "ipam": {"subnet": "10.1.0.0/16"}}"#;

fn config(text: &str) -> Config {
    Config::parse(text.as_bytes(), "", nocluster::release::Plugins::default()).unwrap()
}

fn owner(number: u32) -> Attachment {
    Attachment { container_id: format!("{number:064x}"), ifname: "eth0".to_owned() }
}

/// The first address that the network gives, and those after it.
fn address(number: u32) -> Ipv4Addr {
    Ipv4Addr::from(0x0a00_0002 + number)
}

/// The files of a directory with so many leases, the last of which was given last.
fn files(leases: u32) -> impl Iterator<Item = (String, Vec<u8>)> {
    let lease = |number| (address(number).to_string(), format!("{number:064x}\r\neth0").into_bytes());
    let cursor = leases.checked_sub(1).map(|last| ("last_reserved_ip.0".to_owned(), address(last).to_string().into()));
    (0..leases).map(lease).chain(cursor)
}

/// Nanoseconds of a decision: the median of short batches.
fn decision(leases: u32, batches: usize) -> f64 {
    let (config, store, env) = (config(CONF), Store::new(files(leases)), Env::default());
    let request = Request::Add(owner(u32::MAX));
    let expected = address(leases).to_string();
    let mut figures: Vec<f64> = (0..batches)
        .map(|_| {
            let started = Instant::now();
            for _ in 0..100 {
                let decision = decide(&config, &store, black_box(&request), &env);
                let Outcome::Granted(result) = &decision.outcome else { panic!("nothing is granted") };
                assert_eq!(result.ips.len(), 1);
            }
            started.elapsed().as_nanos() as f64 / 100.0
        })
        .collect();
    let decision = decide(&config, &store, &request, &env);
    let Outcome::Granted(result) = &decision.outcome else { panic!("nothing is granted") };
    assert_eq!(result.ips.first().unwrap().address.address.to_string(), expected);
    figures.sort_by(f64::total_cmp);
    figures.get(batches / 2).copied().unwrap()
}

/// Seconds in which a network is filled and emptied, by one container after the other.
fn fill_and_drain(text: &str) -> f64 {
    let (config, env) = (config(text), Env::default());
    let started = Instant::now();
    let mut store = Store::new([]);
    let mut held = 0;
    loop {
        let decision = decide(&config, &store, &Request::Add(owner(held)), &env);
        if !matches!(decision.outcome, Outcome::Granted(_)) {
            break;
        }
        store.apply(&decision.ops);
        held += 1;
    }
    assert_eq!(store.count(), usize::try_from(held).unwrap() + 1);
    for number in 0..held {
        store.apply(&decide(&config, &store, &Request::Del(owner(number)), &env).ops);
    }
    assert_eq!(store.count(), 1);
    started.elapsed().as_secs_f64()
}

/// Seconds in which a directory is read, and the bytes that a lease takes beside its owner.
fn loaded(leases: u32) -> (f64, f64) {
    let files: Vec<_> = files(leases).collect();
    let owners: usize = files.iter().map(|(_, content)| content.len()).sum();
    let before = ALLOCATED.allocated();
    let given: usize = files.iter().map(|(name, content)| name.capacity() + content.capacity()).sum();
    let list = files.capacity() * size_of::<(String, Vec<u8>)>();
    let started = Instant::now();
    let store = Store::new(files);
    let seconds = started.elapsed().as_secs_f64();
    let kept = ALLOCATED.allocated() + given + list - before;
    assert_eq!(store.count(), usize::try_from(leases).unwrap() + 1);
    (seconds, (kept as f64 - owners as f64) / f64::from(leases))
}

fn main() {
    let is_test = !std::env::args().any(|argument| argument == "--bench");
    let (sizes, batches, large): (&[u32], usize, u32) =
        if is_test { (&[0, 1_000], 3, 10_000) } else { (&[0, 1_000, 60_000, 1_000_000], 301, 1_000_000) };
    for &leases in sizes {
        println!("decision-{leases}-ns {:.0}", decision(leases, batches));
    }
    if is_test {
        fill_and_drain(r#"{"name": "net", "ipam": {"subnet": "10.1.0.0/22"}}"#);
    } else {
        let figure = (0..5).map(|_| fill_and_drain(SMALL)).fold(f64::INFINITY, f64::min);
        println!("fill-and-drain-s {figure:.3}");
    }
    let (seconds, bytes) = loaded(large);
    println!("loaded-s {seconds:.3}\nlease-bytes {bytes:.0}");
}
