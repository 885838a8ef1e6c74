//! `dns-server`: a DNS server that answers as CoreDNS would in the cluster of a folder.

mod answers;
mod clock;
mod cluster;
mod failure;
mod framing;
mod live;
mod read;
mod sockets;
mod upstream;
mod watch;

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::console::Console;
use crate::dns_args::DnsServer;
use crate::exit::Exit;
use crate::load::{Loader, reason};
use crate::refusal::Refusal;

use clock::Deadline;
use live::Live;
use read::read;
use sockets::Sockets;
use watch::Watch;

/// How often the files are looked at.
const INTERVAL: Duration = Duration::from_secs(1);

/// Serves until `go_on`, which is asked several times a second, says no.
pub(crate) fn dns_server(asked: &DnsServer, console: &mut Console<'_>, go_on: &mut dyn FnMut() -> bool) -> Exit {
    run(asked, console, &mut |_| go_on()).unwrap_or_else(|refusal| refusal.told(console))
}

fn run(
    asked: &DnsServer,
    console: &mut Console<'_>,
    go_on: &mut dyn FnMut(SocketAddr) -> bool,
) -> Result<Exit, Refusal> {
    let files: Vec<PathBuf> =
        asked.cluster.iter().chain(&asked.corefile).cloned().chain(asked.machine.paths()).collect();
    if files.iter().any(|file| file == Path::new("-")) {
        return Err(Refusal("dns-server reads its files again when they change: give it no `-`".to_owned()));
    }
    let mut watch = Watch::new(files, Loader::new(asked.recursive));
    let read = read(asked, None, console)?;
    watch.follow(read.imported.clone());
    let sockets = Sockets::bind(asked.listen).map_err(|error| not_bound(asked.listen, &error))?;
    let address = sockets.address();
    console.print(&format!("listening on {address}, UDP and TCP; CoreDNS {}\n", read.server.coredns()));
    console.print("the folder is all that the API server holds: what is not in it does not exist (--complete)\n");
    warn(&read.warnings, console);
    let live = Live::new(read, asked.forward);
    let mut look = Deadline::after(INTERVAL);
    sockets.serve(&live, &mut || {
        if look.is_over() {
            if watch.changed() {
                reload(asked, &live, &mut watch, console);
            }
            warn(live.take_failure().as_slice(), console);
            look = Deadline::after(INTERVAL);
        }
        go_on(address)
    });
    Ok(Exit::Fine)
}

/// Reads the files again; if they can't be read, the last good state stays.
fn reload(asked: &DnsServer, live: &Live, watch: &mut Watch, console: &mut Console<'_>) {
    match read(asked, Some(&live.contents()), console) {
        Ok(read) => {
            console.print("reloaded\n");
            warn(&read.warnings, console);
            watch.follow(read.imported.clone());
            live.replace(read);
        }
        Err(Refusal(message)) => console.error(&format!("warning: {message}; the last good state stays\n")),
    }
    console.flush();
}

fn warn(warnings: &[String], console: &mut Console<'_>) {
    for warning in warnings {
        console.error(&format!("warning: {warning}\n"));
    }
    console.flush();
}

fn not_bound(address: SocketAddr, error: &io::Error) -> Refusal {
    let hint = match error.kind() {
        ErrorKind::AddrInUse => "; port 0 takes a free one: --listen 127.0.0.1:0",
        ErrorKind::PermissionDenied => "; ports from 1024 on need no rights: --listen 127.0.0.1:5353",
        ErrorKind::AddrNotAvailable => "; this machine has no such address",
        _ => "",
    };
    Refusal(format!("{address}: {}{hint}", reason(error)))
}

#[cfg(test)]
mod tests;
