//! The command `nocluster` as a library: what it reads, asks and prints.

pub mod yaml;

pub use yaml::{Warning, YamlError, YamlObject, YamlRead, read_yaml};
