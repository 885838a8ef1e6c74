//! Group, version and kind, and group, version and resource.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Group and version of an `apiVersion`; the group of the core API is `""`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupVersion {
    /// The API group, such as `apps`; `""` for the core API.
    pub group: String,
    /// The version, such as `v1`.
    pub version: String,
}

impl GroupVersion {
    /// Splits an `apiVersion`; `None` if it has more than one slash.
    ///
    /// Source: kubernetes/apimachinery pkg/runtime/schema/group_version.go ParseGroupVersion
    pub fn parse(api_version: &str) -> Option<Self> {
        match api_version.split_once('/') {
            None => Some(Self { group: String::new(), version: api_version.to_owned() }),
            Some((_, version)) if version.contains('/') => None,
            Some((group, version)) => Some(Self { group: group.to_owned(), version: version.to_owned() }),
        }
    }
}

impl fmt::Display for GroupVersion {
    /// Prints the `apiVersion` form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.group.is_empty() { f.write_str(&self.version) } else { write!(f, "{}/{}", self.group, self.version) }
    }
}

/// Group, version and kind of an object.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Gvk {
    /// The API group, such as `apps`; `""` for the core API.
    pub group: String,
    /// The version, such as `v1`.
    pub version: String,
    /// The kind, such as `Deployment`.
    pub kind: String,
}

impl Gvk {
    /// Makes one from its three parts.
    pub fn new(group: impl Into<String>, version: impl Into<String>, kind: impl Into<String>) -> Self {
        Self { group: group.into(), version: version.into(), kind: kind.into() }
    }

    /// Makes one from an object's `apiVersion` and `kind`; `None` if `apiVersion` has more than one slash.
    pub fn from_api_version(api_version: &str, kind: &str) -> Option<Self> {
        let GroupVersion { group, version } = GroupVersion::parse(api_version)?;
        Some(Self { group, version, kind: kind.to_owned() })
    }

    /// The `apiVersion` form of group and version.
    pub fn api_version(&self) -> String {
        GroupVersion { group: self.group.clone(), version: self.version.clone() }.to_string()
    }
}

impl fmt::Display for Gvk {
    /// Prints the form that Go prints: `apps/v1, Kind=Deployment`, for the core API `/v1, Kind=Pod`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}, Kind={}", self.group, self.version, self.kind)
    }
}

/// Group, version and resource of an endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Gvr {
    /// The API group, such as `apps`; `""` for the core API.
    pub group: String,
    /// The version, such as `v1`.
    pub version: String,
    /// The plural name, such as `deployments`.
    pub resource: String,
}

impl Gvr {
    /// Makes one from its three parts.
    pub fn new(group: impl Into<String>, version: impl Into<String>, resource: impl Into<String>) -> Self {
        Self { group: group.into(), version: version.into(), resource: resource.into() }
    }

    /// Group and resource as messages name them: `deployments.apps`, for the core API `pods`.
    pub fn group_resource(&self) -> String {
        if self.group.is_empty() { self.resource.clone() } else { format!("{}.{}", self.resource, self.group) }
    }
}

impl fmt::Display for Gvr {
    /// Prints the form that Go prints: `apps/v1, Resource=deployments`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}, Resource={}", self.group, self.version, self.resource)
    }
}
