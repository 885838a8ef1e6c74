//! The command under the names `host-local` and `static`: processes over a directory, also many at once and killed ones.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
#![expect(clippy::disallowed_methods, reason = "the plugin's files are the subject")]

mod cni_plugin {
    mod index;
    mod kills;
    mod odd_directories;
}

use std::collections::BTreeMap;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A node: the plugins by their names, and a data directory. It is gone when the test is over.
struct Node {
    path: PathBuf,
    ranges: &'static str,
}

impl Node {
    fn new(ranges: &'static str) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("nocluster-plugin-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        for plugin in ["host-local", "static"] {
            symlink(env!("CARGO_BIN_EXE_nocluster"), path.join(plugin)).unwrap();
        }
        Self { path, ranges }
    }

    /// A file of the network's directory.
    fn file(&self, name: &str) -> PathBuf {
        self.path.join("networks/net").join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::create_dir_all(self.file(name).parent().unwrap()).unwrap();
        std::fs::write(self.file(name), content).unwrap();
    }

    fn conf(&self) -> String {
        format!(
            r#"{{"cniVersion": "1.1.0", "name": "net", "ipam": {{"dataDir": "networks", "ranges": {}}}}}"#,
            self.ranges
        )
    }

    fn start(&self, command: &str, container: &str, more: &[(&str, &str)]) -> Child {
        self.start_plugin("host-local", command, container, &self.conf(), more)
    }

    fn start_plugin(&self, plugin: &str, command: &str, container: &str, conf: &str, more: &[(&str, &str)]) -> Child {
        let mut child = self.waiting(plugin, command, container, more);
        feed(&mut child, conf);
        child
    }

    /// A plugin that waits for its configuration.
    fn waiting(&self, plugin: &str, command: &str, container: &str, more: &[(&str, &str)]) -> Child {
        let env = [
            ("CNI_COMMAND", command),
            ("CNI_CONTAINERID", container),
            ("CNI_IFNAME", "eth0"),
            ("CNI_NETNS", "/var/run/netns/none"),
            ("CNI_PATH", "/opt/cni/bin"),
        ];
        let mut program = Command::new(self.path.join(plugin));
        program.current_dir(&self.path).env_clear().envs(env).envs(more.iter().copied());
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn call(&self, command: &str, container: &str) -> Said {
        self.call_with(command, container, &[])
    }

    fn call_with(&self, command: &str, container: &str, more: &[(&str, &str)]) -> Said {
        Said::of(&self.start(command, container, more).wait_with_output().unwrap())
    }

    /// The files of the directory with what they hold, without those that are not leases.
    fn leases(&self) -> BTreeMap<String, String> {
        let mut leases = BTreeMap::new();
        for entry in std::fs::read_dir(self.file("")).into_iter().flatten() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name != "lock" && !name.starts_with("last_reserved_ip.") {
                leases.insert(name.clone(), std::fs::read_to_string(self.file(&name)).unwrap());
            }
        }
        leases
    }

    /// What was prepared and is not linked into place; the index aside.
    fn prepared(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.path.join("networks/.nocluster")).into_iter().flatten();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.file_name().is_some_and(|name| name != ".net")).collect()
    }
}

/// Gives a plugin its configuration.
fn feed(child: &mut Child, conf: &str) {
    // One that needs none may be gone before.
    let _ = child.stdin.take().unwrap().write_all(conf.as_bytes());
}

impl Drop for Node {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.path).unwrap();
    }
}

/// What a plugin printed, and how it ended.
#[derive(Debug)]
struct Said {
    stdout: String,
    stderr: String,
    code: Option<i32>,
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { stdout: text(&output.stdout), stderr: text(&output.stderr), code: output.status.code() }
    }

    /// The addresses of the result.
    fn addresses(&self) -> Vec<String> {
        assert_eq!(self.code, Some(0), "{self:?}");
        let parts = self.stdout.split("\"address\": \"").skip(1);
        parts.map(|part| part.split(['/', '"']).next().unwrap().to_owned()).collect()
    }

    fn is(&self, code: i32, stdout: &str) {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), stdout), "{self:?}");
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn error(msg: &str) -> String {
    format!("{{\n    \"code\": 999,\n    \"msg\": \"{msg}\"\n}}")
}

#[test]
fn an_address_is_taken_found_and_released() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/29"}]]"#);
    assert_eq!(node.call("ADD", "c1").addresses(), ["10.1.2.2"]);
    assert_eq!(std::fs::read_to_string(node.file("10.1.2.2")).unwrap(), "c1\r\neth0");
    assert_eq!(std::fs::read_to_string(node.file("last_reserved_ip.0")).unwrap(), "10.1.2.2");
    for name in ["10.1.2.2", "last_reserved_ip.0"] {
        assert_eq!(mode(&node.file(name)), 0o600, "{name}");
    }
    // As the mask of the process leaves it.
    assert_eq!(mode(&node.file("lock")) & !0o750, 0);
    node.call("CHECK", "c1").is(0, "");
    node.call("DEL", "c1").is(0, "");
    node.call("CHECK", "c1").is(1, &error("host-local: Failed to find address added by container c1"));
    assert_eq!((node.leases().len(), node.prepared().len()), (0, 0));
}

#[test]
fn without_a_command_it_says_what_it_is() {
    let node = Node::new("[]");
    let said = node.call_with("", "", &[]);
    assert!(said.stderr.starts_with("CNI host-local plugin v1.10.0\n"), "{said:?}");
    said.is(0, "");
}

#[test]
fn static_has_its_own_name() {
    let node = Node::new("[]");
    let conf = r#"{"cniVersion": "1.0.0", "name": "net", "ipam": {"addresses": [{"address": "10.10.0.1/24"}]}}"#;
    let child = node.start_plugin("static", "ADD", "c1", conf, &[]);
    assert_eq!(Said::of(&child.wait_with_output().unwrap()).addresses(), ["10.10.0.1"]);
    assert!(!node.path.join("networks").exists());
}

#[test]
fn the_own_namespace_is_refused_after_the_work() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/29"}]]"#);
    let said = node.call_with("ADD", "c1", &[("CNI_NETNS", "/proc/self/ns/net")]);
    assert_eq!(said.code, Some(1));
    assert!(said.stdout.contains("should not be the same"), "{said:?}");
    assert_eq!(node.leases().len(), 1);
}

#[test]
fn resolv_conf_is_read() {
    let node = Node::new(r#"[[{"subnet": "10.1.2.0/29"}]], "resolvConf": "resolv.conf""#);
    node.call("ADD", "c1").is(1, &error("open resolv.conf: no such file or directory"));
    assert!(!node.file("").exists());
    std::fs::create_dir(node.path.join("resolv.conf")).unwrap();
    node.call("ADD", "c1").is(1, &error("read resolv.conf: is a directory"));
    std::fs::remove_dir(node.path.join("resolv.conf")).unwrap();
    std::fs::write(node.path.join("resolv.conf"), "nameserver 192.0.2.1\n").unwrap();
    assert!(node.call("ADD", "c1").stdout.contains("192.0.2.1"));
}
