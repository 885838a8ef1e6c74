//! Messages on a TCP connection, each with its length before it.

use std::io::{self, ErrorKind, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use super::clock::Deadline;

/// How long a call to the system waits before it is seen whether to go on.
pub(super) const WAIT: Duration = Duration::from_millis(250);

/// A connection, and what was received on it beyond the last message.
#[derive(Debug)]
pub(super) struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Connection {
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::new() })
    }

    /// The next message; none if the other side ends, or if it is not there in time, or if `go_on` says no.
    pub(super) fn next(&mut self, time: Duration, go_on: &dyn Fn() -> bool) -> io::Result<Option<Vec<u8>>> {
        let deadline = Deadline::after(time);
        let mut part = [0; 4096];
        loop {
            if let Some(message) = whole(&mut self.received) {
                return Ok(Some(message));
            }
            let Some(left) = deadline.left().filter(|_| go_on()) else { return Ok(None) };
            self.stream.set_read_timeout(Some(left.min(WAIT)))?;
            match self.stream.read(&mut part) {
                Ok(0) => return Ok(None),
                Ok(length) => self.received.extend_from_slice(part.get(..length).unwrap_or_default()),
                Err(error) if is_wait(&error) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Sends a message. A client that does not read is an error in the end.
    pub(super) fn send(&mut self, message: &[u8], time: Duration) -> io::Result<()> {
        let deadline = Deadline::after(time);
        let length = u16::try_from(message.len()).map_err(io::Error::other)?;
        let framed = [&length.to_be_bytes(), message].concat();
        let mut rest = framed.as_slice();
        while !rest.is_empty() {
            let left = deadline.left().ok_or(ErrorKind::TimedOut)?;
            self.stream.set_write_timeout(Some(left))?;
            match self.stream.write(rest) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(length) => rest = rest.get(length..).unwrap_or_default(),
                Err(error) if is_wait(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Whether nothing is wrong but that there is nothing yet.
fn is_wait(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

/// Takes the first message, if it is there as a whole.
fn whole(received: &mut Vec<u8>) -> Option<Vec<u8>> {
    let length = usize::from(u16::from_be_bytes(*received.first_chunk()?));
    let end = length.saturating_add(2);
    let message = received.get(2..end)?.to_vec();
    received.drain(..end);
    Some(message)
}
