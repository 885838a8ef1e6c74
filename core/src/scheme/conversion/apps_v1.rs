//! Conversions of `apps/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/apps/v1/conversion.go

use std::borrow::Cow;

use crate::gotext::parse_int64;
use crate::scheme::encode::EncodeError;
use crate::scheme::encode::decoded::{Struct, Value, entry, insert, remove};

const ROLLBACK_TO: &str = "deprecated.deployment.rollback.to";
const TEMPLATE_GENERATION: &str = "deprecated.daemonset.template.generation";

/// Convert_v1_Deployment_To_apps_Deployment and back: the annotation is a number in the internal type.
pub(super) fn deployment(deployment: &mut Struct<'_>) -> Result<(), EncodeError> {
    if let Some(annotations) = deployment.open("metadata").and_then(|metadata| metadata.map("annotations"))
        && let Some(revision) = remove(annotations, ROLLBACK_TO)
    {
        let text = revision.string();
        if !text.is_empty() {
            let number = parse_int64(&text).map_err(|error| {
                let upstream = format!("failed to parse annotation[{ROLLBACK_TO}]={text} as int64: {error}");
                EncodeError::unconvertible(&["metadata", "annotations", ROLLBACK_TO], upstream)
            })?;
            insert(annotations, Cow::Borrowed(ROLLBACK_TO), number_text(number));
        }
    }
    zero_where_nil(deployment, "strategy", &["maxUnavailable", "maxSurge"]);
    Ok(())
}

/// The generation of a template stays where nothing is said of it.
pub(super) fn keep_template_generation(daemon_set: &mut Struct<'_>, before: &mut Struct<'_>) {
    let number = before.open("metadata").and_then(|metadata| metadata.entry_text("annotations", TEMPLATE_GENERATION));
    let Some(metadata) = daemon_set.open("metadata") else { return };
    if let Some(number) = number
        && metadata.entry_text("annotations", TEMPLATE_GENERATION).is_none()
    {
        metadata.set_entry_text("annotations", TEMPLATE_GENERATION.to_owned(), number);
    }
}

/// Convert_v1_DaemonSet_To_apps_DaemonSet and back: the annotation is a number in the internal type, and always there.
pub(super) fn daemon_set(daemon_set: &mut Struct<'_>) -> Result<(), EncodeError> {
    if let Some(annotations) = daemon_set.open("metadata").and_then(|metadata| metadata.make_map("annotations")) {
        let given = entry(annotations, TEMPLATE_GENERATION).map(|value| parse_int64(&value.string()));
        let number = given.unwrap_or(Ok(0));
        let number = number
            .map_err(|error| EncodeError::unconvertible(&["metadata", "annotations", TEMPLATE_GENERATION], error))?;
        insert(annotations, Cow::Borrowed(TEMPLATE_GENERATION), number_text(number));
    }
    zero_where_nil(daemon_set, "updateStrategy", &["maxUnavailable", "maxSurge"]);
    Ok(())
}

/// Convert_apps_StatefulSetSpec_To_v1_StatefulSetSpec: claims have their kind.
pub(super) fn stateful_set(stateful_set: &mut Struct<'_>) {
    zero_where_nil(stateful_set, "updateStrategy", &["partition"]);
    let Some(spec) = stateful_set.open("spec") else { return };
    spec.each("volumeClaimTemplates", |claim| {
        claim.set("apiVersion", Value::text("v1"));
        claim.set("kind", Value::text("PersistentVolumeClaim"));
    });
}

/// In the internal type, these fields are no pointers.
fn zero_where_nil(object: &mut Struct<'_>, strategy: &str, fields: &[&str]) {
    let strategy = object.open("spec").and_then(|spec| spec.open(strategy));
    if let Some(update) = strategy.and_then(|strategy| strategy.open("rollingUpdate")) {
        for field in fields {
            update.fill_integer(field, 0);
        }
    }
}

fn number_text(number: i64) -> Value<'static> {
    Value::Text(Cow::Owned(number.to_string()))
}
