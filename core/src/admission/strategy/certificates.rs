//! The strategy of CertificateSigningRequests.
//!
//! Source: kubernetes/kubernetes pkg/registry/certificates/certificates/strategy.go

use std::borrow::Cow;

use super::context::{Effects, Stored};
use super::metadata::keep;
use crate::admission::assumption::Assumption;
use crate::scheme::decoded::{Struct, Value, insert};

/// Who makes the request stands in it.
pub(super) fn create(request: &mut Struct<'_>, stored: &Stored<'_>) {
    let Some(spec) = request.open("spec") else { return };
    for field in ["username", "uid", "groups", "extra"] {
        spec.clear(field);
    }
    let Some(user) = stored.user else { return };
    let text = |text: &String| Value::owned_text(text.clone());
    spec.set("username", text(&user.username));
    spec.set("uid", text(&user.uid));
    spec.set("groups", Value::List(user.groups.iter().map(text).collect()));
    if let Some(extra) = spec.make_map("extra").filter(|_| !user.extra.is_empty()) {
        for (key, values) in &user.extra {
            insert(extra, Cow::Owned(key.clone()), Value::List(values.iter().map(text).collect()));
        }
    }
}

pub(super) fn update<'a>(request: &mut Struct<'a>, old: &Struct<'a>) {
    keep(request, old, "spec");
}

/// Who approves and who denies a request says so elsewhere.
pub(super) fn update_status<'a>(
    request: &mut Struct<'a>,
    old: &mut Struct<'a>,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    if let (Some(status), Some(old)) = (request.open("status"), old.open("status")) {
        for condition_type in ["Approved", "Denied"] {
            preserve_condition_instances(status, old, condition_type);
        }
    }
    populate_condition_timestamps(request, old, stored, effects);
}

/// Only the conditions count.
pub(super) fn update_approval<'a>(
    request: &mut Struct<'a>,
    old: &mut Struct<'a>,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    populate_condition_timestamps(request, old, stored, effects);
    keep(request, old, "spec");
    let conditions = request.open("status").and_then(|status| status.copy("conditions"));
    keep(request, old, "status");
    if let Some(status) = request.open("status") {
        match conditions {
            Some(conditions) => status.set("conditions", conditions),
            None => status.clear("conditions"),
        }
    }
}

/// Conditions of a type stay as they were, unless there are more or fewer of them.
fn preserve_condition_instances<'a>(status: &mut Struct<'a>, old: &mut Struct<'a>, condition_type: &str) {
    let mut before = Vec::new();
    old.each("conditions", |condition| {
        if condition.text("type") == condition_type {
            before.push(condition.clone());
        }
    });
    let mut count = 0_usize;
    status.each("conditions", |condition| {
        count = count.saturating_add(usize::from(condition.text("type") == condition_type))
    });
    if count != before.len() {
        return;
    }
    let mut before = before.into_iter();
    status.each("conditions", |condition| {
        if condition.text("type") == condition_type
            && let Some(before) = before.next()
        {
            *condition = before;
        }
    });
}

/// Conditions without a time get that of the request; one that had the same status before keeps the time of its transition.
fn populate_condition_timestamps<'a>(
    request: &mut Struct<'a>,
    old: &mut Struct<'a>,
    stored: &Stored<'_>,
    effects: &mut Effects,
) {
    const UPDATE: &str = "lastUpdateTime";
    const TRANSITION: &str = "lastTransitionTime";
    let mut before = Vec::new();
    if let Some(old) = old.open("status") {
        old.each("conditions", |condition| before.push(condition.clone()));
    }
    let mut set_now = |condition: &mut Struct<'a>, field| match stored.now {
        Some(now) => condition.set(field, Value::owned_text(now.to_owned())),
        None => effects.assume(Assumption::Now),
    };
    let Some(status) = request.open("status") else { return };
    status.each("conditions", |condition| {
        if !condition.has_time(UPDATE) {
            set_now(condition, UPDATE);
        }
        if !condition.has_time(TRANSITION) {
            let same = |old: &&Struct<'_>| {
                ["type", "status"].into_iter().all(|field| old.text(field) == condition.text(field))
                    && old.has_time(TRANSITION)
            };
            match before.iter().find(same).and_then(|old| old.copy(TRANSITION)) {
                Some(time) => condition.set(TRANSITION, time),
                None => set_now(condition, TRANSITION),
            }
        }
    });
}
