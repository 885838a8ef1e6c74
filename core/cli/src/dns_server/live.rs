//! The server that answers now, its cache and its clock.
#![expect(clippy::disallowed_types, reason = "a server that runs has a clock")]

use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use nocluster::dns::message::{EdnsOption, Message, Rcode, Record, RecordType, Transport};
use nocluster::dns::{Client, DnsNeed, Reply, Server, Session, StepVerdict};
use nocluster::objects::Asked;

use super::Read;

/// How long another server has to answer.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn seconds_since_1970() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// What answers, and what is to be asked for other names.
#[derive(Debug)]
pub(super) struct Live {
    state: Mutex<State>,
    forward: Option<SocketAddr>,
}

#[derive(Debug)]
struct State {
    server: Server,
    corefile: String,
    session: Session,
    /// The second up to which the session's time has passed.
    until: Instant,
    /// What is drawn next.
    random: u64,
}

impl Live {
    pub(super) fn new(read: Read, forward: Option<SocketAddr>) -> Self {
        let Read { server, corefile } = read;
        let random = seconds_since_1970() | 1;
        let state = State { server, corefile, session: Session::default(), until: Instant::now(), random };
        Self { state: Mutex::new(state), forward }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers by other files from now on. The cache is empty after a change of the Corefile, as when CoreDNS reloads.
    pub(super) fn replace(&self, read: Read) {
        let mut state = self.state();
        if state.corefile != read.corefile {
            state.session = Session::default();
        }
        state.server = read.server;
        state.corefile = read.corefile;
    }

    /// The octets that the client gets; `None` if it gets none.
    pub(super) fn answer(&self, query: &[u8], client: Client) -> Option<Vec<u8>> {
        let mut state = self.state();
        let passed = state.until.elapsed().as_secs();
        state.until += Duration::from_secs(passed);
        state.session.pass(passed);
        let State { server, session, random, .. } = &mut *state;
        match server.receive(session, client, query) {
            Asked::Known(mut reply) => {
                shuffle(&mut reply, random);
                drop(state);
                reply.pack().ok().flatten()
            }
            Asked::Unknown(needs) => {
                drop(state);
                self.without(&needs, query, client)
            }
        }
    }

    /// The answer where facts are missing: that of the other server if it is its reply that is missing, else SERVFAIL.
    fn without(&self, needs: &[DnsNeed], query: &[u8], client: Client) -> Option<Vec<u8>> {
        let message = Message::unpack(query).ok()?;
        let asked = message.questions.first()?;
        let elsewhere = |need: &DnsNeed| matches!(need, DnsNeed::Upstream { name, rtype, .. } if name.eq_ignore_case(&asked.name) && *rtype == asked.rtype);
        let mut why: Vec<String> = needs.iter().map(|need| format!("unknown without {need}")).collect();
        if let Some(forward) = self.forward.filter(|_| needs.iter().all(elsewhere)) {
            match exchange(forward, query, client.transport) {
                Ok(reply) => return Some(reply),
                Err(error) => why = vec![format!("{forward}: {error}")],
            }
        }
        failure(&message, &why.join("; "), client)
    }
}

/// SERVFAIL, with the reason in an extended error if the query has EDNS.
fn failure(query: &Message, why: &str, client: Client) -> Option<Vec<u8>> {
    let mut reply = Message { rcode: Rcode::SERVFAIL, ..Message::reply_to(query) };
    if query.edns().is_some() {
        let why = EdnsOption::extended_error(0, why);
        reply.additionals.push(Record::opt(0, false, vec![why]));
    }
    reply.answer_edns(query);
    let compression = reply.scrub(query, client.transport, client.ip);
    reply.pack(compression).ok()
}

/// Draws an order of the addresses and of the mail exchanges, where `loadbalance` does.
///
/// Source: coredns/coredns plugin/loadbalance/loadbalance.go roundRobin
fn shuffle(reply: &mut Reply, random: &mut u64) {
    let balanced = reply.path.iter().any(|step| step.plugin == "loadbalance" && step.verdict == StepVerdict::Changed);
    let Some(message) = reply.message.as_mut().filter(|_| balanced) else { return };
    let kind = |record: &Record| match record.rtype {
        RecordType::A | RecordType::AAAA => 1,
        RecordType::MX => 2,
        _ => 0,
    };
    for section in [&mut message.answers, &mut message.authorities, &mut message.additionals] {
        for run in section.chunk_by_mut(|a, b| kind(a) == kind(b)) {
            if run.first().is_some_and(|record| kind(record) > 0) {
                permute(run, random);
            }
        }
    }
}

fn permute(records: &mut [Record], random: &mut u64) {
    for left in (2..=records.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let drawn = usize::try_from(*random >> 33).unwrap_or_default().checked_rem(left).unwrap_or_default();
        records.swap(drawn, left.saturating_sub(1));
    }
}

/// The reply of another server.
fn exchange(server: SocketAddr, query: &[u8], transport: Transport) -> io::Result<Vec<u8>> {
    let any: SocketAddr = if server.is_ipv4() { ([0, 0, 0, 0], 0).into() } else { ([0_u16; 8], 0).into() };
    if transport == Transport::Tcp {
        let mut stream = TcpStream::connect_timeout(&server, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let length = u16::try_from(query.len()).map_err(io::Error::other)?;
        stream.write_all(&[&length.to_be_bytes(), query].concat())?;
        let mut length = [0; 2];
        stream.read_exact(&mut length)?;
        let mut reply = vec![0; usize::from(u16::from_be_bytes(length))];
        stream.read_exact(&mut reply)?;
        return Ok(reply);
    }
    let socket = UdpSocket::bind(any)?;
    socket.connect(server)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    socket.send(query)?;
    let mut reply = vec![0; usize::from(u16::MAX)];
    let length = socket.recv(&mut reply)?;
    reply.truncate(length);
    // A late reply to another query of this port is not one to this query.
    if reply.get(..2) == query.get(..2) { Ok(reply) } else { Err(io::Error::other("a reply to another query")) }
}

/// Whether an OPT record has options; used by tests.
#[cfg(test)]
pub(super) fn extended_error(message: &Message) -> Option<String> {
    let records = message.additionals.iter();
    records
        .filter_map(|record| match &record.data {
            nocluster::dns::message::RecordData::Opt(options) => options.iter().find_map(EdnsOption::as_extended_error),
            _ => None,
        })
        .map(|(_, text)| String::from_utf8_lossy(text).into_owned())
        .next()
}
