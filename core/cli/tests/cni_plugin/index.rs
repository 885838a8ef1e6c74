//! A directory that is large enough for an index of what its files hold.

use std::time::Duration;

use crate::{Node, error};

/// Longer than what changed last is read again.
const SETTLED: Duration = Duration::from_millis(2_100);

fn check(node: &Node, id: &str, is_held: bool) {
    let text = format!("host-local: Failed to find address added by container {id}");
    match is_held {
        true => node.call("CHECK", id).is(0, ""),
        false => node.call("CHECK", id).is(1, &error(&text)),
    }
}

#[test]
fn what_anybody_changed_is_read_again() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/24"}]]"#);
    for number in 2..102 {
        node.write(&format!("10.1.2.{number}"), format!("c{number:03}\r\neth0"));
    }
    let index = node.path.join("networks/.nocluster/.net");
    check(&node, "c005", true);
    assert!(!index.exists(), "a change as young as these could be followed by one at the same time");
    std::thread::sleep(SETTLED);
    check(&node, "c005", true);
    assert_eq!(std::fs::metadata(&index).unwrap().len(), 24 * 102);
    for (change, old, new) in [("in place", 5, "c905"), ("another file", 6, "c906"), ("by name", 7, "c907")] {
        let lease = node.file(&format!("10.1.2.{old}"));
        let before = std::fs::metadata(&lease).unwrap().modified().unwrap();
        let content = format!("{new}\r\neth0");
        match change {
            "another file" => {
                std::fs::remove_file(&lease).unwrap();
                std::fs::write(&lease, &content).unwrap();
            }
            "by name" => {
                std::fs::write(node.path.join("beside"), &content).unwrap();
                std::fs::rename(node.path.join("beside"), &lease).unwrap();
            }
            _ => std::fs::write(&lease, &content).unwrap(),
        }
        // The time of the content can be set, that of the change can't.
        std::fs::File::options().write(true).open(&lease).unwrap().set_modified(before).unwrap();
        check(&node, &format!("c00{old}"), false);
        check(&node, new, true);
    }
    // Within one tick, again and again.
    for number in 0..50 {
        node.write("10.1.2.8", format!("d{number:03}\r\neth0"));
        check(&node, &format!("d{number:03}"), true);
    }
    assert_eq!(node.call("ADD", "c1").addresses(), ["10.1.2.102"]);
    node.call("DEL", "d049").is(0, "");
    assert!(!node.file("10.1.2.8").exists());
}

#[test]
fn an_index_that_is_not_whole_is_not_read() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/24"}]]"#);
    for number in 2..102 {
        node.write(&format!("10.1.2.{number}"), format!("c{number:03}\r\neth0"));
    }
    std::thread::sleep(SETTLED);
    check(&node, "c005", true);
    let index = node.path.join("networks/.nocluster/.net");
    let whole = std::fs::read(&index).unwrap();
    for length in [0, 7, 24, 48, whole.len() - 24, whole.len() - 1] {
        std::fs::write(&index, &whole[..length]).unwrap();
        check(&node, "c005", true);
        assert!(std::fs::metadata(&index).unwrap().len() >= whole.len() as u64, "it is written anew");
    }
    // A byte of each entry's hash.
    let mut broken = whole.clone();
    broken.iter_mut().skip(40).step_by(24).for_each(|byte| *byte ^= 1);
    std::fs::write(&index, &broken).unwrap();
    check(&node, "c005", true);
}
