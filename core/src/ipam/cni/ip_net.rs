//! An address with the mask of its network, which keeps its host bits.
//!
//! Source: containernetworking/cni pkg/types/types.go IPNet

use std::fmt;
use std::net::IpAddr;

use ipnet::IpNet;

use crate::gotext::ip::parse_cidr;
use crate::ipam::decode::{Decoder, Fault};
use crate::json::Node;

/// An address and the length of its mask. `Display` prints it as `net.IPNet.String`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AddressNet {
    /// The address; an IPv4-mapped one is the IPv4 address.
    pub address: IpAddr,
    /// The length of the mask as it is written.
    pub ones: u8,
    /// How many bits the mask has: 128 for an IPv4-mapped address.
    pub bits: u8,
}

impl AddressNet {
    /// Reads a text such as `10.1.2.3/24`; the error is Go's text.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let cidr = parse_cidr(text).map_err(|error| error.to_string())?;
        let (ones, bits) = (cidr.written.prefix_len(), cidr.written.max_prefix_len());
        Ok(Self { address: cidr.address, ones, bits })
    }

    /// Decodes a JSON value; the error of anything but a string is that of the string inside.
    pub(crate) fn decode(node: Node<'_>) -> Result<Option<Self>, Fault> {
        let text = Decoder::run(node, Decoder::string)?;
        Self::parse(&text).map(Some).map_err(Fault::Text)
    }

    /// Whether the network of the address has another one.
    ///
    /// Source: golang/go src/net/ip.go IPNet.Contains
    pub(crate) fn contains(&self, ip: IpAddr) -> bool {
        IpNet::new(self.address, self.prefix_len()).is_ok_and(|net| net.contains(&ip))
    }

    /// The length of the mask that counts for the address.
    pub fn prefix_len(&self) -> u8 {
        match self.address {
            IpAddr::V4(_) if self.bits == 128 => self.ones.saturating_sub(96),
            _ => self.ones,
        }
    }
}

impl fmt::Display for AddressNet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix_len())
    }
}
