//! The properties over their seeds, over small changes of them, and over what once broke them, without libFuzzer.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test reads files and tells its time")]

use std::path::Path;

use nocluster_fuzz::{PROPERTIES, Property, seeds};

/// Changed inputs tried for each target, at least one of each seed; more with the environment variable `CHANGES`.
const CHANGES: usize = 4000;

#[test]
fn properties_hold_for_seeds_and_changes_of_them() {
    let changes = std::env::var("CHANGES").map_or(CHANGES, |count| count.parse().expect("a number"));
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for (target, property) in PROPERTIES {
        let mut inputs = seeds::of(target);
        assert!(!inputs.is_empty(), "{target} has no seeds");
        inputs.extend(crashes(target));
        // These draw a whole cluster or history each time.
        let changes = if ["admission_match", "dns_query"].contains(target) || target.ends_with("_history") {
            changes / 8
        } else {
            changes
        };
        let each = changes.div_ceil(inputs.len());
        let begin = std::time::Instant::now();
        for input in &inputs {
            hold(target, *property, input);
            for _ in 0..each {
                let other = &inputs[random.below(inputs.len())];
                hold(target, *property, &changed(input, other, &mut random));
            }
        }
        println!("{target}: {} inputs, {each} changes of each, {:.1?}", inputs.len(), begin.elapsed());
    }
}

/// Asks a property, and shows the input if it is broken.
fn hold(target: &str, property: Property, input: &[u8]) {
    if let Err(broken) = std::panic::catch_unwind(|| property(input)) {
        eprintln!("{target} is broken by {}", input.escape_ascii());
        std::panic::resume_unwind(broken);
    }
}

/// What once broke a property: `crashes/<target>/`.
fn crashes(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crashes").join(target);
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    files.map(|file| std::fs::read(file.expect("a readable folder").path()).expect("a file")).collect()
}

/// One to four bytes changed, dropped, doubled or taken from elsewhere.
fn changed(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..1 + random.below(4) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            1 if at < bytes.len() => bytes[at] = b"{}[]\":,\\/~0-1en \n"[random.below(17)],
            2 if at < bytes.len() => drop(bytes.remove(at)),
            3 => bytes.insert(at, b"{}[]\":,\\/~0-1en \n"[random.below(17)]),
            4 => {
                let end = (at + random.below(16)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let from = random.below(other.len() + 1);
                let to = (from + random.below(24)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    bytes
}

/// A small generator (xorshift), so that each run tries the same.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
