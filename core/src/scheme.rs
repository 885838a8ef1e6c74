//! The built-in kinds: their fields and resources, and objects decoded and encoded as the server does it.

#[cfg(feature = "admission")]
mod conversion;
#[cfg(feature = "admission")]
mod defaults;
mod encode;
mod removed;
mod resource;
mod resources;
mod strict;
mod tables;

#[cfg(feature = "admission")]
pub use conversion::encode_converted;
#[cfg(feature = "admission")]
pub(crate) use conversion::{DecodablePod, convert_encoded, encode_stored, held_converted};
#[cfg(feature = "admission")]
pub(crate) use conversion::{encode_as_read, encode_in_version, encode_over, has_versions};
#[cfg(feature = "admission")]
pub use defaults::{Change, ChangeOp, WithDefaults, changes, encode_with_defaults};
#[cfg(feature = "admission")]
pub(crate) use defaults::{aggregate, held_with_defaults};
#[cfg(feature = "admission")]
pub(crate) use encode::{
    Decoded, decoded, encode_changed, encode_changed_beside, encode_held, encode_metadata, encode_value, interpret,
    is_printed_number, shown,
};
pub use encode::{
    EncodeError, Encoded, PatchedKindError, encode, encode_unstructured, is_built_in, patched_kind, semantic_equal,
};
pub use removed::removed_in;
pub use resource::Resource;
pub use resources::{recorded_resources, resources};
#[cfg(feature = "admission")]
pub(crate) use resources::{resources_called, resources_of_kind};
#[cfg(feature = "admission")]
pub(crate) use strict::metadata_errors;
pub use strict::{StrictError, StrictFault, strict_errors};
