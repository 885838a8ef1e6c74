//! Operations: their names, the members of their inputs, and the verdicts of their answers.

use serde::{Serialize, Serializer};

/// An operation, as [`super::ops`] lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Operation {
    /// The name: the area and a verb, such as `admission.match`.
    pub op: &'static str,
    /// What the operation answers, in one line.
    pub line: &'static str,
    /// The members of the input, in groups that operations share; on the wire it is one list.
    #[serde(serialize_with = "as_one_list")]
    pub(super) members: Members<'static>,
    /// The words of `verdict` in the answer, with the exit code of the command for each; empty for an operation without
    /// a verdict.
    pub verdicts: &'static [Verdict],
    /// The codes of `err` that are answers, such as a patch that does not apply: the command exits with 1.
    pub refusals: &'static [&'static str],
}

/// A verdict of an operation: a word, with the exit code of the command for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The word on the wire, such as `allowed`.
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

#[cfg(any(feature = "admission", feature = "dns", feature = "ipam"))]
pub(super) const fn verdict(word: &'static str, exit: u8) -> Verdict {
    Verdict { word, exit }
}

/// The worst of the words that were said, of verdicts from the best to the worst; `None` if none was said.
#[cfg(any(feature = "dns", feature = "ipam"))]
pub(super) fn worst<'w>(verdicts: &[Verdict], said: impl IntoIterator<Item = &'w str>) -> Option<&'static str> {
    let place = |word| verdicts.iter().position(|known| known.word == word);
    let worst = said.into_iter().filter_map(place).max()?;
    verdicts.get(worst).map(|known| known.word)
}

/// A member of an operation's input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Member {
    /// The name of the member; a raw one can also be given as `<name>Text`.
    pub name: &'static str,
    /// The type of the member.
    pub kind: MemberKind,
    /// Whether the operation requires the member.
    pub required: bool,
    /// What the member means, in one line.
    pub line: &'static str,
}

/// The type of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MemberKind {
    /// Any JSON, kept as text; it can also be given as a string, in the member's `Text` twin.
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
    /// A resource: `{group, version, resource}`, or its name in one of kubectl's forms.
    Resource,
    /// Admission plugins: a list of names, or `{enable, disable}`.
    Plugins,
}

pub(super) const fn required(name: &'static str, kind: MemberKind, line: &'static str) -> Member {
    Member { name, kind, required: true, line }
}

pub(super) const fn optional(name: &'static str, kind: MemberKind, line: &'static str) -> Member {
    Member { name, kind, required: false, line }
}

/// Every input may have these members; they come last in the list of each operation.
pub(super) const RELEASE: Member =
    optional("release", MemberKind::String, "the Kubernetes minor release; default `1.37`");
pub(super) const COMPLETE: Member = optional(
    "complete",
    MemberKind::Strings,
    "kinds of which the input has every object: `namespaces`, `crds`, `services`, `endpointslices`, `pods`, `serviceimports`, `serviceaccounts`, `limitranges`, `priorityclasses`, `runtimeclasses`, `storageclasses`, `ingressclasses`",
);
#[cfg(feature = "patch")]
pub(super) const TEXT: Member =
    optional("text", MemberKind::Bool, "whether raw members of the answer come as text, `doc` as `docText`");
