//! Symptoms as sentences.

use std::fmt;

use super::symptom::Symptom;
use crate::dns::kubernetes::{ObjectName, PortName, UnreadyEndpoint};
use crate::services::pairs;

impl fmt::Display for Symptom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ObjectsNotRead => f.write_str(
                "CoreDNS has not read the objects of the cluster: it may not (RBAC), or does not reach the API server",
            ),
            Self::HostsWithoutFallthrough { block } => write!(
                f,
                "`hosts` in the server block {block} has no `fallthrough`: every name that it does not have is SERVFAIL, \
                 those of the cluster too"
            ),
            Self::TemplateWithoutFallthrough { block } => write!(
                f,
                "`template` in the server block {block} has no `fallthrough`: every name that it does not match is SERVFAIL"
            ),
            Self::ForwardLoop { zone, target, is, has_loop, .. } => {
                let what = match *is {
                    "loopback" => "the loopback address, where CoreDNS itself listens",
                    "service" => "the Service of CoreDNS itself",
                    _ => "a Pod of CoreDNS itself",
                };
                write!(f, "`forward {zone}` asks {target}, {what}")?;
                if *has_loop {
                    f.write_str(": `loop` detects it, and CoreDNS does not stay up (CrashLoopBackOff)")?;
                }
                Ok(())
            }
            Self::ZoneNotServed { name, zones } => {
                write!(f, "no server block has a zone of {name}, so CoreDNS refuses; served: {}", zones.join(", "))
            }
            Self::ChainEnds { name, plugin, block, has_forward } => {
                let why = if *has_forward { "no `forward` there takes the name" } else { "there is no `forward`" };
                write!(f, "{name} is outside the zones of `{plugin}` in the server block {block}, and {why}: SERVFAIL")
            }
            Self::NoUpstream { name, targets } => write!(
                f,
                "{} does not answer for {name}; whether CoreDNS reaches it is not modelled",
                targets.join(", ")
            ),
            Self::FailureCached { seconds } => {
                write!(f, "the failure is cached: it goes on for up to {seconds} seconds after its cause is gone")
            }
            Self::HostNetworkPolicy { servers } => write!(
                f,
                "the Pod is on the node's network, where dnsPolicy ClusterFirst means the node's resolv.conf: {} may not \
                 know the cluster",
                asked(servers)
            ),
            Self::NodePolicy { servers } => {
                write!(f, "dnsPolicy Default means the node's resolv.conf: {} may not know the cluster", asked(servers))
            }
            Self::ServiceElsewhere { service, namespace, namespaces } => {
                write!(f, "no Service {service} is given in Namespace {namespace}; it is in {}", namespaces.join(", "))
            }
            Self::ServiceMisspelt { service, namespace, nearest } => {
                write!(f, "no Service {service} is given in Namespace {namespace}; the nearest there is {nearest}")
            }
            Self::NoSuchNamespace { namespace, nearest, namespaces } => {
                write!(f, "no Namespace {namespace} is given, without which no name below it exists")?;
                if let Some(nearest) = nearest {
                    write!(f, "; the nearest is {nearest}")?;
                }
                if !namespaces.is_empty() && namespaces.iter().ne(nearest) {
                    write!(f, "; the Service is in {}", namespaces.join(", "))?;
                }
                Ok(())
            }
            Self::NamespaceHidden { namespace, option } => {
                write!(f, "the option `{option}` of `kubernetes` hides Namespace {namespace} and every name below it")
            }
            Self::WildcardRemoved { label } => {
                write!(f, "`{label}` is a label like others: CoreDNS has had no wildcards since 1.9.0")
            }
            Self::SelectorMatchesNoPod { selector, near } => {
                write!(f, "the selector {} matches no Pod", pairs(selector))?;
                for pod in near {
                    write!(f, "; Pod {} has {}", pod.pod, pairs(&pod.labels))?;
                }
                Ok(())
            }
            Self::HeadlessNotReady { unready, denial_seconds } => {
                f.write_str("a headless Service has only ready endpoints in DNS (publishNotReadyAddresses is false)")?;
                listed(f, unready)?;
                match denial_seconds {
                    Some(seconds) => {
                        write!(f, "; once one is ready, NXDOMAIN stays cached for up to {seconds} seconds")
                    }
                    None => Ok(()),
                }
            }
            Self::PodNameNotReady { endpoint } => {
                write!(f, "the endpoint {} has a name only while it is ready", state(endpoint))
            }
            Self::OtherServiceName { service_name, service } if service_name.is_empty() => {
                write!(f, "the StatefulSet names no Service: its Pods have no names below {service}")
            }
            Self::OtherServiceName { service_name, service } => {
                write!(
                    f,
                    "the Pods of the StatefulSet have names below the Service {service_name}, not below {service}"
                )
            }
            Self::NoGoverningService { service, namespace } => write!(
                f,
                "the Service {service} that the StatefulSet names is not in Namespace {namespace}: its Pods have no names"
            ),
            Self::PodWithoutName { hostname, subdomain, service } => {
                let is = |field: &Option<String>| field.clone().unwrap_or_else(|| "not set".to_owned());
                write!(
                    f,
                    "a Pod has a name below {service} if it has a hostname, and the subdomain {service}; its hostname is \
                     {}, its subdomain {}",
                    is(hostname),
                    is(subdomain)
                )
            }
            Self::EndpointHasName { address, label } => {
                write!(f, "the endpoint {address} has a name of its own: only `{label}` leads to it")
            }
            Self::NoSuchEndpoint { label, labels } if labels.is_empty() => {
                write!(f, "no ready endpoint is named {label}; there is none")
            }
            Self::NoSuchEndpoint { label, labels } => {
                write!(f, "no ready endpoint is named {label}; there are {}", labels.join(", "))
            }
            Self::PortNotNamed { port, protocol, ports } => {
                let ports: Vec<_> = ports.iter().map(PortName::to_string).collect();
                write!(f, "no port is named {port} with protocol {protocol}; there are: {}", none_or(&ports))
            }
            Self::ExternalNameNotAName { target } => {
                write!(f, "an externalName must be a name: there is no record for the address {target}")
            }
            Self::AliasDangles { target, why } => write!(
                f,
                "the externalName {target} adds nothing: {why}; the reply is empty (NODATA), and `fallthrough` does not \
                 apply to it"
            ),
            Self::AliasWithoutAddress { target, rcode } => write!(
                f,
                "{target} is answered {rcode}, which is not passed on: the reply is the alias alone, without an address"
            ),
            Self::SecondAddressNotIndexed { address, indexed } => {
                write!(f, "the Pod has {address}, but before CoreDNS 1.15 only its podIP is indexed, {indexed}")
            }
            Self::MuslStops { candidate, outcome, glibc, .. } => {
                write!(f, "musl (Alpine) stops at {candidate}: {outcome}; glibc goes on and finds {}", glibc.join(", "))
            }
            Self::PublicNameShadowed { name, candidate, domain } => write!(
                f,
                "{name} is a name of the Internet too (`{domain}` is a top-level domain); through the search list it is \
                 {candidate}"
            ),
            Self::SearchListFirst { name, dots, ndots, before, queries } => write!(
                f,
                "{name} has {} and ndots is {ndots}: {} of the search list come first, for {}",
                count(*dots, "dot", "dots"),
                count(u64::try_from(*before).unwrap_or(u64::MAX), "name", "names"),
                count(*queries, "query", "queries")
            ),
            Self::NamesOfAddress { address, names, owners } => {
                let owners: Vec<_> = owners.iter().map(ObjectName::to_string).collect();
                write!(f, "{address} has the names {}", none_or(names))?;
                if !owners.is_empty() {
                    write!(f, ", from {}; a Service goes before endpoints", owners.join(", "))?;
                }
                Ok(())
            }
            Self::BeyondDns => {
                f.write_str("the name resolves; NetworkPolicy, kube-proxy and whether the Pods listen are not modelled")
            }
        }
    }
}

fn asked(servers: &[String]) -> String {
    if servers.is_empty() { "the server there".to_owned() } else { servers.join(", ") }
}

fn none_or(texts: &[String]) -> String {
    if texts.is_empty() { "none".to_owned() } else { texts.join(", ") }
}

fn count(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

fn listed(f: &mut fmt::Formatter<'_>, unready: &[UnreadyEndpoint]) -> fmt::Result {
    if unready.is_empty() {
        return f.write_str("; it has none at all");
    }
    let states: Vec<_> = unready.iter().map(state).collect();
    write!(f, "; dropped: {}", states.join(", "))
}

/// An endpoint that is not ready, with its conditions.
fn state(endpoint: &UnreadyEndpoint) -> String {
    let pod = if endpoint.pod.is_empty() { String::new() } else { format!(" of Pod {}", endpoint.pod) };
    let condition =
        |name: &str, value: Option<bool>| value.map_or_else(String::new, |value| format!(", {name} {value}"));
    let (serving, terminating) =
        (condition("serving", endpoint.serving), condition("terminating", endpoint.terminating));
    format!("{}{pod} (ready false{serving}{terminating})", endpoint.address)
}
