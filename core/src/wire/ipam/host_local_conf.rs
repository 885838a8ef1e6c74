//! A configuration with host-local on the wire, or a list with it.

use serde::Serialize;

use crate::ipam::capacity::CapacityNeed;
use crate::json::{Document, Node, Writer};
use crate::release::Plugins;
use crate::wire::error::Failure;
use crate::wire::input::Input;

/// The plugin whose addresses are known from its configuration.
const HOST_LOCAL: &str = "host-local";

/// The line of the plugins that an input asks.
pub(super) fn plugins(input: &Input<'_>) -> Result<Plugins, Failure> {
    let plugins = input.string("plugins").map_or(Ok(Plugins::default()), |text| Plugins::parse(&text));
    plugins.map_err(|error| Failure::of("release", &error).under(&input.place("plugins")))
}

/// What is not modelled, where host-local does not give the addresses of a configuration, or of a list that [`of_list`] finds
/// no plugin in.
pub(super) fn other_plugin(conf: Node<'_>) -> Option<CapacityNeed> {
    if let Some(plugin) = without_ipam(conf) {
        return Some(CapacityNeed::NoIpam { plugin });
    }
    let plugin = ipam_type(conf).filter(|plugin| !plugin.is_empty() && plugin != HOST_LOCAL)?;
    Some(CapacityNeed::IpamNotModelled { plugin })
}

/// The plugin of a configuration, or the first of a list, where nothing has an `ipam`: no plugin calls host-local.
fn without_ipam(conf: Node<'_>) -> Option<String> {
    let plugins: Vec<_> = conf.member("plugins").into_iter().flat_map(|plugins| plugins.elements()).collect();
    if std::iter::once(conf).chain(plugins.iter().copied()).any(|plugin| plugin.member("ipam").is_some()) {
        return None;
    }
    let plugin = plugins.first().copied().unwrap_or(conf).member("type")?.as_str()?;
    Some(plugin.into_owned()).filter(|plugin| !plugin.is_empty() && plugin != HOST_LOCAL)
}

/// The plugin that gives the addresses of a configuration.
fn ipam_type(conf: Node<'_>) -> Option<String> {
    Some(conf.member("ipam")?.member("type")?.as_str()?.into_owned())
}

/// The plugin of a list whose addresses host-local gives, or else the first with addresses: its number, and its configuration
/// as it gets it.
pub(super) fn of_list(list: Node<'_>) -> Option<(usize, Document)> {
    let plugins = list.member("plugins")?.elements().enumerate();
    let with_addresses: Vec<_> = plugins.filter(|(_, plugin)| ipam_type(*plugin).is_some()).collect();
    let is_host_local = |(_, plugin): &&(usize, Node<'_>)| ipam_type(*plugin).is_some_and(|kind| kind == HOST_LOCAL);
    let (index, plugin) = with_addresses.iter().find(is_host_local).or(with_addresses.first())?;
    let of_the_list = ["name", "cniVersion"].into_iter().filter_map(|name| Some((name, list.member(name)?.text())));
    Some((*index, with_members(*plugin, of_the_list.collect())))
}

/// An object with other values for some members.
pub(super) fn with_members(object: Node<'_>, members: Vec<(&str, &[u8])>) -> Document {
    let mut out = Writer::new();
    out.begin_object();
    for member in object.members().filter(|member| members.iter().all(|(name, _)| !member.key.is_str(name))) {
        out.key(&member.name()).raw(member.value.text());
    }
    for (name, value) in members {
        out.key(name).raw(value);
    }
    out.end_object();
    Document::printed(out.finish())
}

/// What host-local says, with its code.
#[derive(Serialize)]
pub(super) struct Refused<'r, R: Serialize> {
    #[serde(flatten)]
    facts: &'r R,
    text: String,
}

impl<'r, R: Serialize + std::fmt::Display> Refused<'r, R> {
    pub(super) fn of(facts: &'r R) -> Self {
        Self { facts, text: facts.to_string() }
    }
}
