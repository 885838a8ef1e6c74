//! What the controller reads of a Node.

use crate::meta::Gvk;
use crate::objects::place::Place;
use crate::objects::{Objects, ObjectsError};

/// What the controller reads of a Node.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Node {
    /// The `metadata.name`.
    pub name: String,
    /// The `spec.podCIDRs`.
    pub pod_cidrs: Vec<String>,
    /// The `spec.podCIDR` beside them, which only a text quotes; the API server keeps it equal to the first of them.
    pub pod_cidr: String,
    /// Whether it has a `metadata.deletionTimestamp`.
    pub is_deleting: bool,
    /// Whether it is a whole object, which has no other ranges than it says.
    pub is_whole: bool,
}

impl Node {
    /// A Node with these ranges.
    pub fn new(name: &str, pod_cidrs: Vec<String>) -> Self {
        let pod_cidr = pod_cidrs.first().cloned().unwrap_or_default();
        Self { name: name.to_owned(), pod_cidrs, pod_cidr, is_deleting: false, is_whole: false }
    }

    /// The Nodes among objects, in the order in which the API server lists them: by name.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if one is given twice, or has a field of another type than the server stores.
    pub fn all_of(objects: &Objects) -> Result<Vec<Self>, ObjectsError> {
        let nodes = objects.read_by(Self::reads)?;
        let mut nodes = nodes.iter().map(|node| Self::read(&node.place())).collect::<Result<Vec<_>, _>>()?;
        nodes.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(nodes)
    }

    /// Whether it is the kind of a Node.
    pub(crate) fn reads(kind: &Gvk) -> bool {
        kind.group.is_empty() && kind.kind == "Node"
    }

    /// Reads a Node as `kubectl get -o json` prints it.
    pub(crate) fn read(node: &Place<'_>) -> Result<Self, ObjectsError> {
        let metadata = node.object("metadata")?.ok_or_else(|| node.missing(&["metadata"]))?;
        let name = metadata.text("name")?.filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| metadata.missing(&["name"]))?;
        let spec = node.object("spec")?;
        let (mut pod_cidrs, mut pod_cidr) = (Vec::new(), String::new());
        if let Some(spec) = &spec {
            pod_cidrs = spec.texts("podCIDRs")?;
            pod_cidr = spec.text("podCIDR")?.unwrap_or_default();
        }
        // The API server fills in what is missing of the two.
        match pod_cidrs.first() {
            None if !pod_cidr.is_empty() => pod_cidrs.push(pod_cidr.clone()),
            Some(first) if pod_cidr.is_empty() => pod_cidr.clone_from(first),
            _ => {}
        }
        let is_deleting = metadata.member("deletionTimestamp").is_some();
        Ok(Self { name, pod_cidrs, pod_cidr, is_deleting, is_whole: spec.is_some() })
    }
}
