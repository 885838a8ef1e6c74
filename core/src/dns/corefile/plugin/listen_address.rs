//! The address on which a plugin serves HTTP.

use super::super::{Dispenser, SetupError};
use crate::gotext::split_host_port;

/// The address behind a directive, if it has one.
///
/// Source: coredns/coredns plugin/health/setup.go, plugin/metrics/setup.go, plugin/ready/setup.go
pub(super) fn listen_address(dispenser: &mut Dispenser<'_>) -> Result<Option<String>, SetupError> {
    match dispenser.remaining_args().as_slice() {
        [] => Ok(None),
        [address] => {
            split_host_port(address).map_err(|error| dispenser.bare(error))?;
            Ok(Some((*address).to_owned()))
        }
        _ => Err(dispenser.arg_err()),
    }
}
