//! Errors that a plugin reports.

use std::fmt;

use serde::Serialize;

use super::cni::{ArgsError, ProtocolError};
use super::host_local::config_error::ConfigError;
use super::host_local::error::HostLocalError;
use super::static_ipam::error::StaticError;

/// An error that a plugin reports, which is also its reason. `Display` prints its `msg`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Refusal {
    /// An error of the protocol.
    Protocol(ProtocolError),
    /// `CNI_ARGS` can't be read.
    Args(ArgsError),
    /// The configuration is refused.
    Config(ConfigError),
    /// host-local fails.
    HostLocal(HostLocalError),
    /// static fails.
    Static(StaticError),
}

impl Refusal {
    /// The `code` of the error.
    pub fn number(&self) -> u32 {
        match self {
            Self::Protocol(error) => error.number(),
            _ => 999,
        }
    }

    /// The `details` of the error; empty without any.
    pub fn details(&self) -> String {
        match self {
            Self::Protocol(error) => error.details(),
            _ => String::new(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Protocol(error) => error.fmt(f),
            Self::Args(error) => error.fmt(f),
            Self::Config(error) => error.fmt(f),
            Self::HostLocal(error) => error.fmt(f),
            Self::Static(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}

impl From<ProtocolError> for Refusal {
    fn from(error: ProtocolError) -> Self {
        Self::Protocol(error)
    }
}

impl From<HostLocalError> for Refusal {
    fn from(error: HostLocalError) -> Self {
        Self::HostLocal(error)
    }
}

impl From<ConfigError> for Refusal {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<StaticError> for Refusal {
    fn from(error: StaticError) -> Self {
        Self::Static(error)
    }
}
