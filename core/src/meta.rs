//! Kubernetes' own words: group, version and kind, resources, labels, names, Status, and objects as the server encodes them.

mod gvk;

pub use gvk::{GroupVersion, Gvk, Gvr};
