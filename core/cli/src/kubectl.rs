//! The words of kubectl: the texts that it prints for a success and for a refusal by the server.
//!
//! Source: kubernetes/kubectl pkg/cmd/{create,replace,delete}, pkg/cmd/util/helpers.go checkErr, AddSourceToErr

use nocluster::admission::{FieldValidation, Operation, Request, Verb};
use nocluster::gotext::quote;
use nocluster::json::{Document, Kind, Writer};
use nocluster::meta::{Status, StatusDetails};
use nocluster::scheme;

use crate::args::Action;

/// What `--validate` says, as kubectl reads it.
///
/// # Errors
///
/// kubectl's text for a word that it does not take.
///
/// Source: kubernetes/kubectl pkg/cmd/util/helpers.go GetValidationDirective
pub(crate) fn validation(word: Option<&str>) -> Result<FieldValidation, String> {
    match word.unwrap_or("strict") {
        "strict" | "1" | "t" | "T" | "TRUE" | "true" | "True" => Ok(FieldValidation::Strict),
        "warn" => Ok(FieldValidation::Warn),
        "ignore" | "0" | "f" | "F" | "FALSE" | "false" | "False" => Ok(FieldValidation::Ignore),
        word => Err(format!(
            "invalid - validate option {}; must be one of: strict (or true), warn, ignore (or false)",
            quote(word)
        )),
    }
}

/// The manager under which kubectl sends an object.
pub(crate) fn field_manager(verb: Verb) -> &'static str {
    if verb == Verb::Update { "kubectl-replace" } else { "kubectl-create" }
}

/// The options of `kubectl delete`.
///
/// Source: kubernetes/kubectl pkg/cmd/delete/{delete,delete_flags}.go
pub(crate) fn delete_options() -> Document {
    Document::from(&serde_json::json!({"propagationPolicy": "Background"}))
}

/// An object as kubectl sends it: read into a map and printed again, a new one without `resourceVersion`, a changed one
/// with its own or that of the stored one. One that it could not print is sent as it is, so that the server says what is wrong.
///
/// Source: kubernetes/cli-runtime pkg/resource/helper.go Create, Replace
pub(crate) fn sent(object: &Document, verb: Verb, stored: Option<&Document>) -> Document {
    let text = |object: &Document| {
        let version = object.at("/metadata/resourceVersion")?.as_str()?.into_owned();
        Some(version).filter(|version| !version.is_empty())
    };
    let changed = (verb == Verb::Update).then(|| text(object).or_else(|| text(stored?)));
    let version = changed.flatten();
    let printed = |sent: &Document| scheme::encode_unstructured(sent).unwrap_or_else(|_| object.clone());
    let metadata = object.at("/metadata").filter(|metadata| metadata.kind() == Kind::Object);
    if version.is_none() && metadata.is_none_or(|metadata| metadata.member("resourceVersion").is_none()) {
        return printed(object);
    }
    let mut out = Writer::new();
    out.begin_object();
    for member in object.root().members().filter(|member| metadata.is_none() || !member.key.is_str("metadata")) {
        out.key(&member.name()).raw(member.value.text());
    }
    if let Some(metadata) = metadata {
        out.key("metadata").begin_object();
        for member in metadata.members().filter(|member| !member.key.is_str("resourceVersion")) {
            out.key(&member.name()).raw(member.value.text());
        }
        if let Some(version) = version {
            out.key("resourceVersion").string(&version);
        }
        out.end_object();
    }
    out.end_object();
    printed(&Document::parse(out.finish()).unwrap_or_else(|_| object.clone()))
}

/// The word in `error when creating "pod.yaml"`.
pub(crate) fn doing(action: Action) -> &'static str {
    match action {
        Action::Create => "creating",
        Action::Update => "replacing",
        Action::Delete | Action::Deletecollection => "deleting",
        Action::Connect => "connecting to",
    }
}

/// `pod/web created`.
pub(crate) fn done(request: &Request) -> String {
    let dry_run = if request.dry_run { " (server dry run)" } else { "" };
    let name = if request.name.is_empty() { generated_name(request) } else { request.name.clone() };
    let kind = kind_of(request);
    match request.operation {
        Operation::Create if !request.by_update => format!("{kind}/{name} created{dry_run}"),
        Operation::Create | Operation::Update => format!("{kind}/{name} replaced{dry_run}"),
        Operation::Delete if request.namespace.is_empty() => format!("{kind} \"{name}\" deleted{dry_run}"),
        Operation::Delete => format!("{kind} \"{name}\" deleted from {} namespace{dry_run}", request.namespace),
        Operation::Connect => format!("connected to {}/{name}", request.resource.resource),
    }
}

/// `pod`, or `deployment.apps`.
pub(crate) fn kind_of(request: &Request) -> String {
    let kind = request.kind.kind.to_lowercase();
    match request.kind.group.as_str() {
        "" => kind,
        group => format!("{kind}.{group}"),
    }
}

/// The name of an object whose request has none: the one that a webhook gave it, or the one of the stored object.
fn generated_name(request: &Request) -> String {
    let text = |pointer: &str| {
        let object = request.object.as_ref().or(request.old_object.as_ref())?;
        Some(object.at(pointer)?.as_str()?.into_owned()).filter(|text| !text.is_empty())
    };
    let prefix = || Some(format!("{}(generated)", text("/metadata/generateName")?));
    text("/metadata/name").or_else(prefix).unwrap_or_else(|| "(generated)".to_owned())
}

/// What kubectl says by itself of metadata that can't be decoded, at this place of the object, for which the server has the
/// Status; `None` if kubectl sends the object.
///
/// Source: kubernetes/cli-runtime pkg/resource/metadata_decoder.go, visitor.go
pub(crate) fn undecodable_metadata(status: &Status, pointer: &str, source: &str) -> Option<String> {
    let (_, decoding) = status.message.split_once(" cannot be handled as a ")?;
    let (_, said) = decoding.split_once(": ").filter(|_| pointer.starts_with("/metadata"))?;
    // A field that the metadata does not have is the server's to refuse.
    if said.starts_with("strict decoding error: ") {
        return None;
    }
    Some(format!("error: unable to decode {}: {said}", quote(source)))
}

/// The server's text for an object that does not fit its kind.
///
/// Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go transformDecodeError
pub(crate) fn cannot_be_handled(kind: &str, api_version: &str, error: &str) -> String {
    let version = quote(api_version.rsplit('/').next().unwrap_or_default());
    format!("{kind} in version {version} cannot be handled as a {kind}: {error}")
}

/// A Status as kubectl prints it: with its reason, or for an invalid object with its causes.
pub(crate) fn refusal(status: &Status, action: Action, source: &str) -> String {
    let message = format!("error when {} {}: {}", doing(action), quote(source), status.message);
    match status.reason.as_str() {
        "" => format!("Error from server: {message}"),
        "Unauthorized" => format!("error: You must be logged in to the server ({message})"),
        "Invalid" => invalid(status.details.as_ref(), &message),
        reason => format!("Error from server ({reason}): {message}"),
    }
}

fn invalid(details: Option<&StatusDetails>, message: &str) -> String {
    let request = "The request is invalid".to_owned();
    let Some(details) = details else { return format!("{request}: {message}") };
    let mut causes: Vec<String> = Vec::new();
    for cause in &details.causes {
        let cause = format!("{}: {}", cause.field, cause.message);
        if !causes.contains(&cause) {
            causes.push(cause);
        }
    }
    let what = if !details.kind.is_empty() || !details.name.is_empty() {
        format!("The {} {} is invalid", details.kind, quote(&details.name))
    } else if causes.is_empty() {
        format!("{request}: {message}")
    } else {
        request
    };
    match causes.as_slice() {
        [] => what,
        [one] => format!("{what}: {one}"),
        several => format!("{what}: \n* {}", several.join("\n* ")),
    }
}

#[cfg(test)]
mod tests {
    use nocluster::json::Document;
    use nocluster::meta::Status;
    use nocluster::release::Release;

    use super::{refusal, undecodable_metadata};
    use crate::args::Action;

    fn status(text: &str) -> Status {
        Status::read(Document::parse(text.as_bytes().to_vec()).unwrap().root(), Release::default()).unwrap()
    }

    #[test]
    fn kubectl_decodes_metadata_and_leaves_unknown_fields_to_the_server() {
        let said = |problem: &str, pointer: &str| {
            let message = format!("Pod in version \\\"v1\\\" cannot be handled as a Pod: {problem}");
            undecodable_metadata(&status(&format!(r#"{{"message": "{message}"}}"#)), pointer, "pod.yaml")
        };
        let number = "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string";
        let expected = format!("error: unable to decode \"pod.yaml\": {number}");
        assert_eq!(said(number, "/metadata/labels"), Some(expected));
        assert_eq!(said("json: cannot unmarshal array", "/spec"), None);
        assert_eq!(said("strict decoding error: unknown field 'metadata.lables'", "/metadata/lables"), None);
    }

    #[test]
    fn a_status_is_printed_as_kubectl_prints_it() {
        let printed = |text: &str| refusal(&status(text), Action::Create, "pod.yaml");
        assert_eq!(
            printed(r#"{"message": "no", "code": 403}"#),
            "Error from server: error when creating \"pod.yaml\": no"
        );
        assert_eq!(
            printed(r#"{"message": "no", "reason": "Forbidden"}"#),
            "Error from server (Forbidden): error when creating \"pod.yaml\": no"
        );
        assert_eq!(
            printed(r#"{"message": "no", "reason": "Invalid"}"#),
            "The request is invalid: error when creating \"pod.yaml\": no"
        );
        assert_eq!(
            printed(
                r#"{"message": "no", "reason": "Invalid", "details": {"kind": "Pod", "name": "web", "causes": [{"field": "spec.a", "message": "bad"}]}}"#
            ),
            "The Pod \"web\" is invalid: spec.a: bad"
        );
        assert_eq!(
            printed(
                r#"{"message": "no", "reason": "Invalid", "details": {"name": "web", "causes": [{"field": "a", "message": "x"}, {"field": "a", "message": "x"}, {"field": "b", "message": "y"}]}}"#
            ),
            "The  \"web\" is invalid: \n* a: x\n* b: y"
        );
    }
}
