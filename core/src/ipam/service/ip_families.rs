//! Which families a Service gets, and what is wrong with those that it asks for.

use super::field_error::{FieldProblem, FieldValue, ServiceFieldError};
use super::object::{NONE, Service};
use crate::gotext::ip::{parse_addr, parse_ip_sloppy};
use crate::release::Release;

pub(crate) const IPV4: &str = "IPv4";
pub(crate) const IPV6: &str = "IPv6";
const SINGLE_STACK: &str = "SingleStack";
const PREFER_DUAL_STACK: &str = "PreferDualStack";
const REQUIRE_DUAL_STACK: &str = "RequireDualStack";

/// What the cluster has addresses of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClusterFamilies {
    pub(crate) release: Release,
    /// The families, that of the first range first.
    pub(crate) all: Vec<&'static str>,
}

impl ClusterFamilies {
    pub(crate) fn primary(&self) -> &'static str {
        self.all.first().copied().unwrap_or(IPV4)
    }

    fn has(&self, family: &str) -> bool {
        self.all.contains(&family)
    }
}

/// The other family; that of any other word is IPv4.
pub(crate) fn other(family: &str) -> &'static str {
    if family == IPV4 { IPV6 } else { IPV4 }
}

/// The family of an address; `None` if the text is none.
fn family_of(text: &str) -> Option<&'static str> {
    parse_ip_sloppy(text).map(|ip| if ip.is_ipv4() { IPV4 } else { IPV6 })
}

pub(crate) fn is_ipv6(text: &str) -> bool {
    family_of(text) == Some(IPV6)
}

/// Errors that stand together.
struct Errors {
    release: Release,
    all: Vec<ServiceFieldError>,
}

impl Errors {
    fn new(release: Release) -> Self {
        Self { release, all: Vec::new() }
    }

    fn add(&mut self, field: impl Into<String>, value: Option<FieldValue>, problem: FieldProblem) {
        self.all.push(ServiceFieldError { field: field.into(), value, problem, release: self.release });
    }

    fn result(self) -> Result<(), Vec<ServiceFieldError>> {
        if self.all.is_empty() { Ok(()) } else { Err(self.all) }
    }
}

fn policy_of(service: &Service) -> Option<FieldValue> {
    service.ip_family_policy.clone().map(FieldValue::Word)
}

fn addresses_of(service: &Service) -> Option<FieldValue> {
    Some(FieldValue::Texts(service.cluster_ips.clone()))
}

/// Sets the families and the policy of a Service that is created, or updated from `old`.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go initIPFamilyFields
pub(crate) fn init(
    service: &mut Service,
    old: Option<&Service>,
    cluster: &ClusterFamilies,
) -> Result<(), Vec<ServiceFieldError>> {
    if !service.has_cluster_ip() || old.is_some_and(|old| keeps_prefer_dual_stack(service, old)) {
        return Ok(());
    }
    if service.ip_family_policy.is_none() {
        let of_old = old.and_then(|old| old.ip_family_policy.clone());
        let default = if service.is_headless_without_selector() { REQUIRE_DUAL_STACK } else { SINGLE_STACK };
        service.ip_family_policy = Some(of_old.unwrap_or_else(|| default.to_owned()));
    }
    validate(service, old, cluster.release)?;
    let mut errors = Errors::new(cluster.release);
    let is_single = service.ip_family_policy.as_deref() == Some(SINGLE_STACK);
    if let Some(old) = old {
        release_secondary(service, old, is_single, &mut errors);
    }
    let at_policy = "spec.ipFamilyPolicy";
    if is_single && service.cluster_ips.len() == 2 {
        errors.add(at_policy, policy_of(service), FieldProblem::SingleStackAddresses);
    }
    if is_single && service.ip_families.len() == 2 {
        errors.add(at_policy, policy_of(service), FieldProblem::SingleStackFamilies);
    }
    infer_families(service, cluster, &mut errors);
    errors.result()?;

    if service.is_headless_without_selector() {
        if service.ip_families.is_empty() {
            service.ip_families.push(cluster.primary().to_owned());
        }
        add_other_family(service, is_single);
        return Ok(());
    }
    let mut errors = Errors::new(cluster.release);
    if service.ip_family_policy.as_deref() == Some(REQUIRE_DUAL_STACK) && cluster.all.len() < 2 {
        errors.add(at_policy, policy_of(service), FieldProblem::NoDualStack);
    }
    for (index, family) in service.ip_families.iter().enumerate().filter(|(_, family)| !cluster.has(family)) {
        let value = Some(FieldValue::Word(family.clone()));
        errors.add(format!("spec.ipFamilies[{index}]"), value, FieldProblem::MissingFamily);
    }
    errors.result()?;
    if service.ip_families.is_empty() {
        service.ip_families.push(cluster.primary().to_owned());
    }
    if cluster.all.len() == 2 {
        add_other_family(service, is_single);
    }
    Ok(())
}

fn add_other_family(service: &mut Service, is_single: bool) {
    if let [family] = service.ip_families.as_slice()
        && !is_single
    {
        let other = other(family).to_owned();
        service.ip_families.push(other);
    }
}

/// What an update to one family, or with less than before, does to the second family.
fn release_secondary(service: &mut Service, old: &Service, is_single: bool, errors: &mut Errors) {
    if is_single {
        if old.cluster_ips == service.cluster_ips {
            service.cluster_ips.truncate(1);
        }
        if old.ip_families == service.ip_families {
            service.ip_families.truncate(1);
        }
        return;
    }
    let is_less = |new: &[String], old: &[String]| !new.is_empty() && new.len() < old.len();
    if is_less(&service.cluster_ips, &old.cluster_ips) {
        errors.add("spec.ipFamilyPolicy", policy_of(service), FieldProblem::SecondaryAddressReleased);
    }
    if is_less(&service.ip_families, &old.ip_families) {
        errors.add("spec.ipFamilyPolicy", policy_of(service), FieldProblem::SecondaryFamilyReleased);
    }
}

/// Families that are not given are those of the addresses.
fn infer_families(service: &mut Service, cluster: &ClusterFamilies, errors: &mut Errors) {
    let value = addresses_of(service);
    for (index, ip) in service.cluster_ips.iter().enumerate() {
        if ip == NONE {
            break;
        }
        if index < service.ip_families.len() {
            continue;
        }
        let family = family_of(ip).unwrap_or("unknown");
        if cluster.has(family) {
            service.ip_families.push(family.to_owned());
        } else {
            let field = format!("spec.clusterIPs[{index}]");
            errors.add(field, value.clone(), FieldProblem::AddressOfMissingFamily { family });
        }
    }
}

/// Whether an update of a Service that prefers two families changes nothing of them.
///
/// Source: kubernetes/kubernetes pkg/registry/core/service/storage/alloc.go isMatchingPreferDualStackClusterIPFields
pub(crate) fn keeps_prefer_dual_stack(service: &Service, old: &Service) -> bool {
    let prefers = |policy: &Option<String>| policy.as_deref() == Some(PREFER_DUAL_STACK);
    prefers(&service.ip_family_policy)
        && old.service_type == service.service_type
        && ["ClusterIP", "NodePort", "LoadBalancer"].contains(&service.service_type.as_str())
        && (old.ip_family_policy.is_none() || prefers(&old.ip_family_policy))
        && old.cluster_ips == service.cluster_ips
        && old.ip_families == service.ip_families
}

/// Whether addresses, families and policy fit together.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go ValidateServiceClusterIPsRelatedFields
fn validate(service: &Service, old: Option<&Service>, release: Release) -> Result<(), Vec<ServiceFieldError>> {
    let mut errors = Errors::new(release);
    let at = "spec.clusterIPs";
    match service.cluster_ips.first() {
        None if !service.cluster_ip.is_empty() => errors.add(at, None, FieldProblem::ClusterIpsMissing),
        Some(_) if service.cluster_ip.is_empty() => {
            errors.add(at, addresses_of(service), FieldProblem::ClusterIpMissing);
        }
        Some(first) if *first != service.cluster_ip => {
            errors.add(at, addresses_of(service), FieldProblem::ClusterIpMismatch);
        }
        _ => {}
    }
    for (index, family) in service.ip_families.iter().enumerate() {
        let field = format!("spec.ipFamilies[{index}]");
        let value = Some(FieldValue::Word(family.clone()));
        if family != IPV4 && family != IPV6 {
            errors.add(field.clone(), value.clone(), FieldProblem::UnknownFamily);
        }
        if service.ip_families.iter().take(index).any(|before| before == family) {
            errors.add(field, value, FieldProblem::FamilyTwice);
        }
    }
    let policies = [PREFER_DUAL_STACK, REQUIRE_DUAL_STACK, SINGLE_STACK];
    if service.ip_family_policy.as_deref().is_some_and(|policy| !policies.contains(&policy)) {
        errors.add("spec.ipFamilyPolicy", policy_of(service), FieldProblem::UnknownPolicy);
    }
    let known = old.filter(|_| release.keeps_invalid_addresses_of_services());
    let known = known.map(|old| old.cluster_ips.as_slice()).unwrap_or_default();
    let mut has_invalid = false;
    for (index, ip) in service.cluster_ips.iter().enumerate() {
        if index == 0 && ip == NONE {
            if service.cluster_ips.len() > 1 {
                has_invalid = true;
                errors.add(at, addresses_of(service), FieldProblem::NoneAmongAddresses);
            }
            continue;
        }
        if known.contains(ip) {
            continue;
        }
        for problem in address_problems(ip, release) {
            has_invalid = true;
            errors.add(format!("{at}[{index}]"), Some(FieldValue::Text(ip.clone())), problem);
        }
    }
    if service.cluster_ips.len() > 2 {
        errors.add(at, addresses_of(service), FieldProblem::TooManyAddresses);
    }
    if !has_invalid {
        validate_families_of_addresses(service, &mut errors);
    }
    errors.result()
}

/// Source: kubernetes/apimachinery pkg/util/validation/ip.go parseIP
fn address_problems(ip: &str, release: Release) -> Vec<FieldProblem> {
    if parse_ip_sloppy(ip).is_none() {
        return vec![FieldProblem::InvalidAddress];
    }
    if !release.reads_addresses_strictly() {
        return Vec::new();
    }
    match parse_addr(ip) {
        Err(_) => vec![FieldProblem::LeadingZeros],
        Ok(addr) if matches!(addr.ip, std::net::IpAddr::V6(ip) if ip.to_ipv4_mapped().is_some()) => {
            vec![FieldProblem::Ipv4Mapped]
        }
        Ok(_) => Vec::new(),
    }
}

fn validate_families_of_addresses(service: &Service, errors: &mut Errors) {
    let at = "spec.clusterIPs";
    if service.cluster_ips.len() > 1 {
        let unreadable = service.cluster_ips.iter().position(|ip| family_of(ip).is_none());
        if let Some(index) = unreadable {
            let address = service.cluster_ips.get(index).cloned().unwrap_or_default();
            errors.add(at, None, FieldProblem::FamilyUnreadable { index, address });
        }
        let has = |family| service.cluster_ips.iter().any(|ip| family_of(ip) == Some(family));
        if unreadable.is_some() || !has(IPV4) || !has(IPV6) {
            errors.add(at, addresses_of(service), FieldProblem::AddressesOfOneFamily);
        }
    }
    let is_headless = matches!(service.cluster_ips.as_slice(), [only] if only == NONE);
    if is_headless {
        return;
    }
    for (index, (ip, given)) in service.cluster_ips.iter().zip(&service.ip_families).enumerate() {
        let family = match (given.as_str(), is_ipv6(ip)) {
            (IPV4, true) => IPV4,
            (IPV6, false) => IPV6,
            _ => continue,
        };
        let problem = FieldProblem::AddressOfOtherFamily { family, index };
        errors.add(format!("{at}[{index}]"), Some(FieldValue::Text(ip.clone())), problem);
    }
}
