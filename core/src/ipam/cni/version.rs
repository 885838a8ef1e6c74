//! Versions of the CNI specification.
//!
//! Source: containernetworking/cni pkg/version/plugin.go, pkg/version/version.go

use std::cmp::Ordering;

use crate::gotext::atoi;
use crate::release::Plugins;

/// A version as it compares: three numbers, those that are missing 0.
pub(crate) type Parsed = [i64; 3];

/// 0.1.0, that of a configuration without a version.
pub(crate) const OLDEST: &str = "0.1.0";

/// All versions, oldest first.
const ALL: [&str; 7] = [OLDEST, "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "1.1.0"];

/// The versions that the plugins of a line support, oldest first.
pub fn supported_versions(plugins: Plugins) -> &'static [&'static str] {
    match ALL.split_last() {
        Some((_, older)) if !plugins.knows_cni_1_1() => older,
        _ => &ALL,
    }
}

/// The version that a text means, or Go's text about it.
///
/// Source: containernetworking/cni pkg/version/plugin.go ParseVersion
pub(crate) fn parse_version(text: &str) -> Result<Parsed, String> {
    let text = if text.is_empty() { OLDEST } else { text };
    let mut version = [0; 3];
    if text.split('.').count() > version.len() {
        return Err(format!("invalid version {}: too many parts", crate::gotext::quote(text)));
    }
    for ((part, name), slot) in text.split('.').zip(["major", "minor", "micro"]).zip(&mut version) {
        *slot = atoi(part).map_err(|error| {
            format!("failed to convert {name} version part {}: {error}", crate::gotext::quote(part))
        })?;
    }
    Ok(version)
}

/// How two versions compare.
///
/// Source: containernetworking/cni pkg/version/plugin.go GreaterThanOrEqualTo
pub(crate) fn compare(version: &str, other: &str) -> Result<Ordering, String> {
    let version = parse_version(version)?;
    Ok(version.cmp(&parse_version(other)?))
}

/// Whether a version is at least another one.
pub(crate) fn at_least(version: &str, other: &str) -> Result<bool, String> {
    Ok(compare(version, other)?.is_ge())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_three_parts_of_which_the_last_may_be_missing() {
        assert_eq!(parse_version(""), Ok([0, 1, 0]));
        assert_eq!(parse_version("1"), Ok([1, 0, 0]));
        assert_eq!(parse_version("0.4"), Ok([0, 4, 0]));
        assert_eq!(at_least("0.10.0", "0.9.0"), Ok(true));
        assert_eq!(parse_version("1.2.3.4").unwrap_err(), r#"invalid version "1.2.3.4": too many parts"#);
        assert_eq!(
            parse_version("1.x").unwrap_err(),
            r#"failed to convert minor version part "x": strconv.Atoi: parsing "x": invalid syntax"#
        );
    }
}
