//! The profile `safe`: host-local without the behaviours that do harm.
//!
//! | `compat`, as the plugin is | `safe` |
//! | --- | --- |
//! | A failed ADD moves cursors. | What is refused changes nothing. |
//! | Its roll-back removes all that the container had before. | It has taken nothing yet. |
//! | An ADD with a requested address gives a container that has one another. | It is refused, as every second ADD. |
//! | Of several requested addresses that fit, a Go map takes one. | The first of the list. |
//! | An address may be the gateway of another range. | No gateway of the network is given. |
//! | DEL and CHECK match all files, cursors and those in folders too. | Files that are named like an address. |
//! | DEL makes a pass for each set; the second takes files with the id alone. | One pass: these only without others. |
//! | GC without a list takes all; it takes foreign files. | It needs the list; it takes files of leases only. |
//! | GC does nothing up to 1.9, and is no command of 1.1. | It is one in every line. |
//! | Up to 1.9 gateways and starts are not checked; walks leave the subnet and the family. | They are as of 1.10. |
//! | An ADD in the plugin's own network namespace leaves its lease. | It is refused before. |
//! | Nulls among requested addresses and routes crash the plugin. | They are refused. |

use std::collections::BTreeSet;
use std::net::IpAddr;

use super::allocator::{self, Walked};
use super::config::Config;
use super::error::HostLocalError;
use super::overlay::Overlay;
use super::range::{Range, RangeSet};
use super::reason::HostLocalReason;
use super::request::Request;
use super::result::{distinct, resolver, shown};
use super::store::{Store, base_address};
use super::taken::{Taken, Way};
use crate::gotext::trim_space;
use crate::ipam::attachment::Attachment;
use crate::ipam::decision::{Decision, Env, Flag, Outcome};
use crate::ipam::invocation::{container_id, interface_name};
use crate::ipam::position::position;
use crate::ipam::profile::Profile;

/// Answers a call in one of the profiles `safe`.
pub(super) fn decide(config: &Config, store: &Store, request: &Request, env: &Env) -> Decision {
    match request {
        Request::Add(owner) => add(config, store, owner, env),
        Request::Check(owner) => check(store, owner),
        Request::Del(owner) => del(store, owner),
        Request::Gc(valid) => gc(store, valid.as_deref()),
    }
}

/// Whether a file is a lease by its name: it lies in the directory itself, and is named like an address, however spelt.
fn is_lease(name: &str) -> bool {
    !name.contains('/') && base_address(name).is_some()
}

/// The leases of an owner: those with its key, or else those with the key of old.
fn held(store: &Store, owner: &Attachment) -> (Vec<String>, bool) {
    let of = |key: &str| store.holding(key).into_iter().filter(|name| is_lease(name)).collect::<Vec<_>>();
    let [key, old] = owner.keys();
    match of(&key) {
        names if names.is_empty() => (of(&old), true),
        names => (names, false),
    }
}

fn add(config: &Config, store: &Store, owner: &Attachment, env: &Env) -> Decision {
    let dns = match resolver(config, env) {
        Ok(dns) => dns,
        Err(outcome) => return Decision::of(*outcome),
    };
    let mut overlay = Overlay::open(store);
    let (files, _) = held(store, owner);
    let mut left = distinct(&config.requested);
    let mut addresses = Vec::new();
    for (set, ranges) in config.sets.iter().enumerate() {
        let fits = left.iter().position(|ip| ranges.range_for(*ip).is_some());
        let requested = fits.map(|at| left.remove(at));
        let of_set = |file: &&String| base_address(file).is_some_and(|ip| ranges.range_for(ip).is_some());
        let has = files.iter().find(of_set).and_then(|file| Some((file.as_str(), base_address(file)?)));
        let taken = match has {
            Some((file, address)) => again(set, ranges, (file, address), requested, owner, env.profile),
            None => new(config, set, ranges, &overlay, requested),
        };
        match taken {
            Ok(taken) => {
                if taken.way != Way::AlreadyHeld {
                    overlay.reserve(set, taken.address, &owner.key());
                }
                addresses.push(taken);
            }
            Err(error) => return Decision::of(Outcome::Refused(error.into())),
        }
    }
    if !left.is_empty() {
        return Decision::of(Outcome::Refused(HostLocalError::RequestedLeftOver { addresses: left }.into()));
    }
    let result = shown(config, &addresses, dns);
    overlay.decided(Outcome::Granted(result), Some(HostLocalReason::Allocated { addresses }))
}

/// The address that the container has of a set: it is given again only in the idempotent profile.
fn again(
    set: usize,
    ranges: &RangeSet,
    (file, address): (&str, IpAddr),
    requested: Option<IpAddr>,
    owner: &Attachment,
    profile: Profile,
) -> Result<Taken, HostLocalError> {
    match ranges.range_for(address) {
        Some((range, _)) if profile == Profile::SafeIdempotent && requested.is_none_or(|ip| ip == address) => {
            Ok(Taken { set, address, range, way: Way::AlreadyHeld })
        }
        _ => {
            let (container_id, file) = (owner.container_id.clone(), file.to_owned());
            Err(HostLocalError::DuplicateAllocation { set, address, container_id, file })
        }
    }
}

/// An address of a set that nobody has, and that is no gateway of the network.
fn new(
    config: &Config,
    set: usize,
    ranges: &RangeSet,
    store: &Overlay<'_>,
    requested: Option<IpAddr>,
) -> Result<Taken, HostLocalError> {
    let is_gateway = |ip: IpAddr| gateways(config).any(|gateway| gateway == ip);
    let shown = || ranges.to_string();
    if let Some(address) = requested {
        return match ranges.range_for(address) {
            _ if is_gateway(address) => Err(HostLocalError::RequestedGateway { set, address }),
            Some((range, _)) if !store.is_taken(address) => Ok(Taken { set, address, range, way: Way::Requested }),
            _ => Err(HostLocalError::RequestedTaken { set, address, ranges: shown() }),
        };
    }
    match allocator::next(set, ranges, store, |_, ip| is_gateway(ip)) {
        Walked::Found(taken) => Ok(taken),
        Walked::Exhausted | Walked::Beyond => {
            let addresses = capacity(config, ranges).to_string();
            Err(HostLocalError::RangeExhausted { set, ranges: shown(), addresses })
        }
    }
}

/// The gateways of all ranges of the network.
fn gateways(config: &Config) -> impl Iterator<Item = IpAddr> + '_ {
    config.sets.iter().flat_map(|set| set.ranges()).map(|range| range.gateway())
}

/// How many addresses a set can give: no gateway of the network is given.
fn capacity(config: &Config, set: &RangeSet) -> u128 {
    let of = |range: &Range| position(range.end()).saturating_sub(position(range.start())).saturating_add(1);
    let size = set.ranges().iter().map(of);
    let inside: BTreeSet<_> = gateways(config).filter(|ip| set.range_for(*ip).is_some()).collect();
    let inside = u128::try_from(inside.len()).unwrap_or(u128::MAX);
    size.fold(0, u128::saturating_add).saturating_sub(inside)
}

fn check(store: &Store, owner: &Attachment) -> Decision {
    let (names, _) = held(store, owner);
    match names.into_iter().next() {
        Some(file) => Overlay::open(store).decided(Outcome::Done, Some(HostLocalReason::Found { file })),
        None => {
            let container_id = owner.container_id.clone();
            Decision::of(Outcome::Refused(HostLocalError::NotAllocated { container_id }.into()))
        }
    }
}

fn del(store: &Store, owner: &Attachment) -> Decision {
    let mut overlay = Overlay::open(store);
    let (names, of_old) = held(store, owner);
    let reason = match names.len() {
        0 => HostLocalReason::NothingToRelease,
        files => HostLocalReason::Released { files },
    };
    if of_old && !names.is_empty() {
        overlay.flag(Flag::LegacyRemoved);
    }
    names.into_iter().for_each(|name| overlay.remove(name));
    overlay.decided(Outcome::Done, Some(reason))
}

fn gc(store: &Store, valid: Option<&[Attachment]>) -> Decision {
    let Some(valid) = valid else {
        return Decision::of(Outcome::Refused(HostLocalError::NoValidAttachments.into()));
    };
    let keys: Vec<_> = valid.iter().map(Attachment::keys).collect();
    let mut overlay = Overlay::open(store);
    let (mut removed, mut kept) = (0_usize, 0_usize);
    for (name, content) in store.files().filter(|(name, _)| is_lease(name)) {
        let Some(key) = key(content) else { continue };
        if keys.iter().flatten().any(|valid| valid == key) {
            kept = kept.saturating_add(1);
        } else {
            removed = removed.saturating_add(1);
            overlay.remove(name.into_owned());
        }
    }
    overlay.decided(Outcome::Done, Some(HostLocalReason::Collected { removed, kept }))
}

/// What a file holds, if it is a container's id and an interface's name, or an id alone.
fn key(content: &[u8]) -> Option<&str> {
    let key = std::str::from_utf8(trim_space(content)).ok()?;
    let (id, ifname) = key.split_once("\r\n").map_or((key, None), |(id, ifname)| (id, Some(ifname)));
    let is_key = container_id(id).is_ok() && !id.is_empty() && ifname.is_none_or(|name| interface_name(name).is_ok());
    is_key.then_some(key)
}
