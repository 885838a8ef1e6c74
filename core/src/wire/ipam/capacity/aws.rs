//! What an instance with the VPC CNI of AWS has room for.

use crate::ipam::aws::{AwsConfigError, Environment, Limits, MaxPods, Settings};
use crate::ipam::capacity::{CapacityNeed, aws_capacity};
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::aws::{LIMITS, MOST, enis, environment, limits_of};
use crate::wire::ipam::counted::{Counted, assumed, counted, invalid, unknown};
use crate::wire::operation::{Member, MemberKind, optional};
use crate::wire::said::Said;

const AWS: [Member; 5] = [
    optional("instanceType", MemberKind::String, "the instance type: `m5.large`"),
    optional("limits", MemberKind::Object, "the limits of the instance type, in place of the table's"),
    optional("settings", MemberKind::Object, "the environment of aws-node: names to texts"),
    optional("vcpus", MemberKind::Integer, "how many vCPUs the instance has"),
    optional("enis", MemberKind::List, "the ENIs with the addresses that Pods have, as for `ipam.aws`"),
];

pub(super) fn aws(answer: &mut Answer, input: &Input<'_>, config: &Input<'_>) -> Result<(), Failure> {
    let node = config.node("aws").ok_or(WireError::MissingMember { member: "aws" })?;
    let given = Input::read_members(node, config.place("aws"), &AWS, Nulls::Refused)?;
    let limits = given.node("limits").map(|node| -> Result<Limits, Failure> {
        limits_of(&Input::read_members(node, given.place("limits"), &LIMITS, Nulls::Refused)?)
    });
    let (limits, environment, enis) = (limits.transpose()?, environment(&given)?, enis(&given)?);
    let vcpus = given.integer("vcpus", 1, MOST)?.and_then(|vcpus| u32::try_from(vcpus).ok());
    let instance_type = given.string("instanceType").unwrap_or_default().into_owned();
    let Some(limits) = limits.or_else(|| Limits::of(&instance_type)) else {
        unknown(answer, &[CapacityNeed::InstanceType { instance_type }]);
        return Ok(());
    };
    let settings = match on(&environment, &instance_type, &limits) {
        Ok(settings) => settings,
        Err(error) => {
            invalid(answer, &Said::of(&error));
            return Ok(());
        }
    };
    let assigned =
        enis.store(&settings)?.enis().iter().flat_map(|eni| eni.cidrs()).map(|cidr| cidr.assigned()).sum::<i64>();
    let recommended = MaxPods::of(&limits, &settings, vcpus).recommended;
    let max_pods = match input.integer("maxPods", 0, u64::from(u32::MAX))?.and_then(|given| u32::try_from(given).ok()) {
        Some(given) => Some(given).filter(|given| *given > 0),
        None if recommended.is_none() => {
            unknown(answer, &[CapacityNeed::MaxPods]);
            return Ok(());
        }
        None => recommended,
    };
    let assigned = u128::try_from(assigned).unwrap_or_default();
    let capacity = aws_capacity(&instance_type, &limits, &settings, assigned, max_pods);
    counted(answer, Counted::Pods(&capacity), [], input)?;
    assumed(answer, settings.assumed(&environment).iter().map(|assumption| assumption.code()));
    Ok(())
}

fn on(environment: &Environment, instance_type: &str, limits: &Limits) -> Result<Settings, AwsConfigError> {
    Settings::read(environment)?.on(instance_type, limits)
}
