//! Options of the kube-apiserver dialect.

use std::num::NonZeroU32;

use crate::patch::limits::Limits;
use crate::release::Release;

/// The server's budget for copies in bytes, which is the same for all patches.
///
/// Source: kubernetes/apiserver pkg/server/config.go JSONPatchMaxCopyBytes
pub const COPY_LIMIT: NonZeroU32 = NonZeroU32::new(3 << 20).unwrap();

/// The release of the server that applies a patch, and the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KubeOptions {
    /// The Kubernetes release; 1.23 and later are modelled.
    pub release: Release,
    /// The sum of bytes that the `copy` operations of a patch may copy; default and maximum [`COPY_LIMIT`].
    pub copy_limit: NonZeroU32,
    /// The limits of this library.
    pub limits: Limits,
}

impl Default for KubeOptions {
    fn default() -> Self {
        Self { release: Release::default(), copy_limit: COPY_LIMIT, limits: Limits::default() }
    }
}
