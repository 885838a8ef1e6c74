//! What pools of Calico have room for.

use crate::ipam::calico::CalicoAssumption;
use crate::ipam::capacity::calico_capacity;
use crate::wire::answer::Answer;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls};
use crate::wire::ipam::calico_objects::Given;
use crate::wire::ipam::calico_pool::calico_pool;
use crate::wire::ipam::counted::{Counted, assumed, counted};
use crate::wire::operation::{Member, MemberKind, optional, required};

const CALICO: [Member; 2] = [
    required("pools", MemberKind::List, "the pools"),
    optional("blocks", MemberKind::List, "the blocks that Nodes have, as for `ipam.calico`"),
];

pub(super) fn calico(answer: &mut Answer, input: &Input<'_>, config: &Input<'_>) -> Result<(), Failure> {
    let node = config.node("calico").ok_or(WireError::MissingMember { member: "calico" })?;
    let calico = Input::read_members(node, config.place("calico"), &CALICO, Nulls::Refused)?;
    let given = |member: &'static str| {
        let each = calico.node(member).into_iter().flat_map(|list| list.elements()).enumerate();
        let at = calico.place(member);
        each.map(move |(index, node)| Given { node, at: format!("{at}/{index}") }).collect::<Vec<_>>()
    };
    let pools = given("pools").iter().map(|pool| calico_pool(pool.node, &pool.at)).collect::<Result<Vec<_>, _>>()?;
    let blocks = given("blocks").iter().map(Given::block).collect::<Result<Vec<_>, _>>()?;
    counted(answer, Counted::Pods(&calico_capacity(&pools, &blocks)), [], input)?;
    assumed(answer, [CalicoAssumption::NoOtherBlocks.code()]);
    Ok(())
}
