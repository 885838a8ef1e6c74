//! Many at once, and killed at random moments.
#![expect(clippy::disallowed_types, reason = "how long a call takes says when to kill it")]

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::process::ExitStatusExt as _;
use std::time::{Duration, Instant};

use crate::{Node, Said, feed};

const SIGKILL: i32 = 9;
const KILLS: usize = 1_000;

#[test]
fn eight_at_once_have_eight_addresses() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/24"}], [{"subnet": "fd00::/120"}]]"#);
    for round in 0..8 {
        let started: Vec<_> = (0..8).map(|at| node.start("ADD", &format!("c{round}-{at}"), &[])).collect();
        let said: Vec<_> = started.into_iter().map(|child| Said::of(&child.wait_with_output().unwrap())).collect();
        for (at, said) in said.iter().enumerate() {
            let addresses = said.addresses();
            assert_eq!(addresses.len(), 2);
            for address in addresses {
                assert_eq!(node.leases()[&address], format!("c{round}-{at}\r\neth0"));
            }
        }
    }
    assert_eq!(node.leases().len(), 128);
}

/// A generator of numbers that is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

/// Checks that every lease is whole, and gives the addresses of each container.
fn owners(node: &Node, known: &BTreeSet<String>) -> BTreeMap<String, Vec<String>> {
    let mut owners: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (address, content) in node.leases() {
        let id = content.strip_suffix("\r\neth0").unwrap_or("no owner");
        assert!(known.contains(id), "{address} holds {content:?}");
        owners.entry(id.to_owned()).or_default().push(address);
    }
    // One of each family at most.
    for (id, addresses) in &owners {
        let v6 = addresses.iter().filter(|address| address.contains(':')).count();
        assert!(v6 <= 1 && addresses.len() - v6 <= 1, "{id} has {addresses:?}");
    }
    owners
}

/// How long a program takes to come to its configuration, loaded machines included.
const START: Duration = Duration::from_millis(20);

#[test]
fn a_kill_loses_nothing() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/26"}], [{"subnet": "fd00::/122"}]]"#);
    let mut random = Random(7);
    let mut first = node.waiting("host-local", "ADD", "first", &[]);
    std::thread::sleep(START);
    let started = Instant::now();
    feed(&mut first, &node.conf());
    first.wait_with_output().unwrap();
    let usual = u64::try_from(started.elapsed().as_micros()).unwrap();
    let mut known = BTreeSet::from(["first".to_owned()]);
    let mut held = owners(&node, &known);
    let (mut killed, mut with_lease) = (0, 0);
    for round in 0.. {
        if killed >= KILLS {
            break;
        }
        // Three of four take an address, the others give one back; each is killed at a moment of its own.
        let mut calls = Vec::new();
        for at in 0..8 {
            let given_back = if random.below(4) == 0 { held.pop_first() } else { None };
            let (command, id) = match given_back {
                Some((id, _)) => ("DEL", id),
                None => ("ADD", format!("c{round}-{at}")),
            };
            known.insert(id.clone());
            let child = node.waiting("host-local", command, &id, &[]);
            calls.push((Duration::from_micros(random.below(usual * 3 / 2)), command, id, child));
        }
        std::thread::sleep(START);
        for (.., child) in &mut calls {
            feed(child, &node.conf());
        }
        calls.sort_by_key(|(after, ..)| *after);
        let begun = Instant::now();
        for (after, .., child) in &mut calls {
            std::thread::sleep(after.saturating_sub(begun.elapsed()));
            child.kill().unwrap();
        }
        let (mut broken_off, mut results) = (Vec::new(), Vec::new());
        for (_, command, id, child) in calls {
            let output = child.wait_with_output().unwrap();
            if output.status.signal() == Some(SIGKILL) {
                killed += 1;
                broken_off.push(id);
            } else if command == "ADD" {
                results.push((id, Said::of(&output).addresses()));
            } else {
                assert_eq!(output.status.code(), Some(0), "{output:?}");
            }
        }
        let now = owners(&node, &known);
        for (id, mut addresses) in results {
            addresses.sort();
            held.insert(id, addresses);
        }
        for (id, addresses) in &held {
            assert_eq!(now.get(id), Some(addresses), "{id} has lost an address");
        }
        // What the kubelet does with a container that it could not start.
        for id in broken_off.into_iter().filter(|id| now.contains_key(id)) {
            with_lease += 1;
            node.call("DEL", &id).is(0, "");
        }
        assert_eq!(owners(&node, &known), held);
        // The addresses are few. GC without a list takes them all back.
        if held.len() > 24 {
            node.call("GC", "").is(0, "");
            held.clear();
            assert!(node.leases().is_empty() && node.prepared().is_empty());
        }
    }
    assert!(with_lease > 0, "no kill came after a lease was written");
    println!("{killed} killed, {with_lease} of them after a lease was written");
}
