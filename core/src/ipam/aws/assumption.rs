//! What answers about the VPC CNI take for granted.

/// Something that an answer about the VPC CNI takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AwsAssumption {
    /// The cluster is an IPv4 one, since the environment does not say.
    EnableIpv4,
    /// The instance has its primary ENI, without addresses for Pods.
    OnePrimaryEni,
    /// The Node takes as many Pods as `eni-max-pods.txt` says, or 110; so does ipamd without an API server.
    MaxPods,
    /// EC2 gives at once what it is asked for, as long as the subnet has it, and nothing else changes the ENIs.
    Ec2Grants,
}

impl AwsAssumption {
    /// The word that stands for the assumption on the wire.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EnableIpv4 => "enable-ipv4",
            Self::OnePrimaryEni => "one-primary-eni",
            Self::MaxPods => "max-pods",
            Self::Ec2Grants => "ec2-grants",
        }
    }
}
