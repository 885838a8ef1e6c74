//! Which resources the API server has, in the order in which it lists and installs them.

use crate::release::Release;
use crate::scheme::resource::Resource;
use crate::scheme::tables;

/// The resources and subresources that a server of this release serves by default, in discovery order.
///
/// Custom resources come from CustomResourceDefinitions and are not among them.
pub fn resources(release: Release) -> impl Iterator<Item = &'static Resource> {
    recorded_resources(release).filter(|resource| resource.is_served_by_default())
}

/// Like [`resources`], with the alpha and beta versions that are off by default.
pub fn recorded_resources(release: Release) -> impl Iterator<Item = &'static Resource> {
    let bit = tables::release_bit(release);
    tables::ROWS.iter().filter(move |row| row.releases & bit != 0)
}

#[cfg(test)]
mod tests;
