//! A domain that is not admission: it counts ConfigMaps, and refuses those without a name.

use crate::wire::answer::Answer;
use crate::wire::error::Answered;
use crate::wire::error::Failure;
use crate::wire::handle::Handle;
use crate::wire::input::Input;
use crate::wire::operation::{COMPLETE, Operation, RELEASE, TEXT, verdict};
use crate::wire::prepared::{OBJECTS, Prepared};

pub(in crate::wire) const COUNT: Operation = Operation {
    op: "stub.count",
    line: "how many ConfigMaps there are",
    members: &[&[OBJECTS, RELEASE, COMPLETE, TEXT]],
    verdicts: &[verdict("some", 0), verdict("none", 1)],
    refusals: &[],
};

pub(in crate::wire) fn count(prepared: &Prepared, input: &Input<'_>) -> Answered {
    let read = prepared.objects().read_by(|gvk| gvk.kind == "ConfigMap");
    let read = read.map_err(|error| Failure::of("stub", &error).placed(|pointer| prepared.place(pointer)))?;
    for object in &read {
        if object.name.is_none() {
            let missing = object.place().missing(&["metadata", "name"]);
            return Err(Failure::of("stub", &missing).placed(|pointer| prepared.place(pointer)));
        }
    }
    let mut answer = Answer::new(input, input.release()?);
    answer.value("verdict", if read.is_empty() { &"none" } else { &"some" }, &[]).value("count", &read.len(), &[]);
    Ok(answer.finish())
}

fn text(envelope: Vec<u8>) -> String {
    String::from_utf8(envelope).unwrap()
}

#[test]
fn a_domain_that_is_not_admission_has_a_handle() {
    let objects = r#"{"objects": [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}, {"apiVersion": "v1", "kind": "Secret"}]}"#;
    let handle = Handle::new(objects.as_bytes()).unwrap();
    let expected = r#"{"ok":{"release":"1.37","verdict":"some","count":1}}"#;
    assert_eq!(text(handle.call("stub.count", b"{}")), expected);
    assert_eq!(text(crate::wire::call("stub.count", objects.as_bytes())), expected);
}

#[test]
fn what_only_one_domain_refuses_is_its_own_error_each_time() {
    let handle = Handle::new(br#"{"objects": [{"apiVersion": "v1", "kind": "ConfigMap"}]}"#).unwrap();
    let refused = text(handle.call("stub.count", b"{}"));
    assert!(refused.starts_with(r#"{"err":{"area":"stub","code":"missing""#), "{refused}");
    assert_eq!(text(handle.call("stub.count", b"{}")), refused);
    #[cfg(feature = "admission")]
    {
        let pod = r#"{"object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}}"#;
        let matched = text(handle.call("admission.match", pod.as_bytes()));
        assert!(matched.starts_with(r#"{"ok":{"release":"1.37","verdict":"not-called""#), "{matched}");
    }
}

#[cfg(feature = "admission")]
#[test]
fn what_admission_refuses_does_not_keep_another_domain_from_answering() {
    let twice = r#"{"objects": [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}, {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}]}"#;
    let handle = Handle::new(twice.as_bytes()).unwrap();
    assert!(text(handle.call("stub.count", b"{}")).contains(r#""verdict":"none""#));
    let pod = br#"{"object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}}}"#;
    let refused = text(handle.call("admission.match", pod));
    assert!(refused.contains(r#""code":"duplicate-object""#), "{refused}");
    assert_eq!(text(handle.call("admission.match", pod)), refused);
}
