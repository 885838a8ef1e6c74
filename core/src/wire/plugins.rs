//! The member `plugins`: the admission plugins that a request goes through.

use super::error::Failure;
use super::input::{Input, Nulls};
use super::operation::{Member, MemberKind, optional};
use crate::admission::PluginSet;
use crate::json::Kind;
use crate::release::Release;

pub(super) const PLUGINS: Member = optional(
    "plugins",
    MemberKind::Plugins,
    "the admission plugins: a list of all of their names, or `{\"enable\": [..], \"disable\": [..]}` as the flags of kube-apiserver \
     have them; by default those that it runs by default for a client's object, for `request` the webhooks alone",
);

const FLAGS: &[Member] = &[optional("enable", MemberKind::Strings, ""), optional("disable", MemberKind::Strings, "")];

/// The plugins of an input.
pub(super) fn plugins(input: &Input<'_>, release: Release) -> Result<PluginSet, Failure> {
    let Some(node) = input.node("plugins") else { return Ok(PluginSet::default()) };
    let at = input.place("plugins");
    let set = if node.kind() == Kind::Array {
        let names = input.strings("plugins");
        PluginSet::of(&texts(&names), release)
    } else {
        let flags = Input::read_members(node, at.clone(), FLAGS, Nulls::Refused)?;
        PluginSet::with_flags(&texts(&flags.strings("enable")), &texts(&flags.strings("disable")), release)
    };
    set.map_err(|error| Failure::of("admission", &error).under(&at))
}

fn texts<'a>(names: &'a [std::borrow::Cow<'_, str>]) -> Vec<&'a str> {
    names.iter().map(|name| &**name).collect()
}
