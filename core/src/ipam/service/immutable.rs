//! What an update of a Service may not change.

use super::field_error::{FieldProblem, FieldValue, ServiceFieldError};
use super::object::{NONE, Service};
use crate::release::Release;

fn is_headless(service: &Service) -> bool {
    matches!(service.cluster_ips.as_slice(), [only] if only == NONE)
}

/// Whether an update keeps the addresses and the families that the Service has; one may be added or left out. The texts
/// about what is left out are never reached, since the allocation refuses that before.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go validateUpgradeDowngradeClusterIPs,
/// validateUpgradeDowngradeIPFamilies
pub(crate) fn validate_update(service: &Service, old: &Service, release: Release) -> Vec<ServiceFieldError> {
    let was_headless = is_headless(old);
    let is_headless = is_headless(service);
    if !service.has_cluster_ip() || !old.has_cluster_ip() || (was_headless && is_headless) {
        return Vec::new();
    }
    let addresses = FieldValue::Texts(service.cluster_ips.clone());
    let families = FieldValue::Families(service.ip_families.clone());
    let error = |field: String, value: &FieldValue| {
        let (value, problem) = (Some(value.clone()), FieldProblem::MayNotChange);
        ServiceFieldError { field, value, problem, release }
    };
    let mut errors = Vec::new();
    for index in changed(&service.cluster_ips, &old.cluster_ips) {
        errors.push(error(format!("spec.clusterIPs[{index}]"), &addresses));
    }
    if was_headless == is_headless {
        let has_same_length = service.ip_families.len() == old.ip_families.len();
        for _ in changed(&service.ip_families, &old.ip_families) {
            let value = if has_same_length { &families } else { &addresses };
            errors.push(error("spec.ipFamilies[0]".to_owned(), value));
        }
    }
    errors
}

/// Which ones changed: of lists of one length all are compared, else the first.
fn changed(now: &[String], before: &[String]) -> Vec<usize> {
    let compared = if now.len() == before.len() { now.len() } else { 1 };
    let pairs = now.iter().zip(before).take(compared).enumerate();
    pairs.filter(|(_, (now, before))| now != before).map(|(index, _)| index).collect()
}
