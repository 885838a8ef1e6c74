//! The API server's storage of Services: what is allocated when one is created, updated or deleted.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/service/storage/storage.go beginCreate, beginUpdate, afterDelete

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::allocators::Allocators;
use super::attempt::{Attempt, Stop};
use super::bands::Draw;
use super::config::{ServiceConfig, ServiceFlags};
use super::config_error::ServiceFlagsError;
use super::decision::{ServiceAssumption, ServiceDecision, ServiceOutcome};
use super::error::ServiceError;
use super::field_error::ServiceFieldError;
use super::fields::{default_on_read, drop_type_dependent_fields, normalize_cluster_ips, patch_allocated_values};
use super::immutable::validate_update;
use super::ip_families::{self, IPV4, IPV6};
use super::need::ServiceNeed;
use super::object::{NONE, Service};
use super::op::ServiceOp;
use super::ranges::{NodePorts, RangeOfAddresses};
use super::reason::ServiceReason;
use super::service_cidr::{DEFAULT, ServiceCidr};
use crate::gotext::ip::parse_ip_sloppy;

/// The API server's storage of Services between two requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRegistry {
    state: Allocators,
    services: BTreeMap<String, Service>,
    draws: Vec<Draw>,
    next_draw: usize,
    /// What an earlier event lacked: from there on what is in use is unknown.
    needs: Vec<ServiceNeed>,
    assumes_default_cidr: bool,
}

impl ServiceRegistry {
    /// The storage with the ServiceCIDRs that exist, as kube-apiserver begins with its flags. The ServiceCIDR
    /// `kubernetes` is that of the flags if it is not given.
    ///
    /// # Errors
    ///
    /// Each [`ServiceFlagsError`] for which kube-apiserver does not start.
    pub fn start(flags: &ServiceFlags, cidrs: &[ServiceCidr]) -> Result<Self, Vec<ServiceFlagsError>> {
        let config = ServiceConfig::read(flags)?;
        let assumes_default_cidr = cidrs.iter().all(|cidr| cidr.name != DEFAULT);
        let state = Allocators::new(flags.release, &config, cidrs);
        let (services, draws, needs) = (BTreeMap::new(), Vec::new(), Vec::new());
        Ok(Self { state, services, draws, next_draw: 0, needs, assumes_default_cidr })
    }

    /// The same with the random numbers of the automatic allocations to come, one each.
    pub fn with_draws(mut self, draws: Vec<Draw>) -> Self {
        self.draws = draws;
        self
    }

    /// The same with Services that exist: their addresses and ports are in use.
    pub fn with_services(mut self, services: Vec<Service>) -> Self {
        for service in services {
            if service.cluster_ip != NONE {
                let addresses = service.cluster_ips.iter().chain([&service.cluster_ip]);
                for ip in addresses.filter_map(|ip| parse_ip_sloppy(ip)) {
                    self.state.occupy(ip);
                }
            }
            for port in service.node_ports().into_iter().chain([service.health_check_node_port]) {
                self.state.ports.occupy(port);
            }
            self.services.insert(service.key(), service);
        }
        self
    }

    /// The same with IPAddress objects that exist.
    pub fn with_ip_addresses(mut self, addresses: &[IpAddr]) -> Self {
        addresses.iter().for_each(|ip| self.state.add_ip_address(*ip));
        self
    }

    /// What the storage takes for granted of what exists.
    pub fn assumed(&self) -> Vec<ServiceAssumption> {
        let takes_default = self.assumes_default_cidr && self.state.release.allocates_from_service_cidrs();
        let default = Some(ServiceAssumption::DefaultServiceCidr).filter(|_| takes_default);
        let is_unreadable = self.services.values().any(Service::has_unreadable_address);
        let unreadable = Some(ServiceAssumption::UnreadableClusterIp).filter(|_| is_unreadable);
        [Some(ServiceAssumption::NoOtherServices), default, unreadable].into_iter().flatten().collect()
    }

    /// The Services that exist, by `namespace/name`.
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.services.values()
    }

    /// The ranges of addresses and what is free of them, `None` if that is unknown.
    pub fn ranges(&self) -> Vec<RangeOfAddresses> {
        RangeOfAddresses::all(&self.state.families, self.needs.is_empty())
    }

    /// The range of the ports of the Nodes.
    pub fn node_ports(&self) -> NodePorts {
        NodePorts::of(&self.state.ports, self.needs.is_empty())
    }

    /// A Service is created.
    pub fn create(&mut self, mut service: Service, is_dry_run: bool) -> ServiceDecision {
        let key = service.key();
        if let Some(unknown) = self.unknown(&key) {
            return unknown;
        }
        let cluster = self.state.cluster();
        normalize_cluster_ips(&mut service, None);
        let exists = self.services.contains_key(&key);
        let mut attempt = Attempt::new(&mut self.state, &service.name, is_dry_run, &self.draws, self.next_draw);
        let mut done = (|| {
            ip_families::init(&mut service, None, &cluster).map_err(|errors| refused(&service, errors))?;
            attempt.allocate_cluster_ips(&mut service)?;
            attempt.allocate_node_ports(&mut service)
        })();
        // Whether there is one is seen when it is stored.
        if done.is_ok() && exists {
            done = Err(Stop::Refused(ServiceError::AlreadyExists { service: service.name.clone() }));
        }
        let (decision, next_draw) = decided(attempt, done, &service, None);
        self.settle(decision, next_draw, service, is_dry_run)
    }

    /// A Service is updated; one that does not exist is created.
    pub fn update(&mut self, mut service: Service, is_dry_run: bool) -> ServiceDecision {
        let key = service.key();
        if let Some(unknown) = self.unknown(&key) {
            return unknown;
        }
        let Some(mut old) = self.services.get(&key).cloned() else { return self.create(service, is_dry_run) };
        let cluster = self.state.cluster();
        default_on_read(&mut old, &cluster);
        patch_allocated_values(&mut service, &old);
        normalize_cluster_ips(&mut service, Some(&old));
        let mut attempt = Attempt::new(&mut self.state, &service.name, is_dry_run, &self.draws, self.next_draw);
        let done = (|| {
            ip_families::init(&mut service, Some(&old), &cluster).map_err(|errors| refused(&service, errors))?;
            attempt.update_cluster_ips(&mut service, &old)?;
            attempt.update_all_node_ports(&mut service, &old)?;
            drop_type_dependent_fields(&mut service, &old);
            let errors = validate_update(&service, &old, cluster.release);
            if !errors.is_empty() {
                return Err(refused(&service, errors));
            }
            attempt.commit();
            Ok(())
        })();
        let (decision, next_draw) = decided(attempt, done, &service, Some(&old));
        self.settle(decision, next_draw, service, is_dry_run)
    }

    /// A Service is deleted, by `namespace` and `name`.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go releaseAllocatedResources
    pub fn delete(&mut self, namespace: &str, name: &str) -> ServiceDecision {
        let key = format!("{namespace}/{name}");
        if let Some(unknown) = self.unknown(&key) {
            return unknown;
        }
        let Some(mut service) = self.services.remove(&key) else {
            let error = ServiceError::NotFound { service: name.to_owned() };
            return ServiceDecision::of(key, ServiceOutcome::Refused(error));
        };
        default_on_read(&mut service, &self.state.cluster());
        let mut attempt = Attempt::new(&mut self.state, name, false, &[], 0);
        attempt.release_cluster_ips(&service);
        for port in service.node_ports() {
            attempt.release_port(port);
        }
        if service.needs_health_check() && service.health_check_node_port > 0 {
            attempt.release_port(service.health_check_node_port);
        }
        let mut decision = ServiceDecision::of(key, ServiceOutcome::Released(ServiceReason::Deleted));
        decision.ops = std::mem::take(&mut attempt.ops);
        decision.flags = attempt.flags.into_iter().collect();
        decision
    }

    /// An address is given back, whatever Service has it.
    pub fn release(&mut self, ip: IpAddr) -> ServiceDecision {
        if let Some(unknown) = self.unknown(&ip.to_string()) {
            return unknown;
        }
        let family = if ip.is_ipv4() { IPV4 } else { IPV6 };
        let released = self.state.family(family).map_or(Ok(Vec::new()), |allocator| allocator.release(ip));
        let outcome = |outcome| ServiceDecision::of(ip.to_string(), outcome);
        match released {
            Err(problem) => outcome(ServiceOutcome::Refused(ServiceError::NotReleased { problem })),
            Ok(ops) if ops.is_empty() => outcome(ServiceOutcome::Held(ServiceReason::NotInUse)),
            Ok(ops) => {
                self.state.apply(&ops);
                ServiceDecision { ops, ..outcome(ServiceOutcome::Released(ServiceReason::Released)) }
            }
        }
    }

    /// Makes the changes of a decision, as the event itself does; for a copy of the storage.
    pub fn apply(&mut self, ops: &[ServiceOp]) {
        self.state.apply(ops);
    }

    fn unknown(&self, subject: &str) -> Option<ServiceDecision> {
        let needs = self.needs.clone();
        let outcome = ServiceOutcome::Unknown { needs, possible: None };
        (!self.needs.is_empty()).then(|| ServiceDecision::of(subject.to_owned(), outcome))
    }

    /// Stores the Service, and what the decision leaves to the events to come.
    fn settle(
        &mut self,
        decision: ServiceDecision,
        next: usize,
        service: Service,
        is_dry_run: bool,
    ) -> ServiceDecision {
        self.next_draw = next;
        match &decision.outcome {
            ServiceOutcome::Granted(_) | ServiceOutcome::Held(_) | ServiceOutcome::Released(_) if !is_dry_run => {
                self.services.insert(service.key(), service);
            }
            ServiceOutcome::Unknown { needs, .. } => self.needs.clone_from(needs),
            _ => {}
        }
        decision
    }
}

fn refused(service: &Service, errors: Vec<ServiceFieldError>) -> Stop {
    Stop::Refused(ServiceError::Invalid { service: service.name.clone(), errors })
}

/// What a request comes to, with the number of the next draw.
fn decided(
    mut attempt: Attempt<'_>,
    done: Result<(), Stop>,
    service: &Service,
    old: Option<&Service>,
) -> (ServiceDecision, usize) {
    let is_ok = done.is_ok();
    if !is_ok {
        attempt.revert();
    }
    let outcome = match done {
        Ok(()) => succeeded(&mut attempt, service, old),
        Err(Stop::Refused(error)) if error.is_exhausted() => ServiceOutcome::Exhausted(error),
        Err(Stop::Refused(error)) => ServiceOutcome::Refused(error),
        Err(Stop::Crashed(crash)) => ServiceOutcome::Crashed(crash),
        Err(Stop::Unknown { need, possible }) => ServiceOutcome::Unknown { needs: vec![need], possible },
    };
    let mut decision = ServiceDecision::of(service.key(), outcome);
    if is_ok {
        decision.cluster_ips.clone_from(&service.cluster_ips);
        decision.ip_families.clone_from(&service.ip_families);
        decision.ip_family_policy.clone_from(&service.ip_family_policy);
        decision.health_check_node_port = service.health_check_node_port;
        if !service.node_ports().is_empty() {
            decision.node_ports = service.ports.iter().map(|port| port.node_port).collect();
        }
    }
    decision.ops = std::mem::take(&mut attempt.ops);
    decision.flags = attempt.flags.into_iter().collect();
    (decision, attempt.next_draw)
}

fn succeeded(attempt: &mut Attempt<'_>, service: &Service, old: Option<&Service>) -> ServiceOutcome {
    let (addresses, ports) = (std::mem::take(&mut attempt.addresses), std::mem::take(&mut attempt.ports));
    if attempt.is_dry_run {
        return ServiceOutcome::Held(ServiceReason::DryRun);
    }
    if !addresses.is_empty() || !ports.is_empty() {
        return ServiceOutcome::Granted(ServiceReason::Allocated { addresses, ports });
    }
    if !attempt.ops.is_empty() {
        return ServiceOutcome::Released(ServiceReason::GivenBack);
    }
    ServiceOutcome::Held(match old {
        Some(_) => ServiceReason::Unchanged,
        None if !service.has_cluster_ip() => ServiceReason::ExternalName,
        None => ServiceReason::Headless,
    })
}
