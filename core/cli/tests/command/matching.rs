//! `match`.

use crate::{CLUSTER, Folder, POD};

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: nginx
";

fn folder() -> Folder {
    Folder::new().with("pod.yaml", POD).with("cluster.yaml", CLUSTER).with("deployment.yaml", DEPLOYMENT)
}

#[test]
fn each_webhook_has_its_line_and_its_reason() {
    folder().run("match -f @pod.yaml --cluster @cluster.yaml").is("match");
}

#[test]
fn explain_opens_every_gate() {
    folder().run("match -f @pod.yaml --cluster @cluster.yaml --explain").is("match-explain");
}

#[test]
fn on_a_terminal_lines_are_broken_and_coloured() {
    folder().run_on("match -f @pod.yaml --cluster @cluster.yaml", "", Some(80), true).is("match-terminal");
}

#[test]
fn json_is_the_whole_answer_of_each_object() {
    let ran = folder().run("match -f @pod.yaml -f @deployment.yaml --cluster @cluster.yaml -o json");
    assert_eq!((ran.code, ran.stdout.lines().count(), ran.stderr.as_str()), (0, 2, ""));
    for line in ran.stdout.lines() {
        let envelope: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(envelope["ok"]["hooks"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn a_workload_says_that_its_pods_are_what_webhooks_for_pods_see() {
    folder().run("match -f @deployment.yaml --cluster @cluster.yaml").is("match-deployment");
}

#[test]
fn objects_of_a_stream_are_asked_one_by_one() {
    let stream = format!("{POD}---\n# nothing\n---\n{DEPLOYMENT}");
    let folder = folder();
    let ran = folder.run_on("match -f - --cluster @cluster.yaml", &stream, None, false);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("Pod shop/web") && ran.stdout.contains("Deployment shop/web"), "{}", ran.stdout);
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let folder = Folder::new()
        .with("objects/b.yaml", POD)
        .with("objects/a.json", r#"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c","namespace":"shop"}}"#)
        .with("objects/readme.txt", "{{")
        .with("objects/deeper/c.yaml", POD.replace("web", "deep"))
        .with("cluster/all.yaml", CLUSTER);
    let titles = |args: &str| -> Vec<String> {
        folder.run(args).stdout.lines().filter(|line| line.contains(" as ")).map(str::to_owned).collect()
    };
    let flat = titles("match -f @objects --cluster @cluster");
    assert_eq!(
        flat.iter().map(|title| title.split("   ").next().unwrap()).collect::<Vec<_>>(),
        ["ConfigMap shop/c", "Pod shop/web"]
    );
    assert_eq!(titles("match -R -f @objects --cluster @cluster").len(), 3);
}

#[test]
fn lists_are_taken_as_their_items() {
    let list = r#"{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a","namespace":"shop"}},{"metadata":{"name":"b","namespace":"shop"}}]}"#;
    let ran = Folder::new()
        .with("list.json", list)
        .with("cluster.yaml", CLUSTER)
        .run("match -f @list.json --cluster @cluster.yaml -q");
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
}

#[test]
fn a_namespace_that_is_not_given_is_unknown_unless_all_are_given() {
    let folder = folder().with("lost.yaml", POD.replace("shop", "lost"));
    folder.run("match -f @lost.yaml --cluster @cluster.yaml").is("match-unknown");
    folder.run("match -f @lost.yaml --cluster @cluster.yaml --complete").is("match-complete");
}

#[test]
fn the_worst_exit_code_counts() {
    let folder = folder().with("lost.yaml", POD.replace("shop", "lost")).with("broken.yaml", "a: [\n");
    let code = |args: &str| folder.run(args).code;
    assert_eq!(code("match -q --cluster @cluster.yaml -f @pod.yaml"), 0);
    assert_eq!(code("match -q --cluster @cluster.yaml -f @pod.yaml -f @lost.yaml"), 3);
    assert_eq!(code("match -q --cluster @cluster.yaml -f @lost.yaml --complete"), 1);
    assert_eq!(code("match -q --cluster @cluster.yaml -f @pod.yaml -f @broken.yaml"), 2);
}

#[test]
fn who_asks_and_how_is_said() {
    let ran =
        folder().run("match -f @pod.yaml --cluster @cluster.yaml --as alice --as-group devs --dry-run --verb delete");
    assert!(ran.stdout.starts_with("Pod shop/web   DELETE as alice, dry run   Kubernetes 1.37\n"), "{}", ran.stdout);
}

#[test]
fn an_update_takes_the_stored_object() {
    let folder = folder().with("old.yaml", POD.replace("nginx", "nginx:1"));
    let ran = folder.run("match -f @pod.yaml --verb update --old @old.yaml --cluster @cluster.yaml");
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.starts_with("Pod shop/web   UPDATE as kubernetes-admin"), "{}", ran.stdout);
    folder
        .run("match -f @pod.yaml --verb update --cluster @cluster.yaml")
        .fails(2, "error: --verb update needs --old, the objects as they are stored\n");
}

#[test]
fn the_namespace_argument_is_settled_as_kubectl_settles_it() {
    let folder = folder().with("bare.yaml", POD.replace("  namespace: shop\n", ""));
    let ran = folder.run("match -f @bare.yaml -n shop --cluster @cluster.yaml");
    assert!(ran.stdout.starts_with("Pod shop/web"), "{}", ran.stdout);
    folder.run("match -f @pod.yaml -n other --cluster @cluster.yaml").fails(
        2,
        "error: pod.yaml:5: the namespace from the provided object \"shop\" does not match the namespace \"other\". You must pass '--namespace=shop' to perform this operation.\n",
    );
}

#[test]
fn a_field_that_the_server_does_not_know_is_named_with_its_line() {
    let ran = folder()
        .with("odd.yaml", format!("{POD}    imagPullPolicy: Always\n"))
        .run("match -f @odd.yaml --cluster @cluster.yaml");
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.stderr,
        "Warning: odd.yaml:10: unknown field \"spec.containers[0].imagPullPolicy\": kube-apiserver drops it, and refuses it where kubectl validates (its default)\n"
    );
}

#[test]
fn match_conditions_can_be_given() {
    let with_condition = CLUSTER.replacen(
        "  sideEffects: None\n",
        "  matchConditions: [{name: not-kubelet, expression: 'true'}]\n  sideEffects: None\n",
        1,
    );
    let folder = folder()
        .with("conditional.yaml", with_condition)
        .with("conditions.yaml", "sidecar.example.com: {not-kubelet: false}\n");
    folder.run("match -f @pod.yaml --cluster @conditional.yaml").is("match-condition-unknown");
}
