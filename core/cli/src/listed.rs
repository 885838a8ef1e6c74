//! A list of texts in a question.

use nocluster::json::Writer;

/// A list of texts.
pub(crate) fn listed(input: &mut Writer, name: &str, texts: &[String]) {
    input.key(name).begin_array();
    for text in texts {
        input.string(text);
    }
    input.end_array();
}
