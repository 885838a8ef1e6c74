//! The common types of the Kubernetes API: group, version and kind, labels, names, Status, quantities and times.

pub(crate) mod decode;
mod gvk;
pub mod names;
mod quantity;
mod selector;
mod status;
mod time;
mod user_info;

pub use decode::DecodeError;
pub use gvk::{GroupVersion, Gvk, Gvr};
pub use quantity::{Quantity, QuantityError};
#[cfg(any(feature = "dns", test))]
pub use selector::SelectorTextError;
pub use selector::{LabelSelector, LabelSelectorRequirement, Labels, Operator, Requirement, Selector, SelectorError};
pub use status::{ListMeta, ShardInfo, Status, StatusCause, StatusDetails};
pub use time::{Precision, Time, TimeError};
pub use user_info::UserInfo;

#[cfg(test)]
mod tests;
