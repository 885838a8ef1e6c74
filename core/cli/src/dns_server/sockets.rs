//! Messages over UDP and TCP.
//!
//! Source: coredns/coredns core/dnsserver/server.go, miekg/dns server.go

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, Scope};
use std::time::Duration;

use nocluster::dns::Client;
use nocluster::dns::message::Transport;

use super::answers::Answers;
use super::framing::{Connection, WAIT};

/// How often it is seen whether the server ends.
const TICK: Duration = Duration::from_millis(100);
/// How long the first query of a connection may take.
const FIRST: Duration = Duration::from_secs(3);
/// How long each further query may take.
const IDLE: Duration = Duration::from_secs(10);
/// How long the client may take to read a reply.
const WRITE: Duration = Duration::from_secs(5);
/// How many octets of a packet are read: CoreDNS takes a longer query for a broken one.
const PACKET: usize = 512;
/// How many connections there may be at a time.
const MAX_CONNECTIONS: usize = 1024;
/// How many queries over UDP may wait for other servers at a time.
const MAX_WAITING: usize = 1000;
/// How many times a free port is looked for.
const TRIES: usize = 16;

/// A UDP and a TCP socket at one address.
#[derive(Debug)]
pub(super) struct Sockets {
    udp: UdpSocket,
    tcp: TcpListener,
    address: SocketAddr,
}

/// What the threads of a server share.
struct Shared<'a, A> {
    answers: &'a A,
    ends: AtomicBool,
    connections: AtomicUsize,
    waiting: AtomicUsize,
}

impl<A> Shared<'_, A> {
    fn goes_on(&self) -> bool {
        !self.ends.load(Ordering::Relaxed)
    }
}

impl Sockets {
    /// Port 0 takes a port that is free for both.
    pub(super) fn bind(address: SocketAddr) -> io::Result<Self> {
        let mut tries = if address.port() == 0 { TRIES } else { 1 };
        loop {
            tries = tries.saturating_sub(1);
            let udp = UdpSocket::bind(address)?;
            let bound = udp.local_addr()?;
            match TcpListener::bind(bound) {
                Ok(tcp) => return Ok(Self { udp, tcp, address: bound }),
                Err(error) if tries == 0 => return Err(error),
                Err(_) => {}
            }
        }
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `go_on` says no.
    pub(super) fn serve(&self, answers: &impl Answers, go_on: &mut dyn FnMut() -> bool) {
        let shared = &Shared {
            answers,
            ends: AtomicBool::new(false),
            connections: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(move || self.packets(shared, scope));
            }
            scope.spawn(move || self.connections(shared, scope));
            while go_on() {
                thread::sleep(TICK);
            }
            shared.ends.store(true, Ordering::Relaxed);
            // Wakes the one that waits for connections.
            let _ = TcpStream::connect(self.address);
        });
    }

    fn packets<'scope, A: Answers>(&'scope self, shared: &'scope Shared<'_, A>, scope: &'scope Scope<'scope, '_>) {
        let _ = self.udp.set_read_timeout(Some(WAIT));
        let mut packet = [0; PACKET];
        while shared.goes_on() {
            // Whatever is wrong with one packet, the next one may be right.
            let Ok((length, from)) = self.udp.recv_from(&mut packet) else { continue };
            let query = packet.get(..length).unwrap_or_default();
            let client = Client::new(from.ip().to_canonical(), Transport::Udp);
            let send = move |reply: Option<Vec<u8>>| {
                // A client that has left needs none.
                reply.map(|reply| self.udp.send_to(&reply, from))
            };
            match shared.answers.at_once(query, client) {
                Ok(reply) => drop(send(reply)),
                Err(elsewhere) => {
                    let query = query.to_vec();
                    let waits = move || drop(send(shared.answers.after_asking(elsewhere, &query, client)));
                    if !started(scope, &shared.waiting, MAX_WAITING, waits) {
                        let query = packet.get(..length).unwrap_or_default();
                        drop(send(shared.answers.refused(query, client)));
                    }
                }
            }
        }
    }

    fn connections<'scope, A: Answers>(&'scope self, shared: &'scope Shared<'_, A>, scope: &'scope Scope<'scope, '_>) {
        for stream in self.tcp.incoming() {
            if !shared.goes_on() {
                return;
            }
            match stream {
                // One too many is closed. An error: the client has left, or sends what is no DNS.
                Ok(stream) => {
                    let _ = started(scope, &shared.connections, MAX_CONNECTIONS, move || {
                        let _ = connection(stream, shared);
                    });
                }
                // As long as there are too many open files, there is nothing to do but to wait.
                Err(_) => thread::sleep(TICK),
            }
        }
    }
}

/// Starts a thread if there are fewer than `most`; whether it did.
fn started<'scope>(
    scope: &'scope Scope<'scope, '_>,
    count: &'scope AtomicUsize,
    most: usize,
    work: impl FnOnce() + Send + 'scope,
) -> bool {
    if count.fetch_add(1, Ordering::Relaxed) >= most {
        count.fetch_sub(1, Ordering::Relaxed);
        return false;
    }
    let thread = thread::Builder::new().spawn_scoped(scope, move || {
        work();
        count.fetch_sub(1, Ordering::Relaxed);
    });
    if thread.is_err() {
        count.fetch_sub(1, Ordering::Relaxed);
    }
    thread.is_ok()
}

/// Answers the queries of a connection, one after the other.
fn connection<A: Answers>(stream: TcpStream, shared: &Shared<'_, A>) -> io::Result<()> {
    let client = Client::new(stream.peer_addr()?.ip().to_canonical(), Transport::Tcp);
    let mut connection = Connection::new(stream)?;
    let mut time = FIRST;
    while let Some(query) = connection.next(time, &|| shared.goes_on())? {
        let reply = match shared.answers.at_once(&query, client) {
            Ok(reply) => reply,
            Err(elsewhere) => shared.answers.after_asking(elsewhere, &query, client),
        };
        if let Some(reply) = reply {
            connection.send(&reply, WRITE)?;
        }
        time = IDLE;
    }
    Ok(())
}
