//! What is in use: addresses by family, and ports of the Nodes.

use std::net::IpAddr;

use super::config::ServiceConfig;
use super::ip_allocator::{Bitmap, CidrAllocator, IpAllocator};
use super::ip_families::{ClusterFamilies, IPV4, IPV6};
use super::op::ServiceOp;
use super::port_allocator::PortAllocator;
use super::range;
use super::service_cidr::{DEFAULT, ServiceCidr};
use crate::ipam::runs::Runs;
use crate::release::Release;

/// The allocators of kube-apiserver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Allocators {
    pub(crate) release: Release,
    /// That of the first range first.
    pub(crate) families: Vec<IpAllocator>,
    pub(crate) ports: PortAllocator,
}

fn family(ip: IpAddr) -> &'static str {
    if ip.is_ipv4() { IPV4 } else { IPV6 }
}

impl Allocators {
    /// The allocators with nothing in use. Beside the ServiceCIDRs there is always the one of the flags.
    pub(crate) fn new(release: Release, config: &ServiceConfig, cidrs: &[ServiceCidr]) -> Self {
        let default = cidrs.iter().all(|cidr| cidr.name != DEFAULT).then(|| ServiceCidr {
            name: DEFAULT.to_owned(),
            cidrs: config.ranges.clone(),
            is_ready: true,
        });
        let has_cidrs = release.allocates_from_service_cidrs();
        let families = config.ranges.iter().map(|range| {
            let mut allocator = IpAllocator {
                family: family(range.addr()),
                bitmap: release.keeps_service_addresses_in_bitmap().then(|| Bitmap::new(*range)),
                cidrs: Vec::new(),
                addresses: Runs::default(),
                has_cidrs,
                reads_wide_draws: release.reads_wide_service_draws(),
            };
            if has_cidrs {
                default.iter().chain(cidrs).for_each(|cidr| allocator.add(cidr));
                allocator.cidrs.sort_by_key(|cidr| (range::number(cidr.cidr.network()), cidr.cidr.prefix_len()));
            }
            allocator
        });
        Self { release, families: families.collect(), ports: PortAllocator::new(config.node_ports) }
    }

    pub(crate) fn cluster(&self) -> ClusterFamilies {
        ClusterFamilies { release: self.release, all: self.families.iter().map(|allocator| allocator.family).collect() }
    }

    /// The allocator of a family, if the cluster has it.
    pub(crate) fn family(&self, name: &str) -> Option<&IpAllocator> {
        self.families.iter().find(|allocator| allocator.family == name)
    }

    /// Marks an address as in use, wherever that is written.
    pub(crate) fn occupy(&mut self, ip: IpAddr) {
        if let Some(allocator) = self.families.iter_mut().find(|allocator| allocator.family == family(ip)) {
            allocator.occupy(ip);
        }
    }

    /// Notes that there is an IPAddress object.
    pub(crate) fn add_ip_address(&mut self, ip: IpAddr) {
        if let Some(allocator) = self.families.iter_mut().find(|allocator| allocator.family == family(ip)) {
            allocator.addresses.insert(range::number(ip));
        }
    }

    /// Makes changes.
    pub(crate) fn apply(&mut self, ops: &[ServiceOp]) {
        for op in ops {
            match *op {
                ServiceOp::TakeAddress { address, .. } | ServiceOp::GiveAddress { address, .. } => {
                    let of = |allocator: &&mut IpAllocator| allocator.family == family(address);
                    if let Some(allocator) = self.families.iter_mut().find(of) {
                        allocator.apply(*op);
                    }
                }
                ServiceOp::TakePort { .. } | ServiceOp::GivePort { .. } => self.ports.apply(*op),
            }
        }
    }
}

impl IpAllocator {
    /// Adds the ranges of a ServiceCIDR. A range of several is ready if one of them is.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go syncAllocators
    fn add(&mut self, of: &ServiceCidr) {
        for cidr in of.cidrs.iter().filter(|cidr| family(cidr.addr()) == self.family) {
            if let Some(known) = self.cidrs.iter_mut().find(|known| known.cidr == *cidr) {
                known.is_ready |= of.is_ready;
            } else if let Some(bands) = range::of_service_cidr(*cidr) {
                self.cidrs.push(CidrAllocator { cidr: *cidr, bands, is_ready: of.is_ready });
            }
        }
    }
}
