//! A cluster's objects, read once for many operations.

use super::encoding::as_utf_8_as;
use super::error::Failure;
use super::input::{Beside, Input, Nulls, read};
use super::operation::Member;
use super::prepared::{MEMBERS, Prepared};
use super::table::{ALL, Area, find_on_objects};

/// A cluster's objects, read once for many operations of all domains.
///
/// It answers the operations that have a member `objects`, byte for byte as [`super::call`] does; their inputs leave
/// out `objects`, `resources`, `release` and `complete`. A domain compiles the objects when it is first used. An error
/// that only this domain finds is the `err` of each of its operations.
///
/// # Examples
///
#[cfg_attr(feature = "admission", doc = "```")]
#[cfg_attr(not(feature = "admission"), doc = "```text")]
/// use nocluster::wire::Handle;
///
/// let handle = Handle::new(br#"{"complete": ["namespaces"], "objects": [
///     {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}
/// ]}"#).unwrap();
/// let pod = br#"{"object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}}}"#;
/// assert!(handle.call("admission.match", pod).starts_with(br#"{"ok":"#));
/// // This operation has no member `objects`.
/// assert!(handle.call("patch.apply", b"{}").starts_with(br#"{"err":"#));
/// ```
#[derive(Debug, Clone)]
pub struct Handle {
    areas: &'static [&'static Area],
    prepared: Prepared,
}

impl Handle {
    /// Prepares `{"objects", "release"?, "complete"?, "resources"?}`.
    ///
    /// # Errors
    ///
    /// The envelope's text, with `err`: the input is not JSON, or an entry of `objects` is not an object with a kind.
    pub fn new(input: &[u8]) -> Result<Self, Vec<u8>> {
        Self::of(ALL, input)
    }

    /// As [`Self::new`], for the operations of these areas.
    ///
    /// # Errors
    ///
    /// As [`Self::new`].
    pub fn of(areas: &'static [&'static Area], input: &[u8]) -> Result<Self, Vec<u8>> {
        let prepare = || {
            let document = read(input)?;
            Prepared::read(&Input::read_members(document.root(), String::new(), MEMBERS, Nulls::Refused)?)
        };
        prepare().map(|prepared| Self { areas, prepared }).map_err(|failure: Failure| failure.envelope())
    }

    /// Runs one operation on these objects and returns the text of the envelope.
    pub fn call(&self, op: &str, input: &[u8]) -> Vec<u8> {
        self.ask(op, input, None)
    }

    /// Runs one operation on these objects, with the text of one of its raw members given beside the input.
    ///
    /// The answer equals that of [`Self::call`] for an input with this text in the member's `Text` twin. It saves
    /// writing the text as a JSON string and reading it twice.
    pub fn call_with_text(&self, op: &str, input: &[u8], member: &str, text: &[u8]) -> Vec<u8> {
        self.ask(op, input, Some(Beside { member, text }))
    }

    fn ask(&self, op: &str, input: &[u8], beside: Option<Beside<'_>>) -> Vec<u8> {
        let text = beside.as_ref().map(|beside| beside.text).unwrap_or_default();
        let answered = find_on_objects(self.areas, op).and_then(|entry| {
            let document = read(input)?;
            let prepared = |member: &&Member| MEMBERS.iter().any(|known| known.name == member.name);
            let members: Vec<Member> = entry.operation.members().filter(|member| !prepared(member)).copied().collect();
            let input = Input::read_beside(document.root(), String::new(), &[&members], Nulls::Refused, beside)?;
            (entry.answer)(&self.prepared, &input)
        });
        as_utf_8_as(&[input, text], answered.unwrap_or_else(|failure| failure.envelope()))
    }
}
