//! The annotations of a Pod and its Namespace that decide which addresses it gets.
//!
//! Source: projectcalico/calico cni-plugin/pkg/k8s/k8s.go CmdAddK8s

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::decision::{CalicoDecision, CalicoOutcome};
use super::error::CalicoError;
use super::need::CalicoNeed;
use super::pool_choice::family;
use super::request::CalicoRequest;
use super::state::CalicoIpam;
use crate::gotext::ip::parse_ip;
use crate::ipam::decode::Decoder;
use crate::json::Document;

const IPV4_POOLS: &str = "cni.projectcalico.org/ipv4pools";
const IPV6_POOLS: &str = "cni.projectcalico.org/ipv6pools";
const ADDRESSES: &str = "cni.projectcalico.org/ipAddrs";
const ADDRESSES_BESIDE_IPAM: &str = "cni.projectcalico.org/ipAddrsNoIpam";
const FAMILIES: &str = "cni.projectcalico.org/ipFamilies";

/// The annotations of a Pod and its Namespace, when the Pod is created; those of others than Calico do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalicoAnnotations {
    /// Those of the Pod.
    pub pod: BTreeMap<String, String>,
    /// Those of its Namespace.
    pub namespace: BTreeMap<String, String>,
    /// `feature_control.ip_addrs_no_ipam` of the CNI configuration.
    pub allows_addresses_beside_ipam: bool,
}

impl CalicoAnnotations {
    /// The annotation of the Pod, else that of the Namespace; an empty one counts as none.
    fn of_either(&self, name: &str) -> Option<&str> {
        let namespace = || self.namespace.get(name).map(String::as_str).filter(|value| !value.is_empty());
        self.of_pod(name).or_else(namespace)
    }

    fn of_pod(&self, name: &str) -> Option<&str> {
        self.pod.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// A list of texts as Go decodes it.
fn texts(value: &str) -> Result<Vec<String>, String> {
    let document = Document::parse(value).map_err(|error| error.to_string())?;
    Decoder::run(document.root(), |decoder, node, texts| decoder.strings(node, texts))
        .map_err(|fault| fault.to_string())
}

impl CalicoIpam {
    /// Gives out addresses as the CNI plugin's ADD does for a Pod with annotations: they take the place of the request's
    /// pools, or name the addresses.
    pub fn assign_annotated(&mut self, request: &CalicoRequest, annotations: &CalicoAnnotations) -> CalicoDecision {
        if annotations.of_either(FAMILIES).is_some() {
            let need = CalicoNeed::AnnotationNotModelled { annotation: FAMILIES.to_owned() };
            return self.turn(request.at, &request.handle).end(Err(need.into()));
        }
        let mut request = request.clone();
        let named = read_pools(annotations, &mut request).and_then(|()| named(annotations));
        match named {
            Err(error) => self.turn(request.at, &request.handle).end(Err(error.into())),
            Ok(None) => self.assign(&request),
            Ok(Some((addresses, true))) => self.assign_each(&addresses, &request),
            Ok(Some((addresses, false))) => {
                let mut turn = self.turn(request.at, &request.handle);
                turn.addresses = addresses;
                turn.end(Ok(CalicoOutcome::Granted))
            }
        }
    }

    /// Each address by a call of its own: when one fails, those before it stay until the container is deleted.
    fn assign_each(&mut self, addresses: &[IpAddr], request: &CalicoRequest) -> CalicoDecision {
        let mut all = self.turn(request.at, &request.handle).end(Ok(CalicoOutcome::Granted));
        for address in addresses {
            let one = self.assign_ip(*address, &request.handle, request.at);
            all.addresses.extend(one.addresses);
            all.sources.extend(one.sources);
            all.ops.extend(one.ops);
            if one.outcome != CalicoOutcome::Granted {
                all.outcome = match one.outcome {
                    CalicoOutcome::Failed(problem) => CalicoOutcome::Failed(CalicoError::AnnotatedAddressRefused {
                        address: *address,
                        problem: Box::new(problem),
                    }),
                    outcome => outcome,
                };
                break;
            }
        }
        all
    }
}

/// Puts the pools of annotations in the place of a request's.
fn read_pools(annotations: &CalicoAnnotations, request: &mut CalicoRequest) -> Result<(), CalicoError> {
    for (annotation, pools) in [(IPV4_POOLS, &mut request.ipv4_pools), (IPV6_POOLS, &mut request.ipv6_pools)] {
        if let Some(value) = annotations.of_either(annotation) {
            *pools = texts(value).map_err(|problem| CalicoError::BadPoolAnnotation { annotation, problem })?;
        }
    }
    Ok(())
}

/// The addresses that annotations of the Pod name, and whether IPAM is to give them.
fn named(annotations: &CalicoAnnotations) -> Result<Option<(Vec<IpAddr>, bool)>, CalicoError> {
    match (annotations.of_pod(ADDRESSES), annotations.of_pod(ADDRESSES_BESIDE_IPAM)) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(CalicoError::BothAddressAnnotations),
        (Some(value), None) => Ok(Some((addresses(ADDRESSES, value)?, true))),
        (None, Some(_)) if !annotations.allows_addresses_beside_ipam => Err(CalicoError::AddressesBesideIpamNotEnabled),
        (None, Some(value)) => Ok(Some((addresses(ADDRESSES_BESIDE_IPAM, value)?, false))),
    }
}

/// Source: projectcalico/calico cni-plugin/pkg/k8s/k8s.go validateAndExtractIPs
fn addresses(annotation: &'static str, value: &str) -> Result<Vec<IpAddr>, CalicoError> {
    let bad = |problem| CalicoError::BadAddressAnnotation { annotation, value: value.to_owned(), problem };
    let texts = texts(value).map_err(bad)?;
    if texts.is_empty() {
        return Err(CalicoError::EmptyAddressAnnotation { annotation });
    }
    let mut addresses: Vec<IpAddr> = Vec::new();
    for text in texts {
        let Some(address) = parse_ip(&text) else {
            return Err(CalicoError::BadAnnotatedAddress { annotation, value: text });
        };
        if addresses.iter().any(|other| other.is_ipv4() == address.is_ipv4()) {
            return Err(CalicoError::TwoAnnotatedAddresses { annotation, family: family(address.is_ipv6()) });
        }
        addresses.push(address);
    }
    Ok(addresses)
}
