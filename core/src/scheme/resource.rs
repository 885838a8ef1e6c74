//! One resource of the API server.

use crate::meta::{Gvk, Gvr};
use crate::scheme::tables::ReleaseBit;

/// A resource or subresource that the API server serves.
///
/// # Fidelity
///
/// kubernetes/kubernetes api/discovery of each release, the recorded discovery of a real server with every version on;
/// the core group first, as it is installed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resource {
    /// Such as `apps`; `""` for the core API.
    pub group: &'static str,
    /// Such as `v1`.
    pub version: &'static str,
    /// The plural name, such as `deployments`.
    pub resource: &'static str,
    /// Such as `scale`; `""` for the resource itself.
    pub subresource: &'static str,
    /// The group of `kind`; another one than `group` for a subresource such as `pods/eviction`.
    pub kind_group: &'static str,
    /// The version of `kind`.
    pub kind_version: &'static str,
    /// The kind of the objects that are sent to it: of `deployments/scale` it is `Scale`.
    pub kind: &'static str,
    /// Whether its objects live in a Namespace.
    pub namespaced: bool,
    verbs: u8,
    pub(super) releases: ReleaseBit,
}

pub(super) type Row = Resource;
pub(super) const CLUSTER: bool = false;
pub(super) const NAMESPACED: bool = true;

/// The verbs in the order of their bits.
const VERBS: [&str; 8] = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

#[expect(clippy::too_many_arguments, reason = "a row of the generated table")]
pub(super) const fn row(
    releases: ReleaseBit,
    group: &'static str,
    version: &'static str,
    resource: &'static str,
    subresource: &'static str,
    kind_version: Option<(&'static str, &'static str)>,
    kind: &'static str,
    namespaced: bool,
    verbs: u8,
) -> Row {
    let (kind_group, kind_version) = match kind_version {
        Some(other) => other,
        None => (group, version),
    };
    Resource { group, version, resource, subresource, kind_group, kind_version, kind, namespaced, verbs, releases }
}

impl Resource {
    /// Group, version and resource.
    pub fn gvr(&self) -> Gvr {
        Gvr::new(self.group, self.version, self.resource)
    }

    /// The kind of the objects that are sent to it.
    pub fn gvk(&self) -> Gvk {
        Gvk::new(self.kind_group, self.kind_version, self.kind)
    }

    /// Whether it takes the verb, such as `deletecollection`.
    pub fn has_verb(&self, verb: &str) -> bool {
        VERBS.iter().zip(0..).any(|(&known, bit)| known == verb && self.verbs >> bit & 1 == 1)
    }

    /// Whether the version is on by default: the stable ones, and up to 1.31 one beta version.
    ///
    /// Source: kubernetes/kubernetes pkg/controlplane/instance.go DefaultAPIResourceConfigSource
    pub fn is_served_by_default(&self) -> bool {
        // `v1`, unlike `v1beta1`.
        let stable = self.version.bytes().skip(1).all(|byte| byte.is_ascii_digit());
        stable || self.group == "flowcontrol.apiserver.k8s.io" && self.version == "v1beta3"
    }
}
