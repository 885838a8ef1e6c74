//! The resources of the API server, in the order in which it lists and installs them.

#[cfg(feature = "admission")]
use std::sync::LazyLock;

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
pub(crate) fn resources_called(plural: &str, release: Release) -> impl Iterator<Item = &'static Resource> + Clone {
    static BY_PLURAL: LazyLock<ByName> = LazyLock::new(|| ByName::new(|row| row.resource));
    BY_PLURAL.named(plural, release)
}

/// The resources and subresources that serve a kind of this name, in discovery order.
#[cfg(feature = "admission")]
pub(crate) fn resources_of_kind(kind: &str, release: Release) -> impl Iterator<Item = &'static Resource> + Clone {
    static BY_KIND: LazyLock<ByName> = LazyLock::new(|| ByName::new(|row| row.kind));
    BY_KIND.named(kind, release)
}

/// The rows by the length of one of their names, in discovery order: few names have the same one.
#[cfg(feature = "admission")]
struct ByName {
    name: fn(&'static Resource) -> &'static str,
    rows: Vec<Vec<&'static Resource>>,
}

#[cfg(feature = "admission")]
impl ByName {
    fn new(name: fn(&'static Resource) -> &'static str) -> Self {
        let mut rows = Vec::new();
        for row in tables::ROWS {
            let length = name(row).len();
            if rows.len() <= length {
                rows.resize(length.saturating_add(1), Vec::new());
            }
            rows.get_mut(length).into_iter().for_each(|rows| rows.push(row));
        }
        Self { name, rows }
    }

    fn named(&self, wanted: &str, release: Release) -> impl Iterator<Item = &'static Resource> + Clone {
        let (name, wanted, bit) = (self.name, wanted, tables::release_bit(release));
        let rows = self.rows.get(wanted.len()).map(Vec::as_slice).unwrap_or_default();
        rows.iter().copied().filter(move |row| name(row) == wanted && row.releases & bit != 0)
    }
}

#[cfg(test)]
mod tests;
