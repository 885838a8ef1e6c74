//! One request, with what it takes until it ends.

use std::collections::BTreeSet;

use super::allocators::Allocators;
use super::bands::{Draw, count};
use super::decision::{Possible, ServiceFlag};
use super::error::{ServiceCrash, ServiceError};
use super::field_error::{FieldProblem, FieldValue, ServiceFieldError};
use super::need::ServiceNeed;
use super::op::ServiceOp;
use super::port_error::PortError;
use super::reason::{GrantedAddress, GrantedPort};

/// Why a request ends early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stop {
    Refused(ServiceError),
    Crashed(ServiceCrash),
    Unknown { need: ServiceNeed, possible: Option<Possible> },
}

/// One request: what it took so far, and what it gives back at its end.
#[derive(Debug)]
pub(crate) struct Attempt<'a> {
    pub(crate) state: &'a mut Allocators,
    /// The name of the Service.
    pub(crate) service: String,
    pub(crate) is_dry_run: bool,
    draws: &'a [Draw],
    /// The number of the next draw.
    pub(crate) next_draw: usize,
    /// What changed so far.
    pub(crate) ops: Vec<ServiceOp>,
    /// What changed and stays, however the request ends.
    kept: Vec<ServiceOp>,
    pub(crate) addresses: Vec<GrantedAddress>,
    pub(crate) ports: Vec<GrantedPort>,
    pub(crate) flags: BTreeSet<ServiceFlag>,
    /// The ports that the request took, also those of a dry run.
    taken_ports: Vec<i32>,
    /// Ports and addresses that are given back if it ends well.
    pub(crate) ports_to_release: Vec<i32>,
    pub(crate) addresses_to_release: Vec<(String, String)>,
}

impl<'a> Attempt<'a> {
    pub(crate) fn new(
        state: &'a mut Allocators,
        service: &str,
        is_dry_run: bool,
        draws: &'a [Draw],
        next: usize,
    ) -> Self {
        Self {
            state,
            service: service.to_owned(),
            is_dry_run,
            draws,
            next_draw: next,
            ops: Vec::new(),
            kept: Vec::new(),
            addresses: Vec::new(),
            ports: Vec::new(),
            flags: BTreeSet::new(),
            taken_ports: Vec::new(),
            ports_to_release: Vec::new(),
            addresses_to_release: Vec::new(),
        }
    }

    /// The draw of the next automatic allocation.
    pub(crate) fn draw(&self) -> Option<Draw> {
        self.draws.get(self.next_draw).copied()
    }

    /// The draw was used; its number.
    pub(crate) fn use_draw(&mut self) -> usize {
        let used = self.next_draw;
        self.next_draw = used.saturating_add(1);
        used
    }

    pub(crate) fn take(&mut self, ops: Vec<ServiceOp>) {
        self.state.apply(&ops);
        self.ops.extend(ops);
    }

    /// Changes that stay, however the request ends.
    pub(crate) fn keep(&mut self, ops: Vec<ServiceOp>) {
        if !ops.is_empty() {
            self.flags.insert(ServiceFlag::BitmapKeepsAddress);
        }
        self.state.apply(&ops);
        self.kept.extend(ops);
    }

    /// Takes back what the request took.
    pub(crate) fn revert(&mut self) {
        let undone: Vec<_> = self.ops.iter().rev().map(|op| op.undo()).collect();
        self.state.apply(&undone);
        self.ops = std::mem::take(&mut self.kept);
    }

    /// Gives back what the Service no longer has.
    pub(crate) fn commit(&mut self) {
        if self.is_dry_run {
            return;
        }
        let addresses = std::mem::take(&mut self.addresses_to_release);
        self.release_addresses(&addresses);
        for port in std::mem::take(&mut self.ports_to_release) {
            self.release_port(port);
        }
    }

    pub(crate) fn release_port(&mut self, port: i32) {
        let op = self.state.ports.release(port);
        self.take(op.into_iter().collect());
    }

    pub(crate) fn invalid(&self, field: String, value: FieldValue, problem: FieldProblem) -> Stop {
        let error = ServiceFieldError { field, value: Some(value), problem, release: self.state.release };
        Stop::Refused(ServiceError::Invalid { service: self.service.clone(), errors: vec![error] })
    }

    /// What is missing for the next automatic allocation.
    pub(crate) fn without_draw(&self, possible: Possible) -> Stop {
        Stop::Unknown { need: ServiceNeed::Draw { draw: self.next_draw }, possible: Some(possible) }
    }

    /// Allocates this port.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/portallocator/operation.go Allocate
    pub(crate) fn take_port(&mut self, port: i32) -> Result<(), PortError> {
        if self.is_dry_run {
            if self.state.ports.has(port) || self.taken_ports.contains(&port) {
                return Err(PortError::PortAllocated);
            }
        } else {
            let own = self.state.ports.check(port)?;
            self.take_own_port(own, None);
        }
        self.taken_ports.push(port);
        Ok(())
    }

    fn take_own_port(&mut self, port: u16, draw: Option<usize>) {
        self.take(vec![ServiceOp::TakePort { port }]);
        self.ports.push(GrantedPort { port, band: self.state.ports.band_of(port), draw });
    }

    /// Allocates the next port.
    ///
    /// Source: kubernetes/kubernetes pkg/registry/core/service/portallocator/operation.go AllocateNext
    pub(crate) fn take_next_port(&mut self) -> Result<Result<i32, PortError>, Stop> {
        if self.is_dry_run {
            return Ok(Ok(self.dry_port()));
        }
        match self.state.ports.next(self.draw()) {
            Ok(Ok(port)) => {
                let draw = self.use_draw();
                self.take_own_port(port, Some(draw));
                self.taken_ports.push(port.into());
                Ok(Ok(port.into()))
            }
            Ok(Err(error)) => Ok(Err(error)),
            Err(spans) => {
                let port = |number| u16::try_from(number).unwrap_or_default();
                let ranges = spans.iter().map(|(first, last)| (port(*first), port(*last))).collect();
                Err(self.without_draw(Possible::Ports { count: count(&spans), ranges }))
            }
        }
    }

    /// A port that stands for the next one in a dry run.
    fn dry_port(&mut self) -> i32 {
        let last =
            if self.taken_ports.is_empty() { 32_768 } else { self.taken_ports.iter().copied().fold(0, i32::max) };
        let next = last.saturating_add(1);
        let free = (next..100).find(|port| self.take_port(*port).is_ok());
        free.unwrap_or_else(|| {
            self.taken_ports.push(next);
            next
        })
    }
}
