//! Which server applies a patch, and its limits.

use std::num::NonZeroU32;

use crate::patch::limits::Limits;
use crate::release::Release;

/// The server's own budget for copies, in bytes, which it sets once for all patches.
///
/// Source: kubernetes/apiserver pkg/server/config.go JSONPatchMaxCopyBytes
pub const COPY_LIMIT: NonZeroU32 = NonZeroU32::new(3 << 20).unwrap();

/// Which server applies the patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KubeOptions {
    /// The release; 1.23 and later are modelled.
    pub release: Release,
    /// How many bytes the `copy` operations of a patch may add up to; default and maximum [`COPY_LIMIT`].
    pub copy_limit: NonZeroU32,
    /// This library's own limits.
    pub limits: Limits,
}

impl Default for KubeOptions {
    fn default() -> Self {
        Self { release: Release::default(), copy_limit: COPY_LIMIT, limits: Limits::default() }
    }
}
