//! `dns-server`: a DNS server that answers as CoreDNS would in the cluster of a folder.

mod live;
mod sockets;
mod watch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use nocluster::dns::corefile::{KUBEADM, Machine, load};
use nocluster::dns::{Server, ServerFacts, Zone};
use nocluster::objects::{Complete, Objects};
use nocluster::release::CoreDns;

use crate::console::Console;
use crate::dns_args::DnsServer;
use crate::dns_question::{config_map};
use crate::exit::Exit;
use crate::load::Loader;
use crate::refusal::Refusal;

use live::{Live, seconds_since_1970};
use sockets::Sockets;
use watch::Watch;

/// How often the files are looked at.
const INTERVAL: Duration = Duration::from_secs(1);

/// Serves until the process ends.
pub(crate) fn dns_server(asked: &DnsServer, console: &mut Console<'_>) -> Exit {
    run(asked, console, &mut |_| true).unwrap_or_else(|refusal| refusal.told(console))
}

/// Serves as long as `go_on`, which is asked every second, says so.
fn run(
    asked: &DnsServer,
    console: &mut Console<'_>,
    go_on: &mut dyn FnMut(SocketAddr) -> bool,
) -> Result<Exit, Refusal> {
    let mut watch = Watch::new(asked.cluster.iter().chain(&asked.corefile).cloned().collect(), asked.recursive);
    let read = read(asked, console)?;
    let sockets = Sockets::bind(asked.listen).map_err(|error| Refusal(format!("{}: {error}", asked.listen)))?;
    let address = sockets.address();
    console.print(&format!("listening on {address}, UDP and TCP; CoreDNS {}\n", read.server.coredns()));
    console.print("the folder is all that the API server holds: what is not in it does not exist (--complete)\n");
    console.flush();
    let live = Live::new(read, asked.forward);
    let answer = |query: &[u8], client| live.answer(query, client);
    sockets.serve(&answer, INTERVAL, &mut || {
        if watch.changed() {
            reload(asked, &live, console);
        }
        go_on(address)
    });
    Ok(Exit::Fine)
}

/// Reads the files again; if they can't be read, the last good state stays.
fn reload(asked: &DnsServer, live: &Live, console: &mut Console<'_>) {
    match read(asked, console) {
        Ok(read) => {
            live.replace(read);
            console.print("reloaded\n");
        }
        Err(Refusal(message)) => console.error(&format!("warning: {message}; the last good state stays\n")),
    }
    console.flush();
}

/// What the files say.
struct Read {
    server: Server,
    corefile: String,
}

fn read(asked: &DnsServer, console: &mut Console<'_>) -> Result<Read, Refusal> {
    let coredns = match &asked.coredns {
        Some(line) => CoreDns::parse(line).map_err(|error| Refusal(error.to_string()))?,
        None => CoreDns::default(),
    };
    let mut loader = Loader::new(asked.recursive);
    let mut given = Objects::default();
    for path in &asked.cluster {
        let layer = loader.objects(std::slice::from_ref(path), console)?;
        let documents: Vec<_> = layer.into_iter().map(|object| object.document).collect();
        given.add_layer(&documents).map_err(|error| Refusal(error.to_string()))?;
    }
    let (path, corefile) = corefile(asked, &mut loader, console)?;
    let loaded = load(&corefile, &Machine { path, coredns, ..Machine::default() });
    if let Some(error) = &loaded.error {
        return Err(Refusal(format!("CoreDNS does not start: {}", error.text)));
    }
    let mut facts = ServerFacts::default();
    facts.coredns = coredns;
    // CoreDNS has the time of the last change that it has seen.
    facts.serial = u32::try_from(seconds_since_1970()).unwrap_or(u32::MAX);
    facts.server_ips = Some(asked.server_ips.clone());
    let complete = complete(&given);
    let server = Server::new(&loaded.blocks, &facts, &mut |filter| Zone::compile(&given, &complete, filter))
        .map_err(|error| Refusal(error.to_string()))?;
    Ok(Read { server, corefile })
}

/// Every kind. Namespaces only if there are any: a folder without them leaves out what its objects lie in. EndpointSlices
/// only if there are any, else they are derived.
fn complete(given: &Objects) -> Vec<Complete> {
    let kinds =
        [Complete::Namespaces, Complete::Services, Complete::EndpointSlices, Complete::Pods, Complete::ServiceImports];
    let holds = |complete: &Complete| {
        let (group, kind) = complete.group_kind();
        let optional = matches!(complete, Complete::Namespaces | Complete::EndpointSlices);
        !optional || given.iter().any(|object| object.gvk.group == group && object.gvk.kind == kind)
    };
    kinds.into_iter().filter(holds).collect()
}

/// The path of the Corefile and its text; of a ConfigMap its key `Corefile`.
fn corefile(asked: &DnsServer, loader: &mut Loader, console: &mut Console<'_>) -> Result<(String, String), Refusal> {
    let Some(path) = &asked.corefile else { return Ok(("Corefile".to_owned(), KUBEADM.to_owned())) };
    let (source, text) = loader.text(path, console)?;
    if let Some(map) = config_map(&source, &text, loader, console) {
        let text = map.at("/data/Corefile").and_then(|text| text.as_str()).map(|text| text.into_owned());
        let missing = || Refusal(format!("{source}: the ConfigMap has no text `Corefile` in its `data`"));
        return Ok(("/etc/coredns/Corefile".to_owned(), text.ok_or_else(missing)?));
    }
    let text = String::from_utf8(text).map_err(|_| Refusal(format!("{source}: the Corefile is not UTF-8")))?;
    Ok((path.display().to_string(), text))
}

/// The files and folders that are looked at.
type Paths = Vec<PathBuf>;

#[cfg(test)]
mod tests;
