//! The endpoints of an object, each of which changes another part of it.

/// The endpoint of an object that a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The object itself.
    Whole,
    Status,
    /// The approval of a CertificateSigningRequest.
    Approval,
    /// The ephemeral containers of a Pod.
    EphemeralContainers,
    /// The finalizers of a Namespace.
    Finalize,
    /// The resources of a Pod.
    Resize,
}

impl Part {
    /// The part that a subresource changes; `None` for one whose object is another than that which is stored, and for one
    /// that is not known.
    pub(crate) fn of(sub_resource: &str) -> Option<Self> {
        Some(match sub_resource {
            "" => Self::Whole,
            "status" => Self::Status,
            "approval" => Self::Approval,
            "ephemeralcontainers" => Self::EphemeralContainers,
            "finalize" => Self::Finalize,
            "resize" => Self::Resize,
            _ => return None,
        })
    }
}
