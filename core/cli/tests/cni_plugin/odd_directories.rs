//! Directories that hold more than leases, or that can't be written.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

use crate::{Node, error, mode};

const RANGES: &str = r#"[[{"subnet": "10.1.2.0/29"}]]"#;

#[test]
fn foreign_files_and_folders_take_names_and_are_matched() {
    let node = Node::new(RANGES);
    std::fs::create_dir_all(node.file("10.1.2.2")).unwrap();
    symlink("nowhere", node.file("10.1.2.3")).unwrap();
    node.write("sub/foreign", "c1\r\neth0\n");
    node.write("last_reserved_ip.0", "10.1");
    let odd = node.file("").join(OsStr::from_bytes(b"\xff"));
    std::fs::write(&odd, "c1\r\neth0").unwrap();
    assert_eq!(node.call("ADD", "c1").addresses(), ["10.1.2.4"]);
    node.call("DEL", "c1").is(0, "");
    assert!(!odd.exists() && !node.file("sub/foreign").exists() && !node.file("10.1.2.4").exists());
    assert!(node.file("10.1.2.2").is_dir() && node.file("sub").is_dir() && node.file("10.1.2.3").is_symlink());
}

#[test]
fn garbage_is_regular_files_of_the_directory_itself() {
    let node = Node::new(RANGES);
    node.write("10.1.2.2", "c1\r\neth0");
    node.write("foreign", "");
    node.write("sub/10.1.2.3", "c2\r\neth0");
    symlink("10.1.2.2", node.file("link")).unwrap();
    node.call("GC", "").is(0, "");
    assert!(!node.file("10.1.2.2").exists() && !node.file("foreign").exists());
    assert!(node.file("sub/10.1.2.3").exists() && node.file("link").is_symlink());
}

#[test]
fn a_cursor_keeps_its_mode() {
    let node = Node::new(RANGES);
    node.write("last_reserved_ip.0", "10.1.2.4");
    std::fs::set_permissions(node.file("last_reserved_ip.0"), std::os::unix::fs::PermissionsExt::from_mode(0o640))
        .unwrap();
    assert_eq!(node.call("ADD", "c1").addresses(), ["10.1.2.5"]);
    assert_eq!(mode(&node.file("last_reserved_ip.0")), 0o640);
}

#[test]
fn leases_are_written_in_place_where_nothing_can_be_prepared() {
    let node = Node::new(RANGES);
    std::fs::create_dir_all(node.path.join("networks")).unwrap();
    std::fs::write(node.path.join("networks/.nocluster"), "").unwrap();
    assert_eq!(node.call("ADD", "c1").addresses(), ["10.1.2.2"]);
    assert_eq!(std::fs::read_to_string(node.file("10.1.2.2")).unwrap(), "c1\r\neth0");
    assert_eq!(mode(&node.file("10.1.2.2")), 0o600);
}

// As host-local 1.10.0 answered.
#[test]
fn a_cursor_that_can_t_be_written_ends_the_call() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/29"}], [{"subnet": "fd00::/126"}]]"#);
    std::fs::create_dir_all(node.file("last_reserved_ip.1")).unwrap();
    let text = "failed to allocate for range 1: open networks/net/last_reserved_ip.1: is a directory";
    node.call("ADD", "c1").is(1, &error(text));
    assert!(node.leases().is_empty(), "what the call took is released");
}

#[test]
fn folders_in_the_place_of_the_plugin_s_files_change_nothing() {
    let node = Node::new(RANGES);
    node.write("last_reserved_ip.0/x", "");
    let text = "open networks/net/last_reserved_ip.0: is a directory";
    node.call("ADD", "c1").is(1, &error(text));
    assert!(!node.file("10.1.2.2").exists());
}

// As host-local 1.10.0 answered.
#[test]
fn a_directory_that_can_t_be_opened() {
    let node = Node::new(RANGES);
    std::fs::create_dir_all(node.file("lock")).unwrap();
    node.call("ADD", "c1").is(1, &error("is a directory"));
    let node = Node::new(RANGES);
    std::fs::write(node.path.join("networks"), "").unwrap();
    node.call("ADD", "c1").is(1, &error("mkdir networks: not a directory"));
}
