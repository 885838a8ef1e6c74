//! The objects and warnings of a file as JSON text, for other languages.

use nocluster::json::Writer;
use nocluster::wire;
use serde::Serialize;

use crate::read::read_yaml;
use crate::warning::Warning;

/// A warning with its sentence.
#[derive(Serialize)]
struct Said<'a> {
    #[serde(flatten)]
    warning: &'a Warning,
    message: String,
}

/// The envelope of [`read_yaml`]: `{"ok": {"objects", "warnings"}}`, or `{"err"}` with the area `yaml`.
///
/// # Examples
///
/// ```
/// let text = nocluster_yaml::envelope(b"on: 1\n---\nb: 2\n");
/// let warnings = r#"[{"code":"key-read-as","line":1,"written":"on","name":"true","message":"line 1: the key `on` is read as `true`: put it in quotes to keep it"}]"#;
/// assert_eq!(
///     String::from_utf8_lossy(&text),
///     format!(r#"{{"ok":{{"objects":[{{"true":1}},{{"b":2}}],"warnings":{warnings}}}}}"#)
/// );
/// ```
pub fn envelope(text: &[u8]) -> Vec<u8> {
    let read = match read_yaml(text) {
        Ok(read) => read,
        Err(error) => return wire::err_text("yaml", &error),
    };
    let mut out = Writer::new();
    out.begin_object().key("ok").begin_object().key("objects").begin_array();
    for object in &read.objects {
        out.raw(object.document.text());
    }
    out.end_array().key("warnings").begin_array();
    for warning in &read.warnings {
        let said = Said { warning, message: warning.to_string() };
        // A warning is texts and numbers, which always have a JSON text.
        out.raw(&serde_json::to_vec(&said).unwrap_or_else(|_| b"null".to_vec()));
    }
    out.end_array().end_object().end_object();
    out.finish()
}
