//! Where a Pod's address is, and what happened by chance.

use serde::Serialize;

/// Where a Pod's address is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PodAddress {
    /// The address; `ec2-1` is the first that EC2 gives, `ec2-2+5` one of a prefix that it gives.
    pub address: String,
    /// The ENI.
    pub eni: String,
    /// Its address or prefix.
    pub cidr: String,
}

/// A behaviour that took effect; on the wire it is a word, not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AwsFlag {
    /// The real one takes any of several, since it walks over a Go map.
    OrderDependent,
    /// A forced removal subtracts the ENI's prefixes twice, so that ipamd counts too few from then on.
    PrefixesSubtractedTwice,
    /// The instance takes no prefixes, so that ipamd gives its ENIs single addresses although it is told otherwise.
    PrefixesNotSupported,
}
