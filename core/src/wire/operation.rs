//! What an operation is: its name, the members of its input, and how its answer ends.

use serde::{Serialize, Serializer};

/// An operation, as [`super::ops`] lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Operation {
    /// Its name: area and verb.
    pub op: &'static str,
    /// What it answers.
    pub line: &'static str,
    /// The members of its input, in groups that operations share; on the wire one list.
    #[serde(serialize_with = "as_one_list")]
    pub(super) members: Members<'static>,
    /// The words of `verdict` in its answer, with the exit code of the command for each; empty if it makes something
    /// instead of judging.
    pub verdicts: &'static [Verdict],
    /// The codes of `err` that are answers, such as a patch that does not apply: the command exits with 1.
    pub refusals: &'static [&'static str],
}

/// A word of `verdict`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The word.
    pub word: &'static str,
    /// The exit code of the command: 0, 1 or 3.
    pub exit: u8,
}

/// Members of an input, in groups.
pub(super) type Members<'a> = &'a [&'a [Member]];

fn as_one_list<S: Serializer>(members: &Members<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(members.iter().copied().flatten())
}

impl Operation {
    /// The members of its input.
    pub fn members(&self) -> impl Iterator<Item = &'static Member> + Clone + use<> {
        self.members.iter().copied().flatten()
    }

    /// The exit code of the command for an answer with this verdict; 0 without one.
    pub fn exit(&self, verdict: &str) -> u8 {
        self.verdicts.iter().find(|known| known.word == verdict).map_or(0, |known| known.exit)
    }
}

#[cfg(feature = "admission")]
pub(super) const fn verdict(word: &'static str, exit: u8) -> Verdict {
    Verdict { word, exit }
}

/// A member of an operation's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Member {
    /// Its name; a raw one can also be given as `<name>Text`.
    pub name: &'static str,
    /// What it holds.
    pub kind: MemberKind,
    /// Whether the operation can't do without it.
    pub required: bool,
    /// What it means.
    pub line: &'static str,
}

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MemberKind {
    /// Any JSON, taken as the text that it is; also as a string, in the member's `Text` twin.
    Raw,
    /// A string.
    String,
    /// A list of strings.
    Strings,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Bool,
    /// An object whose members the operation reads itself.
    Object,
    /// A list whose elements the operation reads itself.
    List,
    /// A resource: `{group, version, resource}`, or its name as `kubectl` takes it.
    Resource,
}

pub(super) const fn required(name: &'static str, kind: MemberKind, line: &'static str) -> Member {
    Member { name, kind, required: true, line }
}

pub(super) const fn optional(name: &'static str, kind: MemberKind, line: &'static str) -> Member {
    Member { name, kind, required: false, line }
}

/// Every input may carry these; they come last in each operation's list.
pub(super) const RELEASE: Member =
    optional("release", MemberKind::String, "the Kubernetes minor, as in `1.37`, which is the default");
pub(super) const COMPLETE: Member =
    optional("complete", MemberKind::Strings, "kinds of which the input holds all there are: `namespaces`, `crds`");
#[cfg(feature = "patch")]
pub(super) const TEXT: Member =
    optional("text", MemberKind::Bool, "whether raw members of the answer come as text, `doc` as `docText`");
