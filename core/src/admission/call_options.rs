//! The options of a client's call, as the server decodes and checks them.
//!
//! Source: kubernetes/apiserver pkg/endpoints/handlers/{create,update}.go; kubernetes/apimachinery
//! pkg/apis/meta/v1/validation/validation.go

use crate::admission::field_validation::FieldValidation;
use crate::admission::request::{ClientRequest, Operation};
use crate::gotext::{is_print, json_list, quote, syntax_list};
use crate::json::Document;
use crate::json::write::Writer;
use crate::meta::{Gvk, Status, StatusCause};
use crate::release::Release;

/// The group of the options, whatever the client sends.
const GROUP: &str = "meta.k8s.io";
const API_VERSION: &str = "meta.k8s.io/v1";
/// The only value of `dryRun`.
const ALL: &str = "All";
/// Source: kubernetes/apimachinery pkg/apis/meta/v1/validation/validation.go FieldManagerMaxLength
const MANAGER_MAX: usize = 128;

/// The options of a call before they are encoded, and whether they ask for a dry run.
pub(super) struct CallOptions {
    pub(super) kind: Gvk,
    pub(super) document: Document,
    pub(super) dry_run: bool,
}

/// Puts the options of a call together: those that are given as an object, then those that have a member of their own.
/// `as_given` says that the request is used as is, so that nothing is added beside a given object.
pub(super) fn options(client: &ClientRequest, operation: Operation, as_given: bool) -> CallOptions {
    let kind = match operation {
        Operation::Create => "CreateOptions",
        Operation::Update => "UpdateOptions",
        Operation::Delete | Operation::Connect => "DeleteOptions",
    };
    let given = client.options.as_ref().map(Document::root);
    let member = |name| given.and_then(|given| given.member(name)).filter(|node| !node.is_null());
    let asks = member("dryRun").is_some_and(|stages| stages.elements().next().is_some());
    let adds = client.dry_run && !asks && !(as_given && given.is_some());
    let mut writer = Writer::new();
    writer.begin_object().key("kind").string(kind).key("apiVersion").string(API_VERSION);
    for given in given.into_iter().flat_map(|given| given.members()) {
        let replaced = match &*given.name() {
            "kind" | "apiVersion" => true,
            "dryRun" => adds,
            "fieldManager" => client.field_manager.is_some(),
            "fieldValidation" => client.field_validation.is_some(),
            _ => false,
        };
        if !replaced {
            writer.key(&given.name()).node(given.value);
        }
    }
    if adds {
        writer.key("dryRun").begin_array().string(ALL).end_array();
    }
    if let Some(manager) = &client.field_manager {
        writer.key("fieldManager").string(manager);
    }
    if let Some(validation) = client.field_validation {
        writer.key("fieldValidation").string(validation.as_str());
    }
    writer.end_object();
    let document = Document::printed(writer.out);
    CallOptions { kind: Gvk::new(GROUP, "v1", kind), document, dry_run: asks || client.dry_run }
}

/// What the encoded options of a create or an update say about unknown fields.
///
/// # Errors
///
/// The server's 422, if an option has a value that it does not take.
pub(super) fn check(options: &Document, kind: &Gvk, release: Release) -> Result<FieldValidation, Box<Status>> {
    let text = |name: &str| options.at(name).and_then(|value| value.as_str()).unwrap_or_default();
    let mut causes = Vec::new();
    let mut cause = |reason: &str, field: &str, message: String| {
        causes.push(StatusCause { reason: reason.to_owned(), message, field: field.to_owned() });
    };
    let manager = text("/fieldManager");
    if manager.len() > MANAGER_MAX {
        let message = format!("Too long: may not be more than {MANAGER_MAX} bytes");
        cause("FieldValueTooLong", "fieldManager", message);
    }
    for (at, character) in manager.char_indices().filter(|(_, character)| !is_print(*character)) {
        let code = u32::from(character);
        let message = format!("Invalid value: {}: invalid character U+{code:04X} (at position {at})", quote(&manager));
        cause("FieldValueInvalid", "fieldManager", message);
    }
    let stages: Vec<_> = options.at("/dryRun").into_iter().flat_map(|stages| stages.elements()).collect();
    if stages.iter().any(|stage| !stage.is_str(ALL)) {
        let stages: Vec<_> = stages.iter().filter_map(|stage| stage.as_str()).collect();
        let list =
            if release.lists_as_json() { json_list(Some(&stages)) } else { syntax_list("[]string", Some(&stages)) };
        cause("FieldValueNotSupported", "dryRun", format!("Unsupported value: {list}: supported values: \"{ALL}\""));
    }
    let validation = text("/fieldValidation");
    let parsed = FieldValidation::parse(&validation);
    if parsed.is_none() {
        let message = format!(
            "Unsupported value: {}: supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"",
            quote(&validation)
        );
        cause("FieldValueNotSupported", "fieldValidation", message);
    }
    match parsed {
        Some(parsed) if causes.is_empty() => Ok(parsed),
        _ => Err(Box::new(Status::invalid(&kind.group, &kind.kind, "", causes))),
    }
}
