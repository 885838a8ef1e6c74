//! Changes of what is in use.

use std::net::IpAddr;

use serde::Serialize;

/// A change of what is in use. They are applied in order; those that stand beside an error stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ServiceOp {
    /// An address is in use.
    TakeAddress {
        /// The address.
        address: IpAddr,
        /// Where that is written.
        #[serde(rename = "in")]
        store: AddressStore,
    },
    /// An address is free again.
    GiveAddress {
        /// The address.
        address: IpAddr,
        /// Where that is written.
        #[serde(rename = "in")]
        store: AddressStore,
    },
    /// A port of the Nodes is in use.
    TakePort {
        /// The port.
        port: u16,
    },
    /// A port of the Nodes is free again.
    GivePort {
        /// The port.
        port: u16,
    },
}

/// Where the API server writes that an address is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AddressStore {
    /// The bitmap of a range, up to 1.33.
    Bitmap,
    /// An IPAddress object, from 1.33 on.
    IpAddress,
}

impl ServiceOp {
    /// The change that takes this one back.
    pub(crate) fn undo(self) -> Self {
        match self {
            Self::TakeAddress { address, store } => Self::GiveAddress { address, store },
            Self::GiveAddress { address, store } => Self::TakeAddress { address, store },
            Self::TakePort { port } => Self::GivePort { port },
            Self::GivePort { port } => Self::TakePort { port },
        }
    }
}
