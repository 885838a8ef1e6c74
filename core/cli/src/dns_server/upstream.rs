//! Another server, asked over the network.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, UdpSocket};
use std::time::Duration;

use nocluster::dns::message::Transport;

use super::clock::Deadline;
use super::framing::Connection;

/// How long another server has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The reply of a server to a query: a message with the id and the question of the query.
pub(super) fn exchange(server: SocketAddr, query: &[u8], transport: Transport) -> io::Result<Vec<u8>> {
    match transport {
        Transport::Tcp => over_tcp(server, query),
        Transport::Udp => over_udp(server, query),
    }
}

fn over_tcp(server: SocketAddr, query: &[u8]) -> io::Result<Vec<u8>> {
    let mut connection = Connection::new(TcpStream::connect_timeout(&server, PATIENCE)?)?;
    connection.send(query, PATIENCE)?;
    let reply = connection.next(PATIENCE, &|| true)?.ok_or(ErrorKind::TimedOut)?;
    if is_reply(&reply, query) { Ok(reply) } else { Err(io::Error::other("a reply to another query")) }
}

fn over_udp(server: SocketAddr, query: &[u8]) -> io::Result<Vec<u8>> {
    let any: IpAddr = if server.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
    let socket = UdpSocket::bind((any, 0))?;
    socket.connect(server)?;
    socket.send(query)?;
    let deadline = Deadline::after(PATIENCE);
    let mut reply = vec![0; usize::from(u16::MAX)];
    loop {
        let left = deadline.left().ok_or(ErrorKind::TimedOut)?;
        socket.set_read_timeout(Some(left))?;
        match socket.recv(&mut reply) {
            // What answers another query is passed over.
            Ok(length) if reply.get(..length).is_some_and(|reply| is_reply(reply, query)) => {
                reply.truncate(length);
                return Ok(reply);
            }
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Whether a message says that it answers the query.
fn is_reply(message: &[u8], query: &[u8]) -> bool {
    message.get(..2) == query.get(..2) && message.get(2).is_some_and(|flags| flags & 0x80 != 0)
}
