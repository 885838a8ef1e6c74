//! ServiceCIDR and IPAddress objects.

use std::net::IpAddr;

use ipnet::IpNet;

use crate::gotext::ip::parse_ip;
use crate::json::Kind;
use crate::meta::Gvk;
use crate::objects::place::Place;
use crate::objects::{Objects, ObjectsError};

/// The name of the ServiceCIDR that kube-apiserver makes of its flags.
pub(crate) const DEFAULT: &str = "kubernetes";

/// A ServiceCIDR.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceCidr {
    /// The `metadata.name`.
    pub name: String,
    /// The `spec.cidrs`.
    pub cidrs: Vec<IpNet>,
    /// Whether addresses are allocated from it: no condition `Ready` denies it, and it is not being deleted.
    pub is_ready: bool,
}

fn is_networking(kind: &Gvk, name: &str) -> bool {
    kind.group == "networking.k8s.io" && kind.kind == name
}

fn name_of(object: &Place<'_>) -> Result<(String, bool), ObjectsError> {
    let metadata = object.object("metadata")?.ok_or_else(|| object.missing(&["metadata"]))?;
    let name = metadata.text("name")?.filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| metadata.missing(&["name"]))?;
    Ok((name, metadata.member("deletionTimestamp").is_some()))
}

impl ServiceCidr {
    /// The ServiceCIDRs among objects, in their order.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if one is given twice, or has a field that the server would not have stored.
    pub fn all_of(objects: &Objects) -> Result<Vec<Self>, ObjectsError> {
        let cidrs = objects.read_by(Self::reads)?;
        cidrs.iter().map(|cidr| Self::read(&cidr.place())).collect()
    }

    pub(crate) fn reads(kind: &Gvk) -> bool {
        is_networking(kind, "ServiceCIDR")
    }

    fn read(object: &Place<'_>) -> Result<Self, ObjectsError> {
        let (name, is_deleting) = name_of(object)?;
        let spec = object.object("spec")?;
        let cidrs = spec.map(|spec| spec.ranges("cidrs")).transpose()?.unwrap_or_default();
        let is_ready = Self::is_ready(object)? && !is_deleting;
        Ok(Self { name, cidrs, is_ready })
    }

    /// Source: kubernetes/kubernetes pkg/registry/core/service/ipallocator/cidrallocator.go isReady
    fn is_ready(object: &Place<'_>) -> Result<bool, ObjectsError> {
        let Some(status) = object.object("status")? else { return Ok(true) };
        for condition in status.objects("conditions")? {
            if condition.node.kind() == Kind::Object && condition.text("type")?.as_deref() == Some("Ready") {
                return Ok(condition.text("status")?.as_deref() == Some("True"));
            }
        }
        Ok(true)
    }
}

/// The addresses of which there is an IPAddress object.
///
/// # Errors
///
/// [`ObjectsError`], if one is given twice, or its name is no address.
pub fn ip_addresses(objects: &Objects) -> Result<Vec<IpAddr>, ObjectsError> {
    let addresses = objects.read_by(reads_ip_address)?;
    let each = addresses.iter().map(|object| {
        let place = object.place();
        let (name, _) = name_of(&place)?;
        parse_ip(&name).ok_or_else(|| {
            let at = place.at.join("metadata").join("name");
            ObjectsError::WrongType { at, expected: "an address", found: name.clone() }
        })
    });
    each.collect()
}

pub(crate) fn reads_ip_address(kind: &Gvk) -> bool {
    is_networking(kind, "IPAddress")
}
