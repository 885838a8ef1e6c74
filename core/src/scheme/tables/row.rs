//! The types of the tables' rows, in which `fields.rs` and `resources.rs` are written.

/// The rows of a release, as a bit.
pub(in crate::scheme) type ReleaseBit = u8;

pub(in crate::scheme) const ALL: ReleaseBit = 0xff;

/// When Go omits a field.
pub(in crate::scheme) const NONE: u8 = 0;
/// `omitempty`.
pub(in crate::scheme) const EMPTY: u8 = 1;
/// `omitempty` and `omitzero`.
pub(in crate::scheme) const BOTH: u8 = 2;

/// How a Go type is decoded and encoded. The numbers are indices into `TYPES` and `FIELDS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::scheme) enum Shape {
    Bool,
    Bytes,
    FieldsV1,
    Float64,
    Int32,
    Int64,
    IntOrString,
    Json,
    Map(u16),
    MicroTime,
    Pointer(u16),
    Quantity,
    RawExtension,
    SchemaOrArray(u16),
    SchemaOrBool(u16),
    SchemaOrStringArray(u16),
    Slice(u16),
    String,
    Struct { first: u16, count: u8 },
    Time,
}

impl Shape {
    /// Whether Go takes some value of the type for empty: no struct is.
    ///
    /// Source: golang/go src/encoding/json/encode.go isEmptyValue
    pub(super) fn can_be_empty(self) -> bool {
        !matches!(
            self,
            Self::Struct { .. }
                | Self::Time
                | Self::MicroTime
                | Self::Quantity
                | Self::IntOrString
                | Self::RawExtension
                | Self::FieldsV1
                | Self::Json
                | Self::SchemaOrArray(_)
                | Self::SchemaOrBool(_)
                | Self::SchemaOrStringArray(_)
        )
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) package: u8,
    pub(super) name: u16,
    pub(super) shape: Shape,
}

pub(super) const fn typ(package: u8, name: u16, shape: Shape) -> Type {
    Type { package, name, shape }
}

/// A member of a struct.
#[derive(Debug, Clone, Copy)]
pub(in crate::scheme) struct Field {
    pub(super) name: u16,
    pub(in crate::scheme) typ: u16,
    pub(super) releases: u8,
    /// The embedded structs on the way, in the upper bits, and the omit rule in the lowest two.
    pub(super) path_omit: u8,
}

pub(super) const fn field(releases: u8, name: u16, typ: u16, path: u8, omit: u8) -> Field {
    Field { name, typ, releases, path_omit: path << 2 | omit }
}

pub(super) struct Kind {
    pub(super) releases: u8,
    pub(super) group: &'static str,
    pub(super) version: &'static str,
    pub(super) name: u16,
    pub(super) typ: u16,
}

pub(super) const fn kind(releases: u8, group: &'static str, version: &'static str, name: u16, typ: u16) -> Kind {
    Kind { releases, group, version, name, typ }
}
