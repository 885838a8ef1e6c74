//! Reasons as sentences.

use std::fmt;

use super::reason::{AliasEnd, KubernetesReason, ObjectName, PortName, UnreadyEndpoint};

impl fmt::Display for KubernetesReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClusterIp { object, field } => write!(f, "{field} of {object}"),
            Self::ReadyEndpoints { object, slices, derived: false } => {
                write!(f, "ready endpoints of {object}, in EndpointSlice {}", slices.join(", "))
            }
            Self::ReadyEndpoints { object, .. } => {
                write!(f, "ready endpoints of {object}, derived from the Pods that it selects")
            }
            Self::ExternalName { object, field, target } => write!(f, "{field} of {object} is {target}"),
            Self::AnyPodAddress { namespace } => {
                write!(f, "`pods insecure`: every address has a name in the namespace {namespace}")
            }
            Self::PodHasAddress { object, field } | Self::ServiceHasAddress { object, field } => {
                write!(f, "{field} of {object} has the address")
            }
            Self::EndpointHasAddress { slices } => {
                let slices: Vec<_> = slices.iter().map(ObjectName::to_string).collect();
                write!(f, "endpoints have the address: {}", slices.join(", "))
            }
            Self::NameServers { names } => write!(f, "CoreDNS itself: {}", names.join(", ")),
            Self::StartOfAuthority => f.write_str("every zone has a SOA record"),
            Self::DnsVersion => f.write_str("the version of the specification of names"),
            Self::NoObject { level } => match *level {
                "zone" => f.write_str("the zone itself exists and has no such record"),
                "namespace" => f.write_str("the namespace exists, and no object is named"),
                level => write!(f, "`{level}` exists and has no records"),
            },
            Self::OtherFamily { object } => {
                write!(f, "{} has addresses of the other family only", or(object, "the name"))
            }
            Self::OtherType { object } => write!(f, "{} has no record of this type", or(object, "the name")),
            Self::AliasLeadsNowhere { object, target, why } => {
                write!(f, "the externalName {target} of {object} adds nothing: {why}")
            }
            Self::NoStartOfAuthority => {
                f.write_str("only the zone has a SOA record; whether the name exists is not checked")
            }
            Self::NoEndpointInZone { object, zone } => write!(f, "no ready endpoint of {object} is in the zone {zone}"),
            Self::NoPorts { object } => write!(f, "{} has no ports", or(object, "the name")),
            Self::NoServerAddress => f.write_str("CoreDNS has no address of its own to name"),
            Self::NeitherSvcNorPod { label } => {
                write!(f, "`{label}` stands where a name of Kubernetes has `svc` or `pod`")
            }
            Self::TooManyLabels => f.write_str("no name of Kubernetes has so many labels"),
            Self::ForwardNameInReverseZone => f.write_str("a reverse zone has no names of Services or Pods"),
            Self::NoWholeAddress => f.write_str("it is not the name of a whole address"),
            Self::NamespaceNotListed { namespace } => {
                write!(f, "the option `namespaces` does not list {namespace}")
            }
            Self::NamespaceNotFound { namespace } => write!(f, "Namespace {namespace} does not exist"),
            Self::NamespaceNotSelected { namespace } => {
                write!(f, "the option `namespace_labels` does not select Namespace {namespace}")
            }
            Self::PodsDisabled => f.write_str("`pods disabled`: Pods have no names"),
            Self::NoPodAddress { label, address } => write!(f, "`{label}` is not an address: `{address}`"),
            Self::PodNotFound { namespace, address } => {
                write!(f, "no Pod in the namespace {namespace} has the address {address}")
            }
            Self::ServiceNotFound { object } => write!(f, "{object} does not exist{}", wildcard(&object.name)),
            Self::ServiceNotSelected { object } => write!(f, "the option `labels` does not select {object}"),
            Self::EmptyServiceIgnored { object, unready } => {
                write!(f, "`ignore empty_service`: {object} has no ready endpoint{}", listed(unready))
            }
            Self::ClusterIpHasNoZone { object } => {
                write!(f, "{object} is not headless: its name has no topology zones")
            }
            Self::ExternalNameHasNoParts { object } => {
                write!(f, "{object} is of type ExternalName: it has neither endpoints nor ports")
            }
            Self::ExternalNameIsAddress { object, target } => {
                write!(f, "the externalName of {object} is the address {target}, for which there is no record")
            }
            Self::NoReadyEndpoint { object, unready } => write!(f, "{object} has no ready endpoint{}", listed(unready)),
            Self::EndpointsNotRead { object } => {
                write!(f, "`noendpoints`: CoreDNS does not read the endpoints of {object}")
            }
            Self::EndpointNotFound { object, label, labels, unready } => {
                let names = labels.join(", ");
                write!(f, "no ready endpoint of {object} is named {label}; named: {names}{}", listed(unready))
            }
            Self::PortNotFound { object, port, protocol, ports } => {
                let asked = [("named", port), ("with the protocol", protocol)];
                let asked: Vec<_> = asked.iter().filter(|(_, text)| !text.is_empty()).collect();
                let asked: Vec<_> = asked.iter().map(|(what, text)| format!("{what} {text}")).collect();
                let ports: Vec<_> = ports.iter().map(PortName::to_string).collect();
                write!(f, "{object} has no port {}; ports: {}", asked.join(" "), ports.join(", "))
            }
            Self::AddressNotFound { address } => {
                write!(f, "no Service and no ready endpoint has the address {address}")
            }
            Self::NoText { because } => write!(f, "no TXT record, and for such a name that means NXDOMAIN: {because}"),
            Self::NotSynced { because } => write!(f, "CoreDNS has not read all objects yet: {because}"),
            Self::NameServerIsNoAddress { host } => {
                write!(f, "the ClusterIP of CoreDNS's own Service is not an address but {host}")
            }
            Self::TransferRefused => f.write_str("the plugin transfers no zones"),
            Self::OutsideZones => f.write_str("the name lies outside the zones of the plugin"),
        }
    }
}

impl fmt::Display for AliasEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Itself => "it is the name itself, or below it",
            Self::Loop => "the aliases come back to it",
            Self::TooLong => "it follows 11 aliases",
            Self::NoRecord => "it has no record of the type",
            Self::NoReply => "no reply comes for it",
        })
    }
}

impl fmt::Display for PortName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name.is_empty() { "(no name)" } else { &self.name };
        write!(f, "{name}/{}", self.protocol)
    }
}

impl fmt::Display for UnreadyEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.address)?;
        if !self.pod.is_empty() {
            write!(f, " (Pod {})", self.pod)?;
        }
        if self.terminating == Some(true) {
            f.write_str(" terminating")?;
        }
        Ok(())
    }
}

fn or(object: &Option<ObjectName>, other: &str) -> String {
    object.as_ref().map_or_else(|| other.to_owned(), ObjectName::to_string)
}

fn wildcard(name: &str) -> &'static str {
    if matches!(name, "*" | "any") {
        "; CoreDNS has had no wildcards since 1.9: a headless Service lists its Pods"
    } else {
        ""
    }
}

fn listed(unready: &[UnreadyEndpoint]) -> String {
    if unready.is_empty() {
        return String::new();
    }
    let unready: Vec<_> = unready.iter().map(UnreadyEndpoint::to_string).collect();
    format!("; not ready: {}", unready.join(", "))
}
