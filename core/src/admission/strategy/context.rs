//! What strategies know beside the objects, and what they leave open.

use super::part::Part;
use crate::admission::assumption::Assumption;
use crate::json::Document;
use crate::meta::{Gvk, UserInfo};
use crate::release::Release;

/// What a strategy knows beside the objects.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stored<'a> {
    pub(crate) kind: &'a Gvk,
    pub(crate) release: Release,
    /// The time of the request, in RFC 3339; without it the time of creation is left out.
    pub(crate) now: Option<&'a str>,
    /// The uid of a new object; without it the uid is left out.
    pub(crate) object_uid: Option<&'a str>,
    /// Who makes the request, where that is known.
    pub(crate) user: Option<&'a UserInfo>,
    /// The part of the object that the request is for.
    pub(crate) part: Part,
    /// The text from which the server read the object last, without defaults: the client's, or what a webhook's patch made
    /// of it. Unset, the strategy reads what is printed.
    pub(crate) read: Option<&'a Document>,
    /// Whether the object is created by an update, so that it still has the client's metadata of the system.
    pub(crate) by_update: bool,
    pub(crate) versions: Versions,
}

/// What the server has as the versions of a CustomResourceDefinition, beside what it prints of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Versions {
    /// What follows from them as they are printed.
    #[default]
    AsPrinted,
    /// They differ, but are printed with what they had in common before.
    Apart,
    /// None: the one that is printed is made of the name that the first one had before.
    Absent,
}

/// What a strategy leaves open.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    pub(crate) assumed: Vec<Assumption>,
}

impl Effects {
    pub(crate) fn assume(&mut self, assumption: Assumption) {
        if !self.assumed.contains(&assumption) {
            self.assumed.push(assumption);
        }
    }
}
