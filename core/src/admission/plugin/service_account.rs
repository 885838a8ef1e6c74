//! `ServiceAccount`: a Pod runs as a ServiceAccount that exists, with its token and its pull secrets.
//!
//! Source: kubernetes/kubernetes plugin/pkg/admission/serviceaccount/admission.go

mod mirror;
mod secrets;
mod token;

use std::borrow::Cow;

use crate::admission::assumption::Assumption;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::request::Operation;
use crate::admission::stored::service_account::ServiceAccount;
use crate::meta::Status;
use crate::objects::Complete;
use crate::scheme::decoded::{Struct, Value};

/// The annotation of a Pod that mirrors a static one of a kubelet.
const MIRROR: &str = "kubernetes.io/config.mirror";

pub(super) fn admit(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    let Some(pod) = pod_of(object, attributes) else { return Ok(()) };
    if attributes.request.operation != Operation::Create {
        return Ok(());
    }
    if !is_mirror(pod)
        && let Some(spec) = pod.open("spec")
    {
        if spec.is_unset("serviceAccountName") {
            spec.set("serviceAccountName", Value::text("default"));
            spec.set("serviceAccount", Value::text("default"));
        }
        let name = spec.text("serviceAccountName").into_owned();
        let account = account_of(&name, attributes, effects)?;
        let automounts = if spec.is_nil("automountServiceAccountToken") {
            account.automounts.unwrap_or(true)
        } else {
            spec.boolean("automountServiceAccountToken")
        };
        if automounts {
            token::mount(spec, attributes, effects);
        }
        if spec.is_unset("imagePullSecrets") {
            spec.set_list("imagePullSecrets", account.pull_secrets.iter(), |made, name| {
                made.set("name", Value::owned_text(name.clone()));
            });
        }
    }
    check(pod, attributes, effects)
}

pub(super) fn validate(
    object: Option<&mut Struct<'_>>,
    attributes: &Attributes<'_>,
    effects: &mut Effects,
) -> Result<(), Refused> {
    match pod_of(object, attributes) {
        Some(pod) => check(pod, attributes, effects),
        None => Ok(()),
    }
}

/// The Pod of a request for one.
fn pod_of<'o, 'a>(object: Option<&'o mut Struct<'a>>, attributes: &Attributes<'_>) -> Option<&'o mut Struct<'a>> {
    let request = attributes.request;
    let concerns = attributes.is_for("", "pods") && matches!(&*request.sub_resource, "" | "ephemeralcontainers");
    object.filter(|_| concerns && request.kind.group.is_empty() && request.kind.kind == "Pod")
}

fn is_mirror(pod: &mut Struct<'_>) -> bool {
    pod.open("metadata").is_some_and(|metadata| metadata.entry_text("annotations", MIRROR).is_some())
}

fn check(pod: &mut Struct<'_>, attributes: &Attributes<'_>, effects: &mut Effects) -> Result<(), Refused> {
    let request = attributes.request;
    let ephemeral = request.operation == Operation::Update && request.sub_resource == "ephemeralcontainers";
    if !ephemeral && request.operation != Operation::Create {
        return Ok(());
    }
    if !ephemeral && is_mirror(pod) {
        return mirror::check(pod).map_err(|text| attributes.forbidden(text));
    }
    let pod_name = pod.open("metadata").map(|metadata| metadata.text("name").into_owned()).unwrap_or_default();
    let Some(spec) = pod.open("spec") else { return Ok(()) };
    let name = spec.text("serviceAccountName").into_owned();
    if name.is_empty() {
        let text = format!("no service account specified for pod {}/{pod_name}", request.namespace);
        return Err(attributes.forbidden(&text));
    }
    let account = account_of(&name, attributes, effects)?;
    if !account.enforces {
        return Ok(());
    }
    if ephemeral {
        // Upstream returns this error as it is.
        return secrets::check_ephemeral(spec, &account, &name).map_err(Attributes::failed);
    }
    secrets::check(spec, &account, &name).map_err(|text| attributes.forbidden(&text))
}

/// A ServiceAccount of the request's Namespace.
fn account_of<'c>(
    name: &str,
    attributes: &Attributes<'c>,
    effects: &mut Effects,
) -> Result<Cow<'c, ServiceAccount>, Refused> {
    let namespace = attributes.request.namespace.as_str();
    if let Some(account) = attributes.cluster.stored().service_account(namespace, name) {
        return Ok(Cow::Borrowed(account));
    }
    if attributes.cluster.is_complete(Complete::ServiceAccounts) {
        let missing = Status::not_found("", "serviceaccount", name);
        return Err(attributes.forbidden(&format!("error looking up service account {namespace}/{name}: {missing}")));
    }
    effects.assume(Assumption::ServiceAccount { namespace: namespace.to_owned(), name: name.to_owned() });
    Ok(Cow::Owned(ServiceAccount::default()))
}
