//! What the cluster pool of Cilium has room for.

use crate::ipam::capacity::{CapacityAssumption, CiliumPool, cilium_capacity, cilium_nodes};
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::counted::{Counted, assumed, counted, invalid};
use crate::wire::operation::{Member, MemberKind, optional};
use crate::wire::prepared::Prepared;
use crate::wire::said::Said;

const CILIUM: [Member; 4] = [
    optional("ipv4Cidrs", MemberKind::Strings, "`cluster-pool-ipv4-cidr`"),
    optional("ipv4MaskSize", MemberKind::Integer, "`cluster-pool-ipv4-mask-size`; default 24"),
    optional("ipv6Cidrs", MemberKind::Strings, "`cluster-pool-ipv6-cidr`"),
    optional("ipv6MaskSize", MemberKind::Integer, "`cluster-pool-ipv6-mask-size`; default 112"),
];

pub(super) fn cilium(
    answer: &mut Answer,
    prepared: &Prepared,
    input: &Input<'_>,
    config: &Input<'_>,
    max_pods: Option<u32>,
) -> Result<(), Failure> {
    let node = config.node("cilium").ok_or(WireError::MissingMember { member: "cilium" })?;
    let given = Input::read_members(node, config.place("cilium"), &CILIUM, Nulls::Refused)?;
    let mask = |name, default: u32| -> Result<u32, Failure> {
        let mask = given.integer(name, 0, u64::from(u8::MAX))?;
        Ok(mask.and_then(|mask| u32::try_from(mask).ok()).unwrap_or(default))
    };
    let texts = |name| given.strings(name).into_iter().map(|text| text.into_owned()).collect::<Vec<_>>();
    let (ipv4, ipv6) = (texts("ipv4Cidrs"), texts("ipv6Cidrs"));
    match CiliumPool::read(&ipv4, mask("ipv4MaskSize", 24)?, &ipv6, mask("ipv6MaskSize", 112)?) {
        Ok(pool) => {
            let nodes = cilium_nodes(prepared.objects());
            let nodes = nodes.map_err(|error| Failure::of("ipam", &error).placed(|pointer| prepared.place(pointer)))?;
            counted(answer, Counted::Pods(&cilium_capacity(&pool, &nodes, max_pods)), [], input)?;
            assumed(answer, [CapacityAssumption::NoOtherNodes.code()]);
        }
        Err(error) => {
            invalid(answer, &Said::of(&error));
        }
    }
    Ok(())
}
