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
    assert_eq!(ran.stderr, "Warning: the response for vault.example.com was not used\n");
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

#[test]
fn a_second_pass_has_a_table_of_its_own() {
    let again = CLUSTER.replacen("  sideEffects: None\n", "  reinvocationPolicy: IfNeeded\n  sideEffects: None\n", 1);
    let second = again.replace("matchLabels: {vault: 'on'}", "matchLabels: {vault: 'off'}");
    let folder = folder().with("again.yaml", second).with(
        "twice.yaml",
        "sidecar.example.com:\n- {patch: [{op: add, path: /metadata/labels, value: {a: b}}]}\n- {allow: true}\nvault.example.com: {patch: [{op: add, path: /metadata/labels/c, value: d}]}\nimages.example.com: {deny: no digest}\n",
    );
    folder.run("admit -f @pod.yaml --cluster @again.yaml --answers @twice.yaml").is("admit-two-passes");
}

#[test]
fn a_recorded_review_counts_with_its_own_uid() {
    let recorded = "sidecar.example.com: {review: {apiVersion: admission.k8s.io/v1, kind: AdmissionReview, response: {uid: 705ab4f5-6393-11e8-b7cc-42010a800002, allowed: true}}}\nimages.example.com: {allow: true}\n";
    let folder = folder().with("recorded.yaml", recorded);
    let ran = folder.run("admit -f @pod.yaml --cluster @cluster.yaml --answers @recorded.yaml");
    assert!(ran.code == 0 && ran.stdout.contains("has the uid 705ab4f5-6393-11e8-b7cc-42010a800002"), "{ran:?}");
    let ran = folder.run("admit -f @pod.yaml --cluster @cluster.yaml --answers @recorded.yaml --strict-uids");
    assert!(ran.code == 1 && ran.stdout.contains("expected response.uid="), "{ran:?}");
}

#[test]
fn the_rest_can_be_allowed() {
    let ran = folder().run("admit -f @pod.yaml --cluster @cluster.yaml --rest allow");
    assert!(
        ran.code == 0 && ran.stdout.contains("note: --rest answers for mutating/injectors/sidecar.example.com"),
        "{ran:?}"
    );
}

#[test]
fn answers_can_be_for_one_object() {
    let single = "images.example.com: {allow: true}\nsidecar.example.com: {allow: true}\n---\nobject: {kind: Pod, namespace: shop, name: api}\nanswers:\n  sidecar.example.com: {deny: not this one}\n";
    let folder = folder()
        .with("single.yaml", single)
        .with("api.yaml", POD.replace("  name: web\n  namespace", "  name: api\n  namespace"));
    let ran = folder.run("admit -f @pod.yaml -f @api.yaml --cluster @cluster.yaml --answers @single.yaml");
    assert!(ran.code == 1 && ran.stdout.ends_with("\n2 objects: 1 allowed, 1 denied\n"), "{ran:?}");
    assert!(ran.stdout.contains("not this one"), "{ran:?}");
}

#[test]
fn an_exported_object_is_sent_as_the_server_takes_it() {
    let exported = POD.replace(
        "  namespace: shop\n",
        "  namespace: shop\n  uid: 11111111-2222-4333-8444-555555555555\n  creationTimestamp: '2026-01-01T00:00:00Z'\n",
    );
    let ran = folder()
        .with("exported.yaml", exported)
        .run("admit -f @exported.yaml --cluster @cluster.yaml --rest allow -o yaml");
    assert!(ran.code == 0 && !ran.stdout.contains("uid:") && !ran.stdout.contains("creationTimestamp"), "{ran:?}");
}

#[test]
fn a_write_error_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::new(std::io::ErrorKind::StorageFull, "no space left on device"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (mut stdin, mut stdout, mut stderr) = (&b""[..], Full, Vec::new());
    let mut console = nocluster_cli::Console {
        stdin: &mut stdin,
        stdout: &mut stdout,
        stderr: &mut stderr,
        width: None,
        color: false,
        failed: None,
    };
    assert_eq!(nocluster_cli::main(["nocluster", "ops"].map(Into::into), &mut console), 2);
    assert_eq!(String::from_utf8(stderr).unwrap(), "error: the output could not be written: no space left on device\n");
}

#[test]
fn a_patch_of_what_the_endpoint_resets_is_said_to_be_reset() {
    const GUARD: &str = "\
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: {name: guard}
webhooks:
- name: guard.example.com
  clientConfig: {url: 'https://guard.example.com'}
  admissionReviewVersions: [v1]
  sideEffects: None
  rules: [{apiGroups: [apps], apiVersions: [v1], operations: ['*'], resources: [deployments, deployments/*]}]
";
    const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {app: web}}
status: {replicas: 1}
";
    // From 1.35 on it is modelled what is stored of a Deployment.
    let create = "admit -f @web.yaml --cluster @guard.yaml --complete --answers @answers.yaml --release 1.34";
    let status = format!("{create} --verb update --old @web.yaml --subresource status");
    for (args, operation, resets) in [
        (create, "op: add, path: /status/replicas, value: 2", true),
        (create, "op: add, path: /metadata/labels/app, value: api", false),
        (create, "op: add, path: /statusOf, value: 2", false),
        (create, "op: move, from: /status/replicas, path: /spec/replicas", true),
        (create, "op: move, from: /metadata/labels/app, path: /metadata/labels/of", false),
        (create, "op: copy, from: /status/replicas, path: /metadata/labels/app", false),
        (&status, "op: add, path: /metadata/labels/app, value: api", true),
        (&status, "op: add, path: /status/replicas, value: 2", false),
        (&status, "op: move, from: /metadata/labels/app, path: /metadata/labels/of", true),
    ] {
        let answers = format!("guard.example.com: {{patch: [{{{operation}}}]}}\n");
        let files = Folder::new().with("web.yaml", DEPLOYMENT).with("guard.yaml", GUARD).with("answers.yaml", answers);
        let ran = files.run(args);
        assert!(ran.stdout.contains("guard.example.com"), "{ran:?}");
        assert_eq!(ran.stdout.contains("what the endpoint writes and resets"), resets, "{args} {operation}: {ran:?}");
    }
}

#[test]
fn what_a_patch_goes_through_is_noted_once_a_field() {
    let volume = |name: &str, path: &str| format!("{{op: add, path: {path}, value: {{name: {name}}}}}");
    let patch = [
        "{op: add, path: /spec/volumes, value: []}".to_owned(),
        volume("a", "/spec/volumes/-"),
        volume("b", "/spec/volumes/0"),
        "{op: add, path: /spec/tolerations, value: []}".to_owned(),
    ];
    let answers =
        format!("sidecar.example.com: {{patch: [{}]}}\nimages.example.com: {{allow: true}}\n", patch.join(", "));
    let folder = folder().with("answers.yaml", answers);
    let asked = "admit -f @pod.yaml --cluster @cluster.yaml --answers @answers.yaml \
                 --disable-admission-plugins ServiceAccount,DefaultTolerationSeconds";
    let ran = folder.run(asked);
    let notes: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("which the server fills in")).collect();
    assert_eq!(notes.len(), 2, "{}", ran.stdout);
    assert!(notes[0].contains("goes through /spec/volumes,") && notes[1].contains("/spec/tolerations,"), "{notes:?}");
    // The wire keeps all.
    let line: serde_json::Value = serde_json::from_str(&folder.run(&format!("{asked} -o json")).stdout).unwrap();
    let found = line["ok"]["findings"].as_array().unwrap();
    let count = found.iter().filter(|finding| finding["code"] == "filled-by-server").count();
    assert!(count > 2, "{found:?}");
}

/// The options of the review that the validating webhook is sent.
fn options(args: &str) -> serde_json::Value {
    let folder = folder().with("old.yaml", POD.replace("nginx", "httpd"));
    let ran = folder.run(&format!("review -f @pod.yaml --cluster @cluster.yaml --phase validating {args}"));
    let review: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap_or_default();
    review.pointer("/request/options").cloned().unwrap_or_default()
}

#[test]
fn the_options_are_those_that_kubectl_sends() {
    let with = |kind: &str, manager: &str, validation: &str| serde_json::json!({"kind": kind, "apiVersion": "meta.k8s.io/v1", "fieldManager": manager, "fieldValidation": validation});
    assert_eq!(options(""), with("CreateOptions", "kubectl-create", "Strict"));
    assert_eq!(options("--validate=warn --field-manager me"), with("CreateOptions", "me", "Warn"));
    assert_eq!(options("--verb update --old @old.yaml"), with("UpdateOptions", "kubectl-replace", "Strict"));
    let ran = Folder::new()
        .with("pod.yaml", POD)
        .with("cluster.yaml", CLUSTER.replace("[CREATE, UPDATE]", "[DELETE]"))
        .run("review -f @pod.yaml --cluster @cluster.yaml --verb delete");
    let review: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        review["request"]["options"],
        serde_json::json!({"kind": "DeleteOptions", "apiVersion": "meta.k8s.io/v1", "gracePeriodSeconds": 0, "propagationPolicy": "Background"})
    );
}

#[test]
fn a_misspelt_field_ends_as_with_kubectl() {
    let folder = folder().with("odd.yaml", format!("{POD}    imagPullPolicy: Always\n  nodeNam: a\n"));
    folder.run("admit -f @odd.yaml --cluster @cluster.yaml --answers @answers").fails(
        2,
        "error: odd.yaml:10: Error from server (BadRequest): error when creating \"odd.yaml\": Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.containers[0].imagPullPolicy\", unknown field \"spec.nodeNam\"\n",
    );
    let ran = folder.run("admit -f @odd.yaml --cluster @cluster.yaml --answers @answers --validate=warn");
    assert!(ran.code == 0 && ran.stdout.contains("\nWarning: unknown field \"spec.containers[0].imagPullPolicy\"\nWarning: unknown field \"spec.nodeNam\"\n"), "{ran:?}");
    let ran = folder.run("admit -f @odd.yaml --cluster @cluster.yaml --answers @answers --validate=ignore");
    assert!(ran.code == 0 && !ran.stdout.contains("nodeNam"), "{ran:?}");
}

#[test]
fn an_update_of_what_is_not_stored_creates_it_or_finds_nothing() {
    let service = "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop, resourceVersion: \"7\"}\nspec: {ports: [{port: 80}]}\n";
    let folder = folder().with("service.yaml", service);
    let asked = "--verb update --not-stored --cluster @cluster.yaml";
    let ran = folder.run(&format!("match -f @service.yaml {asked}"));
    assert!(ran.stdout.starts_with("Service shop/web   CREATE as kubernetes-admin"), "{ran:?}");
    // `kubectl replace` says so, whatever the server did.
    let ran = folder.run(&format!("admit -f @service.yaml {asked}"));
    assert!(ran.code == 0 && ran.stdout.contains("service/web replaced"), "{ran:?}");
    folder.run(&format!("admit -f @pod.yaml {asked}")).fails(
        2,
        "error: pod.yaml:1: Error from server (NotFound): error when replacing \"pod.yaml\": pods \"web\" not found\n",
    );
    folder
        .run("match -f @pod.yaml --not-stored --cluster @cluster.yaml")
        .fails(2, "error: --not-stored is only for --verb update\n");
}

#[test]
fn a_dry_run_as_kubectl_writes_it() {
    let folder = Folder::new().with("pod.yaml", POD).with("cluster.yaml", CLUSTER);
    let ran = folder.run("match -f @pod.yaml --cluster @cluster.yaml --dry-run=server");
    assert!(ran.stdout.contains(", dry run"), "{ran:?}");
    let ran = folder.run("match -f @pod.yaml --cluster @cluster.yaml --dry-run=none");
    assert!(!ran.stdout.contains("dry run"), "{ran:?}");
}

#[test]
fn a_collection_has_no_name() {
    let folder = Folder::new().with("pod.yaml", POD).with("cluster.yaml", CLUSTER);
    let ran = folder.run("match -f @pod.yaml --cluster @cluster.yaml --verb deletecollection");
    assert!(ran.stdout.contains("/(all that are selected) "), "{ran:?}");
}
