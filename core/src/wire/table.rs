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
pub(super) struct Entry<F> {
    pub(super) operation: &'static Operation,
    pub(super) answer: F,
}

/// Answers from its input alone.
type Alone = fn(&Input<'_>) -> Answered;
/// Answers from objects, which its input holds unless a [`super::Handle`] does.
type OnObjects = fn(&Prepared, &Input<'_>) -> Answered;

/// The operations that need no objects, in the order of the documentation, before the others.
const ALONE: &[Entry<Alone>] = &[
    #[cfg(feature = "patch")]
    Entry { operation: &patch::APPLY, answer: patch::apply },
    #[cfg(feature = "dns")]
    Entry { operation: &dns::COREFILE, answer: dns::corefile },
    #[cfg(feature = "dns")]
    Entry { operation: &dns::RESOLVCONF, answer: dns::resolvconf },
    #[cfg(feature = "dns")]
    Entry { operation: &dns::HOSTNAME, answer: dns::hostname },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::CNI, answer: ipam::cni },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::CONVERT, answer: ipam::convert },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::PLAN, answer: ipam::plan },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::MODE, answer: ipam::mode },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::LINT, answer: ipam::lint },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::WHAT_IF, answer: ipam::what_if },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::AWS, answer: ipam::aws },
];

/// The operations on objects, in the order of the documentation.
const ON_OBJECTS: &[Entry<OnObjects>] = &[
    #[cfg(feature = "admission")]
    Entry { operation: &admission::REQUESTS, answer: admission::requests },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::REVIEW, answer: admission::review },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::MATCH, answer: admission::match_hooks },
    #[cfg(feature = "admission")]
    Entry { operation: &admission::RUN, answer: admission::run },
    #[cfg(feature = "admission")]
    Entry { operation: &defaults::DEFAULT, answer: defaults::default },
    #[cfg(feature = "dns")]
    Entry { operation: &dns::QUERY, answer: dns::query },
    #[cfg(feature = "dns")]
    Entry { operation: &dns::NAMES, answer: dns::names },
    #[cfg(feature = "dns")]
    Entry { operation: &dns::LOOKUP, answer: dns::lookup },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::NODE_CIDR, answer: ipam::node_cidr },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::CAPACITY, answer: ipam::capacity },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::SERVICE, answer: ipam::service },
    #[cfg(feature = "ipam")]
    Entry { operation: &ipam::CALICO, answer: ipam::calico },
    #[cfg(all(test, feature = "admission"))]
    Entry { operation: &stub::COUNT, answer: stub::count },
];

/// All operations.
pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
    ALONE.iter().map(|entry| entry.operation).chain(ON_OBJECTS.iter().map(|entry| entry.operation))
}

/// Answers an input that holds everything, its objects included.
pub(super) fn answer(op: &str, text: &[u8]) -> Answered {
    if let Some(entry) = named(ALONE, op) {
        return (entry.answer)(&Input::read(&read(text)?, entry.operation)?);
    }
    let entry = named(ON_OBJECTS, op).ok_or_else(|| unknown(op))?;
    let document = read(text)?;
    let input = Input::read(&document, entry.operation)?;
    (entry.answer)(&Prepared::read(&input)?, &input)
}

/// The operation with this name, if it is one on objects.
pub(super) fn find_on_objects(op: &str) -> Result<&'static Entry<OnObjects>, Failure> {
    named(ON_OBJECTS, op).ok_or_else(|| match named(ALONE, op) {
        Some(_) => {
            let known = ON_OBJECTS.iter().map(|entry| entry.operation.op).collect();
            WireError::NotAboutACluster { op: op.to_owned(), known }.into()
        }
        None => unknown(op),
    })
}

fn named<F>(table: &'static [Entry<F>], op: &str) -> Option<&'static Entry<F>> {
    table.iter().find(|entry| entry.operation.op == op)
}

fn unknown(op: &str) -> Failure {
    let known: Vec<_> = operations().map(|operation| operation.op).collect();
    WireError::UnknownOperation { op: op.to_owned(), nearest: nearest(op, &known), known }.into()
}
