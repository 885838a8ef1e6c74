//! Lines of the CNI plugins, and the differences between them by name.

use std::fmt;

use serde::Serialize;

use super::ReleaseError;

/// A line of the CNI plugins of containernetworking, which an answer about IPAM models.
///
/// # Examples
///
/// ```
/// use nocluster::release::Plugins;
///
/// assert_eq!(Plugins::parse("1.9")?, Plugins::V1_9);
/// assert!(Plugins::parse("1.9.1").is_err());
/// assert_eq!((Plugins::default().to_string(), Plugins::default().release()), ("1.10".to_owned(), "1.10.0"));
/// # Ok::<(), nocluster::release::ReleaseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Plugins {
    minor: u8,
}

impl Plugins {
    /// 1.10.0, the reference and the default.
    pub const V1_10: Self = Self { minor: 10 };
    /// 1.9.1.
    pub const V1_9: Self = Self { minor: 9 };
    /// 1.1.1, which distributions package.
    pub const V1_1: Self = Self { minor: 1 };

    /// Every line that is modelled, newest first.
    pub const ALL: &[Self] = &[Self::V1_10, Self::V1_9, Self::V1_1];

    /// Reads a line, such as `1.10`.
    ///
    /// # Errors
    ///
    /// [`ReleaseError::UnsupportedPlugins`] for any other text.
    pub fn parse(text: &str) -> Result<Self, ReleaseError> {
        Self::ALL.iter().copied().find(|line| line.to_string() == text).ok_or_else(|| {
            let known = Self::ALL.iter().map(Self::to_string).collect();
            ReleaseError::UnsupportedPlugins { plugins: text.to_owned(), known }
        })
    }

    /// The release of the line that was run for its answers.
    pub fn release(self) -> &'static str {
        match self {
            Self::V1_10 => "1.10.0",
            Self::V1_9 => "1.9.1",
            _ => "1.1.1",
        }
    }

    /// Whether the plugins know version 1.1.0 of CNI, with GC and STATUS, and print results of 1.x with their members in
    /// order (before: up to 1.0.0, members as declared).
    ///
    /// Source: containernetworking/cni pkg/version/version.go
    pub fn knows_cni_1_1(self) -> bool {
        self >= Self::V1_9
    }

    /// Whether the container's id and the interface's name are checked while the variables are read (before: when all
    /// that a command needs are there).
    ///
    /// Source: containernetworking/cni pkg/skel/skel.go getCmdArgsFromEnv
    pub fn checks_variables_as_read(self) -> bool {
        self >= Self::V1_9
    }

    /// Whether a plugin that is called without a command tells the versions of CNI that it supports.
    ///
    /// Source: containernetworking/cni pkg/skel/skel.go pluginMain
    pub fn tells_versions(self) -> bool {
        self >= Self::V1_9
    }

    /// Whether ADD and DEL fail where the container's network namespace is the plugin's own.
    ///
    /// Source: containernetworking/cni pkg/skel/skel.go pluginMain
    pub fn compares_namespaces(self) -> bool {
        self >= Self::V1_9
    }

    /// Whether the gateway of a range must be in its subnet, and its start before its end.
    ///
    /// Source: containernetworking/plugins plugins/ipam/host-local/backend/allocator/range.go Canonicalize
    pub fn validates_gateways(self) -> bool {
        self >= Self::V1_10
    }

    /// Whether host-local collects garbage (before: GC does nothing).
    ///
    /// Source: containernetworking/plugins plugins/ipam/host-local/main.go cmdGC
    pub fn collects_garbage(self) -> bool {
        self >= Self::V1_10
    }

    /// Whether the address after an IPv6 address is one, and none follows the last of a family (before: an address of four
    /// significant bytes becomes an IPv4 address, and the last one crashes the plugin).
    ///
    /// Source: containernetworking/plugins pkg/ip/cidr.go NextIP
    pub fn keeps_family(self) -> bool {
        self >= Self::V1_10
    }

    /// Whether an address that is counted has all bytes of its family, and addresses compare within one (before: leading
    /// zeros are lost, and numbers compare).
    ///
    /// Source: containernetworking/plugins pkg/ip/cidr.go intToIP, Cmp
    pub fn pads_addresses(self) -> bool {
        self >= Self::V1_9
    }
}

impl Default for Plugins {
    fn default() -> Self {
        Self::V1_10
    }
}

impl fmt::Display for Plugins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "1.{}", self.minor)
    }
}

impl Serialize for Plugins {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
