//! The objects in the kind that a hook is sent, and their conversion back.
//!
//! A custom resource whose versions differ only in `apiVersion` is rewritten. A built-in kind is converted by way of the
//! server's internal type.
//!
//! Source: kubernetes/apiserver pkg/admission/conversion.go; kubernetes/apiextensions-apiserver
//! pkg/apiserver/conversion/{converter,nop_converter}.go

use crate::admission::cluster::Cluster;
use crate::admission::need::Need;
use crate::admission::request::Request;
use crate::admission::strategy::Versions;
use crate::gotext::quote;
use crate::json::write::Writer;
use crate::json::{Document, Node};
use crate::meta::{GroupVersion, Gvk};
use crate::release::Release;
use crate::scheme::{self, EncodeError};

/// Why an object can't be converted to another kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ConversionError {
    /// The server fails with this text.
    Failed(String),
    /// The server's own conversion would have to be known.
    Unknown(Vec<Need>),
}

/// The objects in the kind that a hook is sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct SentObjects {
    pub(crate) object: Option<Document>,
    pub(crate) old_object: Option<Document>,
}

/// The working copy of the objects.
#[derive(Debug, Clone)]
pub(super) struct Versioned {
    /// The kind that the hook wants.
    pub(super) kind: Gvk,
    /// The kind of the object, which a patch may have changed.
    pub(super) object_kind: Gvk,
    pub(super) objects: SentObjects,
    /// The object as it was read last. For a custom resource, the server's memory still holds whether a number was
    /// written `1` or `1.0`; the encoded text does not.
    pub(super) held: Option<Document>,
    /// Whether a patch was applied since the objects were converted.
    pub(super) dirty: bool,
}

impl Versioned {
    /// The request's objects in a kind.
    pub(super) fn new(cluster: &Cluster, request: &Request, kind: &Gvk) -> Result<Self, ConversionError> {
        let convert = |object: &Option<Document>| {
            object.as_ref().map(|object| to_kind((cluster, request), object, kind)).transpose()
        };
        let objects = SentObjects { old_object: convert(&request.old_object)?, object: convert(&request.object)? };
        let written = if says_the_same(request, cluster) { &request.written } else { &request.object };
        let (held, kind) = (convert(written)?, kind.clone());
        Ok(Self { object_kind: kind.clone(), kind, objects, held, dirty: false })
    }

    /// The copy with what follows in its version from empty lists in the text that the server read last.
    pub(super) fn with_empty_lists(mut self, read: Option<&Document>, from: &Gvk, release: Release) -> Self {
        let object = self.objects.object.as_ref().filter(|_| !self.dirty && self.kind != *from);
        let object = object.map(|object| scheme::encode_as_read(object, read, from, &self.kind, release));
        // INVARIANT: the object was encoded before, so it can be encoded again.
        if let Some(Ok(Some(object))) = object {
            self.held = Some(object.clone());
            self.objects.object = Some(object);
        }
        self
    }

    /// The object as it is sent to a webhook, and patched.
    pub(super) fn shown_object(&self, release: Release) -> Option<Document> {
        self.objects.object.as_ref().map(|object| scheme::shown(object, &self.object_kind, release))
    }

    /// The objects as they are sent to a webhook.
    pub(super) fn shown(&self, release: Release) -> SentObjects {
        SentObjects { object: self.shown_object(release), old_object: self.objects.old_object.clone() }
    }

    /// Converts the copy to another kind.
    pub(super) fn into_kind(
        self,
        cluster: &Cluster,
        request: &mut Request,
        kind: &Gvk,
    ) -> Result<Self, ConversionError> {
        if self.kind == *kind {
            return Ok(self);
        }
        self.write_back(cluster, request)?;
        Self::new(cluster, request, kind)
    }

    /// What the server has as the versions of a patched CustomResourceDefinition which was copied back into the request.
    pub(super) fn versions(&self, cluster: &Cluster, request: &Request) -> Versions {
        let of_definition = (self.kind.group.as_str(), self.kind.kind.as_str());
        let (Some(patched), Some(stored)) = (self.objects.object.as_ref(), request.object.as_ref()) else {
            return Versions::AsPrinted;
        };
        if of_definition != ("apiextensions.k8s.io", "CustomResourceDefinition") || !cluster.sets_defaults(request) {
            return Versions::AsPrinted;
        }
        fn versions(object: &Document) -> Option<Node<'_>> {
            object.at("/spec/versions").filter(|versions| versions.elements().next().is_some())
        }
        let alone = scheme::convert_encoded(&with_kind(patched, &self.kind), &self.kind, cluster.release());
        match (alone.as_ref().ok().and_then(versions), versions(stored)) {
            (None, Some(_)) => Versions::Absent,
            (Some(alone), Some(stored)) if alone.text() != stored.text() => Versions::Apart,
            _ => Versions::AsPrinted,
        }
    }

    /// Copies the patched object back into the request.
    pub(super) fn write_back(&self, cluster: &Cluster, request: &mut Request) -> Result<(), ConversionError> {
        let (Some(object), true) = (&self.objects.object, self.dirty) else { return Ok(()) };
        request.object = Some(if scheme::is_built_in(&request.kind, cluster.release()) {
            if self.object_kind != self.kind {
                return Err(unconvertible(&self.object_kind, &self.kind));
            }
            let release = cluster.release();
            let converts = cluster.sets_defaults(request);
            // What the conversion does not set, the object of before keeps.
            let before = request.object.as_ref().filter(|_| converts);
            let object = with_kind(object, &self.kind);
            let over = before.map(|before| scheme::encode_over(&object, before, &self.kind, &request.kind, release));
            match over.transpose().map_err(unconverted)?.flatten() {
                Some(over) => over,
                None if !converts => with_kind(&object, &request.kind),
                None if self.kind == request.kind => {
                    scheme::convert_encoded(&object, &request.kind, release).map_err(unconverted)?
                }
                None => in_version(&object, &self.kind, &request.kind, release)?,
            }
        } else {
            let into = request.object.as_ref().map_or_else(|| request.kind.clone(), gvk_of);
            let convert = |object| convert_custom(cluster, object, &into, &request.kind);
            let converted = convert(object)?;
            request.written = self.held.as_ref().map(convert).transpose()?;
            converted
        });
        Ok(())
    }
}

/// The failure to convert a patched object.
fn unconverted(error: EncodeError) -> ConversionError {
    match error {
        EncodeError::WrongType { upstream, .. } => ConversionError::Failed(upstream),
        error => {
            let (what, value) = ("patched object".to_owned(), error.to_string());
            ConversionError::Unknown(vec![Need::NotModelled { what, value }])
        }
    }
}

/// The object of a request as the server holds it.
pub(super) fn held(request: &Request, cluster: &Cluster) -> Option<Document> {
    let built_in = || scheme::is_built_in(&request.kind, cluster.release());
    let holds_more = request.written.is_some() && built_in() && says_the_same(request, cluster);
    if holds_more { request.written.clone() } else { request.object.clone() }
}

/// Whether `written` still belongs to the object.
fn says_the_same(request: &Request, cluster: &Cluster) -> bool {
    let (Some(written), Some(object)) = (&request.written, &request.object) else { return false };
    // Not by `request.kind`: a patch may have made the object another kind of custom resource.
    let encoded = scheme::encode(written, &gvk_of(object), cluster.release());
    encoded.is_ok_and(|encoded| encoded.document == *object)
}

/// Source: kubernetes/apiserver pkg/admission/conversion.go ConvertToGVK
fn to_kind(
    (cluster, request): (&Cluster, &Request),
    object: &Document,
    kind: &Gvk,
) -> Result<Document, ConversionError> {
    let from = &request.kind;
    if scheme::is_built_in(from, cluster.release()) {
        if from == kind {
            return Ok(object.clone());
        }
        // What is given as a request is not read into the internal type.
        if !cluster.sets_defaults(request) {
            return Err(ConversionError::Unknown(vec![Need::Conversion { from: from.clone(), to: kind.clone() }]));
        }
        return in_version(object, from, kind, cluster.release());
    }
    if gvk_of(object) == *kind {
        return Ok(object.clone());
    }
    let converted = convert_custom(cluster, object, kind, from)?;
    Ok(with_sorted_kind(&converted, &kind.api_version(), Some(&kind.kind)))
}

/// A built-in object in another version of its kind.
fn in_version(object: &Document, from: &Gvk, to: &Gvk, release: Release) -> Result<Document, ConversionError> {
    let converted = scheme::encode_in_version(object, from, to, release).map_err(unconverted)?;
    converted.ok_or_else(|| ConversionError::Unknown(vec![Need::Conversion { from: from.clone(), to: to.clone() }]))
}

/// A custom resource in the version of `into`; `of` is the kind that the request is about.
fn convert_custom(cluster: &Cluster, object: &Document, into: &Gvk, of: &Gvk) -> Result<Document, ConversionError> {
    let from = gvk_of(object);
    let version = |gvk: &Gvk| GroupVersion { group: gvk.group.clone(), version: gvk.version.clone() };
    if from.group != into.group {
        let target = quote(&version(into).to_string());
        let text = format!("{from} is unstructured and is not suitable for converting to {target}");
        return Err(ConversionError::Failed(text));
    }
    for (gvk, word) in [(into, "to"), (&from, "from")] {
        match cluster.registry().has_version(of, &gvk.version) {
            Some(true) => {}
            Some(false) => {
                let text = format!("request to convert CR {word} an invalid group/version: {}", version(gvk));
                return Err(ConversionError::Failed(text));
            }
            None => {
                return Err(ConversionError::Unknown(vec![Need::Conversion { from: from.clone(), to: into.clone() }]));
            }
        }
    }
    Ok(with_sorted_kind(object, &into.api_version(), None))
}

/// The kind in the object's own text, as for an unstructured object.
fn gvk_of(object: &Document) -> Gvk {
    let text = |name| object.root().member(name).and_then(|value| value.as_str()).unwrap_or_default().into_owned();
    let kind = text("kind");
    Gvk::from_api_version(&text("apiVersion"), &kind).unwrap_or(Gvk::new("", "", kind))
}

/// The failure to convert one built-in kind to another, with the names of the server's internal types.
fn unconvertible(from: &Gvk, to: &Gvk) -> ConversionError {
    if from.kind == to.kind && internal_package(from) == internal_package(to) {
        // Two versions of one internal type.
        return ConversionError::Unknown(vec![Need::Conversion { from: from.clone(), to: to.clone() }]);
    }
    ConversionError::Failed(format!(
        "converting ({}.{}) to ({}.{}): unknown conversion",
        from.version,
        from.kind,
        internal_package(to),
        to.kind
    ))
}

/// The Go package of a kind's internal type.
///
/// Source: kubernetes/kubernetes pkg/apis
fn internal_package(kind: &Gvk) -> &str {
    match kind.group.as_str() {
        "" | "events.k8s.io" => "core",
        "internal.apiserver.k8s.io" => "apiserverinternal",
        group => group.split('.').next().unwrap_or(group),
    }
}

/// A built-in object with its kind, which stands first.
fn with_kind(object: &Document, kind: &Gvk) -> Document {
    let root = object.root();
    let api_version = kind.api_version();
    let says = |name, text: &str| root.member(name).is_some_and(|value| value.is_str(text));
    if says("kind", &kind.kind) && says("apiVersion", &api_version) {
        return object.clone();
    }
    let mut out = Writer::new();
    out.begin_object().key("kind").string(&kind.kind).key("apiVersion").string(&api_version);
    for member in root.members().filter(|member| !member.key.is_str("kind") && !member.key.is_str("apiVersion")) {
        out.key(&member.name()).node(member.value);
    }
    out.end_object();
    Document::printed(out.out)
}

/// A custom resource, whose members stay sorted, with another `apiVersion` and, if given, kind.
fn with_sorted_kind(object: &Document, api_version: &str, kind: Option<&str>) -> Document {
    let root = object.root();
    let says = |name, text: &str| root.member(name).is_some_and(|value| value.is_str(text));
    if says("apiVersion", api_version) && kind.is_none_or(|kind| says("kind", kind)) {
        return object.clone();
    }
    let mut members: Vec<(String, Option<_>)> =
        root.members().map(|member| (member.name().into_owned(), Some(member.value))).collect();
    let replaced = |name: &str| name == "apiVersion" || kind.is_some() && name == "kind";
    members.retain(|(name, _)| !replaced(name));
    members.push(("apiVersion".to_owned(), None));
    if kind.is_some() {
        members.push(("kind".to_owned(), None));
    }
    members.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut out = Writer::new();
    out.begin_object();
    for (name, value) in members {
        out.key(&name);
        match value {
            Some(value) => out.node(value),
            None if name == "kind" => out.string(kind.unwrap_or_default()),
            None => out.string(api_version),
        };
    }
    out.end_object();
    Document::printed(out.out)
}
