//! Why the kubelet can't set up a Pod; `Display` prints the kubelet's own text.

use serde::Serialize;

use crate::gotext::quote;

/// Why the kubelet can't create the sandbox of a Pod. `Display` prints the kubelet's own text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum KubeletError {
    /// A line `nameserver` of the node's resolv.conf names no server.
    #[error("Encountered error while parsing resolv conf file. Error: nameserver list is empty ")]
    NameserverWithoutAddress,
    /// The node's resolv.conf has 10 MiB or more.
    #[error("Encountered error while parsing resolv conf file. Error: the read limit is reached")]
    ResolvConfTooLong,
    /// `spec.hostname` is no RFC 1123 label.
    #[error("pod Hostname {} is not a valid DNS label: {}", quote(hostname), texts.join(";"))]
    InvalidHostname {
        /// The value of the field.
        hostname: String,
        /// The broken rules, in the server's words.
        texts: Vec<String>,
    },
    /// `spec.subdomain` is no RFC 1123 label.
    #[error("pod Subdomain {} is not a valid DNS label: {}", quote(subdomain), texts.join(";"))]
    InvalidSubdomain {
        /// The value of the field.
        subdomain: String,
        /// The broken rules, in the server's words.
        texts: Vec<String>,
    },
    /// `spec.hostnameOverride` is no RFC 1123 subdomain.
    #[error("pod HostnameOverride {} is not a valid DNS subdomain: {}", quote(hostname_override), texts.join(";"))]
    InvalidHostnameOverride {
        /// The value of the field.
        hostname_override: String,
        /// The broken rules, in the server's words.
        texts: Vec<String>,
    },
    /// Nothing is left of the host name when it is cut.
    #[error("hostname for pod {} was invalid: {}", quote(pod), quote(hostname))]
    NothingLeft {
        /// The name of the Pod.
        pod: String,
        /// The host name before it is cut.
        hostname: String,
    },
    /// The FQDN is to be the host name, and Linux takes no more than 64 bytes.
    #[error(
        "failed to construct FQDN from pod hostname and cluster domain, FQDN {fqdn} is too long (64 characters is the max, {length} characters requested)"
    )]
    FqdnTooLong {
        /// The whole name.
        fqdn: String,
        /// Its length in bytes.
        length: usize,
    },
}
