//! Objects as the server encodes them: decoded into the Go type of their kind, and printed again.

#[cfg(feature = "admission")]
mod decodable;
mod decode;
#[cfg(feature = "admission")]
pub(crate) mod decoded;
mod error;
mod exact;
mod kind;
mod mode;
mod print;
#[cfg(feature = "admission")]
mod print_decoded;
mod sources;
mod unstructured;

#[cfg(feature = "admission")]
pub(super) use decodable::Decodable;
#[cfg(feature = "admission")]
pub(super) use decode::is_int32;
pub use error::EncodeError;
#[cfg(feature = "admission")]
pub(crate) use kind::interpret;
pub use kind::{PatchedKindError, patched_kind};
#[cfg(feature = "admission")]
pub(crate) use unstructured::is_printed_number;

#[cfg(feature = "admission")]
use std::borrow::Cow;

use crate::json::{Builder, Document, Kind, Node, Pointer};
use crate::meta::Gvk;
use crate::release::Release;
use crate::scheme::tables;
use decode::Checked;
#[cfg(feature = "admission")]
use exact::Exact;

/// An object as the server encodes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// The object as a webhook sees it.
    pub document: Document,
    /// The fields that the kind does not have, in the order of the text; the server drops them.
    pub dropped: Vec<Pointer>,
    /// Whether a member of an object of a built-in kind is given twice, what decodes itself apart.
    pub(crate) repeats: bool,
}

/// Encodes an object as the server does before a webhook sees it.
///
/// The fields of a built-in kind are written in the order of its Go type, by Go's rules for omitting them, with
/// quantities and times in canonical form. Unknown fields are dropped; a field that is given twice is merged as Go
/// merges it. Any other kind is printed as Go prints a map: nothing is dropped, keys are sorted, and of a repeated key
/// the last one counts. The result has `kind` and `apiVersion` only if the object has them, and no defaults. Encoding
/// the result again changes nothing, except where Go prints a value differently than it reads it: times of the years 1
/// and 10000, a float that underflows to -0, and an empty list of schemas.
///
/// Cost: two walks over the object.
///
/// # Errors
///
/// [`EncodeError::WrongType`] for the value that the server names, [`EncodeError::List`] for a list, and
/// [`EncodeError::LimitExceeded`] for schemas of a CustomResourceDefinition that are nested too deeply.
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/runtime/serializer/json/json.go, kubernetes-sigs/json
/// UnmarshalCaseSensitivePreserveInts, golang/go encoding/json Marshal.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, meta::Gvk, release::Release, scheme};
///
/// let pod = Document::parse(r#"{"kind":"Pod","metadata":{"labels":{}},"spec":{"containers":[{"name":"web","x":1}]}}"#)?;
/// let encoded = scheme::encode(&pod, &Gvk::new("", "v1", "Pod"), Release::default())?;
/// assert_eq!(
///     encoded.document.to_string(),
///     r#"{"kind":"Pod","metadata":{},"spec":{"containers":[{"name":"web","resources":{}}]},"status":{}}"#
/// );
/// assert_eq!(encoded.dropped[0].as_str(), "/spec/containers/0/x");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn encode(document: &Document, gvk: &Gvk, release: Release) -> Result<Encoded, EncodeError> {
    refuse_list(document.root(), gvk, release)?;
    let (printed, Checked { dropped, repeats, .. }) = print_as(mode::Mode::Text, document, gvk, release)?;
    Ok(Encoded { document: printed.finish(), dropped, repeats })
}

/// An object as [`encode`] prints it, but with its amounts as the server holds them; see [`shown`].
#[cfg(feature = "admission")]
pub(crate) fn encode_held(document: &Document, gvk: &Gvk, release: Release) -> Result<Encoded, EncodeError> {
    refuse_list(document.root(), gvk, release)?;
    let (printed, Checked { dropped, repeats, .. }) = print_as(mode::Mode::Held, document, gvk, release)?;
    Ok(Encoded { document: printed.finish(), dropped, repeats })
}

/// The text that the server sends of an object that it holds. Between the steps of a request the server has no text, so
/// that an amount keeps its value there which it prints as another one: `1000E` is sent as `1`.
///
/// Source: kubernetes/apimachinery pkg/api/resource/quantity.go CanonicalizeBytes; suffix.go constructBytes, whose `ok` is dropped
#[cfg(feature = "admission")]
pub(crate) fn shown(held: &Document, gvk: &Gvk, release: Release) -> Document {
    let bit = tables::release_bit(release);
    let typ = if crate::meta::Quantity::may_be_held(held.text()) { tables::type_of(gvk, bit) } else { None };
    match typ {
        Some(typ) => print::print(held.root(), typ, bit, mode::Mode::Text, None).finish(),
        None => held.clone(),
    }
}

/// An object of a built-in kind that was stored as protobuf: an empty list or map that Go prints is null then.
///
/// Source: kubernetes/apimachinery pkg/runtime/serializer/protobuf/protobuf.go
#[cfg(feature = "admission")]
pub(super) fn encode_as_protobuf(document: &Document, gvk: &Gvk, release: Release) -> Result<Document, EncodeError> {
    Ok(print_as(mode::Mode::Stored, document, gvk, release)?.0.finish())
}

/// An object as Go prints it after reading it into a map: the form in which kubectl sends every object, and the server
/// sends objects of kinds that are not built in.
///
/// Keys are sorted, of a repeated key the last one counts, and numbers are int64 or float64.
///
/// # Errors
///
/// [`EncodeError::WrongType`] for a text that is not an object, and for a number that no float64 holds.
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/apis/meta/v1/unstructured UnstructuredJSONScheme.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, scheme};
///
/// let sent = scheme::encode_unstructured(&Document::parse(r#"{"kind": "Pod", "b": 1.0, "a": "<", "b": 2.50}"#)?)?;
/// assert_eq!(sent.to_string(), r#"{"a":"\u003c","b":2.5,"kind":"Pod"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn encode_unstructured(document: &Document) -> Result<Document, EncodeError> {
    Ok(unstructured::print(document.root(), mode::Mode::Text)?.finish())
}

/// Whether the kind is built in, so that [`encode`] knows its fields in this release.
pub fn is_built_in(gvk: &Gvk, release: Release) -> bool {
    tables::type_of(gvk, tables::release_bit(release)).is_some()
}

/// Whether two objects are semantically equal to the server, which compares them after a webhook's patch.
///
/// For a built-in kind, nil and empty lists and maps are equal, quantities are compared by value, and times as points
/// in time. For any other kind it is plain equality: integers differ from floats, and an absent field from a null.
///
/// # Errors
///
/// [`EncodeError`], as [`encode`], for either object.
///
/// # Fidelity
///
/// kubernetes/apimachinery pkg/api/equality/semantic.go Semantic.DeepEqual on decoded objects.
pub fn semantic_equal(a: &Document, b: &Document, gvk: &Gvk, release: Release) -> Result<bool, EncodeError> {
    let (left, _) = print_as(mode::Mode::Meaning, a, gvk, release)?;
    let (right, _) = print_as(mode::Mode::Meaning, b, gvk, release)?;
    Ok(left.into_text() == right.into_text())
}

fn print_as(
    mode: mode::Mode,
    document: &Document,
    gvk: &Gvk,
    release: Release,
) -> Result<(Builder, Checked), EncodeError> {
    let bit = tables::release_bit(release);
    let Some(typ) = tables::type_of(gvk, bit) else {
        return Ok((unstructured::print(document.root(), mode)?, Checked::default()));
    };
    let checked = decode::check(document.root(), typ, release)?;
    Ok((print::print(document.root(), typ, bit, mode, Some(&checked.exact)), checked))
}

/// Checks whether a value can be decoded into a type of the tables.
#[cfg(feature = "admission")]
pub(super) fn check_type(document: &Document, typ: u16, release: Release) -> Result<(), EncodeError> {
    decode::check(document.root(), typ, release).map(|_| ())
}

/// A value of an object that has no Go type, as Go prints it.
#[cfg(feature = "admission")]
pub(crate) fn encode_value(value: Node<'_>) -> Result<Document, EncodeError> {
    Ok(unstructured::print_value(value)?.finish())
}

/// The `metadata` of an object that has no Go type, decoded into its own and printed as a part of such an object.
///
/// Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/objectmeta/coerce.go
#[cfg(feature = "admission")]
pub(crate) fn encode_metadata(metadata: &Document, release: Release) -> Result<Document, EncodeError> {
    let bit = tables::release_bit(release);
    let Some(typ) = tables::object_meta(bit) else { return Ok(metadata.clone()) };
    let Checked { exact, .. } = decode::check(metadata.root(), typ, release)?;
    encode_unstructured(&print::print(metadata.root(), typ, bit, mode::Mode::Text, Some(&exact)).finish())
}

/// The amount in a text, if it is one.
#[cfg(feature = "admission")]
pub(super) fn quantity_of(node: Node<'_>) -> Option<crate::meta::Quantity> {
    crate::meta::Quantity::decode(node).ok()
}

/// Encodes an object after a change of its decoded form, with its amounts as the server holds them; an object of a kind
/// that is not built in is encoded as it is.
#[cfg(feature = "admission")]
pub(crate) fn encode_changed<E: From<EncodeError>>(
    document: &Document,
    gvk: &Gvk,
    release: Release,
    change: impl FnOnce(&mut decoded::Struct<'_>) -> Result<(), E>,
) -> Result<Encoded, E> {
    refuse_list(document.root(), gvk, release)?;
    let bit = tables::release_bit(release);
    let Some(typ) = tables::type_of(gvk, bit) else { return Ok(encode_held(document, gvk, release)?) };
    let Checked { dropped, repeats, exact, .. } = decode::check(document.root(), typ, release)?;
    let mut decoded = Decoded::of_checked(document, typ, bit, Cow::Owned(exact));
    if let Some(opened) = decoded.root() {
        change(opened)?;
    }
    Ok(Encoded { document: decoded.print(), dropped, repeats })
}

/// An object of a built-in kind, decoded, for changes in several steps.
#[cfg(feature = "admission")]
pub(crate) struct Decoded<'a> {
    root: decoded::Value<'a>,
    typ: u16,
    bit: tables::ReleaseBit,
    /// Whether the object was encoded before, so that what is not looked into is printed as it stands.
    encoded: bool,
    /// How much room the printed object takes, likely.
    length: usize,
    exact: Cow<'a, Exact>,
}

#[cfg(feature = "admission")]
impl<'a> Decoded<'a> {
    /// Decodes an object that can be decoded, of which this is printed as it stands.
    fn of_checked(document: &'a Document, typ: u16, bit: tables::ReleaseBit, exact: Cow<'a, Exact>) -> Self {
        let length = document.text().len().saturating_mul(2).saturating_add(256);
        Self { root: decoded::Value::root(document.root()), typ, bit, encoded: false, length, exact }
    }

    /// Decodes an object that this release's [`encode_held`] has printed; `None` for a kind that is not built in.
    pub(crate) fn of_encoded(document: &'a Document, gvk: &Gvk, release: Release) -> Option<Self> {
        let bit = tables::release_bit(release);
        let typ = tables::type_of(gvk, bit)?;
        let length = document.text().len().saturating_add(1024);
        let root = decoded::Value::root(document.root());
        Some(Self { root, typ, bit, encoded: true, length, exact: Cow::Owned(Exact::default()) })
    }

    /// The object itself; `None` if it is null.
    pub(crate) fn root(&mut self) -> Option<&mut decoded::Struct<'a>> {
        self.root.open(self.typ, self.bit)
    }

    /// Encodes the object as it is now, with its amounts as the server holds them.
    pub(crate) fn print(&self) -> Document {
        self.printed().finish()
    }

    /// Encodes the object as it is now; `None` if that is what `before` says.
    pub(crate) fn print_changed(&self, before: &Document) -> Option<Document> {
        let printed = self.print();
        (printed != *before).then_some(printed)
    }

    fn printed(&self) -> Builder {
        let Self { root, typ, bit, length, encoded, exact } = self;
        let printed = print::print_decoded(root, *typ, *bit, *length, *encoded, Some(exact));
        debug_assert!(
            printed.text() == print::print_decoded(root, *typ, *bit, *length, false, None).text(),
            "what is not looked into is printed as it stands"
        );
        printed
    }
}

/// As [`encode_changed`], with another object of the kind beside it, as of an update.
#[cfg(feature = "admission")]
pub(crate) fn encode_changed_beside<E: From<EncodeError>>(
    document: &Document,
    beside: &Document,
    gvk: &Gvk,
    release: Release,
    change: impl for<'a> FnOnce(&mut decoded::Struct<'a>, &mut decoded::Struct<'a>) -> Result<(), E>,
) -> Result<Encoded, E> {
    for root in [document.root(), beside.root()] {
        refuse_list(root, gvk, release)?;
    }
    let bit = tables::release_bit(release);
    let Some(typ) = tables::type_of(gvk, bit) else { return Ok(encode_held(document, gvk, release)?) };
    let Checked { dropped, repeats, exact, .. } = decode::check(document.root(), typ, release)?;
    decode::check(beside.root(), typ, release)?;
    let (mut root, mut other) = (decoded::Value::root(document.root()), decoded::Value::root(beside.root()));
    if let (Some(root), Some(other)) = (root.open(typ, bit), other.open(typ, bit)) {
        change(root, other)?;
    }
    let length = document.text().len().saturating_mul(2).saturating_add(256);
    let document = print::print_decoded(&root, typ, bit, length, false, Some(&exact)).finish();
    Ok(Encoded { document, dropped, repeats })
}

/// Prints a struct of a kind.
#[cfg(feature = "admission")]
pub(super) fn print_struct(root: &decoded::Value<'_>, typ: u16, bit: tables::ReleaseBit) -> Document {
    print::print_decoded(root, typ, bit, 1024, false, None).finish()
}

fn refuse_list(root: Node<'_>, gvk: &Gvk, release: Release) -> Result<(), EncodeError> {
    let Some(item) = gvk.kind.strip_suffix("List") else { return Ok(()) };
    let core_list = item.is_empty() && gvk.group.is_empty();
    let items = root.member("items").is_some_and(|items| items.kind() == Kind::Array);
    let known = is_built_in(&Gvk::new(gvk.group.clone(), gvk.version.clone(), item), release);
    if core_list || known || items && !is_built_in(gvk, release) {
        return Err(EncodeError::List { kind: gvk.kind.clone() });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
