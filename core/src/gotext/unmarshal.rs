//! The error text of Go's decoder for a value of the wrong type.

/// The text of Go's `UnmarshalTypeError`: `value` (`string`, `number 1.5`) does not fit into `go_type`.
///
/// `field` is the struct and the path of its field (`Pod.spec.nodeName`), `None` outside of any field.
///
/// # Examples
///
/// ```
/// use nocluster::gotext::unmarshal_type_error;
///
/// assert_eq!(
///     unmarshal_type_error("array", None, "v1.Status"),
///     "json: cannot unmarshal array into Go value of type v1.Status"
/// );
/// assert_eq!(
///     unmarshal_type_error("number", Some("Status.kind"), "string"),
///     "json: cannot unmarshal number into Go struct field Status.kind of type string"
/// );
/// ```
///
/// Source: golang/go src/encoding/json/decode.go UnmarshalTypeError.Error
pub fn unmarshal_type_error(value: &str, field: Option<&str>, go_type: &str) -> String {
    match field {
        None => format!("json: cannot unmarshal {value} into Go value of type {go_type}"),
        Some(field) => format!("json: cannot unmarshal {value} into Go struct field {field} of type {go_type}"),
    }
}
