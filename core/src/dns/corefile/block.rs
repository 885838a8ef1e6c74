//! A server block as CoreDNS loaded it.

use super::plugin::Plugin;
use super::token::Place;
use super::zone::Zone;

/// A server block.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The keys as written.
    pub keys: Vec<String>,
    /// The zones that it serves, in the order of the keys.
    pub zones: Vec<Zone>,
    /// Its plugins in the order in which they are asked.
    pub plugins: Vec<Plugin>,
    /// The first key; none for the server block of an empty Corefile.
    pub place: Option<Place>,
}
