//! The addresses that a Service gets when it is created or updated, and those that it gives back.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go

use super::address_error::AddressError;
use super::attempt::{Attempt, Stop};
use super::decision::{Possible, ServiceFlag};
use super::error::{ServiceCrash, ServiceError};
use super::field_error::{FieldProblem, FieldValue};
use super::ip_allocator::{Allocated, NotAllocated, Undecided};
use super::ip_families::{IPV4, IPV6, is_ipv6, keeps_prefer_dual_stack};
use super::object::{NONE, Service};
use super::op::ServiceOp;
use super::reason::GrantedAddress;
use crate::gotext::ip::parse_ip_sloppy;

/// A family with the address that is asked for; empty for any.
type Wanted = (String, String);

fn no_such_address(index: usize, length: usize) -> Stop {
    Stop::Crashed(ServiceCrash::NoSuchAddress { index, length })
}

impl Attempt<'_> {
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go allocClusterIPs
    pub(crate) fn allocate_cluster_ips(&mut self, service: &mut Service) -> Result<(), Stop> {
        if !service.has_cluster_ip() || service.cluster_ips.first().is_some_and(|ip| ip == NONE) {
            return Ok(());
        }
        let missing = service.ip_families.len().saturating_sub(service.cluster_ips.len());
        service.cluster_ips.extend(std::iter::repeat_n(String::new(), missing));
        let wanted = service.ip_families.iter().cloned().zip(service.cluster_ips.iter().cloned()).collect();
        let allocated = self.allocate(service, wanted)?;
        for (place, ip) in service.cluster_ips.iter_mut().zip(&allocated) {
            place.clone_from(ip);
        }
        if let Some(first) = allocated.into_iter().next() {
            service.cluster_ip = first;
        }
        Ok(())
    }

    /// Allocates an address of each family, in their order.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go allocIPs
    fn allocate(&mut self, service: &Service, wanted: Vec<Wanted>) -> Result<Vec<String>, Stop> {
        let mut allocated = Vec::new();
        for (index, (family, ip)) in wanted.iter().enumerate() {
            let done = self.allocate_one(service, family, ip);
            if done.is_err() {
                // The API server may have asked the other family first.
                let others = wanted.iter().enumerate().filter(|(other, _)| *other > index);
                let fails: Vec<bool> = others.map(|(_, (family, ip))| self.would_fail(family, ip)).collect();
                if fails.contains(&true) {
                    self.flags.insert(ServiceFlag::OrderDependent);
                }
                if (index > 0 || fails.contains(&false)) && !self.is_dry_run {
                    self.flags.insert(ServiceFlag::AddressMayLeak);
                }
            }
            allocated.push(done?);
        }
        Ok(allocated)
    }

    fn allocate_one(&mut self, service: &Service, family: &str, ip: &str) -> Result<String, Stop> {
        let no_allocator = || Stop::Crashed(ServiceCrash::NoAllocator { family: family.to_owned() });
        let known = self.state.family(family);
        if ip.is_empty() {
            let allocator = known.ok_or_else(no_allocator)?;
            let result = if self.is_dry_run {
                allocator.dry_allocate_next()
            } else {
                let result = allocator.allocate_next(self.draw());
                result.map_err(|undecided| self.undecided(family, undecided))?
            };
            self.note_order(result.as_ref().ok(), family);
            return self.next_allocated(service, result);
        }
        if self.is_dry_run && known.is_none() {
            return Err(no_allocator());
        }
        let unreadable = || Stop::Refused(ServiceError::UnreadableAddress { address: ip.to_owned() });
        let parsed = parse_ip_sloppy(ip).ok_or_else(unreadable)?;
        let allocator = known.ok_or_else(no_allocator)?;
        let result = if self.is_dry_run { allocator.dry_allocate(parsed) } else { allocator.allocate(parsed) };
        self.note_order(result.as_ref().ok(), family);
        match result {
            Ok(allocated) => {
                self.granted(allocated, None);
                Ok(ip.to_owned())
            }
            Err(NotAllocated { error, kept }) => {
                self.keep(kept);
                let problem = FieldProblem::AddressNotAllocated { address: ip.to_owned(), problem: error };
                Err(self.invalid_addresses(service, problem))
            }
        }
    }

    fn next_allocated(&mut self, service: &Service, result: Result<Allocated, NotAllocated>) -> Result<String, Stop> {
        match result {
            Ok(allocated) => {
                let draw = (!self.is_dry_run).then(|| self.use_draw());
                let text = allocated.ip.to_string();
                self.granted(allocated, draw);
                Ok(text)
            }
            Err(NotAllocated { error, kept }) => {
                let is_full = error == AddressError::RangeFull;
                if !is_full && !self.is_dry_run {
                    self.use_draw();
                }
                self.keep(kept);
                if !is_full && self.state.release.refuses_service_addresses_as_invalid() {
                    let problem = FieldProblem::NoAddressAllocated { problem: error };
                    return Err(self.invalid_addresses(service, problem));
                }
                let names = self.state.release.names_service_without_address();
                let service = names.then(|| service.name.clone());
                Err(Stop::Refused(ServiceError::NoAddress { service, problem: error }))
            }
        }
    }

    fn granted(&mut self, allocated: Allocated, draw: Option<usize>) {
        let Allocated { ip, cidr, band, ops, .. } = allocated;
        self.take(ops);
        if let Some(band) = band {
            self.addresses.push(GrantedAddress { address: ip, cidr, band, draw });
        }
    }

    fn note_order(&mut self, allocated: Option<&Allocated>, family: &str) {
        let is_dry = self.is_dry_run && self.state.family(family).is_some_and(|of| of.is_dry_run_order_dependent());
        if is_dry || allocated.is_some_and(|allocated| allocated.is_order_dependent) {
            self.flags.insert(ServiceFlag::OrderDependent);
        }
    }

    fn undecided(&self, family: &str, undecided: Undecided) -> Stop {
        match undecided {
            Undecided::Possible { count, ranges } => {
                self.without_draw(Possible::Addresses { family: family.to_owned(), count, ranges })
            }
            Undecided::NotModelled(need) => Stop::Unknown { need, possible: None },
        }
    }

    /// Whether another family would fail too, had it been asked first.
    fn would_fail(&self, family: &str, ip: &str) -> bool {
        let Some(allocator) = self.state.family(family) else { return true };
        match (ip.is_empty(), self.is_dry_run) {
            (true, true) => allocator.dry_allocate_next().is_err(),
            (true, false) => matches!(allocator.allocate_next(self.draw()), Ok(Err(_))),
            (false, is_dry_run) => parse_ip_sloppy(ip).is_none_or(|ip| {
                if is_dry_run { allocator.dry_allocate(ip).is_err() } else { allocator.allocate(ip).is_err() }
            }),
        }
    }

    fn invalid_addresses(&self, service: &Service, problem: FieldProblem) -> Stop {
        self.invalid("spec.clusterIPs".to_owned(), FieldValue::Texts(service.cluster_ips.clone()), problem)
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go updateClusterIPs
    pub(crate) fn update_cluster_ips(&mut self, service: &mut Service, old: &Service) -> Result<(), Stop> {
        if keeps_prefer_dual_stack(service, old) {
            return Ok(());
        }
        if !old.has_cluster_ip() && service.has_cluster_ip() {
            return self.allocate_cluster_ips(service);
        }
        if old.cluster_ips.first().is_some_and(|ip| ip == NONE) {
            return Ok(());
        }
        let length = old.cluster_ips.len();
        if old.has_cluster_ip() && !service.has_cluster_ip() {
            for (index, family) in old.ip_families.iter().enumerate() {
                let ip = old.cluster_ips.get(index).ok_or_else(|| no_such_address(index, length))?;
                self.addresses_to_release.push((family.clone(), ip.clone()));
            }
            return Ok(());
        }
        match (old.ip_families.as_slice(), service.ip_families.as_slice()) {
            ([_], [_, second]) => {
                let second = second.clone();
                if service.cluster_ips.len() < 2 {
                    service.cluster_ips.push(String::new());
                }
                let length = service.cluster_ips.len();
                let ip = service.cluster_ips.get(1).cloned().ok_or_else(|| no_such_address(1, length))?;
                let allocated = self.allocate(service, vec![(second, ip)])?;
                if let (Some(place), Some(ip)) = (service.cluster_ips.get_mut(1), allocated.first()) {
                    place.clone_from(ip);
                }
            }
            ([_, second], [_]) => {
                let ip = old.cluster_ips.get(1).ok_or_else(|| no_such_address(1, length))?;
                self.addresses_to_release.push((second.clone(), ip.clone()));
            }
            _ => {}
        }
        Ok(())
    }

    /// Gives addresses back, up to the first that can't be.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go releaseIPs
    pub(crate) fn release_addresses(&mut self, addresses: &[Wanted]) {
        for (family, ip) in addresses {
            let Some(allocator) = self.state.family(family) else { continue };
            let ops: Option<Vec<ServiceOp>> = parse_ip_sloppy(ip).and_then(|ip| allocator.release(ip).ok());
            let Some(ops) = ops else {
                if addresses.len() > 1 {
                    self.flags.insert(ServiceFlag::OrderDependent);
                }
                return;
            };
            self.take(ops);
        }
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go releaseClusterIPs
    pub(crate) fn release_cluster_ips(&mut self, service: &Service) {
        if !service.has_cluster_ip() || service.cluster_ips.first().is_some_and(|ip| ip == NONE) {
            return;
        }
        // One of each family; of several the last.
        let mut addresses: Vec<Wanted> = Vec::new();
        for ip in &service.cluster_ips {
            let family = if is_ipv6(ip) { IPV6 } else { IPV4 };
            match addresses.iter_mut().find(|(known, _)| known == family) {
                Some((_, known)) => known.clone_from(ip),
                None => addresses.push((family.to_owned(), ip.clone())),
            }
        }
        self.release_addresses(&addresses);
    }
}
