//! What answers about the VPC CNI take for granted.

/// Something that an answer about the VPC CNI takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AwsAssumption {
    /// The cluster is an IPv4 one, since the environment does not say.
    EnableIpv4,
}

impl AwsAssumption {
    /// The word that stands for the assumption on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EnableIpv4 => "enable-ipv4",
        }
    }
}
