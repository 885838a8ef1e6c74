//! Kubernetes' own words: group, version and kind, resources, labels, names, Status, and objects as the server encodes them.

mod encode;
mod gvk;
mod quantity;
mod resources;
mod tables;
mod time;

pub use encode::{EncodeError, Encoded, encode, is_built_in, semantic_equal};
pub use gvk::{GroupVersion, Gvk, Gvr};
pub use quantity::{Quantity, QuantityError};
pub use resources::{Resource, recorded_resources, resources};
pub use time::{Precision, Time, TimeError};
