//! The flags of kube-apiserver about Services.
//!
//! Source: kubernetes/kubernetes cmd/kube-apiserver/app/options

use ipnet::{IpNet, Ipv4Net};

use super::config_error::ServiceFlagsError;
use super::port_range::PortRange;
use super::range::range_size;
use crate::gotext::ip::parse_cidr_sloppy;
use crate::release::Release;

/// The flags of kube-apiserver about Services.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ServiceFlags {
    /// The release of kube-apiserver.
    pub release: Release,
    /// `--service-cluster-ip-range`: one range, or one of each family with a comma between; default 10.0.0.0/24.
    pub service_cluster_ip_range: String,
    /// `--service-node-port-range`; default 30000-32767.
    pub service_node_port_range: Option<String>,
}

/// What the allocators begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServiceConfig {
    /// One range, or one of each family.
    pub(crate) ranges: Vec<IpNet>,
    pub(crate) node_ports: PortRange,
}

/// How many bits for hosts a range may have that a bitmap keeps.
const MOST_HOST_BITS: u8 = 20;

impl ServiceConfig {
    /// Reads the flags. Errors that kube-apiserver finds together stand together.
    pub(crate) fn read(flags: &ServiceFlags) -> Result<Self, Vec<ServiceFlagsError>> {
        let node_ports = match &flags.service_node_port_range {
            None => PortRange::default(),
            Some(text) => PortRange::parse(text)
                .map_err(|problem| vec![ServiceFlagsError::InvalidNodePortRange { range: text.clone(), problem }])?,
        };
        let texts: Vec<&str> = match flags.service_cluster_ip_range.as_str() {
            "" => Vec::new(),
            texts => texts.split(',').collect(),
        };
        let parse = |text: &&str| parse_cidr_sloppy(text).map(|cidr| cidr.network());
        let primary = match texts.first() {
            None => IpNet::V4(Ipv4Net::new_assert([10, 0, 0, 0].into(), 24)),
            Some(text) => {
                let cidr = (*text).to_owned();
                parse(text).map_err(|_| vec![ServiceFlagsError::InvalidPrimaryRange { cidr }])?
            }
        };
        if range_size(primary) < 8 {
            return Err(vec![ServiceFlagsError::PrimaryRangeTooSmall { cidr: primary.to_string() }]);
        }
        let secondary = texts.get(1).map(|text| {
            let cidr = (*text).to_owned();
            parse(text).map_err(|_| vec![ServiceFlagsError::InvalidSecondaryRange { cidr }])
        });
        let secondary = secondary.transpose()?;
        let mut errors = Vec::new();
        if texts.len() > 2 {
            errors.push(ServiceFlagsError::TooManyRanges { count: texts.len() });
        }
        let keeps_bitmap = flags.release.keeps_service_addresses_in_bitmap();
        if keeps_bitmap {
            errors.extend(too_large(0, primary));
        }
        if let Some(secondary) = secondary {
            if secondary.max_prefix_len() == primary.max_prefix_len() {
                errors.push(ServiceFlagsError::SameFamily);
            }
            if keeps_bitmap {
                errors.extend(too_large(1, secondary));
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self { ranges: [Some(primary), secondary].into_iter().flatten().collect(), node_ports })
    }
}

/// Source: kubernetes/kubernetes cmd/kube-apiserver/app/options/validation.go validateMaxCIDRRange
fn too_large(index: usize, cidr: IpNet) -> Option<ServiceFlagsError> {
    let bits = cidr.max_prefix_len();
    let is_large = bits.saturating_sub(cidr.prefix_len()) > MOST_HOST_BITS;
    is_large.then(|| ServiceFlagsError::RangeTooLarge { index, bits, least: bits.saturating_sub(MOST_HOST_BITS) })
}
