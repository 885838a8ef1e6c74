//! host-local: addresses of configured ranges, with a file for each in a directory of the node.
//!
//! [`decide`] answers one call of the plugin over the [`Store`] of its network, without changing it; [`Store::apply`]
//! replays what it decides.
//!
//! Source: containernetworking/plugins plugins/ipam/host-local/main.go

use std::net::IpAddr;

use super::decision::{Decision, Env, Flag, IpamNeed, Op, Outcome};
use super::net_conf::NetConf;
use super::position::position;
use crate::gotext::trim_space;
use crate::json::Node;
use crate::release::Plugins;

mod allocator;
mod config;
pub(super) mod config_error;
pub(super) mod error;
mod files;
mod overlay;
mod range;
pub(super) mod reason;
mod request;
mod resolv_conf;
mod result;
mod safe;
mod store;
mod taken;
mod what_if;

pub use crate::ipam::attachment::{Attachment, held_key};
pub use config::Config;
pub use config_error::ConfigError;
pub use error::HostLocalError;
pub use range::{Range, RangeError, RangeSet};
pub use reason::HostLocalReason;
pub use request::Request;
pub use store::Store;
pub use taken::{Taken, Way};
pub use what_if::{Many, WhatIf};

use allocator::Walked;
use overlay::Overlay;
use result::{distinct, resolver, shown};
use store::{CURSOR, LOCK, base_address, cursor_name};

/// Answers a call over the directory of its network.
///
/// # Examples
///
/// ```
/// use nocluster::ipam::host_local::{Attachment, Config, Request, Store, decide};
/// use nocluster::ipam::{Env, Outcome};
///
/// let config = Config::parse(br#"{"name": "net", "ipam": {"subnet": "10.1.2.0/29"}}"#, "", Default::default())?;
/// let owner = Attachment { container_id: "c1".to_owned(), ifname: "eth0".to_owned() };
/// let mut store = Store::default();
/// let decision = decide(&config, &store, &Request::Add(owner), &Env::default());
/// let Outcome::Granted(result) = &decision.outcome else { panic!() };
/// assert_eq!(result.ips[0].address.to_string(), "10.1.2.2/29");
/// store.apply(&decision.ops);
/// assert_eq!(store.file("10.1.2.2"), Some(&b"c1\r\neth0"[..]));
/// # Ok::<(), nocluster::ipam::Refusal>(())
/// ```
pub fn decide(config: &Config, store: &Store, request: &Request, env: &Env) -> Decision {
    let sets = if matches!(request, Request::Add(_)) { config.sets.len() } else { 0 };
    let mut own = std::iter::once(LOCK.to_owned()).chain((0..sets).map(cursor_name));
    if let Some(name) = own.find(|name| store.has_folder(name)) {
        return Decision::of(Outcome::Unknown(vec![IpamNeed::FolderNotModelled { name }]));
    }
    if env.profile.is_safe() {
        return safe::decide(config, store, request, env);
    }
    match request {
        Request::Add(owner) => add(config, store, owner, env),
        Request::Check(owner) => check(store, owner),
        Request::Del(owner) => del(config, store, owner),
        Request::Gc(valid) => gc(store, valid.as_deref()),
    }
}

fn add(config: &Config, store: &Store, owner: &Attachment, env: &Env) -> Decision {
    let dns = match resolver(config, env) {
        Ok(dns) => dns,
        Err(outcome) => return Decision::of(*outcome),
    };
    let mut store = Overlay::open(store);
    let key = owner.key();
    let mut left = distinct(&config.requested);
    let mut addresses = Vec::new();
    for set in 0..config.sets.len() {
        match get(config, set, &mut store, owner, &mut left, env.plugins) {
            Ok(taken) => addresses.push(taken),
            // A panic rolls nothing back.
            Err(Failure::Crashed) => return failed(store, Outcome::Crashed),
            Err(failure) => {
                store.roll_back(addresses.len(), &key, &owner.container_id);
                return failed(store, failure.into());
            }
        }
    }
    if !left.is_empty() {
        if left.len() > 1 {
            store.flag(Flag::OrderDependent);
        }
        store.roll_back(addresses.len(), &key, &owner.container_id);
        return failed(store, Outcome::Refused(HostLocalError::RequestedLeftOver { addresses: left }.into()));
    }
    for taken in &addresses {
        let Some(range) = config.sets.get(taken.set).and_then(|set| set.ranges().get(taken.range)) else { continue };
        let mut others = config.sets.iter().flat_map(|set| set.ranges()).filter(|other| *other != range);
        if others.any(|other| other.gateway() == taken.address) {
            store.flag(Flag::GatewayOfOtherRange);
        }
        if !range.subnet_contains(range.gateway()) {
            store.flag(Flag::GatewayOutsideSubnet);
        }
    }
    let result = shown(config, &addresses, dns);
    store.decided(Outcome::Granted(result), Some(HostLocalReason::Allocated { addresses }))
}

fn failed(mut store: Overlay<'_>, outcome: Outcome) -> Decision {
    if store.ops.iter().any(|op| matches!(op, Op::SetCursor { .. })) {
        store.flag(Flag::CursorMovedOnError);
    }
    store.decided(outcome, None)
}

/// Why a set gives no address.
enum Failure {
    Refused(HostLocalError),
    Unknown(IpamNeed),
    Crashed,
}

impl From<Failure> for Outcome {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(error) => Self::Refused(error.into()),
            Failure::Unknown(need) => Self::Unknown(vec![need]),
            Failure::Crashed => Self::Crashed,
        }
    }
}

/// The address of one set: the requested one that it has, or the next one.
///
/// Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/allocator.go Get
fn get(
    config: &Config,
    set: usize,
    store: &mut Overlay<'_>,
    owner: &Attachment,
    left: &mut Vec<IpAddr>,
    plugins: Plugins,
) -> Result<Taken, Failure> {
    let Some(ranges) = config.sets.get(set) else { return Err(Failure::Crashed) };
    let refused = |error: HostLocalError| Err(Failure::Refused(error));
    let fitting: Vec<usize> =
        (0..left.len()).filter(|&at| left.get(at).is_some_and(|ip| ranges.range_for(*ip).is_some())).collect();
    if fitting.len() > 1 {
        store.flag(Flag::OrderDependent);
    }
    if let Some(&at) = fitting.first() {
        let address = left.remove(at);
        let Some((range, of)) = ranges.range_for(address) else { return Err(Failure::Crashed) };
        if of.gateway() == address {
            return refused(HostLocalError::RequestedGateway { set, address });
        }
        if store.is_taken(address) {
            return refused(HostLocalError::RequestedTaken { set, address, ranges: ranges.to_string() });
        }
        store.reserve(set, address, &owner.key());
        return Ok(Taken { set, address, range, way: Way::Requested });
    }
    let mut held = store.holding(&owner.key());
    held.extend(store.holding(owner.container_id.trim()));
    held.sort_by(|one, other| one.split('/').cmp(other.split('/')));
    for file in held {
        if let Some(address) = base_address(&file)
            && ranges.range_for(address).is_some()
        {
            let container_id = owner.container_id.clone();
            return refused(HostLocalError::DuplicateAllocation { set, address, container_id, file });
        }
    }
    match allocator::next(set, ranges, store, |range, ip| range.gateway() == ip) {
        Walked::Found(taken) => {
            store.reserve(set, taken.address, &owner.key());
            Ok(taken)
        }
        Walked::Exhausted => {
            let (ranges, addresses) = (ranges.to_string(), capacity(ranges).to_string());
            refused(HostLocalError::RangeExhausted { set, ranges, addresses })
        }
        // Release 1.1 counts on, with addresses of five bytes.
        Walked::Beyond if !plugins.pads_addresses() => {
            Err(Failure::Unknown(IpamNeed::AddressesNotModelled { ranges: ranges.to_string() }))
        }
        Walked::Beyond => Err(Failure::Crashed),
    }
}

/// How many addresses a set can give: a gateway inside its own range is not given.
fn capacity(set: &RangeSet) -> u128 {
    let of = |range: &Range| {
        let size = position(range.end()).saturating_sub(position(range.start())).saturating_add(1);
        size.saturating_sub(range.contains(range.gateway()).into())
    };
    set.ranges().iter().map(of).fold(0, u128::saturating_add)
}

fn check(store: &Store, owner: &Attachment) -> Decision {
    let store = Overlay::open(store);
    let mut held = store.holding(&owner.key());
    if held.is_empty() {
        held = store.holding(owner.container_id.trim());
    }
    let (outcome, reason) = match held.into_iter().next() {
        Some(file) => (Outcome::Done, Some(HostLocalReason::Found { file })),
        None => {
            let container_id = owner.container_id.clone();
            (Outcome::Refused(HostLocalError::NotAllocated { container_id }.into()), None)
        }
    };
    store.decided(outcome, reason)
}

fn del(config: &Config, store: &Store, owner: &Attachment) -> Decision {
    let mut store = Overlay::open(store);
    let key = owner.key();
    let released = config.sets.iter().map(|_| store.release(&key, owner.container_id.trim()));
    let reason = match released.sum() {
        0 => HostLocalReason::NothingToRelease,
        files => HostLocalReason::Released { files },
    };
    store.decided(Outcome::Done, Some(reason))
}

fn gc(store: &Store, valid: Option<&[Attachment]>) -> Decision {
    let listed = valid.unwrap_or_default();
    let keys: Vec<_> = listed.iter().map(Attachment::key).collect();
    let ids: Vec<_> = listed.iter().map(|attachment| attachment.container_id.trim()).collect();
    let is_valid = |content: &[u8]| {
        let content = trim_space(content);
        let of_old = !content.windows(2).any(|pair| pair == b"\r\n");
        keys.iter().any(|key| key.as_bytes() == content) || of_old && ids.iter().any(|id| id.as_bytes() == content)
    };
    let direct = store.files().filter(|(name, _)| !name.contains('/') && name != LOCK && !name.starts_with(CURSOR));
    let (kept, removed): (Vec<_>, Vec<_>) = direct.partition(|(_, content)| is_valid(content));
    let mut overlay = Overlay::open(store);
    for (name, _) in &removed {
        if base_address(name).is_none() {
            overlay.flag(Flag::ForeignFileCollected);
        }
        overlay.remove(name.clone().into_owned());
    }
    if listed.is_empty() && !removed.is_empty() {
        overlay.flag(Flag::EverythingCollected);
    }
    let reason = HostLocalReason::Collected { removed: removed.len(), kept: kept.len() };
    overlay.decided(Outcome::Done, Some(reason))
}

/// The valid attachments of a configuration; `None` without a list.
pub(crate) fn valid_attachments(node: Node<'_>, plugins: Plugins) -> Result<Option<Vec<Attachment>>, HostLocalError> {
    let conf = NetConf::read(node, plugins);
    let conf = conf.map_err(|fault| HostLocalError::UndecodableAttachments { problem: fault.to_string() })?;
    Ok(conf.valid_attachments)
}
