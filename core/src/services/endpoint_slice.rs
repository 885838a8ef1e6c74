//! EndpointSlices, given or derived.

use std::collections::BTreeMap;

use serde::Serialize;

use super::service::{Metadata, protocol};
use crate::json::Pointer;
use crate::objects::ObjectsError;
use crate::objects::place::Place;

/// The label that names the Service of an EndpointSlice.
pub(super) const SERVICE_NAME: &str = "kubernetes.io/service-name";

/// An EndpointSlice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EndpointSlice {
    /// The Namespace.
    pub namespace: String,
    /// The name. A derived one ends with a number, such as `web-00001`, which the API server never generates.
    pub name: String,
    /// The labels.
    pub labels: BTreeMap<String, String>,
    /// The kind of its addresses: `IPv4`, `IPv6` or `FQDN`.
    pub address_type: String,
    /// The ports, which hold for all its endpoints.
    pub ports: Vec<EndpointPort>,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
    /// The place of the EndpointSlice in the input; `None` if it is derived.
    pub at: Option<Pointer>,
}

/// A port of the endpoints of an EndpointSlice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct EndpointPort {
    /// The name, which is the name of the Service's port; empty if it has none.
    pub name: String,
    /// The protocol; `TCP` if the port does not say it.
    pub protocol: String,
    /// The number; `None` stands for all ports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<i32>,
    /// The application protocol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_protocol: Option<String>,
}

/// An endpoint: usually a Pod.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Endpoint {
    /// The addresses of the endpoint.
    pub addresses: Vec<String>,
    /// Whether it takes traffic.
    pub conditions: Conditions,
    /// The host name, by which DNS knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hostname: Option<String>,
    /// The Node that it runs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_name: Option<String>,
    /// The zone that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The object that it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_ref: Option<TargetRef>,
}

/// The conditions of an endpoint, as they are given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Conditions {
    /// Whether it takes new connections; `None` counts as true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready: Option<bool>,
    /// Whether it serves, be it terminating or not; `None` counts as true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serving: Option<bool>,
    /// Whether it is about to end; `None` counts as false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminating: Option<bool>,
}

impl Conditions {
    /// Whether the endpoint is ready: not said to be unready.
    pub fn is_ready(self) -> bool {
        self.ready != Some(false)
    }
}

/// The object that an endpoint stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct TargetRef {
    /// The kind, usually `Pod`.
    pub kind: String,
    /// The Namespace; empty if it is not given.
    pub namespace: String,
    /// The name.
    pub name: String,
}

impl EndpointSlice {
    /// The name of the Service that it belongs to, by its label.
    pub fn service_name(&self) -> Option<&str> {
        self.labels.get(SERVICE_NAME).map(String::as_str)
    }

    /// Source: kubernetes/kubernetes pkg/apis/discovery/v1/defaults.go
    pub(super) fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let meta = Metadata::read(place)?;
        Ok(Self {
            namespace: meta.namespace,
            name: meta.name,
            labels: meta.labels,
            address_type: place.text("addressType")?.unwrap_or_default(),
            ports: place.objects("ports")?.iter().map(EndpointPort::read).collect::<Result<_, _>>()?,
            endpoints: place.objects("endpoints")?.iter().map(Endpoint::read).collect::<Result<_, _>>()?,
            at: Some(place.at.clone()),
        })
    }
}

impl EndpointPort {
    fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        Ok(Self {
            name: place.text_pointer("name")?.unwrap_or_default(),
            protocol: protocol(place)?,
            port: place.integer_pointer("port")?,
            app_protocol: place.text_pointer("appProtocol")?,
        })
    }
}

impl Endpoint {
    fn read(place: &Place<'_>) -> Result<Self, ObjectsError> {
        let mut conditions = Conditions::default();
        if let Some(given) = place.object("conditions")? {
            conditions.ready = given.boolean_pointer("ready")?;
            conditions.serving = given.boolean_pointer("serving")?;
            conditions.terminating = given.boolean_pointer("terminating")?;
        }
        let target_ref = place.object("targetRef")?.map(|target| {
            let text = |name| Ok(target.text(name)?.unwrap_or_default());
            Ok(TargetRef { kind: text("kind")?, namespace: text("namespace")?, name: text("name")? })
        });
        Ok(Self {
            addresses: place.texts("addresses")?,
            conditions,
            hostname: place.text_pointer("hostname")?,
            node_name: place.text_pointer("nodeName")?,
            zone: place.text_pointer("zone")?,
            target_ref: target_ref.transpose()?,
        })
    }
}
