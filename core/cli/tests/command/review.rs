//! `review`.

use crate::{CLUSTER, Folder, POD};

fn folder() -> Folder {
    Folder::new().with("pod.yaml", POD).with("cluster.yaml", CLUSTER).with(
        "answers.yaml",
        "sidecar.example.com: {patch: [{op: add, path: /metadata/labels, value: {mesh: 'on'}}]}\n",
    )
}

/// The members of a printed review that its webhook reads first.
fn told(stdout: &str) -> serde_json::Value {
    let review: serde_json::Value = serde_json::from_str(stdout).unwrap();
    assert!(stdout.ends_with("}\n") && stdout.lines().count() == 1);
    let at = ["/apiVersion", "/request/operation", "/request/object/metadata"];
    at.iter().map(|at| review.pointer(at).unwrap().clone()).collect()
}

#[test]
fn the_first_webhook_that_is_called_gets_the_object_as_the_server_encodes_it() {
    folder().run("review -f @pod.yaml --cluster @cluster.yaml").is("review");
}

#[test]
fn the_review_is_the_one_that_a_run_sends() {
    let ran = folder().run("review -f @pod.yaml --cluster @cluster.yaml --phase validating --answers @answers.yaml");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        told(&ran.stdout),
        serde_json::json!(["admission.k8s.io/v1", "CREATE", {"name": "web", "namespace": "shop", "generation": 1, "labels": {"mesh": "on"}}])
    );
    let run = folder()
        .with("all.yaml", "sidecar.example.com: {patch: [{op: add, path: /metadata/labels, value: {mesh: 'on'}}]}\nimages.example.com: {allow: true}\n")
        .run("admit -f @pod.yaml --cluster @cluster.yaml --answers @all.yaml -o json");
    assert!(run.stdout.contains(ran.stdout.trim_end()), "{}", run.stdout);
}

#[test]
fn webhooks_before_the_wanted_one_are_taken_to_allow_and_named() {
    let ran = folder().run("review -f @pod.yaml --cluster @cluster.yaml --hook images.example.com");
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            0,
            "note: taken to allow the request as it is: mutating/injectors/sidecar.example.com; --answers gives their responses\n"
        )
    );
    assert_eq!(told(&ran.stdout)[2], serde_json::json!({"name": "web", "namespace": "shop", "generation": 1}));
}

#[test]
fn a_webhook_that_is_not_called_has_its_reason() {
    folder().run("review -f @pod.yaml --cluster @cluster.yaml --hook vault.example.com").fails(
        1,
        "pod.yaml:1: no review is sent to mutating/injectors/vault.example.com: namespaceSelector wants vault=on; Namespace shop has vault=off\n",
    );
    folder()
        .run("review -f @pod.yaml --cluster @cluster.yaml --hook vault.example.com --phase validating")
        .fails(2, "error: --phase validating: mutating/injectors/vault.example.com is a mutating webhook\n");
    folder().run("review -f @pod.yaml --cluster @cluster.yaml --hook vault").fails(
        2,
        "error: --hook: no hook has the name `vault`; there are: mutating/injectors/sidecar.example.com, mutating/injectors/vault.example.com, validating/guards/images.example.com\n",
    );
    let ran = folder().run("review -f @pod.yaml --cluster @cluster.yaml --verb delete");
    ran.fails(1, "pod.yaml:1: no review is sent to any webhook: none is called for this request\n");
}

#[test]
fn a_webhook_behind_a_denial_is_sent_nothing() {
    folder()
        .with("deny.yaml", "sidecar.example.com: {deny: not today}\n")
        .run("review -f @pod.yaml --cluster @cluster.yaml --phase validating --answers @deny.yaml")
        .fails(
            1,
            "pod.yaml:1: no review is sent to any validating webhook: the request ends before: Error from server: error when creating \"pod.yaml\": admission webhook \"sidecar.example.com\" denied the request: not today\n",
        );
}

#[test]
fn the_data_of_a_secret_is_hidden_until_it_is_asked_for() {
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: key, namespace: shop}\ndata: {a: c2VjcmV0}\n";
    let cluster = CLUSTER.replace("resources: [pods, deployments]", "resources: [pods, secrets]");
    let folder = Folder::new().with("secret.yaml", secret).with("cluster.yaml", cluster);
    let ran = folder.run("review -f @secret.yaml --cluster @cluster.yaml");
    assert!(ran.code == 0 && !ran.stdout.contains("c2VjcmV0") && ran.stderr.contains("--show-secrets"), "{ran:?}");
    let ran = folder.run("review -f @secret.yaml --cluster @cluster.yaml --show-secrets");
    assert!(ran.code == 0 && ran.stdout.contains(r#""data":{"a":"c2VjcmV0"}"#) && ran.stderr.is_empty(), "{ran:?}");
}
