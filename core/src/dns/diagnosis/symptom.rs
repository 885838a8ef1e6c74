//! What explains a lookup.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dns::kubernetes::{AliasEnd, ObjectName, PortName, UnreadyEndpoint};
use crate::dns::stub::{Next, Outcome};
use crate::services::connectivity::NearPod;

/// What explains a lookup. `Display` prints the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Symptom {
    /// CoreDNS has not read the objects of the cluster.
    ObjectsNotRead,
    /// `hosts` has no `fallthrough`, and answers SERVFAIL for every name that it does not have.
    HostsWithoutFallthrough {
        /// The keys of the server block.
        block: String,
    },
    /// A `template` has no `fallthrough`, and answers SERVFAIL for every name that it does not match.
    TemplateWithoutFallthrough {
        /// The keys of the server block.
        block: String,
    },
    /// `forward` asks CoreDNS itself.
    ForwardLoop {
        /// The keys of the server block.
        block: String,
        /// The zone whose names are asked there.
        zone: String,
        /// The target.
        target: String,
        /// What the target is: `loopback`, `service` or `pod`.
        is: &'static str,
        /// Whether the block has `loop`, at which CoreDNS ends.
        has_loop: bool,
    },
    /// No server block serves the name.
    ZoneNotServed {
        /// The name.
        name: String,
        /// The zones that are served.
        zones: Vec<String>,
    },
    /// No plugin of the server block is for the name.
    ChainEnds {
        /// The name.
        name: String,
        /// The last plugin.
        plugin: &'static str,
        /// The keys of the server block.
        block: String,
        /// Whether the block has `forward`.
        has_forward: bool,
    },
    /// The servers of `forward` send no answer.
    NoUpstream {
        /// The name.
        name: String,
        /// The servers.
        targets: Vec<String>,
    },
    /// The cache keeps that the plugins behind it failed.
    FailureCached {
        /// For how many seconds.
        seconds: i64,
    },
    /// The Pod is on the node's network, and `ClusterFirst` means the node's resolv.conf there.
    HostNetworkPolicy {
        /// The servers of the node.
        servers: Vec<String>,
    },
    /// The Pod's policy is `Default`: it has the node's resolv.conf.
    NodePolicy {
        /// The servers of the node.
        servers: Vec<String>,
    },
    /// The Service is in another Namespace.
    ServiceElsewhere {
        /// The name.
        service: String,
        /// The Namespace in which it is looked for.
        namespace: String,
        /// Where there is one.
        namespaces: Vec<String>,
    },
    /// A Service of a similar name is in the Namespace.
    ServiceMisspelt {
        /// The name.
        service: String,
        /// The Namespace.
        namespace: String,
        /// The name that is nearest.
        nearest: String,
    },
    /// The Namespace does not exist.
    NoSuchNamespace {
        /// The Namespace.
        namespace: String,
        /// The Namespace whose name is nearest, if one is near.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<String>,
        /// Namespaces in which the Service is.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        namespaces: Vec<String>,
    },
    /// The Corefile hides the Namespace.
    NamespaceHidden {
        /// The Namespace.
        namespace: String,
        /// The option of `kubernetes`: `namespaces` or `namespace_labels`.
        option: &'static str,
    },
    /// The label was a wildcard once.
    WildcardRemoved {
        /// The label.
        label: String,
    },
    /// The Service selects no Pod.
    SelectorMatchesNoPod {
        /// The labels that it selects.
        selector: BTreeMap<String, String>,
        /// Pods that have some of its keys.
        near: Vec<NearPod>,
    },
    /// No endpoint of the headless Service is ready, so that its name does not exist.
    HeadlessNotReady {
        /// The endpoints.
        unready: Vec<UnreadyEndpoint>,
        /// How long CoreDNS keeps the answer.
        #[serde(skip_serializing_if = "Option::is_none")]
        denial_seconds: Option<i64>,
    },
    /// The Pod is not ready, so that its own name below the Service does not exist.
    PodNameNotReady {
        /// The endpoint.
        endpoint: UnreadyEndpoint,
    },
    /// The StatefulSet names another Service than the one that is asked.
    OtherServiceName {
        /// The `serviceName` of the StatefulSet; empty if it has none.
        service_name: String,
        /// The Service that is asked.
        service: String,
    },
    /// The Service that the StatefulSet names does not exist.
    NoGoverningService {
        /// The name of the Service.
        service: String,
        /// The Namespace.
        namespace: String,
    },
    /// The Pod has no name below the Service: its hostname or its subdomain is missing or another.
    PodWithoutName {
        /// The Pod's `hostname`, if it has one.
        #[serde(skip_serializing_if = "Option::is_none")]
        hostname: Option<String>,
        /// The Pod's `subdomain`, if it has one.
        #[serde(skip_serializing_if = "Option::is_none")]
        subdomain: Option<String>,
        /// The Service.
        service: String,
    },
    /// The endpoint has the address that is asked, but another name.
    EndpointHasName {
        /// The address.
        address: String,
        /// The label under which it is found.
        label: String,
    },
    /// No endpoint has the label.
    NoSuchEndpoint {
        /// The label.
        label: String,
        /// The labels that there are, the first ten.
        labels: Vec<String>,
    },
    /// No port has this name and this protocol.
    PortNotNamed {
        /// The name that is asked.
        port: String,
        /// The protocol that is asked.
        protocol: String,
        /// The ports, the first ten.
        ports: Vec<PortName>,
    },
    /// The `externalName` is an address.
    ExternalNameNotAName {
        /// The address.
        target: String,
    },
    /// The target of an alias in the cluster does not exist.
    AliasDangles {
        /// The target.
        target: String,
        /// Why it adds nothing.
        why: AliasEnd,
    },
    /// The target of an alias has no address: the reply is the alias alone.
    AliasWithoutAddress {
        /// The target.
        target: String,
        /// What is answered for the target.
        rcode: String,
    },
    /// The Pod has the address, but CoreDNS knows only its first one.
    SecondAddressNotIndexed {
        /// The address that is asked.
        address: String,
        /// The address that CoreDNS knows.
        indexed: String,
    },
    /// musl ends the walk where glibc goes on and finds the name.
    MuslStops {
        /// The name at which musl stops.
        candidate: String,
        /// What the replies come to.
        outcome: Outcome,
        /// What follows.
        next: Next,
        /// The addresses that glibc finds.
        glibc: Vec<String>,
    },
    /// A name outside the cluster is found through the search list: a Service has it.
    PublicNameShadowed {
        /// The name.
        name: String,
        /// The name that is answered.
        candidate: String,
        /// The last label, a top-level domain of the Internet.
        domain: String,
    },
    /// The search list is tried before the name as it is given.
    SearchListFirst {
        /// The name.
        name: String,
        /// Its dots.
        dots: u64,
        /// The value of `ndots`.
        ndots: u64,
        /// How many names are tried before it.
        before: usize,
        /// How many queries that takes.
        queries: u64,
    },
    /// Who has the address, for a lookup of the name of an address.
    NamesOfAddress {
        /// The address.
        address: String,
        /// The names that CoreDNS answers.
        names: Vec<String>,
        /// Who has the address: the Service, if one has it, else the EndpointSlices.
        owners: Vec<ObjectName>,
    },
    /// The name resolves; what comes after is another matter.
    BeyondDns,
}
