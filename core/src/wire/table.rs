//! The table of operations, from which inputs are checked and calls are made.

#[cfg(feature = "admission")]
use super::admission;
#[cfg(feature = "admission")]
use super::defaults;
#[cfg(feature = "dns")]
use super::dns;
use super::error::{Answered, Failure, WireError};
use super::input::{Input, read};
#[cfg(feature = "ipam")]
use super::ipam;
use super::operation::Operation;
#[cfg(feature = "patch")]
use super::patch;
use super::prepared::Prepared;
#[cfg(feature = "admission")]
#[cfg(test)]
use super::tests::stub;
use crate::nearest::nearest;

/// An operation with the function that answers it.
#[derive(Debug)]
pub(super) struct Entry<F> {
    pub(super) operation: &'static Operation,
    pub(super) answer: F,
}

/// Answers from its input alone.
type Alone = fn(&Input<'_>) -> Answered;
/// Answers from objects, which its input holds unless a [`super::Handle`] does.
type OnObjects = fn(&Prepared, &Input<'_>) -> Answered;

/// The operations of an area with their code: a program that names only some areas holds the code of no other.
#[derive(Debug)]
pub struct Area {
    alone: &'static [Entry<Alone>],
    on_objects: &'static [Entry<OnObjects>],
}

/// JSON Patch.
#[cfg(feature = "patch")]
pub static PATCH: Area = Area { alone: &[Entry { operation: &patch::APPLY, answer: patch::apply }], on_objects: &[] };

/// Admission.
#[cfg(feature = "admission")]
pub static ADMISSION: Area = Area {
    alone: &[],
    on_objects: &[
        Entry { operation: &admission::REQUESTS, answer: admission::requests },
        Entry { operation: &admission::REVIEW, answer: admission::review },
        Entry { operation: &admission::MATCH, answer: admission::match_hooks },
        Entry { operation: &admission::RUN, answer: admission::run },
        Entry { operation: &defaults::DEFAULT, answer: defaults::default },
    ],
};

/// Cluster DNS.
#[cfg(feature = "dns")]
pub static DNS: Area = Area {
    alone: &[
        Entry { operation: &dns::COREFILE, answer: dns::corefile },
        Entry { operation: &dns::RESOLVCONF, answer: dns::resolvconf },
        Entry { operation: &dns::HOSTNAME, answer: dns::hostname },
    ],
    on_objects: &[
        Entry { operation: &dns::QUERY, answer: dns::query },
        Entry { operation: &dns::NAMES, answer: dns::names },
        Entry { operation: &dns::LOOKUP, answer: dns::lookup },
    ],
};

/// CNI and address allocation.
#[cfg(feature = "ipam")]
pub static IPAM: Area = Area {
    alone: &[
        Entry { operation: &ipam::CNI, answer: ipam::cni },
        Entry { operation: &ipam::CONVERT, answer: ipam::convert },
        Entry { operation: &ipam::PLAN, answer: ipam::plan },
        Entry { operation: &ipam::MODE, answer: ipam::mode },
        Entry { operation: &ipam::LINT, answer: ipam::lint },
        Entry { operation: &ipam::WHAT_IF, answer: ipam::what_if },
        Entry { operation: &ipam::AWS, answer: ipam::aws },
    ],
    on_objects: &[
        Entry { operation: &ipam::NODE_CIDR, answer: ipam::node_cidr },
        Entry { operation: &ipam::CAPACITY, answer: ipam::capacity },
        Entry { operation: &ipam::SERVICE, answer: ipam::service },
        Entry { operation: &ipam::CALICO, answer: ipam::calico },
    ],
};

/// A domain of the tests.
#[cfg(all(test, feature = "admission"))]
static STUB: Area = Area { alone: &[], on_objects: &[Entry { operation: &stub::COUNT, answer: stub::count }] };

/// All areas that are compiled.
pub(super) static ALL: &[&Area] = &[
    #[cfg(feature = "patch")]
    &PATCH,
    #[cfg(feature = "admission")]
    &ADMISSION,
    #[cfg(feature = "dns")]
    &DNS,
    #[cfg(feature = "ipam")]
    &IPAM,
    #[cfg(all(test, feature = "admission"))]
    &STUB,
];

/// The operations that need no objects, in the order of the documentation, before the others.
const ALONE: &[&Operation] = &[
    #[cfg(feature = "patch")]
    &patch::APPLY,
    #[cfg(feature = "dns")]
    &dns::COREFILE,
    #[cfg(feature = "dns")]
    &dns::RESOLVCONF,
    #[cfg(feature = "dns")]
    &dns::HOSTNAME,
    #[cfg(feature = "ipam")]
    &ipam::CNI,
    #[cfg(feature = "ipam")]
    &ipam::CONVERT,
    #[cfg(feature = "ipam")]
    &ipam::PLAN,
    #[cfg(feature = "ipam")]
    &ipam::MODE,
    #[cfg(feature = "ipam")]
    &ipam::LINT,
    #[cfg(feature = "ipam")]
    &ipam::WHAT_IF,
    #[cfg(feature = "ipam")]
    &ipam::AWS,
];

/// The operations on objects, in the order of the documentation.
const ON_OBJECTS: &[&Operation] = &[
    #[cfg(feature = "admission")]
    &admission::REQUESTS,
    #[cfg(feature = "admission")]
    &admission::REVIEW,
    #[cfg(feature = "admission")]
    &admission::MATCH,
    #[cfg(feature = "admission")]
    &admission::RUN,
    #[cfg(feature = "admission")]
    &defaults::DEFAULT,
    #[cfg(feature = "dns")]
    &dns::QUERY,
    #[cfg(feature = "dns")]
    &dns::NAMES,
    #[cfg(feature = "dns")]
    &dns::LOOKUP,
    #[cfg(feature = "ipam")]
    &ipam::NODE_CIDR,
    #[cfg(feature = "ipam")]
    &ipam::CAPACITY,
    #[cfg(feature = "ipam")]
    &ipam::SERVICE,
    #[cfg(feature = "ipam")]
    &ipam::CALICO,
    #[cfg(all(test, feature = "admission"))]
    &stub::COUNT,
];

/// All operations.
pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    ALONE.iter().chain(ON_OBJECTS).copied()
}

/// Answers an input that holds everything, its objects included, if the operation is one of these areas.
pub(super) fn answer(areas: &[&Area], op: &str, text: &[u8]) -> Answered {
    if let Some(entry) = areas.iter().find_map(|area| named(area.alone, op)) {
        return (entry.answer)(&Input::read(&read(text)?, entry.operation)?);
    }
    let entry = areas.iter().find_map(|area| named(area.on_objects, op)).ok_or_else(|| unknown(op))?;
    let document = read(text)?;
    let input = Input::read(&document, entry.operation)?;
    (entry.answer)(&Prepared::read(&input)?, &input)
}

/// The operation with this name, if it is one on objects of these areas.
pub(super) fn find_on_objects(areas: &[&Area], op: &str) -> Result<&'static Entry<OnObjects>, Failure> {
    areas.iter().find_map(|area| named(area.on_objects, op)).ok_or_else(|| {
        if ALONE.iter().any(|operation| operation.op == op) {
            let known = ON_OBJECTS.iter().map(|operation| operation.op).collect();
            WireError::NotAboutACluster { op: op.to_owned(), known }.into()
        } else {
            unknown(op)
        }
    })
}

fn named<F>(table: &'static [Entry<F>], op: &str) -> Option<&'static Entry<F>> {
    table.iter().find(|entry| entry.operation.op == op)
}

fn unknown(op: &str) -> Failure {
    let known: Vec<_> = operations().map(|operation| operation.op).collect();
    WireError::UnknownOperation { op: op.to_owned(), nearest: nearest(op, &known), known }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<F>(entries: impl Fn(&'static Area) -> &'static [Entry<F>]) -> Vec<&'static str>
    where
        F: 'static,
    {
        ALL.iter().flat_map(|area| entries(area)).map(|entry| entry.operation.op).collect()
    }

    #[test]
    fn every_operation_has_an_area_with_its_code() {
        for (list, mut found) in [(ALONE, names(|area| area.alone)), (ON_OBJECTS, names(|area| area.on_objects))] {
            let mut listed: Vec<_> = list.iter().map(|operation| operation.op).collect();
            listed.sort_unstable();
            found.sort_unstable();
            assert_eq!(listed, found);
        }
    }
}
