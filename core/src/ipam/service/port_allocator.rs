//! The ports of the Nodes.
//!
//! Source: kubernetes/kubernetes pkg/registry/core/service/portallocator/allocator.go

use super::bands::{Band, Bands, Draw, Span};
use super::op::ServiceOp;
use super::port_error::PortError;
use super::port_range::PortRange;
use crate::ipam::runs::Runs;

/// The ports of a range that are in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PortAllocator {
    pub(crate) range: PortRange,
    pub(crate) bands: Bands,
    held: Runs,
}

impl PortAllocator {
    pub(crate) fn new(range: PortRange) -> Self {
        let size = u64::from(range.size);
        let offset = if size <= 16 { 0 } else { (size / 32).clamp(16, 128) };
        Self { range, bands: Bands::new(range.base.into(), offset, size), held: Runs::default() }
    }

    /// The port as one of the range.
    fn own(&self, port: i32) -> Option<u16> {
        u16::try_from(port).ok().filter(|port| self.bands.contains(u128::from(*port)))
    }

    pub(crate) fn has(&self, port: i32) -> bool {
        self.own(port).is_some_and(|port| self.held.contains(port.into()))
    }

    /// Whether the port can be allocated.
    pub(crate) fn check(&self, port: i32) -> Result<u16, PortError> {
        let own = self.own(port).ok_or_else(|| PortError::PortNotInRange { range: self.range.to_string() })?;
        if self.held.contains(own.into()) { Err(PortError::PortAllocated) } else { Ok(own) }
    }

    pub(crate) fn band_of(&self, port: u16) -> Band {
        self.bands.band_of(port.into())
    }

    /// The port that comes next; without a draw, the ports that can.
    pub(crate) fn next(&self, draw: Option<Draw>) -> Result<Result<u16, PortError>, Vec<Span>> {
        let possible = self.bands.possible(&self.held);
        if possible.is_empty() {
            return Ok(Err(PortError::PortRangeFull));
        }
        let draw = draw.ok_or(possible)?;
        let next = self.bands.next(&self.held, draw).and_then(|next| u16::try_from(next.number).ok());
        Ok(next.ok_or(PortError::PortRangeFull))
    }

    /// What gives a port back; one that is not in use, or not of the range, is none.
    pub(crate) fn release(&self, port: i32) -> Option<ServiceOp> {
        let port = self.own(port).filter(|port| self.held.contains(u128::from(*port)))?;
        Some(ServiceOp::GivePort { port })
    }

    pub(crate) fn apply(&mut self, op: ServiceOp) {
        match op {
            ServiceOp::TakePort { port } => self.held.insert(port.into()),
            ServiceOp::GivePort { port } => self.held.remove(port.into()),
            ServiceOp::TakeAddress { .. } | ServiceOp::GiveAddress { .. } => {}
        }
    }

    /// Marks a port of a Service that exists as in use.
    pub(crate) fn occupy(&mut self, port: i32) {
        if let Some(port) = self.own(port) {
            self.held.insert(port.into());
        }
    }

    /// How many ports are free.
    pub(crate) fn free(&self) -> u128 {
        self.bands.free(&self.held)
    }
}
