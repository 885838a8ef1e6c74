//! An IPPool of Calico on the wire, or its spec.

use crate::ipam::mode::{CalicoPool, EncapsulationMode};
use crate::json::{Kind, Node};
use crate::wire::error::{Failure, WireError};

/// What of an IPPool decides how it carries packets.
pub(super) fn calico_pool(given: Node<'_>, at: &str) -> Result<CalicoPool, Failure> {
    let (spec, at) = match given.member("spec") {
        Some(spec) => (spec, format!("{at}/spec")),
        None => (given, at.to_owned()),
    };
    let place = |name| format!("{at}/{name}");
    let wrong = |name, wanted, node: Node<'_>| -> Failure {
        WireError::WrongType { at: place(name), wanted, got: node.kind().go_name() }.into()
    };
    if spec.kind() != Kind::Object {
        return Err(WireError::WrongType { at: at.clone(), wanted: "object", got: spec.kind().go_name() }.into());
    }
    let text = |name: &'static str| match spec.member(name) {
        None => Ok(String::new()),
        Some(node) => node.as_str().map(|text| text.into_owned()).ok_or_else(|| wrong(name, "string", node)),
    };
    let block_size = match spec.member("blockSize") {
        None => 0,
        Some(node) => {
            let number = node.as_number().and_then(|number| number.parse().ok());
            number.ok_or_else(|| wrong("blockSize", "whole number", node))?
        }
    };
    let (cidr, ipip, vxlan) = (text("cidr")?, text("ipipMode")?, text("vxlanMode")?);
    let mode = |member, word: &str| {
        EncapsulationMode::parse(member, word).map_err(|error| Failure::of("ipam", &error).under(&place(member)))
    };
    let (ipip, vxlan) = (mode("ipipMode", &ipip)?, mode("vxlanMode", &vxlan)?);
    CalicoPool::new(&cidr, block_size, ipip, vxlan).map_err(|error| Failure::of("ipam", &error).under(&at))
}
