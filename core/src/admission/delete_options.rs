//! What the registry writes into the options of a delete before admission sees them.
//!
//! Source: kubernetes/apiserver pkg/registry/rest/delete.go BeforeDelete; kubernetes/kubernetes
//! pkg/registry/core/pod/strategy.go CheckGracefulDelete, pkg/registry/core/namespace/storage/storage.go Delete

use crate::admission::endpoint::Endpoint;
use crate::admission::metadata::text;
use crate::json::Document;
use crate::json::write::Writer;

/// Source: kubernetes/api core/v1 types.go DefaultTerminationGracePeriodSeconds
const DEFAULT_GRACE_SECONDS: i64 = 30;

/// The options with what is written in, which stands last, so that they have to be encoded again. `None` if there is
/// nothing to write.
pub(super) fn completed(options: &Document, stored: &Document, endpoint: &Endpoint) -> Option<Document> {
    let given = options.at("/gracePeriodSeconds").and_then(|seconds| seconds.as_i64());
    // An object that is being deleted already goes another way.
    let begins = text(stored, "deletionTimestamp").is_empty();
    if begins && endpoint.is_for("namespaces") {
        let uid = text(stored, "uid");
        let lacks_uid = options.at("/preconditions/uid").is_none() && !uid.is_empty();
        return write(options, given, lacks_uid.then_some(uid.as_str()));
    }
    let given = given.map(|seconds| if seconds < 0 { 1 } else { seconds });
    let seconds = if begins && endpoint.is_for("pods") { Some(pod_seconds(stored, given)) } else { given };
    write(options, seconds, None)
}

/// How long a Pod gets: none that no node runs.
fn pod_seconds(pod: &Document, given: Option<i64>) -> i64 {
    let text = |pointer| pod.at(pointer).and_then(|value| value.as_str()).unwrap_or_default();
    let is_running = !text("/spec/nodeName").is_empty() && !matches!(&*text("/status/phase"), "Failed" | "Succeeded");
    let own = || pod.at("/spec/terminationGracePeriodSeconds").and_then(|seconds| seconds.as_i64());
    match given.or_else(own).unwrap_or(DEFAULT_GRACE_SECONDS) {
        _ if !is_running => 0,
        negative if negative < 0 => 1,
        seconds => seconds,
    }
}

fn write(options: &Document, seconds: Option<i64>, uid: Option<&str>) -> Option<Document> {
    let same = options.at("/gracePeriodSeconds").and_then(|seconds| seconds.as_i64()) == seconds;
    if same && uid.is_none() {
        return None;
    }
    let mut writer = Writer::new();
    writer.begin_object();
    for member in options.root().members() {
        let replaced = match &*member.name() {
            "gracePeriodSeconds" => true,
            "preconditions" => uid.is_some(),
            _ => false,
        };
        if !replaced {
            writer.key(&member.name()).node(member.value);
        }
    }
    if let Some(seconds) = seconds {
        writer.key("gracePeriodSeconds").integer(seconds);
    }
    if let Some(uid) = uid {
        writer.key("preconditions").begin_object().key("uid").string(uid);
        if let Some(version) = options.at("/preconditions/resourceVersion") {
            writer.key("resourceVersion").node(version);
        }
        writer.end_object();
    }
    writer.end_object();
    Some(Document::printed(writer.out))
}
