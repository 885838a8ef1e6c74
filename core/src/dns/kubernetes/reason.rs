//! Why the plugin answers as it does.

use std::fmt;

use serde::Serialize;

/// An object, as a reason names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ObjectName {
    /// The kind.
    pub kind: &'static str,
    /// The namespace; empty for an object without one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    /// The name.
    pub name: String,
}

impl ObjectName {
    pub(crate) fn new(kind: &'static str, namespace: &str, name: &str) -> Self {
        Self { kind, namespace: namespace.to_owned(), name: name.to_owned() }
    }
}

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self { kind, namespace, name } if namespace.is_empty() => write!(f, "{kind} {name}"),
            Self { kind, namespace, name } => write!(f, "{kind} {namespace}/{name}"),
        }
    }
}

/// An endpoint that is not ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnreadyEndpoint {
    /// The address.
    pub address: String,
    /// The Pod; empty if the slice does not say it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pod: String,
    /// Its condition `serving`, if the slice says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serving: Option<bool>,
    /// Its condition `terminating`, if the slice says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminating: Option<bool>,
}

/// A port of an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PortName {
    /// The name; empty for a port without one.
    pub name: String,
    /// The protocol.
    pub protocol: String,
}

/// Why the target of an alias adds nothing to a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AliasEnd {
    /// The target is the name itself or lies below it.
    Itself,
    /// The chain of aliases comes back to a target.
    Loop,
    /// More than 11 aliases follow one another.
    TooLong,
    /// The target has no record of the type, or does not exist.
    NoRecord,
    /// No reply comes for the target.
    NoReply,
}

/// Why the kubernetes plugin answers as it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum KubernetesReason {
    /// The ClusterIPs of a Service are the answer.
    ClusterIp {
        /// The Service.
        object: ObjectName,
        /// The field that decides.
        field: &'static str,
    },
    /// The ready endpoints of a Service are the answer.
    ReadyEndpoints {
        /// The Service.
        object: ObjectName,
        /// The EndpointSlices.
        slices: Vec<String>,
        /// Whether the slices are derived from the Service and its Pods.
        derived: bool,
    },
    /// An `externalName` is the answer.
    ExternalName {
        /// The Service.
        object: ObjectName,
        /// The field that decides.
        field: &'static str,
        /// The name.
        target: String,
    },
    /// `pods insecure`: the name says the address, whether or not a Pod has it.
    AnyPodAddress {
        /// The namespace, which exists.
        namespace: String,
    },
    /// `pods verified`: a Pod has the address.
    PodHasAddress {
        /// The Pod.
        object: ObjectName,
        /// The field that decides.
        field: &'static str,
    },
    /// A Service has the address as its ClusterIP; it goes before endpoints with the address.
    ServiceHasAddress {
        /// The Service.
        object: ObjectName,
        /// The field that decides.
        field: &'static str,
    },
    /// Endpoints have the address.
    EndpointHasAddress {
        /// The EndpointSlices.
        slices: Vec<ObjectName>,
    },
    /// The addresses of CoreDNS's own Services are the answer.
    NameServers {
        /// The names of the Services, or `ns.dns`.
        names: Vec<String>,
    },
    /// The record that every zone has.
    StartOfAuthority,
    /// The version of the specification of names.
    DnsVersion,
    /// The name stands above all objects: it exists and has no records.
    NoObject {
        /// What it names: `zone`, `svc`, `pod` or `namespace`.
        level: &'static str,
    },
    /// All addresses are of the other family.
    OtherFamily {
        /// The object.
        #[serde(skip_serializing_if = "Option::is_none")]
        object: Option<ObjectName>,
    },
    /// The name exists and has no record of this type.
    OtherType {
        /// The object.
        #[serde(skip_serializing_if = "Option::is_none")]
        object: Option<ObjectName>,
    },
    /// An alias whose target adds nothing is left out.
    AliasLeadsNowhere {
        /// The Service.
        object: ObjectName,
        /// The target.
        target: String,
        /// Why.
        why: AliasEnd,
    },
    /// Only the zone has a SOA record; whether the name exists is not checked.
    NoStartOfAuthority,
    /// No endpoint of the Service is in the topology zone.
    NoEndpointInZone {
        /// The Service.
        object: ObjectName,
        /// The topology zone.
        zone: String,
    },
    /// The object has no ports, so that there is nothing for SRV records to say.
    NoPorts {
        /// The object.
        #[serde(skip_serializing_if = "Option::is_none")]
        object: Option<ObjectName>,
    },
    /// CoreDNS has no address of its own that it could name.
    NoServerAddress,
    /// The last label before the zone is neither `svc` nor `pod`.
    NeitherSvcNorPod {
        /// The label.
        label: String,
    },
    /// The name has more labels than any name of Kubernetes.
    TooManyLabels,
    /// The name has the form of a Service's name, but lies in a reverse zone.
    ForwardNameInReverseZone,
    /// The name in a reverse zone is not the whole name of an address.
    NoWholeAddress,
    /// The option `namespaces` does not list the namespace.
    NamespaceNotListed {
        /// The namespace.
        namespace: String,
    },
    /// The Namespace does not exist.
    NamespaceNotFound {
        /// The namespace.
        namespace: String,
    },
    /// The labels of the Namespace do not fulfil the option `namespace_labels`.
    NamespaceNotSelected {
        /// The namespace.
        namespace: String,
    },
    /// `pods disabled`: no name of a Pod exists.
    PodsDisabled,
    /// The label is not an address with dashes.
    NoPodAddress {
        /// The label.
        label: String,
        /// The text that was tried as an address.
        address: String,
    },
    /// `pods verified`: no Pod in the namespace has the address.
    PodNotFound {
        /// The namespace.
        namespace: String,
        /// The address, as it is compared.
        address: String,
    },
    /// The Service does not exist.
    ServiceNotFound {
        /// The Service.
        object: ObjectName,
    },
    /// The labels of the Service do not fulfil the option `labels`.
    ServiceNotSelected {
        /// The Service.
        object: ObjectName,
    },
    /// `ignore empty_service`: the Service has no ready endpoint.
    EmptyServiceIgnored {
        /// The Service.
        object: ObjectName,
        /// The endpoints that are not ready.
        unready: Vec<UnreadyEndpoint>,
    },
    /// Names with a topology zone exist only for headless Services.
    ClusterIpHasNoZone {
        /// The Service.
        object: ObjectName,
    },
    /// A Service of type ExternalName has neither endpoints nor ports.
    ExternalNameHasNoParts {
        /// The Service.
        object: ObjectName,
    },
    /// The `externalName` is an address, for which no record exists.
    ExternalNameIsAddress {
        /// The Service.
        object: ObjectName,
        /// The address.
        target: String,
    },
    /// The headless Service has no ready endpoint.
    NoReadyEndpoint {
        /// The Service.
        object: ObjectName,
        /// The endpoints that are not ready.
        unready: Vec<UnreadyEndpoint>,
    },
    /// `noendpoints`: CoreDNS reads no EndpointSlices.
    EndpointsNotRead {
        /// The Service.
        object: ObjectName,
    },
    /// No ready endpoint of the Service has this name.
    EndpointNotFound {
        /// The Service.
        object: ObjectName,
        /// The label.
        label: String,
        /// The names of the ready endpoints, the first ten.
        labels: Vec<String>,
        /// The endpoints that are not ready.
        unready: Vec<UnreadyEndpoint>,
    },
    /// No port has this name and this protocol.
    PortNotFound {
        /// The object.
        object: ObjectName,
        /// The name of the port; empty if any will do.
        port: String,
        /// The protocol; empty if any will do.
        protocol: String,
        /// The ports that there are, the first ten.
        ports: Vec<PortName>,
    },
    /// No Service and no endpoint has the address.
    AddressNotFound {
        /// The address.
        address: String,
    },
    /// A name without objects has no TXT records, and CoreDNS says that it does not exist.
    NoText {
        /// Why it has no objects.
        because: Box<Self>,
    },
    /// The name does not exist as far as is known, but the objects are not read yet.
    NotSynced {
        /// Why it does not exist.
        because: Box<Self>,
    },
    /// The ClusterIP of CoreDNS's own Service is not an address.
    NameServerIsNoAddress {
        /// The text in its place.
        host: String,
    },
    /// The plugin transfers no zones; that is the plugin `transfer`.
    TransferRefused,
    /// The name lies outside the zones of the plugin.
    OutsideZones,
}
