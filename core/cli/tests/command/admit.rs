//! `admit`.

use crate::{CLUSTER, Folder, POD};

const SIDECAR: &str = "\
patch:
- {op: add, path: /spec/containers/-, value: {name: proxy, image: proxy:1}}
- {op: add, path: /metadata/labels, value: {mesh: 'on'}}
";

fn folder() -> Folder {
    Folder::new()
        .with("pod.yaml", POD)
        .with("cluster.yaml", CLUSTER)
        .with("answers/mutating/injectors/sidecar.example.com.yaml", SIDECAR)
        .with("answers/validating/guards/images.example.com.json", r#"{"allow": true}"#)
        .with(
            "deny.yaml",
            "sidecar.example.com: {allow: true}\nimages.example.com: {deny: image nginx has no digest}\n",
        )
}

#[test]
fn a_run_is_told_webhook_by_webhook_and_ends_as_kubectl_does() {
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @answers").is("admit");
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @deny.yaml").is("admit-denied");
}

#[test]
fn explain_shows_patches_and_reviews() {
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @answers --explain").is("admit-explain");
}

#[test]
fn a_missing_answer_is_named_and_is_exit_code_3() {
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml").is("admit-need");
}

#[test]
fn yaml_is_the_object_alone() {
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @answers -o yaml").is("admit-yaml");
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @deny.yaml -o yaml").fails(
        1,
        "Error from server: error when creating \"pod.yaml\": admission webhook \"images.example.com\" denied the request: image nginx has no digest\n",
    );
}

#[test]
fn a_diff_shows_what_admission_changed() {
    folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @answers --diff").is("admit-diff");
}

#[test]
fn json_is_the_whole_answer() {
    let ran = folder().run("admit -f @pod.yaml -f @pod.yaml --cluster @cluster.yaml --answers @answers -o json");
    assert_eq!((ran.code, ran.stdout.lines().count(), ran.stderr.as_str()), (0, 2, ""));
    for line in ran.stdout.lines() {
        let envelope: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(envelope["ok"]["verdict"], "allowed");
        assert_eq!(envelope["ok"]["object"]["spec"]["containers"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn quiet_leaves_the_exit_code() {
    let code = |answers: &str| {
        let ran = folder().run(&format!("admit -q -f @pod.yaml --cluster @cluster.yaml {answers}"));
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
        ran.code
    };
    assert_eq!((code("--answers @answers"), code("--answers @deny.yaml"), code("")), (0, 1, 3));
}

#[test]
fn a_dry_run_and_a_delete_end_in_kubectls_words() {
    let ran = folder().run("admit -f @pod.yaml --cluster @cluster.yaml --answers @answers --dry-run");
    assert!(ran.stdout.ends_with("\npod/web created (server dry run)\n"), "{}", ran.stdout);
    let ran = folder().run("admit -f @pod.yaml --cluster @cluster.yaml --verb delete");
    assert!(ran.stdout.ends_with("\npod \"web\" deleted from shop namespace\n"), "{}", ran.stdout);
}

#[test]
fn an_answer_that_is_html_is_a_failed_call() {
    let folder = folder().with(
        "html.yaml",
        "sidecar.example.com: {http: {status: 200, contentType: text/html, body: '<html>'}}\nimages.example.com: {allow: true}\n",
    );
    folder.run("admit -f @pod.yaml --cluster @cluster.yaml --answers @html.yaml").is("admit-html");
}

#[test]
fn answers_for_nobody_are_named() {
    let folder = folder()
        .with(
            "unused.yaml",
            "sidecar.example.com: {allow: true}\nimages.example.com: {allow: true}\nvault.example.com: {allow: true}\n",
        )
        .with("unknown.yaml", "sidecars.example.com: {allow: true}\n")
        .with(
            "review.json",
            r#"{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","response":{"uid":"x","allowed":true}}"#,
        );
    let ran = folder.run("admit -q -f @pod.yaml --cluster @cluster.yaml --answers @unused.yaml");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let ran = folder.run("admit -f @pod.yaml --cluster @cluster.yaml --answers @unused.yaml");
    assert_eq!(ran.stderr, "Warning: the answer for vault.example.com was never asked for\n");
    folder.run("admit -f @pod.yaml --cluster @cluster.yaml --answers @unknown.yaml").is("admit-unknown-answer");
    folder.run("admit -f @pod.yaml --cluster @cluster.yaml --answers @review.json").is("admit-review-answer");
}

#[test]
fn secrets_are_not_echoed_unless_asked_for() {
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\ndata: {password: aHVudGVyMg==}\n";
    let folder = folder().with("secret.yaml", secret);
    for form in ["", "--explain", "-o json", "-o yaml", "--diff"] {
        let ran = folder.run(&format!("admit -f @secret.yaml --cluster @cluster.yaml {form}"));
        assert!(ran.code == 0 && !ran.stdout.contains("aHVudGVyMg=="), "{form}: {}", ran.stdout);
    }
    let ran = folder.run("admit -f @secret.yaml --cluster @cluster.yaml -o yaml --show-secrets");
    assert!(ran.stdout.contains("password: aHVudGVyMg=="), "{}", ran.stdout);
}
