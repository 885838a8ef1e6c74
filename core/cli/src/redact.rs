//! Secrets are not echoed: `caBundle`, and `data` and `stringData` of Secrets.

use nocluster::json::{Document, Kind, Member, Node, Writer};

/// The replacement for a value that is not shown.
pub(crate) const HIDDEN: &str = "<hidden: --show-secrets shows it>";

/// The JSON text with secret values replaced, at any depth; the rest as written.
pub(crate) fn redacted(document: &Document) -> Document {
    let mut out = Writer::new();
    value(document.root(), 0, &mut out);
    Document::parse(out.finish()).unwrap_or_else(|_| document.clone())
}

/// An object as the server prints it, with secret values replaced: nearly none has one, and a run shows many objects.
pub(crate) fn redacted_object(object: &Document) -> Document {
    if has_secrets(object.root(), 0) { redacted(object) } else { object.clone() }
}

/// No object is as deep as this; deeper values are shown as is.
const DEPTH: usize = 200;

fn has_secrets(node: Node<'_>, depth: usize) -> bool {
    match node.kind() {
        Kind::Array if depth < DEPTH => node.elements().any(|element| has_secrets(element, depth + 1)),
        Kind::Object if depth < DEPTH => {
            let hidden = Hidden::of(node);
            node.members().any(|member| hidden.has(&member) || has_secrets(member.value, depth + 1))
        }
        _ => false,
    }
}

fn value(node: Node<'_>, depth: usize, out: &mut Writer) {
    match node.kind() {
        Kind::Array if depth < DEPTH => {
            out.begin_array();
            node.elements().for_each(|element| value(element, depth + 1, out));
            out.end_array();
        }
        Kind::Object if depth < DEPTH => {
            let hidden = Hidden::of(node);
            out.begin_object();
            for member in node.members() {
                out.key(&member.name());
                if hidden.has(&member) { hide(member.value, out) } else { value(member.value, depth + 1, out) }
            }
            out.end_object();
        }
        _ => {
            out.raw(node.text());
        }
    }
}

/// What an object has to hide beside a `caBundle`.
struct Hidden {
    /// Whether it is a Secret.
    secret: bool,
    /// Whether it is an operation of a patch on the data of a Secret.
    on_data: bool,
}

impl Hidden {
    fn of(object: Node<'_>) -> Self {
        let (mut secret, mut on_data, mut is_operation) = (false, false, false);
        // Of a member that is given twice, the last one counts.
        for Member { key, value } in object.members() {
            if key.is_str("kind") {
                secret = value.is_str("Secret");
            } else if key.is_str("path") {
                on_data = value.as_str().is_some_and(|path| is_data(&path));
            } else if key.is_str("op") {
                is_operation = true;
            }
        }
        Self { secret, on_data: on_data && is_operation }
    }

    fn has(&self, Member { key, value }: &Member<'_>) -> bool {
        self.secret && (key.is_str("data") || key.is_str("stringData"))
            || self.on_data && key.is_str("value")
            || key.is_str("caBundle") && value.kind() == Kind::String && !value.is_str("")
    }
}

/// The names stay, the values go.
fn hide(node: Node<'_>, out: &mut Writer) {
    let hidden = format!("\"{HIDDEN}\"");
    match node.kind() {
        Kind::Object => {
            out.begin_object();
            for member in node.members() {
                out.key(&member.name()).raw(hidden.as_bytes());
            }
            out.end_object();
        }
        Kind::Null => _ = out.null(),
        _ => _ = out.raw(hidden.as_bytes()),
    }
}

fn is_data(path: &str) -> bool {
    ["/data", "/stringData"]
        .iter()
        .any(|data| path.strip_prefix(data).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use nocluster::json::Document;

    use super::{HIDDEN, redacted};

    #[test]
    fn secrets_are_hidden_wherever_they_stand_and_nothing_else_is() {
        let text = r#"{"ok":{"object":{"kind":"Secret","data":{"a":"c2VjcmV0"},"type":"Opaque"},"n":1.50,"webhooks":[{"clientConfig":{"caBundle":"Cg==","url":"u"}},{"caBundle":""}],"patch":[{"op":"add","path":"/data/b","value":"x"},{"op":"add","path":"/spec/a","value":"y"}],"configMap":{"kind":"ConfigMap","data":{"a":"b"}}}}"#;
        let hidden = redacted(&Document::parse(text.as_bytes().to_vec()).unwrap()).to_string();
        let expected = text
            .replace("\"c2VjcmV0\"", &format!("\"{HIDDEN}\""))
            .replace("\"Cg==\"", &format!("\"{HIDDEN}\""))
            .replace("\"x\"", &format!("\"{HIDDEN}\""));
        assert_eq!(hidden, expected);
    }
}
