//! What happens on an instance, and what ipamd makes of it.

use super::address::AwsFlag;
use super::data_store::Given;
use super::decision::{AwsDecision, AwsOutcome};
use super::error::AwsError;
use super::pod_key::PodKey;
use super::pool_manager::{INTERVAL, PoolManager, PoolOp};

/// What happens on an instance. A Pod is the container's name on `eth0` of the network `aws-cni`, or its whole key with
/// two slashes: `network/container/interface`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AwsEvent {
    /// A Pod asks for an address.
    Assign(String),
    /// A Pod is gone.
    Unassign(String),
    /// Somebody counts the addresses.
    Stats,
    /// An address or a prefix is gone from an ENI, or from the one that has it.
    RemoveCidr {
        /// The ENI.
        eni: Option<String>,
        /// The range.
        cidr: String,
        /// Whether it goes from under a Pod.
        force: bool,
    },
    /// An ENI is gone.
    RemoveEni {
        /// Its name.
        eni: String,
        /// Whether it goes from under its Pods.
        force: bool,
    },
    /// The subnet has so many addresses from now on, or prefixes where ENIs get them.
    Subnet(i64),
    /// The node takes new Pods no longer, or again.
    Cordon(bool),
    /// aws-node shuts down.
    Terminate,
    /// The pool manager runs once.
    ManageOnce,
    /// The pool manager runs every 5 seconds until nothing is left to do.
    ManageToFixedPoint,
}

impl PoolManager {
    /// What ipamd makes of an event at a time, which is not before that of the last event.
    pub fn take(&mut self, event: &AwsEvent, at: i64) -> AwsDecision {
        let at = at.max(self.now);
        self.now = at;
        self.store.pass(at);
        let (mut ops, mut flags) = (Vec::new(), Vec::new());
        let outcome = self.decide(event, &mut ops, &mut flags);
        AwsDecision { at, outcome, ops, flags }
    }

    fn decide(
        &mut self,
        event: &AwsEvent,
        ops: &mut Vec<PoolOp>,
        flags: &mut Vec<AwsFlag>,
    ) -> Result<AwsOutcome, AwsError> {
        let now = self.now;
        Ok(match event {
            AwsEvent::Assign(pod) => match self.store.assign(&PodKey::read(pod), now)? {
                (of, Given::Before) => AwsOutcome::AddressHeld { of },
                (of, Given::Now { again, by_chance }) => {
                    flags.extend(Some(AwsFlag::OrderDependent).filter(|_| by_chance));
                    AwsOutcome::AddressAssigned { of, again }
                }
            },
            AwsEvent::Unassign(pod) => {
                AwsOutcome::AddressReleased { of: self.store.unassign(&PodKey::read(pod), now)? }
            }
            AwsEvent::Stats => AwsOutcome::Counted { stats: self.store.stats(now) },
            AwsEvent::RemoveCidr { eni, cidr, force } => {
                AwsOutcome::Removed { pods: self.store.remove_cidr(eni.as_deref(), cidr, *force)? }
            }
            AwsEvent::RemoveEni { eni, force } => {
                let (pods, harm) = self.store.remove_eni(eni, *force)?;
                flags.extend(harm);
                AwsOutcome::Removed { pods }
            }
            AwsEvent::Subnet(free) => {
                self.subnet = Some(*free);
                AwsOutcome::Noted
            }
            AwsEvent::Cordon(cordoned) => {
                self.cordoned = *cordoned;
                AwsOutcome::Noted
            }
            AwsEvent::Terminate => {
                self.terminating = true;
                AwsOutcome::Noted
            }
            AwsEvent::ManageOnce => {
                self.run(now, ops, flags);
                AwsOutcome::ManagedOnce
            }
            AwsEvent::ManageToFixedPoint => self.settle(ops, flags),
        })
    }

    /// Runs every 5 seconds until nothing was done for so long that every address has cooled and every ENI is old enough.
    fn settle(&mut self, ops: &mut Vec<PoolOp>, flags: &mut Vec<AwsFlag>) -> AwsOutcome {
        /// Some pools never come to rest.
        const MOST: u32 = 400;
        let patience = self.patience();
        let mut changed = self.now;
        for iterations in 1..=MOST {
            let before = ops.len();
            self.run(self.now, ops, flags);
            if ops.iter().skip(before).any(|op| !matches!(op, PoolOp::Refused { .. })) {
                changed = self.now;
            }
            if self.now.saturating_sub(changed) > patience {
                return AwsOutcome::FixedPoint { iterations };
            }
            if iterations < MOST {
                self.now = self.now.saturating_add(INTERVAL);
                self.store.pass(self.now);
            }
        }
        AwsOutcome::NoFixedPoint { iterations: MOST }
    }
}
