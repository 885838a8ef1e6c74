//! Kubernetes' own words: group, version and kind, resources, labels, names, Status, and objects as the server encodes them.

pub(crate) mod decode;
mod gvk;
pub mod names;
mod selector;
mod status;
mod user_info;

pub use decode::DecodeError;
pub use gvk::{GroupVersion, Gvk, Gvr};
pub use selector::{LabelSelector, LabelSelectorRequirement, Labels, Operator, Requirement, Selector, SelectorError};
pub use status::{ListMeta, ShardInfo, Status, StatusCause, StatusDetails};
pub use user_info::UserInfo;
