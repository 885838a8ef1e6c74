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
        assert_eq!(envelope["source"]["name"], "web");
        assert!(envelope["source"]["line"].is_u64() && envelope["source"]["file"].is_string());
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
        .fails(2, "error: --verb update needs --old, the objects as they are stored, or --not-stored\n");
}

#[test]
fn the_namespace_argument_is_settled_as_kubectl_settles_it() {
    let folder = folder().with("bare.yaml", POD.replace("  namespace: shop\n", ""));
    let ran = folder.run("match -f @bare.yaml -n shop --cluster @cluster.yaml");
    assert!(ran.stdout.starts_with("Pod shop/web"), "{}", ran.stdout);
    let ran = folder.run("match -f @pod.yaml -n other --cluster @cluster.yaml");
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (0, "Warning: pod.yaml:5: the object keeps its namespace \"shop\"; kubectl -n other refuses it\n")
    );
    assert!(ran.stdout.starts_with("Pod shop/web"), "{}", ran.stdout);
}

#[test]
fn a_field_that_the_server_does_not_know_is_refused_with_its_line_or_warned_of() {
    let folder = folder().with("odd.yaml", format!("{POD}    imagPullPolicy: Always\n"));
    folder.run("match -f @odd.yaml --cluster @cluster.yaml").fails(
        2,
        "error: odd.yaml:10: Error from server (BadRequest): error when creating \"odd.yaml\": Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field \"spec.containers[0].imagPullPolicy\"\n",
    );
    let ran = folder.run("match -f @odd.yaml --cluster @cluster.yaml --validate=warn");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, "Warning: unknown field \"spec.containers[0].imagPullPolicy\"\n"));
    let ran = folder.run("match -f @odd.yaml --cluster @cluster.yaml --validate=false");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    folder.run("match -f @odd.yaml --cluster @cluster.yaml --validate=sometimes").fails(
        2,
        "error: invalid - validate option \"sometimes\"; must be one of: strict (or true), warn, ignore (or false)\n",
    );
}

const REQUEST: &str = r#"{"uid": "u-1", "kind": {"group": "", "version": "v1", "kind": "Pod"}, "operation": "CREATE",
  "userInfo": {"username": "alice"}, "namespace": "shop", "name": "web",
  "object": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "uid": "u-2"},
    "spec": {"containers": [{"name": "web", "image": "nginx"}], "x": 1}}}"#;

#[test]
fn a_request_is_used_as_it_is() {
    let review = format!(r#"{{"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {REQUEST}}}"#);
    let event = r#"{"kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "Request", "stage": "ResponseComplete", "verb": "create",
      "requestURI": "/api/v1/namespaces/shop/pods?fieldManager=kubectl%2Dcreate&fieldValidation=Strict",
      "user": {"username": "root"}, "impersonatedUser": {"username": "alice"},
      "objectRef": {"resource": "pods", "namespace": "shop", "name": "web", "apiVersion": "v1"},
      "requestObject": {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop", "uid": "u-2"},
        "spec": {"containers": [{"name": "web", "image": "nginx"}], "x": 1}}}"#
        .replace('\n', "");
    let folder = folder()
        .with("request.json", REQUEST)
        .with("review.json", review)
        .with("audit.log", format!("{event}\n{event}\n"));
    for (file, line) in [("request.json", 4), ("review.json", 4)] {
        let ran = folder.run(&format!("match -f @{file} --cluster @cluster.yaml"));
        assert!(ran.stdout.starts_with("Pod shop/web   CREATE as alice   Kubernetes 1.37\n"), "{}", ran.stdout);
        assert_eq!(
            (ran.code, ran.stderr),
            (
                0,
                format!(
                    "Warning: {file}:{line}: unknown field \"spec.x\": no kube-apiserver 1.37 sends it, so it is left out\n"
                )
            )
        );
    }
    let ran = folder.run("review -f @audit.log --cluster @cluster.yaml");
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 2), "{ran:?}");
    for line in ran.stdout.lines() {
        let review: serde_json::Value = serde_json::from_str(line).unwrap();
        let request = &review["request"];
        assert_eq!(request["userInfo"]["username"], "alice");
        assert_eq!(request["object"]["metadata"]["uid"], "u-2");
        assert_eq!(
            request["options"],
            serde_json::json!({"kind": "CreateOptions", "apiVersion": "meta.k8s.io/v1", "fieldManager": "kubectl-create", "fieldValidation": "Strict"})
        );
    }
    folder
        .run("match -f @request.json --cluster @cluster.yaml --as bob")
        .fails(2, "error: request.json:1: --as is for objects: this request is used as it is\n");
    let ran = folder.run("match -f @request.json --cluster @cluster.yaml -o json --dry-run");
    let line: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        (ran.code, &line["err"]["code"], &line["source"]["kind"]),
        (2, &"member-conflict".into(), &"Pod".into())
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

const SCALE: &str =
    "apiVersion: autoscaling/v1\nkind: Scale\nmetadata: {name: web, namespace: shop}\nspec: {replicas: 3}\n";

#[test]
fn a_scale_belongs_to_its_parent_or_resource() {
    let folder = folder().with("scale.yaml", SCALE).with("old.yaml", SCALE);
    let asked = "match -f @scale.yaml --verb update --old @old.yaml --cluster @cluster.yaml";
    folder.run(asked).is("match-scale-ambiguous");
    for said in
        ["--resource deployments", "--resource deployments.v1.apps --subresource scale", "--parent @deployment.yaml"]
    {
        let ran = folder.run(&format!("{asked} {said}"));
        assert!(ran.code == 0 && ran.stdout.starts_with("Scale shop/web (deployments/scale)"), "{said}: {ran:?}");
    }
    let ran = folder.run(&format!("{asked} --resource deploymets"));
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (2, "error: --resource: there is no resource `deploymets`; did you mean deployments?\n")
    );
}

#[test]
fn a_connection_is_asked_with_its_options() {
    let exec = "apiVersion: v1\nkind: PodExecOptions\ncommand: [sh]\n";
    let folder = folder().with("exec.yaml", exec);
    let ran = folder.run("match -f @exec.yaml --cluster @cluster.yaml");
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (2, "error: exec.yaml:1: pods/exec does not have the verb `create`; it has connect\n")
    );
    let ran = folder.run("match -f @exec.yaml --verb connect --name web -n shop --cluster @cluster.yaml");
    assert!(ran.code == 0 && ran.stdout.starts_with("PodExecOptions shop/web (pods/exec)   CONNECT"), "{ran:?}");
}

#[test]
fn kinds_that_do_not_exist_are_named_with_what_was_meant() {
    for (version, kind, message) in [
        ("v1", "pod", "no matches for kind \"pod\" in version \"v1\"; did you mean v1 Pod?"),
        ("apps/v1", "Pod", "no matches for kind \"Pod\" in version \"apps/v1\"; did you mean v1 Pod?"),
        (
            "extensions/v1beta1",
            "Ingress",
            "no matches for kind \"Ingress\" in version \"extensions/v1beta1\", which was removed in Kubernetes 1.22; did you mean networking.k8s.io/v1 Ingress?",
        ),
    ] {
        let text = format!("apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\n");
        let ran = folder().with("odd.yaml", text).run("match -f @odd.yaml --cluster @cluster.yaml");
        assert_eq!((ran.code, ran.stderr), (2, format!("error: odd.yaml:1: {message}\n")));
    }
}

#[test]
fn refusals_are_equal_in_every_form() {
    let folder = folder().with("other.yaml", POD.replace("  name: web\n  namespace", "  name: api\n  namespace"));
    let asked = "match -f @pod.yaml --verb update --old @other.yaml --cluster @cluster.yaml";
    let ran = folder.run(asked);
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (
            2,
            "error: pod.yaml:1: Error from server (BadRequest): error when replacing \"pod.yaml\": the name of the object (web) does not match the name on the URL (api)\n"
        )
    );
    let ran = folder.run(&format!("{asked} -o json"));
    let line: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(
        (ran.code, line["err"]["code"].as_str(), line["source"]["line"].as_u64()),
        (2, Some("refused"), Some(1))
    );
}

#[test]
fn what_the_arguments_refuse_is_a_line_of_json_too() {
    let folder = folder()
        .with("other.yaml", format!("{}---\n{DEPLOYMENT}", POD.replace("name: web", "name: api")))
        .with("two.yaml", format!("{POD}---\n{}", POD.replace("name: web", "name: api")))
        .with("review.yaml", "apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nrequest: {}\n");
    for (asked, code, at, said) in [
        (
            "-f @pod.yaml --resource pots",
            "unknown-resource",
            Some("/resource"),
            "error: --resource: there is no resource",
        ),
        ("-f @review.yaml", "nothing-given", None, "error: review.yaml:1: neither `object` nor `oldObject` is given"),
        (
            "-f @two.yaml --verb update --old @other.yaml",
            "missing-member",
            None,
            "error: two.yaml:1: --old holds no Pod web",
        ),
    ] {
        let asked = format!("match {asked} --cluster @cluster.yaml");
        let ran = folder.run(&format!("{asked} -o json"));
        let line: serde_json::Value = serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap();
        assert_eq!((ran.code, &line["err"]["code"], line["err"]["at"].as_str()), (2, &code.into(), at), "{asked}");
        assert!(line["source"]["file"].is_string() && ran.stderr.is_empty(), "{ran:?}");
        let ran = folder.run(&asked);
        assert!(ran.code == 2 && ran.stderr.starts_with(said), "{ran:?}");
    }
}

#[test]
fn earlier_objects_exist_for_later_ones() {
    let namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: fresh, labels: {vault: 'on'}}\n---\n";
    let folder = folder().with("both.yaml", format!("{namespace}{}", POD.replace("shop", "fresh")));
    folder.run("match -f @both.yaml --cluster @cluster.yaml").is("match-earlier-objects");
}

#[test]
fn a_cluster_without_an_object_that_is_read_is_an_error() {
    for (text, held) in
        [("", "it is empty"), (POD, "it holds Pod"), ("apiVersion: v1\nkind: List\nitems: []\n", "it is empty")]
    {
        let ran = folder().with("none.yaml", text).run("match -f @pod.yaml --cluster @none.yaml");
        assert_eq!(ran.code, 2);
        assert!(
            ran.stderr.starts_with("error: --cluster has nothing that admission reads") && ran.stderr.contains(held),
            "{ran:?}"
        );
    }
}

#[test]
fn the_bare_complete_means_kinds_that_are_there() {
    let folder = folder()
        .with("widget.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, namespace: shop}\n");
    let ran = folder.run("match -f @widget.yaml --cluster @cluster.yaml --complete");
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(
        ran.stderr.starts_with("note: --complete means namespaces: the kinds of which --cluster holds an object\n")
    );
    let ran = folder.run("match -f @widget.yaml --cluster @cluster.yaml --complete=crds");
    assert!(ran.code == 2 && ran.stderr.contains("no matches for kind \"Widget\""), "{ran:?}");
}

#[test]
fn pods_of_workloads_are_questions_of_their_own() {
    folder().run("match -f @deployment.yaml --pods --cluster @cluster.yaml").is("match-pods");
}

#[test]
fn labels_that_the_controller_computes_are_assumed() {
    let selector = "objectSelector: {matchExpressions: [{key: pod-template-hash, operator: Exists}]}";
    let cluster = CLUSTER.replace("namespaceSelector: {matchLabels: {vault: 'on'}}", selector);
    let folder = folder().with("selects.yaml", cluster);
    let ran = folder.run("match -f @deployment.yaml --pods --cluster @cluster.yaml -o json");
    let lines: Vec<serde_json::Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let assumed = |line: &serde_json::Value| -> Vec<String> {
        let assumed = line["ok"]["assumed"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
        assumed.filter(|text| text.starts_with("computed-")).map(str::to_owned).collect()
    };
    assert_eq!(assumed(&lines[0]), Vec::<String>::new());
    assert_eq!(
        assumed(&lines[1]),
        [
            "computed-fields/metadata.generateName",
            "computed-fields/metadata.ownerReferences",
            "computed-labels/pod-template-hash"
        ]
    );
    // A person reads of it where a selector asks for the label.
    let sentence = "the label pod-template-hash, which the controller sets, is left out";
    let ran = folder.run("match -f @deployment.yaml --pods --cluster @cluster.yaml");
    assert!(!ran.stdout.contains(sentence), "{}", ran.stdout);
    let ran = folder.run("match -f @deployment.yaml --pods --cluster @selects.yaml");
    assert!(ran.stdout.contains(sentence), "{}", ran.stdout);
}

#[test]
fn conditions_are_read_alike_in_every_form() {
    let folder = folder().with("conditions.yaml", "sidecar.example.com: {nobody: true}\n");
    for form in ["", "-o json"] {
        let ran =
            folder.run(&format!("match -f @pod.yaml --cluster @cluster.yaml --conditions @conditions.yaml {form}"));
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.starts_with("error: conditions.yaml:1: "), "{ran:?}");
    }
}

#[test]
fn findings_have_the_line_and_column_of_their_file() {
    let selector = "objectSelector: {matchLabels: {mesh: 'on'}}\n  failurePolicy: null";
    let cluster = CLUSTER.replace("namespaceSelector: {matchLabels: {vault: 'on'}}", selector);
    let line = 1 + cluster.lines().position(|line| line == "  failurePolicy: null").unwrap();
    let pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  namespace: shop\n  annotations: {mesh: 'on'}\nspec: {containers: []}\n";
    let folder = folder().with("annotated.yaml", pod).with("odd.yaml", cluster);
    let ran = folder.run("match -f @annotated.yaml --cluster @odd.yaml -o json");
    let envelope: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let found: Vec<_> = envelope["ok"]["findings"].as_array().unwrap().iter().collect();
    let places: Vec<_> =
        found.iter().map(|found| (found["code"].as_str().unwrap(), &found["line"], &found["column"])).collect();
    assert_eq!(
        places,
        [("null-member", &line.into(), &3.into()), ("annotation-for-label", &6.into(), &17.into())],
        "{}",
        ran.stdout
    );
    let ran = folder.run("match -f @annotated.yaml --cluster @odd.yaml");
    assert!(ran.stderr.starts_with(&format!("Warning: odd.yaml:{line}:3: ")), "{}", ran.stderr);
    assert!(ran.stdout.contains("note: annotated.yaml:6:17: "), "{}", ran.stdout);
}

#[test]
fn findings_about_a_workloads_pod_stand_in_its_template() {
    let selector = "objectSelector: {matchLabels: {mesh: 'on'}}";
    let cluster = CLUSTER.replace("namespaceSelector: {matchLabels: {vault: 'on'}}", selector);
    let job = "apiVersion: batch/v1\nkind: Job\nmetadata: {name: web, namespace: shop}\nspec:\n  template:\n    metadata:\n      annotations:\n        mesh: 'on'\n    spec: {containers: []}\n";
    let ran =
        folder().with("job.yaml", job).with("odd.yaml", cluster).run("match -f @job.yaml --pods --cluster @odd.yaml");
    assert!(ran.stdout.contains("note: job.yaml:8:9: "), "{}", ran.stdout);
}
