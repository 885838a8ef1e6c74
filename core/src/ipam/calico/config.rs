//! The IPAMConfig of a cluster.

use serde::Serialize;

/// The IPAMConfig of a cluster, with its defaults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CalicoConfig {
    /// Whether a Node gets addresses of its own blocks only.
    pub strict_affinity: bool,
    /// Whether Nodes claim blocks by themselves.
    pub auto_allocate_blocks: bool,
    /// How many blocks a Node may have; 0 is 20.
    pub max_blocks_per_host: u64,
    /// How long a released address rests, in seconds.
    pub ip_cooldown_seconds: i64,
}

impl Default for CalicoConfig {
    fn default() -> Self {
        Self { strict_affinity: false, auto_allocate_blocks: true, max_blocks_per_host: 0, ip_cooldown_seconds: 0 }
    }
}

/// Why Calico refuses an IPAMConfig; `Display` prints its text.
///
/// Source: projectcalico/calico libcalico-go/lib/ipam/ipam.go SetIPAMConfig
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum CalicoConfigError {
    /// Nodes neither claim blocks nor borrow addresses.
    #[error("Cannot disable 'StrictAffinity' and 'AutoAllocateBlocks' at the same time")]
    NeitherAffinityNorBlocks,
    /// The number of blocks is limited where addresses are borrowed.
    #[error("MaxBlocksPerHost requires StrictAffinity to be enabled")]
    LimitWithoutAffinity {
        /// `maxBlocksPerHost`.
        limit: u64,
    },
}

impl CalicoConfig {
    /// Checks what Calico checks when the configuration is set.
    ///
    /// # Errors
    ///
    /// [`CalicoConfigError`], with Calico's text.
    pub fn check(&self) -> Result<(), CalicoConfigError> {
        if !self.strict_affinity && !self.auto_allocate_blocks {
            return Err(CalicoConfigError::NeitherAffinityNorBlocks);
        }
        if self.max_blocks_per_host > 0 && !self.strict_affinity {
            return Err(CalicoConfigError::LimitWithoutAffinity { limit: self.max_blocks_per_host });
        }
        Ok(())
    }

    /// How many blocks a Node may have.
    pub fn block_limit(&self) -> u64 {
        if self.max_blocks_per_host == 0 { 20 } else { self.max_blocks_per_host }
    }
}
