//! When ipamd adds and removes ENIs, addresses and prefixes.
//!
//! Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go updateIPPoolIfRequired

use serde::Serialize;

use super::address::AwsFlag;
use super::data_store::{DataStore, Eni, Stats, div_ceil};
use super::eni_cidr::EniCidr;
use super::limits::Limits;
use super::max_pods::{MaxPods, PREFIX};
use super::settings::Settings;

/// How many Pods ipamd believes to fit where it reads neither the Node nor a row of its file.
const DEFAULT_MAX_PODS: i64 = 110;
/// How often the pool manager runs.
pub(crate) const INTERVAL: i64 = 5;
/// How long it waits between two removals of addresses or prefixes.
const BETWEEN_DECREASES: i64 = 30;
/// How long it asks for nothing after a subnet had no address left.
const AFTER_REFUSAL: i64 = 120;

/// The pool manager of an instance, with its datastore. EC2 gives what it is asked for as long as the subnet has it, and
/// nothing else changes the ENIs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PoolManager {
    /// The ENIs and their addresses.
    pub store: DataStore,
    settings: Settings,
    limits: Limits,
    max_pods: i64,
    /// ENIs of the instance that ipamd leaves alone.
    unmanaged: u32,
    last_decrease: Option<i64>,
    last_refusal: Option<i64>,
    /// How many addresses, or prefixes where ENIs get them, the subnet has; None: enough.
    pub(crate) subnet: Option<i64>,
    pub(crate) cordoned: bool,
    pub(crate) terminating: bool,
    /// How many ENIs EC2 gave.
    new_enis: u32,
    /// How many addresses and prefixes EC2 gave.
    granted: u32,
    /// The time of the last event or run.
    pub(crate) now: i64,
}

/// Something that the pool manager does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PoolOp {
    /// An ENI gets addresses or prefixes.
    AddAddresses {
        /// When.
        at: i64,
        /// The ENI.
        eni: String,
        /// How many.
        count: i64,
    },
    /// The instance gets an ENI with addresses or prefixes.
    AttachEni {
        /// When.
        at: i64,
        /// The ENI.
        eni: String,
        /// How many.
        count: i64,
    },
    /// An ENI loses addresses or prefixes.
    FreeCidrs {
        /// When.
        at: i64,
        /// The ENI.
        eni: String,
        /// They.
        cidrs: Vec<String>,
    },
    /// EC2 gives nothing, since the subnet has too few.
    Refused {
        /// When.
        at: i64,
        /// The ENI; none where a new one was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        eni: Option<String>,
        /// How many it was asked for.
        count: i64,
    },
    /// The instance loses an ENI.
    DetachEni {
        /// When.
        at: i64,
        /// The ENI.
        eni: String,
    },
}

/// How the pool is beside the targets of `WARM_IP_TARGET` and `MINIMUM_IP_TARGET`, in addresses or in prefixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Targets {
    /// Whether one of the two is set: the other targets count only where none is.
    pub defined: bool,
    /// How many are missing.
    pub short: i64,
    /// How many are too many.
    pub over: i64,
}

/// What the pool manager thinks of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PoolDecisions {
    /// The targets in addresses.
    pub targets: Targets,
    /// Whether it adds something.
    pub too_low: bool,
    /// Whether it frees addresses or prefixes.
    pub too_high: bool,
    /// Whether it looks for an ENI to detach.
    pub remove_extra_enis: bool,
    /// Whether the instance takes one more ENI.
    pub room_for_eni: bool,
    /// How many addresses are enough for all Pods.
    pub max_pods: i64,
}

impl PoolManager {
    /// The pool manager as ipamd starts; `max_pods` is the `pods` of the Node's capacity.
    pub fn new(store: DataStore, settings: Settings, limits: Limits, max_pods: Option<u32>) -> Self {
        let (cordoned, terminating) = (false, false);
        let table = MaxPods::of(&limits, &settings, None).table;
        let max_pods = max_pods.or(table).map_or(DEFAULT_MAX_PODS, i64::from);
        Self {
            store,
            settings,
            limits,
            max_pods,
            unmanaged: 0,
            last_decrease: None,
            last_refusal: None,
            subnet: None,
            cordoned,
            terminating,
            new_enis: 0,
            granted: 0,
            now: 0,
        }
    }

    /// The instance has so many ENIs that ipamd leaves alone.
    pub fn with_unmanaged_enis(mut self, unmanaged: u32) -> Self {
        self.unmanaged = unmanaged;
        self
    }

    /// When the last event was, or the pool manager ran last: in seconds since ipamd started.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// How long nothing happens before nothing ever will: an ENI goes at 60 seconds, a cooling address holds it, a subnet
    /// that had too few is asked again.
    pub(crate) fn patience(&self) -> i64 {
        self.settings.cooldown.max(if self.subnet.is_some() { AFTER_REFUSAL } else { 60 })
    }

    /// What the pool manager thinks of the pool; nothing of an IPv6 cluster.
    pub fn decisions(&self) -> Option<PoolDecisions> {
        if self.settings.ipv6 {
            return None;
        }
        let stats = self.store.stats(self.now);
        Some(PoolDecisions {
            targets: self.targets(&stats),
            too_low: self.is_too_low(&stats),
            too_high: self.is_too_high(&stats),
            remove_extra_enis: self.has_extra_enis(&stats),
            room_for_eni: self.has_room(),
            max_pods: self.max_pods,
        })
    }

    /// How many single addresses, or prefixes, an ENI takes.
    fn slots(&self) -> i64 {
        self.limits.slots().into()
    }

    /// How many addresses an ENI takes.
    fn eni_addresses(&self) -> i64 {
        let each = if self.settings.prefix_delegation { PREFIX } else { 1 };
        self.slots().saturating_mul(each.into())
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go datastoreTargetState
    fn targets(&self, stats: &Stats) -> Targets {
        let (warm, least) = (self.settings.warm_ip, self.settings.minimum_ip);
        if warm == 0 && least == 0 {
            return Targets::default();
        }
        let short = warm.saturating_sub(stats.available).max(0).max(least.saturating_sub(stats.total));
        let over = stats.available.saturating_sub(warm).max(0).min(stats.total.saturating_sub(least)).max(0);
        if !self.settings.prefix_delegation {
            return Targets { defined: true, short, over };
        }
        let spare = |addresses| stats.prefixes.saturating_sub(div_ceil(addresses));
        let over = self.store.free_prefixes().min(spare(stats.assigned.wrapping_add(warm))).max(0);
        Targets { defined: true, short: div_ceil(short), over: over.min(spare(least)).max(0) }
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go isDatastorePoolTooLow
    fn is_too_low(&self, stats: &Stats) -> bool {
        if stats.total >= self.max_pods {
            return false;
        }
        let targets = self.targets(stats);
        if targets.defined {
            return targets.short > 0;
        }
        let (warm, each) = match self.settings.prefix_delegation {
            true => (self.settings.warm_prefix, PREFIX.into()),
            false => (self.settings.warm_eni, self.slots()),
        };
        stats.available < warm.wrapping_mul(each) || warm == 0 && stats.available == 0
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go isDatastorePoolTooHigh
    fn is_too_high(&self, stats: &Stats) -> bool {
        let targets = self.targets(stats);
        if targets.defined { targets.over > 0 } else { self.extra_prefixes() > 0 }
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go computeExtraPrefixesOverWarmTarget
    fn extra_prefixes(&self) -> i64 {
        if !self.settings.prefix_delegation {
            return 0;
        }
        self.store.free_prefixes().saturating_sub(self.settings.warm_prefix).max(0)
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go shouldRemoveExtraENIs
    fn has_extra_enis(&self, stats: &Stats) -> bool {
        if self.targets(stats).defined {
            return true;
        }
        let prefixes = self.settings.prefix_delegation;
        let warm = if prefixes { self.settings.warm_prefix } else { self.settings.warm_eni };
        let can_go = |eni: &Eni| !eni.primary && !eni.has_pods() && !eni.trunk && !eni.efa;
        stats.available >= warm.wrapping_add(1).wrapping_mul(self.eni_addresses())
            || prefixes && self.store.enis.iter().any(can_go)
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go hasRoomForEni
    fn has_room(&self) -> bool {
        // A type that the table lacks is taken to have a trunk ENI.
        let takes_trunk = self.limits.branch_enis != Some(0);
        let awaited = takes_trunk && self.settings.pod_eni && !self.store.enis.iter().any(|eni| eni.trunk);
        let enis = self.settings.enis(&self.limits).saturating_sub(self.unmanaged).saturating_sub(u32::from(awaited));
        u32::try_from(self.store.enis.len()).is_ok_and(|now| now < enis)
    }

    /// One run of the pool manager.
    pub(crate) fn run(&mut self, now: i64, ops: &mut Vec<PoolOp>, flags: &mut Vec<AwsFlag>) {
        if self.settings.ipv6 {
            return self.heal(now, ops, flags);
        }
        if self.settings.no_provisioning {
            return;
        }
        let stats = self.store.stats(now);
        if self.is_too_low(&stats) {
            self.increase(now, ops, flags);
        } else if self.is_too_high(&stats)
            && self.last_decrease.is_none_or(|last| now.saturating_sub(last) > BETWEEN_DECREASES)
        {
            self.decrease(now, ops, flags);
            self.last_decrease = Some(now);
        }
        if self.has_extra_enis(&stats) && self.may_attach() {
            let deletable = self.store.deletable(&self.settings, now);
            flag(flags, deletable.len() > 1);
            if let Some(eni) = deletable.first().and_then(|at| self.store.enis.get(*at)).map(|eni| eni.id.clone()) {
                let count = self.store.detach(&eni);
                self.give_back(count);
                ops.push(PoolOp::DetachEni { at: now, eni });
            }
        }
    }

    /// Whether ENIs may come and go.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go isENIAttachmentAllowed, tryFreeENI
    fn may_attach(&self) -> bool {
        !self.terminating && (!self.cordoned || self.settings.manage_cordoned)
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go tryIPv6DatastoreSelfHeal
    fn heal(&mut self, now: i64, ops: &mut Vec<PoolOp>, flags: &mut Vec<AwsFlag>) {
        if self.store.stats(now).total > 0 {
            return;
        }
        let of = |eni: &Eni| !eni.trunk && !eni.excluded;
        flag(flags, self.store.enis.iter().filter(|eni| of(eni)).count() > 1);
        for at in 0..self.store.enis.len() {
            let Some(eni) = self.store.enis.get(at).filter(|eni| of(eni)).map(|eni| eni.id.clone()) else { continue };
            if self.asks(1) {
                self.add(at, 1, 80);
                ops.push(PoolOp::AddAddresses { at: now, eni, count: 1 });
            } else {
                ops.push(PoolOp::Refused { at: now, eni: Some(eni), count: 1 });
            }
        }
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go increaseDatastorePool, tryAssignIPs, tryAssignPrefixes,
    /// tryAllocateENI, GetENIResourcesToAllocate
    fn increase(&mut self, now: i64, ops: &mut Vec<PoolOp>, flags: &mut Vec<AwsFlag>) {
        let refused = self.last_refusal.is_some_and(|last| now.saturating_sub(last) <= AFTER_REFUSAL);
        if refused || !self.may_attach() {
            return;
        }
        let targets = self.targets(&self.store.stats(now));
        let needed = match (targets.defined, self.settings.prefix_delegation) {
            (true, false) => targets.short,
            (false, false) => self.slots(),
            (true, true) => targets.short.max(1),
            (false, true) => self.settings.warm_prefix.saturating_sub(self.store.free_prefixes()).max(1),
        };
        let room = |eni: &Eni| self.slots().saturating_sub(i64::try_from(eni.cidrs.len()).unwrap_or(i64::MAX));
        let left_out = |eni: &Eni| eni.trunk || eni.excluded || eni.primary && self.settings.custom_networking;
        let open = self.store.enis.iter().enumerate().filter(|(_, eni)| room(eni) > 0 && !left_out(eni));
        let open: Vec<_> = open.map(|(at, eni)| (at, eni.id.clone(), room(eni).min(needed))).collect();
        flag(flags, open.len() > 1);
        let length = if self.settings.prefix_delegation { 28 } else { 32 };
        for (at, eni, count) in open {
            // It asks for one where it does not get all.
            for count in [count, 1] {
                if self.asks(count) {
                    self.add(at, count, length);
                    ops.push(PoolOp::AddAddresses { at: now, eni, count });
                    return;
                }
                ops.push(PoolOp::Refused { at: now, eni: Some(eni.clone()), count });
            }
            if !self.settings.subnet_discovery {
                self.last_refusal = Some(now);
                return;
            }
        }
        let count = needed.min(self.slots());
        if self.has_room() && count > 0 {
            if !self.asks(count) {
                self.last_refusal = Some(now);
                ops.push(PoolOp::Refused { at: now, eni: None, count });
                return;
            }
            self.new_enis = self.new_enis.saturating_add(1);
            let eni = Eni { created: now, ..Eni::new(&format!("ec2-eni-{}", self.new_enis), false) };
            ops.push(PoolOp::AttachEni { at: now, eni: eni.id.clone(), count });
            self.store.enis.push(eni);
            self.add(self.store.enis.len().saturating_sub(1), count, length);
        }
    }

    /// Whether EC2 gives so many.
    fn asks(&mut self, count: i64) -> bool {
        let left = self.subnet.map(|free| free.saturating_sub(count));
        let gives = left.is_none_or(|left| left >= 0);
        if gives {
            self.subnet = left;
        }
        gives
    }

    fn give_back(&mut self, count: usize) {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.subnet = self.subnet.map(|free| free.saturating_add(count));
    }

    /// What EC2 gives to an ENI.
    fn add(&mut self, eni: usize, count: i64, length: u8) {
        for _ in 0..count {
            self.granted = self.granted.saturating_add(1);
            self.store.put(eni, EniCidr::granted(self.granted, length));
        }
    }

    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go tryUnassignCidrsFromAll
    fn decrease(&mut self, now: i64, ops: &mut Vec<PoolOp>, flags: &mut Vec<AwsFlag>) {
        let targets = self.targets(&self.store.stats(now));
        let mut over = if targets.defined { targets.over } else { self.extra_prefixes() };
        let all = self.store.enis.iter().flat_map(|eni| &eni.cidrs).filter(|cidr| cidr.assigned() == 0).count();
        flag(flags, i64::try_from(all).is_ok_and(|all| all > over));
        let before = ops.len();
        for at in 0..self.store.enis.len() {
            let (eni, cidrs) = self.store.free_cidrs(at, over);
            if !cidrs.is_empty() {
                over = over.saturating_sub(i64::try_from(cidrs.len()).unwrap_or(i64::MAX));
                self.give_back(cidrs.len());
                ops.push(PoolOp::FreeCidrs { at: now, eni, cidrs });
            }
        }
        flag(flags, ops.len().saturating_sub(before) > 1);
    }
}

fn flag(flags: &mut Vec<AwsFlag>, by_chance: bool) {
    if by_chance && !flags.contains(&AwsFlag::OrderDependent) {
        flags.push(AwsFlag::OrderDependent);
    }
}
