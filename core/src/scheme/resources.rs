//! The resources of the API server, in the order in which it lists and installs them.

#[cfg(feature = "admission")]
use std::{collections::BTreeMap, sync::LazyLock};

use crate::release::Release;
use crate::scheme::resource::Resource;
use crate::scheme::tables;

/// The resources and subresources that a server of this release serves by default, in discovery order.
///
/// Custom resources come from CustomResourceDefinitions and are not among them.
pub fn resources(release: Release) -> impl Iterator<Item = &'static Resource> {
    recorded_resources(release).filter(|resource| resource.is_served_by_default())
}

/// The resources of a server of this release with every version on, also alpha and beta ones, in discovery order.
pub fn recorded_resources(release: Release) -> impl Iterator<Item = &'static Resource> {
    let bit = tables::release_bit(release);
    tables::ROWS.iter().filter(move |row| row.releases & bit != 0)
}

/// The resources with a plural name, in discovery order.
#[cfg(feature = "admission")]
pub(crate) fn resources_called(plural: &str, release: Release) -> impl Iterator<Item = &'static Resource> {
    static BY_PLURAL: LazyLock<BTreeMap<&str, Vec<&'static Resource>>> = LazyLock::new(|| {
        let mut rows: BTreeMap<&str, Vec<&'static Resource>> = BTreeMap::new();
        for row in tables::ROWS {
            rows.entry(row.resource).or_default().push(row);
        }
        rows
    });
    let bit = tables::release_bit(release);
    let called = BY_PLURAL.get(plural).map_or(&[][..], Vec::as_slice);
    called.iter().copied().filter(move |row| row.releases & bit != 0)
}

#[cfg(test)]
mod tests;
