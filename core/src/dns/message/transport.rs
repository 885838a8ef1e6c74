//! How messages travel.

use serde::Serialize;

/// What a query came over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// UDP: replies have a limit.
    #[default]
    Udp,
    /// TCP.
    Tcp,
}

/// Whether a message is packed with pointers to names that it already holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compression {
    /// Every name is written in full.
    Off,
    /// Names are compressed.
    On,
}
