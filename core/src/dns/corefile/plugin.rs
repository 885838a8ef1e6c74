//! The options of each plugin, as its `setup` reads them.

mod fall;
mod kubernetes;

pub use fall::Fall;
pub use kubernetes::{KubernetesOptions, PodMode};
