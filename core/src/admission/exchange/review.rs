//! The AdmissionReview that the server sends.
//!
//! Source: kubernetes/apiserver pkg/admission/plugin/webhook/request/admissionreview.go

use serde::Serialize;

use crate::admission::cluster::Cluster;
use crate::admission::need::Asked;
use crate::admission::request::Request;
use crate::admission::versioned::SentObjects;
use crate::admission::versioned::{ConversionError, Versioned};
use crate::admission::webhook::reason::Target;
use crate::json::Document;
use crate::json::write::Writer;
use crate::meta::{Gvk, Gvr};

/// A version of AdmissionReview. Both have the same fields; they differ in how strictly a response is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewVersion {
    /// `admission.k8s.io/v1`.
    V1,
    /// `admission.k8s.io/v1beta1`.
    V1beta1,
}

impl ReviewVersion {
    /// The version that the server sends to a hook: the first known one of its `admissionReviewVersions`.
    pub fn negotiate(admission_review_versions: &[String]) -> Option<Self> {
        admission_review_versions.iter().find_map(|version| Self::parse(version))
    }

    /// Reads `v1` or `v1beta1`.
    pub fn parse(version: &str) -> Option<Self> {
        [Self::V1, Self::V1beta1].into_iter().find(|known| known.as_str() == version)
    }

    /// `v1` or `v1beta1`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V1beta1 => "v1beta1",
        }
    }

    /// The group, version and kind of reviews in this version.
    pub fn gvk(self) -> Gvk {
        Gvk::new("admission.k8s.io", self.as_str(), "AdmissionReview")
    }
}

/// Why the server can't make a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum ReviewError {
    /// The server can't convert the objects to the kind that the hook wants.
    #[error("the objects can't be converted: {upstream}")]
    ConversionFailed {
        /// The server's text.
        upstream: String,
    },
}

impl Cluster {
    /// The AdmissionReview that the server sends for a request, byte for byte, with the line break at its end.
    ///
    /// `target` is the resource and kind that a hook's rules matched ([`crate::admission::Pass::target`]); the objects
    /// are converted to its kind. Without one it is that of the request. The answer is unknown if the conversion is not
    /// known. Cost: linear in the size of the objects.
    ///
    /// # Errors
    ///
    /// [`ReviewError`], if the server itself could not make it.
    pub fn review(
        &self,
        request: &Request,
        target: Option<&Target>,
        version: ReviewVersion,
        uid: &str,
    ) -> Result<Asked<Vec<u8>>, ReviewError> {
        let own = || Target {
            resource: request.resource.clone(),
            sub_resource: request.sub_resource.clone(),
            kind: request.kind.clone(),
        };
        let target = target.cloned().unwrap_or_else(own);
        match Versioned::new(self, request, &target.kind) {
            Ok(versioned) => Ok(Asked::Known(encode(request, &target, &versioned.objects, version, uid))),
            Err(ConversionError::Unknown(needs)) => Ok(Asked::Unknown(needs)),
            Err(ConversionError::Failed(upstream)) => Err(ReviewError::ConversionFailed { upstream }),
        }
    }
}

/// The text of the review, with the line break at its end.
pub(crate) fn encode(
    request: &Request,
    target: &Target,
    objects: &SentObjects,
    version: ReviewVersion,
    uid: &str,
) -> Vec<u8> {
    let mut out = Writer::new();
    let text = |out: &mut Writer, name: &str, value: &str| {
        if !value.is_empty() {
            out.key(name).string(value);
        }
    };
    out.begin_object().key("kind").string("AdmissionReview").key("apiVersion").string(&version.gvk().api_version());
    out.key("request").begin_object().key("uid").string(uid);
    out.key("kind");
    kind(&mut out, &target.kind);
    out.key("resource");
    resource(&mut out, &target.resource);
    text(&mut out, "subResource", &target.sub_resource);
    out.key("requestKind");
    kind(&mut out, &request.kind);
    out.key("requestResource");
    resource(&mut out, &request.resource);
    text(&mut out, "requestSubResource", &request.sub_resource);
    text(&mut out, "name", &request.name);
    text(&mut out, "namespace", &request.namespace);
    out.key("operation").string(request.operation.as_str()).key("userInfo");
    request.user_info.write(&mut out);
    raw(&mut out, "object", objects.object.as_ref());
    raw(&mut out, "oldObject", objects.old_object.as_ref());
    out.key("dryRun").bool(request.dry_run);
    raw(&mut out, "options", request.options.as_ref());
    out.end_object().end_object();
    out.out.push(b'\n');
    out.out
}

fn kind(out: &mut Writer, kind: &Gvk) {
    out.begin_object();
    out.key("group").string(&kind.group).key("version").string(&kind.version).key("kind").string(&kind.kind);
    out.end_object();
}

fn resource(out: &mut Writer, resource: &Gvr) {
    out.begin_object().key("group").string(&resource.group).key("version").string(&resource.version);
    out.key("resource").string(&resource.resource).end_object();
}

/// A raw extension: null if absent, never left out.
fn raw(out: &mut Writer, name: &str, document: Option<&Document>) {
    out.key(name);
    match document {
        Some(document) => out.node(document.root()),
        None => out.null(),
    };
}
