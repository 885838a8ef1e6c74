//! A block: the addresses that are given out, and those that are free in the order in which they are taken.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::IpAddr;

use ipnet::IpNet;

use super::block_order::{address_at, to_bits};
use super::input_error::CalicoInputError;
use super::reservations::Reservations;

/// The handle of the addresses that Windows Nodes reserve.
pub(super) const WINDOWS_RESERVED: &str = "windows-reserved-ipam-handle";

/// A block of addresses.
///
/// Source: projectcalico/calico libcalico-go/lib/ipam/ipam_block.go
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AllocationBlock {
    /// Its range.
    pub cidr: IpNet,
    /// Whose it is, such as `host:node1`.
    pub affinity: Option<String>,
    /// When it became that, in seconds; `None` if that is not known.
    pub claimed_at: Option<i64>,
    /// The handles of the addresses that are given out, by their numbers in the block.
    pub allocated: BTreeMap<u32, Option<String>>,
    /// The free addresses, in the order in which they are taken.
    pub unallocated: VecDeque<u32>,
    /// The addresses that were released and can't be taken yet, with the time of that; `None` if it is not known.
    pub cooling: BTreeMap<u32, Option<i64>>,
}

/// What time it is, and how long released addresses rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    pub(super) now: i64,
    pub(super) cooldown: i64,
}

impl Clock {
    /// Whether an address that was released then can be taken. Without a cooldown it always can, since Calico's clock has
    /// gone on a little by then.
    fn is_over(self, released: Option<i64>) -> bool {
        self.cooldown <= 0 || released.is_some_and(|released| released < self.now.saturating_sub(self.cooldown))
    }
}

impl AllocationBlock {
    /// A block of which everything is free.
    pub fn new(cidr: IpNet, affinity: Option<String>, claimed_at: Option<i64>) -> Self {
        let mut block = Self {
            cidr: cidr.trunc(),
            affinity,
            claimed_at,
            allocated: BTreeMap::new(),
            unallocated: VecDeque::new(),
            cooling: BTreeMap::new(),
        };
        block.unallocated = (0..block.size()).collect();
        block
    }

    /// The same block, in which addresses are given out or rest that are not in `unallocated`.
    ///
    /// # Errors
    ///
    /// [`CalicoInputError`], if an address is given twice or lies elsewhere.
    pub fn holding(
        mut self,
        allocated: Vec<(IpAddr, Option<String>)>,
        cooling: Vec<(IpAddr, Option<i64>)>,
        unallocated: Option<Vec<IpAddr>>,
    ) -> Result<Self, CalicoInputError> {
        let mut seen = BTreeSet::new();
        let (cidr, size) = (self.cidr, self.size());
        let empty = Self { unallocated: VecDeque::new(), ..self.clone() };
        let mut place = |address: IpAddr| {
            let ordinal = empty.ordinal(address).filter(|ordinal| seen.insert(*ordinal));
            ordinal.ok_or(CalicoInputError::AddressMisplaced { address, block: cidr })
        };
        for (address, handle) in allocated {
            self.allocated.insert(place(address)?, handle);
        }
        for (address, released) in cooling {
            self.cooling.insert(place(address)?, released);
        }
        if let Some(unallocated) = unallocated {
            self.unallocated = unallocated.into_iter().map(place).collect::<Result<_, _>>()?;
            let rest: Vec<u32> = (0..size).filter(|ordinal| !seen.contains(ordinal)).collect();
            self.cooling.extend(rest.into_iter().map(|ordinal| (ordinal, None)));
        } else {
            self.unallocated.retain(|ordinal| !seen.contains(ordinal));
        }
        Ok(self)
    }

    /// The same block as a Windows Node claims it: the first three addresses and the last one are the Node's.
    ///
    /// Source: projectcalico/calico cni-plugin/pkg/ipamplugin/ipam_plugin.go cmdAdd, libcalico-go/lib/ipam/ipam_block.go
    /// newBlock
    pub(super) fn reserved_for_windows(mut self) -> Self {
        let reserved = self.ordinals_of_windows();
        for ordinal in reserved {
            self.allocated.insert(ordinal, Some(WINDOWS_RESERVED.to_owned()));
        }
        self.unallocated.retain(|ordinal| !reserved.contains(ordinal));
        self
    }

    /// The addresses that a Windows Node keeps for itself.
    pub(super) fn ordinals_of_windows(&self) -> [u32; 4] {
        [0, 1, 2, self.size().saturating_sub(1)]
    }

    /// How many addresses it has.
    pub fn size(&self) -> u32 {
        let bits = self.cidr.max_prefix_len().saturating_sub(self.cidr.prefix_len());
        1_u32.checked_shl(bits.into()).unwrap_or(u32::MAX)
    }

    /// The address of a number.
    pub fn address(&self, ordinal: u32) -> IpAddr {
        address_at(self.cidr, to_bits(self.cidr.addr()).saturating_add(ordinal.into()))
    }

    /// The number of an address; `None` if it is in another block.
    pub fn ordinal(&self, address: IpAddr) -> Option<u32> {
        let offset = || to_bits(address).checked_sub(to_bits(self.cidr.addr()));
        self.cidr.contains(&address).then(offset).flatten().and_then(|offset| u32::try_from(offset).ok())
    }

    /// How many addresses are given out or rest.
    pub fn taken(&self) -> u64 {
        let count = self.allocated.len().saturating_add(self.cooling.len());
        u64::try_from(count).unwrap_or(u64::MAX)
    }

    /// Whether nothing is given out but what Windows reserves.
    pub(super) fn is_empty(&self) -> bool {
        let is_reserved = |handle: &String| handle.to_lowercase() == WINDOWS_RESERVED;
        self.allocated.values().all(|handle| handle.as_ref().is_some_and(is_reserved))
    }

    /// The addresses whose rest is over.
    fn rested(&self, clock: Clock) -> impl Iterator<Item = u32> {
        self.cooling.iter().filter(move |(_, released)| clock.is_over(**released)).map(|(ordinal, _)| *ordinal)
    }

    /// Puts the addresses whose rest is over behind those that are free.
    pub(super) fn collect(&mut self, clock: Clock) {
        let rested: Vec<_> = self.rested(clock).collect();
        self.unallocated.extend(rested);
        self.cooling.retain(|_, released| !clock.is_over(*released));
    }

    /// Whether an address can be taken that is not reserved. Reading a block changes nothing that is stored.
    pub(super) fn has_free(&self, clock: Clock, reservations: &Reservations) -> bool {
        let mut free = self.unallocated.iter().copied().chain(self.rested(clock));
        free.any(|ordinal| !reservations.have(self.address(ordinal)))
    }

    /// Takes so many addresses, the first that are free and not reserved.
    pub(super) fn assign(&mut self, most: usize, handle: &str, reservations: &Reservations) -> Vec<u32> {
        let (mut taken, mut left) = (Vec::new(), VecDeque::new());
        for ordinal in std::mem::take(&mut self.unallocated) {
            if taken.len() < most && !reservations.have(self.address(ordinal)) {
                taken.push(ordinal);
                self.allocated.insert(ordinal, Some(handle.to_owned()));
            } else {
                left.push_back(ordinal);
            }
        }
        self.unallocated = left;
        taken
    }

    /// Takes this address; false if it is not free.
    pub(super) fn assign_this(&mut self, ordinal: u32, handle: &str) -> bool {
        let Some(place) = self.unallocated.iter().position(|free| *free == ordinal) else { return false };
        self.unallocated.remove(place);
        self.allocated.insert(ordinal, Some(handle.to_owned()));
        true
    }

    /// Gives addresses back, and collects.
    pub(super) fn release(&mut self, ordinals: &[u32], clock: Clock) {
        for ordinal in ordinals {
            self.allocated.remove(ordinal);
            self.cooling.insert(*ordinal, Some(clock.now));
        }
        self.collect(clock);
    }
}
