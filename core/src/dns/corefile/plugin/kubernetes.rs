//! The options of `kubernetes`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::fall::Fall;
use crate::gotext::Duration;
use crate::meta::Selector;

/// What `pods` says about the names of Pods.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PodMode {
    /// No name of a Pod exists.
    #[default]
    Disabled,
    /// Every address in a namespace that exists has a name.
    Insecure,
    /// The addresses of the Pods in the namespace have names.
    Verified,
}

/// The options of a `kubernetes` directive that CoreDNS accepts.
///
/// Source: coredns/coredns plugin/kubernetes/setup.go
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KubernetesOptions {
    /// The zones that the plugin answers, absolute and in lower case: the arguments, else the keys of the server block.
    pub zones: Vec<String>,
    /// Which of the zones reverse answers name: the first that does not end in `.in-addr.arpa.` or `.ip6.arpa.`.
    pub primary_zone: usize,
    /// `pods`.
    pub pods: PodMode,
    /// `endpoint_pod_names`: an endpoint without hostname has the name of its Pod.
    pub endpoint_pod_names: bool,
    /// `namespaces`: the only namespaces that exist for DNS; all if empty.
    pub namespaces: BTreeSet<String>,
    /// `namespace_labels`: what the labels of a namespace must fulfil.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace_labels: Option<Selector>,
    /// `labels`: what the labels of Services, EndpointSlices and Pods must fulfil.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Selector>,
    /// `ttl`, in seconds.
    pub ttl: u32,
    /// `noendpoints`: no EndpointSlice is read.
    pub noendpoints: bool,
    /// `ignore empty_service`: a Service without ready endpoint does not exist.
    pub ignore_empty_service: bool,
    /// `fallthrough`.
    #[serde(rename = "fallthrough")]
    pub fall: Fall,
    /// `multicluster`: the zones, each one of `zones`, in which ServiceImports are answered.
    pub multicluster: Vec<String>,
    /// `zonal`: names may ask for the endpoints of a topology zone.
    pub zonal: bool,
    /// `startup_timeout`: how long CoreDNS waits for the API before it serves.
    pub startup_timeout: Duration,
}

impl KubernetesOptions {
    /// The options of a directive without any, for the given zones.
    pub fn new(zones: Vec<String>) -> Self {
        Self {
            zones,
            primary_zone: 0,
            pods: PodMode::Disabled,
            endpoint_pod_names: false,
            namespaces: BTreeSet::new(),
            namespace_labels: None,
            labels: None,
            ttl: 5,
            noendpoints: false,
            ignore_empty_service: false,
            fall: Fall::default(),
            multicluster: Vec::new(),
            zonal: false,
            startup_timeout: Duration::from_seconds(5),
        }
    }
}

/// Reads the words of `kubernetes` in a server block.
pub fn parse(
    _dispenser: &mut super::super::Dispenser<'_>,
    context: &super::super::Context<'_>,
) -> Result<KubernetesOptions, super::super::SetupError> {
    Ok(KubernetesOptions::new(context.zones.to_vec()))
}
