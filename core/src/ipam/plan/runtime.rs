//! What a runtime passes to the plugins beside the list.
//!
//! Source: containernetworking/cni libcni/api.go RuntimeConf, pkg/invoke/args.go AsEnv

use std::collections::BTreeMap;

use super::cached::CachedInfo;
use crate::ipam::go_map::{GoMap, any_text};
use crate::json::Document;

/// The attachment that an operation is about, and the arguments of the runtime.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RuntimeConf {
    /// The id of the container.
    pub container_id: String,
    /// The interface in the container.
    pub ifname: String,
    /// The path of the network namespace.
    pub netns: String,
    /// The pairs of `CNI_ARGS`.
    pub args: Vec<[String; 2]>,
    /// Values for the capabilities of plugins.
    pub(super) capability_args: GoMap,
}

impl RuntimeConf {
    /// With a value for a capability, such as `portMappings`, which the plugins that have it get in `runtimeConfig`. Its
    /// numbers are those of Go's `float64`.
    #[must_use]
    pub fn with_capability(mut self, name: &str, value: &Document) -> Self {
        self.capability_args.insert(name, any_text(value.root()));
        self
    }

    /// That of an attachment that the runtime has a file of.
    pub(super) fn of(cached: CachedInfo) -> Self {
        let CachedInfo { container_id, ifname, netns, args, capability_args, .. } = cached;
        Self { container_id, ifname, netns, args, capability_args }
    }

    /// The variables that the library sets beside its own environment.
    pub(super) fn env(&self, command: &str) -> BTreeMap<&'static str, String> {
        let args: Vec<_> = self.args.iter().map(|pair| pair.join("=")).collect();
        BTreeMap::from([
            ("CNI_COMMAND", command.to_owned()),
            ("CNI_CONTAINERID", self.container_id.clone()),
            ("CNI_NETNS", self.netns.clone()),
            ("CNI_ARGS", args.join(";")),
            ("CNI_IFNAME", self.ifname.clone()),
            ("CNI_PATH", "/opt/cni/bin".to_owned()),
        ])
    }

    /// What the plugin's `runtimeConfig` becomes; `None` if it stays.
    ///
    /// Source: libcni/api.go injectRuntimeConfig
    pub(super) fn runtime_config(&self, capabilities: &BTreeMap<String, bool>) -> Option<Vec<u8>> {
        let mut config = GoMap::default();
        for (name, _) in capabilities.iter().filter(|(_, has)| **has) {
            if let Some(value) = self.capability_args.get(name) {
                config.insert(name, value.to_vec());
            }
        }
        (!config.is_empty()).then(|| config.text())
    }
}
