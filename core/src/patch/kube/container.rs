//! Reading and writing members and elements as Go's containers do.
//!
//! Source: evanphx/json-patch patch.go partialDoc, partialArray

use std::borrow::Cow;

use super::error::Stop;
use crate::gotext;
use crate::patch::limits::Exceeded;
use crate::patch::overlay::{Container, Overlay, Slot, Value};

/// Why a container refuses.
pub(super) enum Fault {
    /// Not an index.
    Atoi(String),
    /// An index that does not exist, as it was given.
    OutOfRange(i64),
    /// The member to be removed does not exist.
    NoSuchKey(String),
    /// A write to a nil map.
    NilMap,
    Limit(Exceeded),
}

impl From<Exceeded> for Fault {
    fn from(limit: Exceeded) -> Self {
        Self::Limit(limit)
    }
}

impl Fault {
    /// The error of the operation: what it was doing, and why it could not.
    pub(super) fn within(self, doing: impl FnOnce() -> String) -> Stop {
        match self {
            Self::Atoi(cause) => Stop::Index(format!("{}: {cause}", doing())),
            Self::OutOfRange(index) => {
                let cause = format!("Unable to access invalid index: {index}: invalid index referenced");
                Stop::Index(format!("{}: {cause}", doing()))
            }
            Self::NoSuchKey(key) => {
                let cause = format!("Unable to remove nonexistent key: {key}: missing value");
                Stop::Missing(format!("{}: {cause}", doing()))
            }
            Self::NilMap => Stop::Panic("assignment to entry in nil map"),
            Self::Limit(limit) => Stop::Limit(limit),
        }
    }

    /// The error of an operation that does not tell the cause.
    pub(super) fn instead(self, text: impl FnOnce() -> String) -> Stop {
        match self {
            Self::Limit(limit) => Stop::Limit(limit),
            _ => Stop::Missing(text()),
        }
    }
}

/// A member or element to be, which may not exist: the container and the key in it.
pub(super) struct Target<'p> {
    pub(super) container: u32,
    pub(super) key: Cow<'p, str>,
}

impl Target<'_> {
    /// `get`: the place of a value, `None` for a member that does not exist, which is not an error.
    pub(super) fn lookup(&self, overlay: &mut Overlay) -> Result<Option<Slot>, Fault> {
        let at = match overlay.container(self.container) {
            Container::Array(elements) => Some(existing(&self.key, elements.len())?),
            Container::Object(_) => overlay.find(self.container, &self.key)?,
            Container::NilObject => None,
        };
        Ok(at.map(|at| Slot::In(self.container, at)))
    }

    /// `add`: inserts into an array, writes into an object.
    pub(super) fn add(&self, overlay: &mut Overlay, value: Value, path: &str) -> Result<(), Fault> {
        match overlay.container(self.container) {
            Container::Array(elements) => {
                let at = insertion(&self.key, elements.len())?;
                overlay.grow(value, 0, level(path));
                overlay.insert(self.container, at, value)?;
            }
            Container::Object(_) => {
                overlay.grow(value, self.key.len(), level(path));
                overlay.put(self.container, self.key.as_ref().into(), value)?;
            }
            Container::NilObject => return Err(Fault::NilMap),
        }
        Ok(())
    }

    /// `remove`, and what was there.
    pub(super) fn take(&self, overlay: &mut Overlay) -> Result<Value, Fault> {
        match self.lookup(overlay)? {
            Some(Slot::In(container, at)) => Ok(overlay.take(container, at)?),
            _ => Err(Fault::NoSuchKey(self.key.as_ref().to_owned())),
        }
    }
}

/// The place of an existing element; a negative index counts from the end.
fn existing(key: &str, len: usize) -> Result<usize, Fault> {
    let index = gotext::atoi(key).map_err(Fault::Atoi)?;
    position(index, len).ok_or(Fault::OutOfRange(index))
}

/// The place at which an element is inserted; `-` and `-1` append.
fn insertion(key: &str, len: usize) -> Result<usize, Fault> {
    if key == "-" {
        return Ok(len);
    }
    let index = gotext::atoi(key)
        .map_err(|cause| Fault::Atoi(format!("value was not a proper array index: '{key}': {cause}")))?;
    position(index, len.saturating_add(1)).ok_or(Fault::OutOfRange(index))
}

/// How many containers a path leads through.
pub(super) fn level(path: &str) -> usize {
    path.bytes().filter(|&byte| byte == b'/').count()
}

/// `index` if it is below `end`, from which a negative one counts back.
fn position(index: i64, end: usize) -> Option<usize> {
    let magnitude = usize::try_from(index.unsigned_abs()).ok()?;
    let at = if index < 0 { end.checked_sub(magnitude)? } else { magnitude };
    (at < end).then_some(at)
}
