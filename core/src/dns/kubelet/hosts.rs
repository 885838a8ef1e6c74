//! A Pod's `/etc/hosts`.

use super::{HostName, Pod, PodNeed};
use crate::objects::Asked;

/// The names of every host.
const COMMON: &str = "127.0.0.1\tlocalhost\n\
    ::1\tlocalhost ip6-localhost ip6-loopback\n\
    fe00::0\tip6-localnet\n\
    fe00::0\tip6-mcastprefix\n\
    fe00::1\tip6-allnodes\n\
    fe00::2\tip6-allrouters\n";

/// The text of a Pod's `/etc/hosts`; `node_hosts` is the node's file, which a Pod on the node's network gets. A container
/// that mounts a file of its own there does not get it.
///
/// Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go ensureHostsFile
pub fn etc_hosts(pod: &Pod, name: &HostName, node_hosts: Option<&str>) -> Asked<String, PodNeed> {
    let mut text = String::new();
    if pod.host_network {
        let Some(node_hosts) = node_hosts else { return Asked::Unknown(vec![PodNeed::NodeHosts]) };
        text.push_str("# Kubernetes-managed hosts file (host network).\n");
        text.push_str(node_hosts);
    } else if pod.ips.is_empty() {
        return Asked::Unknown(vec![PodNeed::PodIps]);
    } else {
        return Asked::Known(managed_hosts(pod, Some(name)));
    }
    text.push_str(&alias_lines(pod));
    Asked::Known(text)
}

/// The text for a Pod on a network of its own, with a line for each of its addresses that are known.
pub(crate) fn managed_hosts(pod: &Pod, name: Option<&HostName>) -> String {
    let own = name.map(|name| own_lines(pod, name)).unwrap_or_default();
    format!("# Kubernetes-managed hosts file.\n{COMMON}{own}{}", alias_lines(pod))
}

fn own_lines(pod: &Pod, name: &HostName) -> String {
    let names = match name.domain.as_str() {
        "" => name.hostname.clone(),
        _ => format!("{}\t{}", name.fqdn(), name.hostname),
    };
    pod.ips.iter().map(|ip| format!("{ip}\t{names}\n")).collect()
}

fn alias_lines(pod: &Pod) -> String {
    if pod.host_aliases.is_empty() {
        return String::new();
    }
    let lines = pod.host_aliases.iter().map(|alias| format!("{}\t{}\n", alias.ip, alias.hostnames.join("\t")));
    std::iter::once("\n# Entries added by HostAliases.\n".to_owned()).chain(lines).collect()
}
