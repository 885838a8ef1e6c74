//! The command under the name of an IPAM plugin: that plugin, as a runtime or a main plugin calls it.
//!
//! The library decides over what the directory of the network holds; what it decides is written here, under the lock that
//! the plugins of the CNI project take.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/main.go

mod aside;
mod directory;
mod index;
mod reader;
mod storage_error;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::Read as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use nocluster::ipam::cni::printed;
use nocluster::ipam::host_local::{Attachment, Config, Request, Store, decide};
use nocluster::ipam::{Env, Invocation, IpamNeed, Op, Outcome, Plugin, Reply, call};

use crate::console::Console;
use crate::load::reason;
use directory::Directory;
use storage_error::StorageError;

/// The `code` of an error of the plugin's own.
const PLUGIN: u32 = 999;

/// The `code` of an error of input or output.
const IO_FAILURE: u32 = 5;

/// The plugin that has the program's name.
pub(crate) fn named(program: &OsStr) -> Option<Plugin> {
    let name = Path::new(program).file_name()?;
    Plugin::ALL.into_iter().find(|plugin| name == plugin.as_str())
}

/// Answers one call as the plugin's process does, and returns the exit code.
pub(crate) fn run(plugin: Plugin, console: &mut Console<'_>) -> i32 {
    let mut invocation = Invocation { env: variables(), ..Invocation::default() };
    let variable = |name: &str| invocation.env.get(name).filter(|value| !value.is_empty());
    // Without a command the plugin says what it is, and reads nothing.
    if variable("CNI_COMMAND").is_some()
        && let Err(error) = console.stdin.read_to_end(&mut invocation.stdin)
    {
        return fail(IO_FAILURE, &format!("error reading from stdin: {}", reason(&error)), console);
    }
    let mut env = Env::default();
    env.plugin = Some(plugin);
    env.netns_is_own = variable("CNI_NETNS").is_some_and(|path| is_own(path));
    match answer(&invocation, &mut env) {
        Ok(reply) => {
            console.print(&reply.stdout);
            console.error(&reply.stderr);
            if matches!(reply.decision.outcome, Outcome::Crashed) {
                console.error("panic: the plugin of the CNI project crashes here\n");
            }
            console.flush();
            reply.exit_code.into()
        }
        Err(error) => fail(PLUGIN, &error.to_string(), console),
    }
}

fn fail(code: u32, msg: &str, console: &mut Console<'_>) -> i32 {
    console.print(&printed(code, msg, ""));
    console.flush();
    1
}

/// The environment; bytes that are not UTF-8 become U+FFFD, as in the texts of the plugin.
fn variables() -> BTreeMap<String, String> {
    let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
    std::env::vars_os().map(|(name, value)| (text(name), text(value))).collect()
}

/// Whether the path is the plugin's own network namespace; one that can't be opened is not.
///
/// Source: containernetworking/cni pkg/ns/ns_linux.go CheckNetNS
fn is_own(path: &str) -> bool {
    let identity = |path: &str| std::fs::metadata(path).ok().map(|of| (of.dev(), of.ino()));
    identity(path).is_some_and(|netns| identity("/proc/self/ns/net") == Some(netns))
}

/// The reply to a call, whose changes of the directory are made.
fn answer(invocation: &Invocation, env: &mut Env) -> Result<Reply, StorageError> {
    // Without a directory the answer tells whether the call comes to it, and to which.
    let mut reply = call(invocation, &Store::default(), env);
    if let Outcome::Unknown(needs) = &reply.decision.outcome
        && let Some(IpamNeed::File { path }) = needs.first()
    {
        let path = path.clone();
        let content = resolv_conf(&path)?;
        env.files.insert(path, content);
        reply = call(invocation, &Store::default(), env);
    }
    let (Some(path), true) = (&reply.directory, reply.decision.ops.contains(&Op::EnsureDir)) else { return Ok(reply) };
    let directory = Directory::open(path)?;
    let is_gc = invocation.env.get("CNI_COMMAND").is_some_and(|command| command == "GC");
    let (store, directory) = match owner(invocation) {
        _ if is_gc => directory.regular_files(),
        owner => directory.files_of(&owner.keys()),
    };
    let reply = call(invocation, &store, env);
    if let Outcome::Unknown(needs) = &reply.decision.outcome
        && let Some(IpamNeed::FolderNotModelled { name }) = needs.first()
    {
        return Err(directory.folder(name));
    }
    write(invocation, env, store, &directory, &reply.decision.ops)?;
    Ok(reply)
}

/// The file that becomes the resolver's configuration; `None` if it does not exist.
///
/// Source: containernetworking/plugins plugins/ipam/host-local/dns.go
fn resolv_conf(path: &str) -> Result<Option<Vec<u8>>, StorageError> {
    #[expect(clippy::disallowed_methods, reason = "a plugin reads the files of its node")]
    let opened = File::open(path);
    let mut file = match opened {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|error| StorageError::of("open", Path::new(path), &error))?,
    };
    let mut content = Vec::new();
    file.read_to_end(&mut content).map_err(|error| StorageError::of("read", Path::new(path), &error))?;
    Ok(Some(content))
}

/// Makes the changes of a call. Where one fails, what the sets before it took is released, as the plugin does it.
fn write(
    invocation: &Invocation,
    env: &Env,
    mut store: Store,
    directory: &Directory,
    ops: &[Op],
) -> Result<(), StorageError> {
    let mut set = 0;
    for op in ops {
        if let Err(error) = directory.perform(op) {
            for op in releases(invocation, env, &store, set) {
                let _ = directory.perform(&op);
            }
            return Err(StorageError::Set { set, error: Box::new(error) });
        }
        store.apply(std::slice::from_ref(op));
        if let Op::SetCursor { set: written, .. } = op {
            set = written.saturating_add(1);
        }
    }
    Ok(())
}

/// The release passes of an ADD that comes to its end after so many sets.
fn releases(invocation: &Invocation, env: &Env, store: &Store, sets: usize) -> Vec<Op> {
    let Ok(mut config) = Config::parse(&invocation.stdin, &variable(invocation, "CNI_ARGS"), env.plugins) else {
        return Vec::new();
    };
    config.sets.truncate(sets);
    decide(&config, store, &Request::Del(owner(invocation)), env).ops
}

/// The container and its interface, as the call names them.
fn owner(invocation: &Invocation) -> Attachment {
    Attachment { container_id: variable(invocation, "CNI_CONTAINERID"), ifname: variable(invocation, "CNI_IFNAME") }
}

fn variable(invocation: &Invocation, name: &str) -> String {
    invocation.env.get(name).cloned().unwrap_or_default()
}
