//! A Pod's names: host name, domain, FQDN.

use serde::Serialize;

use super::{KubeletError, Pod, PodNeed};
use crate::json::push_lossy;
use crate::meta::names::{dns1123_label, dns1123_subdomain};
use crate::objects::Asked;
use crate::release::Release;

/// The names that the kubelet gives to a Pod.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HostName {
    /// The host name without a domain.
    pub hostname: String,
    /// The domain, such as `db.shop.svc.cluster.local`; empty without `spec.subdomain`.
    pub domain: String,
    /// Where the host name comes from.
    pub reason: HostNameReason,
    /// Whether it is cut, since it has more than 63 bytes.
    pub is_cut: bool,
}

/// Where a Pod's host name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum HostNameReason {
    /// `metadata.name`.
    #[error("the name of the Pod")]
    PodName,
    /// `spec.hostname`.
    #[error("spec.hostname")]
    Hostname,
    /// `spec.hostnameOverride`.
    #[error("spec.hostnameOverride")]
    HostnameOverride,
    /// The node, on whose network the Pod is.
    #[error("the node, on whose network the Pod is")]
    HostNetwork,
}

/// The longest host name; Linux takes one byte more.
const LONGEST: usize = 63;
/// The longest host name of Linux.
const LONGEST_FQDN: usize = 64;

impl HostName {
    /// The names of a Pod in the cluster's domain. They are unknown if the Pod's own name is still to be generated.
    ///
    /// # Errors
    ///
    /// [`KubeletError`], if the kubelet refuses a field; the API server does as well.
    ///
    /// Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go GeneratePodHostNameAndDomain
    pub fn of(pod: &Pod, cluster_domain: &str, release: Release) -> Result<Asked<Self, PodNeed>, KubeletError> {
        if let Some(hostname) = pod.hostname_override.as_ref().filter(|_| release.has_hostname_override()) {
            let texts = dns1123_subdomain(hostname);
            if !texts.is_empty() {
                return Err(KubeletError::InvalidHostnameOverride { hostname_override: hostname.clone(), texts });
            }
            return Self::cut(pod, hostname, String::new(), HostNameReason::HostnameOverride).map(Asked::Known);
        }
        let (hostname, reason) = if pod.hostname.is_empty() {
            (&pod.name, HostNameReason::PodName)
        } else {
            (&pod.hostname, HostNameReason::Hostname)
        };
        if reason == HostNameReason::Hostname {
            let texts = dns1123_label(hostname);
            if !texts.is_empty() {
                return Err(KubeletError::InvalidHostname { hostname: hostname.clone(), texts });
            }
        }
        // The kubelet cuts the name before it looks at the domain.
        let mut name = Self::cut(pod, hostname, String::new(), reason)?;
        if !pod.subdomain.is_empty() {
            let texts = dns1123_label(&pod.subdomain);
            if !texts.is_empty() {
                return Err(KubeletError::InvalidSubdomain { subdomain: pod.subdomain.clone(), texts });
            }
            name.domain = format!("{}.{}.svc.{cluster_domain}", pod.subdomain, pod.namespace);
        }
        if name.hostname.is_empty() {
            return Ok(Asked::Unknown(vec![PodNeed::PodName]));
        }
        Ok(Asked::Known(name))
    }

    /// Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go truncatePodHostnameIfNeeded
    fn cut(pod: &Pod, hostname: &str, domain: String, reason: HostNameReason) -> Result<Self, KubeletError> {
        let Some(kept) = hostname.as_bytes().get(..LONGEST).filter(|_| hostname.len() > LONGEST) else {
            return Ok(Self { hostname: hostname.to_owned(), domain, reason, is_cut: false });
        };
        let mut shorter = String::new();
        push_lossy(kept, &mut shorter);
        let shorter = shorter.trim_end_matches(['-', '.']);
        if shorter.is_empty() {
            return Err(KubeletError::NothingLeft { pod: pod.name.clone(), hostname: hostname.to_owned() });
        }
        Ok(Self { hostname: shorter.to_owned(), domain, reason, is_cut: true })
    }

    /// The name with the domain, which is the name alone without one.
    pub fn fqdn(&self) -> String {
        if self.domain.is_empty() { self.hostname.clone() } else { format!("{}.{}", self.hostname, self.domain) }
    }

    /// The name that the Pod's kernel has, as `hostname` prints it.
    ///
    /// # Errors
    ///
    /// [`KubeletError::FqdnTooLong`], if the Pod wants its FQDN there and that has more than 64 bytes.
    ///
    /// Source: kubernetes/kubernetes pkg/kubelet/util/util.go GetNodenameForKernel
    pub fn kernel(&self, pod: &Pod) -> Result<String, KubeletError> {
        if self.domain.is_empty() || !pod.set_hostname_as_fqdn {
            return Ok(self.hostname.clone());
        }
        let fqdn = self.fqdn();
        if fqdn.len() > LONGEST_FQDN {
            return Err(KubeletError::FqdnTooLong { length: fqdn.len(), fqdn });
        }
        Ok(fqdn)
    }
}
