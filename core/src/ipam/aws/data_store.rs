//! Which addresses an instance has, and which Pod has which.
//!
//! Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go

use std::net::IpAddr;

use serde::Serialize;

use super::address::{AwsFlag, PodAddress};
use super::eni_cidr::{EniCidr, Known, Unused};
use super::error::{AwsError, AwsStateError};
use super::max_pods::PREFIX;
use super::pod_key::PodKey;
use super::settings::Settings;
use crate::gotext::ip::parse_ip;

/// The ENIs of an instance with their addresses. Where the real datastore takes the first of a Go map, which is any one,
/// this one takes the ENI that was attached first, of its addresses and prefixes the first by text, and of a prefix's
/// addresses the lowest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataStore {
    pub(crate) enis: Vec<Eni>,
    pub(crate) ipv6: bool,
    pub(crate) prefixes: bool,
    cooldown: i64,
    /// How many prefixes the real datastore believes to have.
    pub(crate) counted_prefixes: i64,
    /// Ranges of excluded ENIs that go when no Pod has them: when, the ENI, the range.
    leaving: Vec<(i64, String, String)>,
}

/// An ENI.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Eni {
    /// Its name.
    pub id: String,
    /// Whether the instance began with it.
    pub primary: bool,
    /// Whether it carries the branch ENIs of Pods.
    pub trunk: bool,
    /// Whether it is an Elastic Fabric Adapter.
    pub efa: bool,
    /// Whether Pods get none of its addresses, since its subnet is excluded.
    pub excluded: bool,
    /// When it was attached, or ipamd saw it first.
    pub(crate) created: i64,
    pub(crate) cidrs: Vec<EniCidr>,
}

/// How many addresses there are, as the pool manager counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stats {
    /// All of the kind in use.
    pub total: i64,
    /// Prefixes.
    pub prefixes: i64,
    /// Those that a Pod has.
    pub assigned: i64,
    /// Those that no Pod gets yet, since one had them a moment ago.
    pub cooling: i64,
    /// All without those that a Pod has; cooling ones count.
    pub available: i64,
}

impl Eni {
    /// An ENI without addresses that is there when ipamd starts.
    pub fn new(id: &str, primary: bool) -> Self {
        Self { id: id.to_owned(), primary, trunk: false, efa: false, excluded: false, created: 0, cidrs: Vec::new() }
    }

    /// Its addresses and prefixes, sorted.
    pub fn cidrs(&self) -> &[EniCidr] {
        &self.cidrs
    }

    pub(crate) fn has_pods(&self) -> bool {
        self.cidrs.iter().any(|cidr| cidr.assigned() > 0)
    }
}

impl DataStore {
    /// A datastore without ENIs.
    pub fn new(settings: &Settings) -> Self {
        let Settings { ipv6, prefix_delegation: prefixes, cooldown, .. } = *settings;
        Self { enis: Vec::new(), ipv6, prefixes, cooldown, counted_prefixes: 0, leaving: Vec::new() }
    }

    /// The ENIs in the order in which they were attached.
    pub fn enis(&self) -> &[Eni] {
        &self.enis
    }

    /// Adds an ENI.
    ///
    /// # Errors
    ///
    /// [`AwsStateError::DuplicateEni`].
    pub fn add_eni(&mut self, eni: Eni) -> Result<(), AwsStateError> {
        if self.enis.iter().any(|other| other.id == eni.id) {
            return Err(AwsStateError::DuplicateEni { eni: eni.id });
        }
        self.enis.push(eni);
        Ok(())
    }

    /// Adds an address or a prefix, `10.0.1.5/32` or `10.0.2.0/28`, with the Pods that have its addresses, to the ENI that
    /// was added last.
    ///
    /// # Errors
    ///
    /// [`AwsStateError`] unless it is of the family, has a length that EC2 gives, and everything is there once.
    pub fn add_cidr(&mut self, text: &str, assigned: &[(String, String)]) -> Result<(), AwsStateError> {
        let invalid = || AwsStateError::InvalidCidr { cidr: text.to_owned() };
        let mut cidr = EniCidr::read(text, self.ipv6).ok_or_else(invalid)?;
        for (address, pod) in assigned {
            let offset = parse_ip(address).map(|ip| IpAddr::to_canonical(&ip)).and_then(|ip| cidr.offset(ip));
            let offset = offset
                .ok_or_else(|| AwsStateError::InvalidAddress { address: address.clone(), cidr: text.to_owned() })?;
            let key = PodKey::read(pod);
            let elsewhere = self.address_of(&key).is_some() || cidr.pod_at(&key).is_some();
            if elsewhere || cidr.assign(offset, key).is_some() {
                return Err(AwsStateError::DuplicatePod { pod: pod.clone(), address: address.clone() });
            }
        }
        if self.enis.iter().flat_map(|eni| &eni.cidrs).any(|other| other.overlaps(&cidr)) {
            return Err(AwsStateError::DuplicateCidr { cidr: cidr.to_string() });
        }
        let last = self.enis.len().saturating_sub(1);
        self.put(last, cidr);
        Ok(())
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go AddIPv4CidrToStore
    pub(crate) fn put(&mut self, eni: usize, cidr: EniCidr) {
        self.counted_prefixes = self.counted_prefixes.saturating_add(i64::from(cidr.is_prefix()));
        if let Some(eni) = self.enis.get_mut(eni) {
            let at = eni.cidrs.partition_point(|other| other.sorts_before(&cidr));
            eni.cidrs.insert(at, cidr);
        }
    }

    /// The ENI, the address or prefix, and the address of a Pod.
    fn address_of(&self, pod: &PodKey) -> Option<(usize, usize, u64)> {
        self.all().find_map(|(at, _, index, cidr)| Some((at, index, cidr.pod_at(pod)?)))
    }

    /// All addresses and prefixes with their ENIs, and the numbers of both.
    fn all(&self) -> impl Iterator<Item = (usize, &Eni, usize, &EniCidr)> {
        let all = self.enis.iter().enumerate();
        all.flat_map(|(at, eni)| eni.cidrs.iter().enumerate().map(move |(index, cidr)| (at, eni, index, cidr)))
    }

    fn cidr_mut(&mut self, eni: usize, index: usize) -> Option<&mut EniCidr> {
        self.enis.get_mut(eni)?.cidrs.get_mut(index)
    }

    fn shown(&self, eni: usize, index: usize, offset: u64) -> PodAddress {
        let eni = self.enis.get(eni);
        let cidr = eni.and_then(|eni| eni.cidrs.get(index));
        PodAddress {
            eni: eni.map(|eni| eni.id.clone()).unwrap_or_default(),
            cidr: cidr.map(EniCidr::to_string).unwrap_or_default(),
            address: cidr.map(|cidr| cidr.address(offset)).unwrap_or_default(),
        }
    }

    /// Whether it is of the kind in use: prefixes or single addresses.
    fn is_used(&self, cidr: &EniCidr) -> bool {
        cidr.is_prefix() == self.prefixes
    }

    /// The ranges that Pods get addresses of.
    fn in_use<'s>(&'s self, of: impl Iterator<Item = &'s Eni>) -> impl Iterator<Item = &'s EniCidr> {
        of.filter(|eni| !eni.excluded).flat_map(|eni| &eni.cidrs).filter(|cidr| self.is_used(cidr))
    }

    /// Removes the ranges of excluded ENIs whose time has come, of which the real datastore goes on counting the prefixes.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go deallocateEmptyCIDR
    pub(crate) fn pass(&mut self, now: i64) {
        let Self { leaving, enis, .. } = self;
        leaving.retain(|(due, id, name)| {
            if *due <= now {
                for eni in enis.iter_mut().filter(|eni| eni.id == *id) {
                    eni.cidrs.retain(|cidr| cidr.assigned() > 0 || cidr.to_string() != *name);
                }
            }
            *due > now
        });
    }

    /// Gives a Pod an address; it keeps the one that it has.
    ///
    /// # Errors
    ///
    /// [`AwsError::NoAvailableAddress`].
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go AssignPodIPv4Address, AssignPodIPv6Address
    pub(crate) fn assign(&mut self, pod: &PodKey, now: i64) -> Result<(PodAddress, Given), AwsError> {
        if let Some((eni, index, offset)) = self.address_of(pod) {
            return Ok((self.shown(eni, index, offset), Given::Before));
        }
        let cooldown = self.cooldown;
        let unused = |eni: &Eni, cidr: &EniCidr| {
            let unused = cidr.unused(now, cooldown);
            let has_one = unused.fresh.is_some() || !unused.rested.is_empty();
            (has_one && !eni.excluded && self.is_used(cidr)).then_some(unused)
        };
        let (first, others) = {
            let mut choices = self.all().filter_map(|(at, eni, index, cidr)| Some((at, index, unused(eni, cidr)?)));
            (choices.next(), choices.next().is_some())
        };
        let Some((eni, index, Unused { rested, fresh })) = first else {
            let Stats { total, cooling, .. } = self.stats(now);
            return Err(AwsError::NoAvailableAddress { total, cooling });
        };
        let by_chance = others || rested.len() > 1;
        let offset = rested.first().copied().or(fresh).unwrap_or_default();
        if let Some(cidr) = self.cidr_mut(eni, index) {
            cidr.forget(&rested);
            cidr.assign(offset, pod.clone());
        }
        Ok((self.shown(eni, index, offset), Given::Now { again: !rested.is_empty(), by_chance }))
    }

    /// Takes a Pod's address; it cools from then on.
    ///
    /// # Errors
    ///
    /// [`AwsError::UnknownPod`].
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go UnassignPodIPAddress
    pub(crate) fn unassign(&mut self, pod: &PodKey, now: i64) -> Result<PodAddress, AwsError> {
        let found = self.address_of(pod).or_else(|| self.address_of(&pod.migrated()));
        let (eni, index, offset) = found.ok_or(AwsError::UnknownPod)?;
        if let Some(cidr) = self.cidr_mut(eni, index) {
            cidr.free(offset, now);
        }
        let shown = self.shown(eni, index, offset);
        let of = self.enis.get(eni).filter(|eni| eni.excluded);
        if of.and_then(|eni| eni.cidrs.get(index)).is_some_and(|cidr| cidr.assigned() == 0) {
            /// After so many seconds an excluded ENI loses a range.
            const DELAY: i64 = 5;
            self.leaving.push((now.saturating_add(DELAY), shown.eni.clone(), shown.cidr.clone()));
        }
        Ok(shown)
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go GetIPStats
    pub(crate) fn stats(&self, now: i64) -> Stats {
        let mut stats = Stats { total: 0, prefixes: self.counted_prefixes, assigned: 0, cooling: 0, available: 0 };
        for cidr in self.in_use(self.enis.iter()) {
            stats.total = stats.total.saturating_add(cidr.size());
            stats.assigned = stats.assigned.saturating_add(cidr.assigned());
            // Of IPv6 addresses the cooling ones are not counted.
            let cooling = if self.ipv6 { 0 } else { cidr.cooling(now, self.cooldown) };
            stats.cooling = stats.cooling.saturating_add(cooling);
        }
        stats.available = stats.total.saturating_sub(stats.assigned);
        stats
    }

    /// Removes an address or a prefix from an ENI, or from the one that has it; with `force` also from under a Pod.
    ///
    /// # Errors
    ///
    /// [`AwsError`] if there is no such ENI, address or prefix, or a Pod has it.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go DelIPv4CidrFromStore, DelIPv6CidrFromStore
    pub(crate) fn remove_cidr(&mut self, eni: Option<&str>, cidr: &str, force: bool) -> Result<Vec<String>, AwsError> {
        if let Some(id) = eni.filter(|id| !self.enis.iter().any(|eni| eni.id == **id)) {
            return Err(AwsError::UnknownEni { eni: id.to_owned() });
        }
        let name = EniCidr::read(cidr, self.ipv6).map_or_else(|| cidr.to_owned(), |cidr| cidr.to_string());
        let unknown = || AwsError::UnknownIp { cidr: name.clone() };
        let of = self.enis.iter_mut().filter(|of| eni.is_none_or(|id| of.id == id));
        let mut found = of.filter_map(|of| Some((of.cidrs.iter().position(|cidr| cidr.to_string() == name)?, of)));
        let (index, eni) = found.next().ok_or_else(unknown)?;
        let cidr = eni.cidrs.get(index).ok_or_else(unknown)?;
        if !force && cidr.assigned() > 0 {
            return Err(AwsError::IpInUse { cidr: name });
        }
        let pods = pods_of([cidr]);
        self.counted_prefixes = self.counted_prefixes.saturating_sub(i64::from(cidr.is_prefix()));
        eni.cidrs.remove(index);
        Ok(pods)
    }

    /// Removes an ENI, with `force` also from under its Pods.
    ///
    /// # Errors
    ///
    /// [`AwsError`] if there is no such ENI, or a Pod has an address of it.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go RemoveENIFromDataStore
    pub(crate) fn remove_eni(&mut self, id: &str, force: bool) -> Result<(Vec<String>, Vec<AwsFlag>), AwsError> {
        let at = self.enis.iter().position(|eni| eni.id == id);
        let at = at.ok_or_else(|| AwsError::UnknownEni { eni: id.to_owned() })?;
        let eni = self.enis.remove(at);
        // It looks at IPv4 addresses alone.
        if self.ipv6 {
            return Ok((pods_of(&eni.cidrs), Vec::new()));
        }
        let (mut times, mut flags) = (1, Vec::new());
        if eni.has_pods() {
            if !force {
                self.enis.insert(at, eni);
                return Err(AwsError::EniInUse { eni: id.to_owned() });
            }
            times = 2;
        }
        let prefixes = count(eni.cidrs.iter().filter(|cidr| cidr.is_prefix()));
        self.counted_prefixes = self.counted_prefixes.saturating_sub(prefixes.saturating_mul(times));
        if times > 1 && prefixes > 0 {
            flags.push(AwsFlag::PrefixesSubtractedTwice);
        }
        Ok((pods_of(&eni.cidrs), flags))
    }

    /// Removes an ENI that no Pod has an address of, and says how many ranges it had.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go RemoveUnusedENIFromStore
    pub(crate) fn detach(&mut self, id: &str) -> usize {
        let count = self.enis.iter().filter(|eni| eni.id == id).map(|eni| eni.cidrs.len()).sum();
        let _ = self.remove_eni(id, false);
        count
    }

    /// Removes ranges that no Pod has an address of from an ENI, at most so many.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go FindFreeableCidrs
    pub(crate) fn free_cidrs(&mut self, eni: usize, most: i64) -> (String, Vec<String>) {
        let mut names = Vec::new();
        let Some(eni) = self.enis.get_mut(eni) else { return (String::new(), names) };
        let counted = &mut self.counted_prefixes;
        eni.cidrs.retain(|cidr| {
            let goes = cidr.assigned() == 0 && i64::try_from(names.len()).is_ok_and(|count| count < most);
            if goes {
                *counted = counted.saturating_sub(i64::from(cidr.is_prefix()));
                names.push(cidr.to_string());
            }
            !goes
        });
        (eni.id.clone(), names)
    }

    /// Prefixes without a Pod.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go GetFreePrefixes
    pub(crate) fn free_prefixes(&self) -> i64 {
        let all = self.enis.iter().flat_map(|eni| &eni.cidrs);
        count(all.filter(|cidr| !self.ipv6 && cidr.is_prefix() && cidr.assigned() == 0))
    }

    /// The ENIs that the pool manager may detach, in order.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go getDeletableENI
    pub(crate) fn deletable(&self, settings: &Settings, now: i64) -> Vec<usize> {
        /// How old an ENI is before it goes.
        const LIFE: i64 = 60;
        let can_go = |eni: &Eni| {
            let cooling = eni.cidrs.iter().any(|cidr| cidr.cooling(now, self.cooldown) > 0);
            !eni.primary
                && now.saturating_sub(eni.created) >= LIFE
                && !cooling
                && !eni.has_pods()
                && !self.is_required(settings, eni)
                && !eni.trunk
                && !eni.efa
        };
        (0..self.enis.len()).filter(|at| self.enis.get(*at).is_some_and(can_go)).collect()
    }

    /// Whether the targets hang on the ENI.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go isRequiredForWarmIPTarget,
    /// isRequiredForMinimumIPTarget, isRequiredForWarmPrefixTarget
    fn is_required(&self, settings: &Settings, eni: &Eni) -> bool {
        let others = || self.enis.iter().filter(|other| other.id != eni.id);
        let sum = |of: &dyn Fn(&EniCidr) -> i64| -> i64 { self.in_use(others()).map(of).sum() };
        let rounded = |target: i64| if self.prefixes { div_ceil(target).wrapping_mul(PREFIX.into()) } else { target };
        let (warm, least) = (settings.warm_ip, settings.minimum_ip);
        let free = sum(&|cidr| cidr.size().saturating_sub(cidr.assigned()));
        let of_others = others().filter(|other| !other.excluded).flat_map(|other| &other.cidrs);
        let free_prefixes = count(of_others.filter(|cidr| cidr.assigned() == 0));
        warm != 0 && free < rounded(warm)
            || least != 0 && sum(&EniCidr::size) < rounded(least)
            || self.prefixes && settings.warm_prefix != 0 && free_prefixes < settings.warm_prefix
    }
}

/// How an address comes to a Pod.
pub(crate) enum Given {
    /// It has it already.
    Before,
    Now {
        /// Another Pod had it once.
        again: bool,
        /// The real datastore could have taken another one.
        by_chance: bool,
    },
}

/// The Pods that lose their addresses.
fn pods_of<'c>(cidrs: impl IntoIterator<Item = &'c EniCidr>) -> Vec<String> {
    let known = cidrs.into_iter().flat_map(EniCidr::known);
    known.filter_map(|(_, known)| if let Known::Assigned(pod) = known { Some(pod.to_string()) } else { None }).collect()
}

fn count<T>(of: impl Iterator<Item = T>) -> i64 {
    i64::try_from(of.count()).unwrap_or(i64::MAX)
}

/// How many prefixes hold so many addresses, as Go divides.
///
/// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/datastore/data_store.go DivCeil
pub(crate) fn div_ceil(addresses: i64) -> i64 {
    const EACH: i64 = 16;
    addresses.wrapping_add(EACH).wrapping_sub(1) / EACH
}
