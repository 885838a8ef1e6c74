//! CustomResourceDefinitions: which resources are equivalent, and by which schema each version is served.

use crate::admission::custom_resource::CustomSchema;
use crate::json::Node;
use crate::meta::{Gvk, Gvr};
use crate::objects::ObjectsError;
use crate::objects::place::Place;

pub(super) const GROUP: &str = "apiextensions.k8s.io";
pub(super) const KIND: &str = "CustomResourceDefinition";

/// A custom resource in all its versions.
#[derive(Debug, Clone)]
pub(super) struct Crd {
    pub(super) group: String,
    pub(super) plural: String,
    pub(super) kind: String,
    pub(super) namespaced: bool,
    /// Whether versions differ in `apiVersion` only (strategy `None`), so that every conversion is known.
    pub(super) converts_by_name: bool,
    /// In the order of `spec.versions`, which is the order of the registry. A version that is not served counts too.
    pub(super) versions: Vec<Version>,
}

#[derive(Debug, Clone)]
pub(super) struct Version {
    pub(super) name: String,
    pub(super) status: bool,
    pub(super) scale: bool,
    /// Whether the server warns of the version.
    pub(super) deprecated: bool,
    /// Whether objects are stored in this version.
    pub(super) storage: bool,
    /// Its schema, if it is in the definition.
    pub(super) schema: CustomSchema,
}

impl Crd {
    /// Source: kubernetes/apiextensions-apiserver pkg/apiserver/customresource_handler.go getOrCreateServingInfoFor
    pub(super) fn read(place: &Place<'_>, gvk: &Gvk) -> Result<Self, ObjectsError> {
        let spec = place.object("spec")?.ok_or_else(|| place.missing(&["spec"]))?;
        let names = spec.object("names")?.ok_or_else(|| place.missing(&["spec", "names"]))?;
        let of_names = |name| names.text(name)?.ok_or_else(|| place.missing(&["spec", "names", name]));
        let conversion = spec.object("conversion")?;
        let strategy = conversion.map(|conversion| conversion.text("strategy")).transpose()?.flatten();
        // v1beta1 may have one `version`, and subresources for all versions at once.
        let common = spec.object("subresources")?;
        let common_schema = spec.node.at("/validation/openAPIV3Schema").filter(|schema| !schema.is_null());
        let is_beta = gvk.version == "v1beta1";
        let preserves = if is_beta { Node::member } else { Node::field }(&spec.node, "preserveUnknownFields");
        let preserves = preserves.and_then(|preserves| preserves.as_bool());
        // Source: kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1beta1/defaults.go
        let preserves = preserves.unwrap_or(is_beta);
        let custom = |own: Option<Node<'_>>, version: &Place<'_>| {
            let at = match own {
                Some(_) => version.at.join("schema").join("openAPIV3Schema"),
                None => spec.at.join("validation").join("openAPIV3Schema"),
            };
            CustomSchema::new(own.or(common_schema).map(|schema| schema.to_document()), preserves, at)
        };
        let mut versions = Vec::new();
        for version in spec.objects("versions")? {
            let own = version.object("subresources")?;
            let subresources = own.as_ref().or(common.as_ref());
            let name = version.text("name")?.ok_or_else(|| version.missing(&["name"]))?;
            let schema = version.node.member("schema").and_then(|schema| schema.member("openAPIV3Schema"));
            let schema = custom(schema.filter(|schema| !schema.is_null()), &version);
            let says = |name| version.node.field(name).and_then(|value| value.as_bool()) == Some(true);
            let (storage, deprecated) = (says("storage"), says("deprecated"));
            versions.push(Version { storage, deprecated, schema, ..Version::new(name, subresources) });
        }
        if versions.is_empty() && is_beta {
            let version =
                |name| Version { storage: true, schema: custom(None, &spec), ..Version::new(name, common.as_ref()) };
            versions.extend(spec.text("version")?.map(version));
        }
        Ok(Self {
            group: spec.text("group")?.ok_or_else(|| place.missing(&["spec", "group"]))?,
            plural: of_names("plural")?,
            kind: of_names("kind")?,
            namespaced: spec.text("scope")?.as_deref() != Some("Cluster"),
            converts_by_name: strategy.is_none_or(|strategy| strategy == "None"),
            versions,
        })
    }

    /// The resource in one of its versions.
    pub(super) fn gvr(&self, version: &Version) -> Gvr {
        Gvr::new(self.group.as_str(), version.name.as_str(), self.plural.as_str())
    }

    /// The kind in one of its versions.
    pub(super) fn gvk(&self, version: &Version) -> Gvk {
        Gvk::new(self.group.as_str(), version.name.as_str(), self.kind.as_str())
    }
}

impl Version {
    fn new(name: String, subresources: Option<&Place<'_>>) -> Self {
        let has = |name| subresources.is_some_and(|subresources| subresources.member(name).is_some());
        let schema = CustomSchema::default();
        Self { name, status: has("status"), scale: has("scale"), deprecated: false, storage: false, schema }
    }
}
