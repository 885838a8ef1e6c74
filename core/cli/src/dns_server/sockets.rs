//! Messages over UDP and TCP.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use nocluster::dns::Client;
use nocluster::dns::message::Transport;

/// How long a socket waits before it sees whether the server ends.
const WAIT: Duration = Duration::from_millis(250);
/// After how many waits without a query a connection ends: CoreDNS waits ten seconds.
const IDLE_WAITS: usize = 40;
/// How many connections there may be at a time.
const MAX_CONNECTIONS: usize = 1024;
/// How many times a free port is looked for.
const TRIES: usize = 16;

/// A UDP and a TCP socket at one address.
#[derive(Debug)]
pub(super) struct Sockets {
    udp: UdpSocket,
    tcp: TcpListener,
    address: SocketAddr,
}

/// What answers: the octets of a query and who asks, to the octets of the reply, if there is one.
pub(super) trait Answer: Fn(&[u8], Client) -> Option<Vec<u8>> + Sync {}

impl<F: Fn(&[u8], Client) -> Option<Vec<u8>> + Sync> Answer for F {}

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

    /// Answers until `go_on`, which is asked at each interval, says no.
    pub(super) fn serve(&self, answer: &impl Answer, interval: Duration, go_on: &mut dyn FnMut() -> bool) {
        let (ends, connections) = (&AtomicBool::new(false), &AtomicUsize::new(0));
        let threads = thread::available_parallelism().map_or(1, usize::from);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(move || self.packets(answer, ends));
            }
            scope.spawn(move || {
                for stream in self.tcp.incoming() {
                    if ends.load(Ordering::Relaxed) {
                        return;
                    }
                    let Ok(stream) = stream else { continue };
                    if connections.fetch_add(1, Ordering::Relaxed) >= MAX_CONNECTIONS {
                        connections.fetch_sub(1, Ordering::Relaxed);
                        continue;
                    }
                    scope.spawn(move || {
                        // An error: the client has left, or sends what is no DNS.
                        let _ = connection(stream, answer, ends);
                        connections.fetch_sub(1, Ordering::Relaxed);
                    });
                }
            });
            while go_on() {
                thread::sleep(interval);
            }
            ends.store(true, Ordering::Relaxed);
            // Wakes the one that waits for connections.
            let _ = TcpStream::connect(self.address);
        });
    }

    fn packets(&self, answer: &impl Answer, ends: &AtomicBool) {
        let _ = self.udp.set_read_timeout(Some(WAIT));
        let mut query = vec![0; usize::from(u16::MAX)];
        while !ends.load(Ordering::Relaxed) {
            // Whatever is wrong with one packet, the next one may be right.
            let Ok((length, from)) = self.udp.recv_from(&mut query) else { continue };
            let client = Client::new(from.ip(), Transport::Udp);
            if let Some(reply) = answer(query.get(..length).unwrap_or_default(), client) {
                let _ = self.udp.send_to(&reply, from);
            }
        }
    }
}

/// Answers the queries of a connection, each with its length before it.
fn connection(mut stream: TcpStream, answer: &impl Answer, ends: &AtomicBool) -> io::Result<()> {
    stream.set_read_timeout(Some(WAIT))?;
    stream.set_write_timeout(Some(WAIT.saturating_mul(20)))?;
    stream.set_nodelay(true)?;
    let client = Client::new(stream.peer_addr()?.ip(), Transport::Tcp);
    let mut received = Vec::new();
    let mut part = [0; 4096];
    let mut waits = 0;
    while waits < IDLE_WAITS && !ends.load(Ordering::Relaxed) {
        match stream.read(&mut part) {
            Ok(0) => return Ok(()),
            Ok(length) => received.extend_from_slice(part.get(..length).unwrap_or_default()),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                waits = waits.saturating_add(1);
                continue;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        while let Some(query) = whole(&mut received) {
            waits = 0;
            if let Some(reply) = answer(&query, client) {
                let length = u16::try_from(reply.len()).map_err(io::Error::other)?;
                stream.write_all(&[&length.to_be_bytes(), &*reply].concat())?;
            }
        }
    }
    Ok(())
}

/// Takes the first query, if it is there as a whole.
fn whole(received: &mut Vec<u8>) -> Option<Vec<u8>> {
    let length = usize::from(u16::from_be_bytes(*received.first_chunk()?));
    let end = length.saturating_add(2);
    let query = received.get(2..end)?.to_vec();
    received.drain(..end);
    Some(query)
}
