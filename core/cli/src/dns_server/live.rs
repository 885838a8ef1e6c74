//! The server that answers now, its cache and its clock.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nocluster::dns::message::{Message, Name, RecordType};
use nocluster::dns::{Client, DnsNeed, Server, Session};
use nocluster::objects::Asked;

use super::answers::Answers;
use super::clock::{Lap, seed};
use super::failure;
use super::read::{Contents, Read};
use super::upstream::exchange;
use crate::load::reason;

/// How many replies of other servers one query may need.
const MOST_EXCHANGES: usize = 16;

/// What answers, and what is to be asked for other names.
#[derive(Debug)]
pub(super) struct Live {
    state: Mutex<State>,
    forward: Option<SocketAddr>,
    /// Why the other server could not be asked, until that is told.
    failure: Mutex<Option<String>>,
}

#[derive(Debug)]
struct State {
    server: Server,
    contents: Arc<Contents>,
    session: Session,
    lap: Lap,
}

/// What other servers have to be asked for.
#[derive(Debug)]
pub(super) struct Elsewhere {
    needs: Vec<DnsNeed>,
}

/// What another server replied to a name and a type; nothing if it did not reply.
type Heard = (Name, RecordType, Option<Message>);

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An empty cache, and orders of its own.
fn session() -> Session {
    let mut session = Session::default();
    session.shuffle_from(seed());
    session
}

impl Live {
    pub(super) fn new(read: Read, forward: Option<SocketAddr>) -> Self {
        let state =
            State { server: read.server, contents: Arc::new(read.contents), session: session(), lap: Lap::new() };
        Self { state: Mutex::new(state), forward, failure: Mutex::new(None) }
    }

    /// What was read last.
    pub(super) fn contents(&self) -> Arc<Contents> {
        Arc::clone(&locked(&self.state).contents)
    }

    /// Answers by other files from now on. The cache is empty after a change of the Corefile, as when CoreDNS reloads.
    pub(super) fn replace(&self, read: Read) {
        let mut state = locked(&self.state);
        if !state.contents.has_corefile_of(&read.contents) {
            state.session = session();
        }
        state.contents = Arc::new(read.contents);
        let before = std::mem::replace(&mut state.server, read.server);
        drop(state);
        drop(before);
    }

    /// Why the other server could not be asked, once.
    pub(super) fn take_failure(&self) -> Option<String> {
        locked(&self.failure).take()
    }

    /// Asks the server of the files; what was heard from other servers counts.
    fn ask(&self, query: &[u8], client: Client, heard: Vec<Heard>) -> Result<Option<Vec<u8>>, Vec<DnsNeed>> {
        let mut state = locked(&self.state);
        let passed = state.lap.passed();
        state.session.pass_time(passed);
        for (name, rtype, reply) in heard {
            state.session.hear(&name, rtype, reply);
        }
        let State { server, session, .. } = &mut *state;
        let answer = server.answer(session, client, query);
        session.forget_heard();
        match answer {
            Ok(Asked::Known(reply)) => Ok(reply),
            Ok(Asked::Unknown(needs)) => Err(needs),
            // CoreDNS sends nothing either where it can't write a record.
            Err(_) => Ok(None),
        }
    }

    /// The reply of another server to a question of its own, in the words of the query that the client has sent.
    fn hear(&self, server: SocketAddr, question: &Message, client: Client) -> Result<Message, Option<Vec<u8>>> {
        let query = question.pack(nocluster::dns::message::Compression::Off).map_err(|_| None)?;
        match exchange(server, &query, client.transport) {
            // What is not modelled goes to the client as it is.
            Ok(reply) => Message::unpack(&reply).map_err(|_| Some(reply)),
            Err(error) => {
                *locked(&self.failure) = Some(format!("{server}: {}", reason(&error)));
                Err(None)
            }
        }
    }
}

/// The names and types that other servers have to be asked for, if nothing else is missing.
fn elsewhere(needs: &[DnsNeed]) -> Option<Vec<(Name, RecordType)>> {
    let asked = needs.iter().map(|need| match need {
        DnsNeed::Upstream { name, rtype, .. } => Some((name.clone(), *rtype)),
        _ => None,
    });
    asked.collect()
}

impl Answers for Live {
    type Elsewhere = Elsewhere;

    fn at_once(&self, query: &[u8], client: Client) -> Result<Option<Vec<u8>>, Elsewhere> {
        match self.ask(query, client, Vec::new()) {
            Ok(reply) => Ok(reply),
            Err(needs) if self.forward.is_some() && elsewhere(&needs).is_some() => Err(Elsewhere { needs }),
            Err(needs) => Ok(failure::unknown(query, &needs, self.forward.is_some(), client)),
        }
    }

    fn after_asking(&self, Elsewhere { mut needs }: Elsewhere, query: &[u8], client: Client) -> Option<Vec<u8>> {
        let message = Message::unpack(query).ok()?;
        let mut heard: Vec<Heard> = Vec::new();
        while let (Some(server), Some(asked)) = (self.forward, elsewhere(&needs)) {
            if heard.len() >= MOST_EXCHANGES {
                break;
            }
            for (name, rtype) in asked {
                let mut question = message.clone();
                let first = question.questions.first_mut()?;
                let is_own = first.name.eq_ignore_case(&name) && first.rtype == rtype;
                if !is_own {
                    (first.name, first.rtype) = (name.clone(), rtype);
                }
                let reply = match self.hear(server, &question, client) {
                    Ok(reply) => Some(reply),
                    Err(Some(octets)) if is_own => return Some(octets),
                    Err(_) => None,
                };
                heard.push((name, rtype, reply));
            }
            match self.ask(query, client, heard.clone()) {
                Ok(reply) => return reply,
                Err(others) => needs = others,
            }
        }
        failure::unknown(query, &needs, self.forward.is_some(), client)
    }

    fn refused(&self, query: &[u8], client: Client) -> Option<Vec<u8>> {
        failure::refused(query, client)
    }
}
