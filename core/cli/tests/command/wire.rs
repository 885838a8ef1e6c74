//! `call`, `ops`, `version`, help.

use crate::Folder;

#[test]
fn call_takes_an_operation_from_standard_input() {
    let input = r#"{"dialect":"rfc6902","doc":{"a":1},"patch":[{"op":"remove","path":"/a"}]}"#;
    let ran = Folder::new().run_on("call patch.apply", input, None, false);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.starts_with("{\"ok\":{") && ran.stdout.ends_with("}}\n"), "{}", ran.stdout);
}

#[test]
fn exit_codes_are_those_of_the_verbs() {
    let code = |input: &str| Folder::new().run_on("call patch.apply", input, None, false).code;
    assert_eq!(code(r#"{"dialect":"rfc6902","doc":{},"patch":[{"op":"remove","path":"/a"}]}"#), 1);
    assert_eq!(code(r#"{"dialect":"kube-apiserver","doc":{},"patch":[{"op":"remove","path":"/a"}]}"#), 1);
    assert_eq!(code(r#"{"dialect":"rfc6902","doc":{},"patch":{}}"#), 2);
    assert_eq!(code("{"), 2);
    assert_eq!(Folder::new().run_on("call patch.aply", "{}", None, false).code, 2);
}

#[test]
fn an_input_that_is_no_object_is_called_the_input() {
    let ran = Folder::new().run_on("call patch.apply", "[]", None, false);
    assert!(ran.stdout.contains("\"message\":\"the input must be object, but is array\""), "{}", ran.stdout);
}

#[test]
fn ops_lists_the_operations_and_their_members() {
    let ran = Folder::new().run("ops");
    assert!(ran.code == 0 && ran.stdout.contains("patch.apply"), "{}", ran.stdout);
    Folder::new().run("ops patch.apply").is("ops-patch-apply");
    assert_eq!(Folder::new().run("ops patch.aply").code, 2);
    let ran = Folder::new().run("ops -o json");
    assert!(serde_json::from_str::<serde_json::Value>(&ran.stdout).unwrap().is_array());
}

#[test]
fn version_says_what_is_answered_for() {
    Folder::new().run("version").is("version");
}

#[test]
fn help_teaches_by_example() {
    let ran = Folder::new().run("--help");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert!(ran.stdout.contains("kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds,serviceaccounts,limitranges,priorityclasses,runtimeclasses,storageclasses,ingressclasses -A -o json > cluster.json"));
    for verb in ["admit", "match", "patch", "call"] {
        let ran = Folder::new().run(&format!("{verb} --help"));
        assert!(ran.code == 0 && ran.stdout.contains("Examples:"), "{verb}: {}", ran.stdout);
    }
}

#[test]
fn a_wrong_argument_is_bad_input() {
    let ran = Folder::new().run("match --clustre x");
    assert!(ran.code == 2 && ran.stdout.is_empty() && ran.stderr.contains("--cluster"), "{ran:?}");
}
