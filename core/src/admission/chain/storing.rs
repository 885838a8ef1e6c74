//! What the server does to the object between the phases, and when it has stored it.
//!
//! Source: kubernetes/apiserver pkg/registry/rest/{create,update,meta}.go; pkg/registry/generic/registry/store.go

use crate::admission::assumption::Assumption;
use crate::admission::chain::outcome::RunVerdict;
use crate::admission::chain::run::{Run, denied};
use crate::admission::chain::stage::{Stage, StageName, StagePhase};
use crate::admission::metadata::{self, Change};
use crate::admission::owner_references::{Seen, deduplicate};
use crate::admission::request::{Operation, Request};
use crate::admission::strategy::{
    self, Custom, Effects, Part, Prepared, Stored, changed_old, is_modelled, is_scale, may_warn, prepared, scaled,
    uid_conflict,
};
use crate::json::Document;
use crate::meta::{Gvk, Status};
use crate::release::Release;
use crate::scheme;

/// Prepares the object for the storage. Returns how the request ends, if it ends here.
pub(super) fn prepare(run: &mut Run) -> Option<RunVerdict> {
    let before = run.request.object.clone();
    let creates = run.request.operation == Operation::Create;
    if creates && (run.request.name.is_empty() || !run.request.recorded) {
        name_the_object(run);
    }
    let mut warning = None;
    let mut end = None;
    if is_stored(&run.request) {
        warning = run.request.object.as_mut().and_then(|object| deduplicate(object, Seen::AfterMutation));
        end = if scales(run) { by_scale(run) } else { by_strategy(run) };
    }
    let (before, after) = (before.as_ref(), run.request.object.as_ref());
    if end.is_some() || before.map(Document::text) != after.map(Document::text) {
        let shown = |object: &Document| run.shown(object);
        let mut stage = Stage::new(StageName::Strategy, StagePhase::Storing, 0)
            .between(before.map(shown).as_ref(), after.map(shown).as_ref());
        if let Some(RunVerdict::Denied(status)) = &end {
            stage.status = Some(status.clone());
        }
        if let Some(warning) = warning {
            run.warnings.add(&warning);
            stage.warnings.push(warning);
        }
        run.stages.push(stage);
    }
    end
}

/// Whether a client sends an object that is stored then.
fn is_stored(request: &Request) -> bool {
    !request.recorded && matches!(request.operation, Operation::Create | Operation::Update)
}

/// Whether the request is for the scale of something.
fn scales(run: &Run) -> bool {
    run.request.sub_resource == "scale"
        && is_scale(&run.request.kind)
        && run.cluster.release().has_modelled_strategies()
        && run.request.old_object.is_some()
}

/// Applies the strategy of a kind; where it is not modelled, the object stays as it is.
fn by_strategy(run: &mut Run) -> Option<RunVerdict> {
    let Run { cluster, request, .. } = &*run;
    let (kind, release) = (&request.kind, cluster.release());
    let (now, object_uid) = (request.now.as_deref(), request.object_uid.as_deref());
    let part = Part::of(&request.sub_resource);
    let read = run.patched.as_ref().or(request.sent.as_ref());
    let user = Some(&request.user_info);
    let by_update = request.by_update;
    let (part_of, versions) = (part.unwrap_or(Part::Whole), run.versions);
    let stored = Stored { kind, release, now, object_uid, user, part: part_of, read, by_update, versions };
    let object = request.object.as_ref()?;
    let custom = cluster.custom_resource(request);
    let modelled = custom.is_some() || part.is_some() && is_modelled(&stored);
    let mut effects = Effects::default();
    let warns = match &custom {
        Some(custom) => custom.deprecated || has_finalizers(object),
        None => !modelled || may_warn(&stored, request.old_object.is_some()),
    };
    if warns {
        effects.assume(Assumption::ApiWarnings);
    }
    if !modelled {
        effects.assume(Assumption::Strategy);
        run.assumed.extend(effects.assumed);
        return None;
    }
    let object = match in_its_namespace(request, object) {
        Err(status) => return Some(denied(*status)),
        Ok(object) => object,
    };
    let old = request.old_object.as_ref();
    let prepared = match custom {
        Some(custom) => {
            let written = request.written.as_ref();
            let custom = Custom {
                object: &object,
                written,
                has_status: custom.has_status,
                of_status: part == Some(Part::Status),
            };
            let object = old.map_or_else(|| custom.create(&stored, &mut effects), |old| custom.update(old, &stored));
            Ok(Prepared { object, in_hub: None })
        }
        None => prepared(&object, old, &stored, &mut effects),
    };
    let changed_old = old.and_then(|old| changed_old(&object, old, &stored));
    // INVARIANT: the objects were encoded before, so they can be encoded again.
    if let Ok(prepared) = prepared {
        run.request.object = Some(prepared.object);
        run.in_hub = prepared.in_hub;
    }
    if let Some(old) = changed_old {
        run.request.old_object = Some(old);
    }
    run.assumed.extend(effects.assumed);
    None
}

/// Scales the stored object, which has the strategy of its own kind, but for what a scale does not show.
fn by_scale(run: &mut Run) -> Option<RunVerdict> {
    let Run { cluster, request, .. } = &*run;
    let release = cluster.release();
    let (Some(scale), Some(old)) = (&request.object, &request.old_object) else { return None };
    let resource = &request.resource;
    let of_custom = !scheme::recorded_resources(release).any(|row| row.gvr() == *resource);
    if let Some(conflict) = uid_conflict(scale, old).filter(|_| !of_custom) {
        let (path, name) = (format!("{}/scale", resource.resource), metadata::text(old, "name"));
        return Some(denied(Status::conflict(&resource.group, &path, &name, &conflict)));
    }
    // INVARIANT: the objects were encoded before, so they can be encoded again.
    let scaled = scaled(scale, old, of_custom, &request.kind, release).ok();
    if let Some(scaled) = scaled {
        run.request.object = Some(scaled);
    }
    run.assumed.insert(Assumption::ApiWarnings);
    None
}

/// The finalizers of a custom resource, of whose names the server may warn.
fn has_finalizers(object: &Document) -> bool {
    object.at("/metadata/finalizers").is_some_and(|finalizers| finalizers.elements().next().is_some())
}

/// EnsureObjectNamespaceMatchesRequestNamespace: a webhook may have changed the namespace.
fn in_its_namespace(request: &Request, object: &Document) -> Result<Document, Box<Status>> {
    let of_namespaces = request.resource.group.is_empty() && request.resource.resource == "namespaces";
    let expected = if of_namespaces { "" } else { request.namespace.as_str() };
    let own = metadata::text(object, "namespace");
    let change = match (own.as_str(), expected) {
        (own, expected) if own == expected => return Ok(object.clone()),
        ("", expected) => Change { namespace: Some(expected), ..Change::default() },
        (_, "") => Change { remove: &["namespace"], ..Change::default() },
        _ => {
            let text = "the namespace of the provided object does not match the namespace sent on the request";
            return Err(Box::new(Status::bad_request(text)));
        }
    };
    Ok(change.apply(object).unwrap_or_else(|| object.clone()))
}

/// Stores the object, and reads it again: one of a built-in kind gets its defaults once more, a custom resource is pruned by
/// the schema of the version in which it is stored.
pub(super) fn store(run: &mut Run) {
    let Run { cluster, request, .. } = &*run;
    if !is_stored(request) {
        return;
    }
    let Some(object) = &request.object else { return };
    let release = cluster.release();
    let read = if scheme::is_built_in(&request.kind, release) {
        // Of a subresource with a type of its own, such as a Binding, nothing is stored.
        if Part::of(&request.sub_resource).is_none() || !cluster.sets_defaults(request) {
            return;
        }
        // The storage of a new object clears these, but not in a dry run.
        let clears = request.by_update && !request.dry_run;
        let cleared = Change { remove: &["resourceVersion", "selfLink"], ..Change::default() };
        let clear =
            |object: &Document| clears.then(|| cleared.apply(object)).flatten().unwrap_or_else(|| object.clone());
        read_again(&clear(object), run.in_hub.as_ref().map(clear), &request.kind, release)
    } else {
        let custom = cluster.registry().custom_resource(&request.kind);
        // What can't be decoded is refused by the validation before, which is not modelled.
        custom.and_then(|custom| custom.store(object, release).ok()).map(|stored| stored.encoded)
    };
    let object = run.shown(object);
    if let Some(read) = read.filter(|read| read.text() != object.text()) {
        let stage = Stage::new(StageName::Storage, StagePhase::Storing, 0).between(Some(&object), Some(&read));
        run.stages.push(stage);
        run.request.object = Some(read);
    }
}

/// An object of a built-in kind as it is read from the storage, in which it has the version of the storage, in which it
/// may be given.
fn read_again(object: &Document, in_hub: Option<Document>, kind: &Gvk, release: Release) -> Option<Document> {
    let converted = |version| match &in_hub {
        Some(in_hub) => Some(Some(in_hub.clone())),
        None => scheme::encode_in_version(object, kind, version, release).ok(),
    };
    if let Some(version) = strategy::hub(kind)
        && let Some(converted) = converted(&version)?
    {
        let read = read_again(&converted, None, &version, release)?;
        return scheme::encode_in_version(&read, &version, kind, release).ok()?;
    }
    let stored = scheme::encode_stored(object, kind, release).ok()?;
    scheme::encode_converted(&stored, kind, release).ok().map(|read| read.encoded.document)
}

/// Generates the name for a `generateName`, as the server does; a request without a name takes the object's.
fn name_the_object(run: &mut Run) {
    let Some(object) = &run.request.object else { return };
    let to_generate = metadata::text(object, "name").is_empty() && !metadata::text(object, "generateName").is_empty();
    if let Some(name) = run.request.names.first().filter(|_| to_generate) {
        let named = Change { name: Some(name), ..Change::default() }.apply(object);
        // INVARIANT: the object was encoded before, so it can be encoded again.
        let encoded =
            named.and_then(|object| scheme::encode_held(&object, &run.request.kind, run.cluster.release()).ok());
        if let Some(encoded) = encoded {
            run.request.object = Some(encoded.document);
        }
    }
    if run.request.name.is_empty() {
        run.request.name = run.request.object.as_ref().map(|object| metadata::text(object, "name")).unwrap_or_default();
    }
}
