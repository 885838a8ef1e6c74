//! Kubernetes' own words: group, version and kind, resources, labels, names, Status, and objects as the server encodes them.

pub(crate) mod decode;
mod encode;
mod gvk;
pub mod names;
mod quantity;
mod resources;
mod selector;
mod status;
mod tables;
mod time;
mod user_info;

pub use decode::DecodeError;
#[cfg(feature = "admission")]
pub(crate) use encode::interpret;
pub use encode::{EncodeError, Encoded, PatchedKindError, encode, is_built_in, patched_kind, semantic_equal};
pub use gvk::{GroupVersion, Gvk, Gvr};
pub use quantity::{Quantity, QuantityError};
pub use resources::{Resource, recorded_resources, resources};
pub use selector::{LabelSelector, LabelSelectorRequirement, Labels, Operator, Requirement, Selector, SelectorError};
pub use status::{ListMeta, ShardInfo, Status, StatusCause, StatusDetails};
pub use time::{Precision, Time, TimeError};
pub use user_info::UserInfo;

#[cfg(test)]
mod tests;
