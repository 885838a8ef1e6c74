//! CoreDNS's own addresses: NS records and `ns.dns`.

use std::net::IpAddr;

use crate::dns::message::Name;
use crate::dns::need::DnsNeed;
use crate::dns::zone::Host;
use crate::gotext::ip::parse_ip;
use crate::objects::Complete;

use super::entry::{Key, host_text};
use super::lookup::Look;
use super::lower::Lower;

/// A name of CoreDNS with one of its addresses.
#[derive(Debug, Clone)]
pub(super) struct NameServer {
    /// The name; a text that no message can hold is an error.
    pub(super) name: Result<Name, String>,
    /// What stands in place of the address if it is none.
    pub(super) ip: Result<IpAddr, String>,
}

/// What Go prints for an address that is none.
pub(super) const NO_ADDRESS: &str = "<nil>";

impl Look<'_> {
    /// The Services of which CoreDNS's own addresses are endpoints, else `ns.dns` with these addresses.
    ///
    /// Source: coredns/coredns plugin/kubernetes/ns.go nsAddrs
    pub(super) fn name_servers(&self, own: Option<&[IpAddr]>, zone: &Name) -> Result<Vec<NameServer>, Vec<DnsNeed>> {
        let own = own.ok_or_else(|| vec![DnsNeed::ServerIps])?;
        let (stored, pod_names) = (self.stored(), self.options.endpoint_pod_names);
        let (mut servers, mut needs, mut is_endpoint) = (Vec::new(), Vec::new(), false);
        for ip in own {
            let mut slices = if self.options.noendpoints { Vec::new() } else { stored.endpoints_with(*ip) };
            slices.dedup_by_key(|(_, slice, _)| slice.rank);
            if !self.options.noendpoints && !self.zone.knows_all_slices() {
                needs.push(DnsNeed::Address { address: ip.to_string() });
            }
            for (_, slice, _) in slices {
                is_endpoint = true;
                let (namespace, name) = (stored.namespace_name(slice.namespace), stored.text(slice.service));
                let found = stored.find_service(slice.namespace, name.as_bytes());
                let Some((_, service)) = found.filter(|(_, service)| service.selected) else {
                    if found.is_none() && !self.zone.is_complete(Complete::Services) {
                        needs.push(DnsNeed::Service { namespace: namespace.to_owned(), name: name.to_owned() });
                    }
                    continue;
                };
                if service.is_headless {
                    for address in stored.endpoints().addresses(slice) {
                        let key = Key::Endpoint { namespace, service: name, address };
                        let name = key.name(stored, pod_names, zone);
                        servers.push(NameServer { name, ip: self.ip(address.host) });
                    }
                    continue;
                }
                if service.cluster_ips.len == 0 {
                    needs.push(DnsNeed::ClusterIp { namespace: namespace.to_owned(), name: name.to_owned() });
                }
                let key = Key::Service { namespace, name };
                let ips = stored.cluster_ips(service);
                servers
                    .extend(ips.map(|host| NameServer { name: key.name(stored, pod_names, zone), ip: self.ip(host) }));
            }
        }
        if !needs.is_empty() {
            return Err(needs);
        }
        if !is_endpoint {
            let name = || zone.with_prefix([b"ns".as_slice(), b"dns"]).map_err(|_| format!("ns.dns.{zone}"));
            servers = own.iter().map(|ip| NameServer { name: name(), ip: Ok(*ip) }).collect();
        }
        Ok(servers)
    }

    fn ip(&self, host: Host) -> Result<IpAddr, String> {
        host.ip().or_else(|| parse_ip(&host_text(self.stored(), host))).ok_or_else(|| NO_ADDRESS.to_owned())
    }
}

/// Whether a name is the one of CoreDNS itself in a zone. CoreDNS looks for the zone in the text of the name, in the
/// case in which the client wrote it.
///
/// Source: coredns/coredns plugin/kubernetes/ns.go isDefaultNS
pub(super) fn is_default(name: &Lower, full: &Name, zone: &Name) -> bool {
    const PREFIX: &str = "ns.dns.";
    if name.label(0) != b"ns" || name.label(1) != b"dns" {
        return false;
    }
    let (name, zone) = (full.to_string().to_lowercase(), zone.to_string());
    name.starts_with(PREFIX) && name.find(&zone) == Some(PREFIX.len())
}
