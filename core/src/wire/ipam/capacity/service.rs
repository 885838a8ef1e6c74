//! What the ranges of Services have room for.

use crate::ipam::capacity::service_capacity;
use crate::ipam::service::{
    Service, ServiceAssumption, ServiceCidr, ServiceFlags, ServiceFlagsError, ServiceRegistry, ip_addresses,
};
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::counted::{Counted, assumed, counted, invalid};
use crate::wire::operation::{Member, MemberKind, required};
use crate::wire::prepared::Prepared;
use crate::wire::said::Said;

const SERVICE: [Member; 1] = [required("cidrs", MemberKind::Strings, "`--service-cluster-ip-range`")];

pub(super) fn service(
    answer: &mut Answer,
    prepared: &Prepared,
    input: &Input<'_>,
    config: &Input<'_>,
) -> Result<(), Failure> {
    let node = config.node("service").ok_or(WireError::MissingMember { member: "service" })?;
    let given = Input::read_members(node, config.place("service"), &SERVICE, Nulls::Refused)?;
    let mut taken = Vec::new();
    match registry(prepared, given.strings("cidrs").join(","))? {
        Ok(registry) => {
            counted(answer, Counted::Services(&service_capacity(&registry)), [], input)?;
            taken = registry.assumed();
        }
        Err(errors) => {
            if let Some(error) = errors.first() {
                invalid(answer, &Said::of(error));
            }
        }
    }
    if prepared.release().is_by_reading() {
        taken.push(ServiceAssumption::ReleaseByReading);
    }
    assumed(answer, taken.iter().map(ServiceAssumption::code));
    Ok(())
}

/// The storage with the Services, ServiceCIDRs and IPAddresses among the objects, or why kube-apiserver does not start.
pub(super) fn registry(
    prepared: &Prepared,
    ranges: String,
) -> Result<Result<ServiceRegistry, Vec<ServiceFlagsError>>, Failure> {
    let failed = |error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer));
    let objects = prepared.objects();
    Service::check_addresses(objects).map_err(failed)?;
    let cidrs = ServiceCidr::all_of(objects).map_err(failed)?;
    let (services, addresses) = (Service::all_of(objects).map_err(failed)?, ip_addresses(objects).map_err(failed)?);
    let mut flags = ServiceFlags::default();
    (flags.release, flags.service_cluster_ip_range) = (prepared.release(), ranges);
    let registry = ServiceRegistry::start(&flags, &cidrs);
    Ok(registry.map(|registry| registry.with_ip_addresses(&addresses).with_services(services)))
}
