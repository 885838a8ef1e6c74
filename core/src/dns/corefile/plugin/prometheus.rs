//! The options of `prometheus`, which the metrics endpoint.

use super::super::{Context, Dispenser, SetupError};

/// The options of `prometheus` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct PrometheusOptions {}

/// Reads the words of all uses of `prometheus` in a server block.
///
/// Source: coredns/coredns plugin/metrics/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<PrometheusOptions, SetupError> {
    Ok(PrometheusOptions {})
}
