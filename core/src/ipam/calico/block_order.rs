//! The blocks of a pool in the order in which a host tries them.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;

use super::go_rand::GoRand;

/// The blocks of a pool in the order in which a host tries them: from one of them to the last, then from the first on.
///
/// Source: projectcalico/calico libcalico-go/lib/ipam/ipam_block_reader_writer.go randomBlockGenerator
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockOrder {
    pool: IpNet,
    block_size: u8,
    start: u128,
}

impl BlockOrder {
    /// The order of a host; `None` where Calico's clock decides, which is in blocks of one address.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::ipam::calico::BlockOrder;
    ///
    /// let order = BlockOrder::of("node1", "192.168.0.0/16".parse()?, 26).ok_or("by the clock")?;
    /// assert_eq!(order.start(), 666);
    /// assert_eq!(order.block(order.start()).to_string(), "192.168.166.128/26");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(host: &str, pool: IpNet, block_size: u8) -> Option<Self> {
        let mut order = Self::from_start(pool, block_size, 0);
        if order.last() == 0 {
            return Some(order);
        }
        if block_size >= pool.max_prefix_len() {
            return None;
        }
        order.start = GoRand::new(fnv1(host.as_bytes())).draw_below_power(order.bits());
        Some(order)
    }

    /// The order from this block on.
    pub fn from_start(pool: IpNet, block_size: u8, start: u128) -> Self {
        let mut order = Self { pool: pool.trunc(), block_size, start };
        order.start &= order.last();
        order
    }

    /// The number of the block that is tried first.
    pub fn start(&self) -> u128 {
        self.start
    }

    /// The number of the last block; they are counted from 0.
    pub fn last(&self) -> u128 {
        u128::MAX.checked_shr(128_u32.saturating_sub(self.bits())).unwrap_or_default()
    }

    fn bits(&self) -> u32 {
        u32::from(self.block_size.saturating_sub(self.pool.prefix_len()))
    }

    /// How far a block of this size begins behind another, in powers of 2.
    fn shift(&self) -> u32 {
        u32::from(self.pool.max_prefix_len().saturating_sub(self.block_size))
    }

    /// The block of a number.
    pub fn block(&self, number: u128) -> IpNet {
        let offset = number.checked_shl(self.shift()).unwrap_or_default();
        net_at(self.pool, to_bits(self.pool.addr()) | offset, self.block_size)
    }

    /// The place of a block in the order; `None` if it is none of the pool's blocks.
    pub fn position(&self, block: IpNet) -> Option<u128> {
        let is_block = block.prefix_len() == self.block_size && self.pool.contains(&block);
        is_block.then(|| self.number(block.addr()).wrapping_sub(self.start) & self.last())
    }

    /// The number of the block that has the address, which is in the pool.
    pub(super) fn number(&self, address: IpAddr) -> u128 {
        (to_bits(address) ^ to_bits(self.pool.addr())).checked_shr(self.shift()).unwrap_or_default()
    }

    /// The block at a place in the order.
    pub fn at(&self, position: u128) -> IpNet {
        self.block(self.start.wrapping_add(position) & self.last())
    }
}

/// `hash/fnv.New32`, which multiplies before it mixes in a byte.
fn fnv1(bytes: &[u8]) -> u32 {
    bytes.iter().fold(2_166_136_261, |hash: u32, byte| hash.wrapping_mul(16_777_619) ^ u32::from(*byte))
}

/// The bits of an address.
pub(super) fn to_bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_bits().into(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// The address with these bits, of the family of a range.
pub(super) fn address_at(like: IpNet, bits: u128) -> IpAddr {
    match like {
        IpNet::V4(_) => Ipv4Addr::from_bits(u32::try_from(bits).unwrap_or_default()).into(),
        IpNet::V6(_) => Ipv6Addr::from_bits(bits).into(),
    }
}

/// The range with these bits and this length, of the family of another.
pub(super) fn net_at(like: IpNet, bits: u128, length: u8) -> IpNet {
    IpNet::new(address_at(like, bits), length).map_or(like, |net| net.trunc())
}
