//! Input that can't be read: a clear error with a place and a remedy, exit code 2.

use crate::{CLUSTER, Folder, POD};

#[track_caller]
fn refused(text: impl AsRef<[u8]>, message: &str) {
    Folder::new()
        .with("pod.yaml", text)
        .with("cluster.yaml", CLUSTER)
        .run("match -f @pod.yaml --cluster @cluster.yaml")
        .fails(2, &format!("error: {message}\n"));
}

#[test]
fn broken_json() {
    refused(
        "{\"apiVersion\": \"v1\",\n \"kind\": \"Pod\" \"metadata\": {}}",
        "pod.yaml:2: json: offset 37: invalid character '\"' after object key:value pair",
    );
    // What is broken as JSON and whole as YAML is YAML, to kubectl too.
    refused(
        "{\"apiVersion\": \"v1\",\n \"kind\": }",
        "pod.yaml:1: the object has no kind: every manifest needs apiVersion and kind",
    );
}

#[test]
fn broken_yaml() {
    refused("apiVersion: v1\nkind: Pod\n metadata: {}\n", "pod.yaml:3: mapping values are not allowed in this context");
    refused(
        "apiVersion: v1\nmetadata:\n\tname: a\n",
        "pod.yaml:3: tabs disallowed within this context (block indentation)",
    );
}

#[test]
fn a_template() {
    refused(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n",
        "pod.yaml:4: this is a template (`{{`), not YAML: render it first, for example `helm template . | nocluster match -f -`",
    );
}

#[test]
fn a_manifest_without_kind() {
    refused(
        "apiVersion: v1\nmetadata:\n  name: a\n",
        "pod.yaml:1: the object has no kind: every manifest needs apiVersion and kind",
    );
    refused("a: 1\n---\n- b\n", "pod.yaml:1: the object has no kind: every manifest needs apiVersion and kind");
    refused("- b\n", "pod.yaml:1: this is a list, not an object: a manifest begins with apiVersion and kind");
    refused(
        "apiVersion v1\n",
        "pod.yaml:1: this is a string, not an object: a manifest begins with apiVersion and kind",
    );
}

#[test]
fn nothing_at_all() {
    refused("# nothing\n", "-f pod.yaml holds no object");
}

#[test]
fn a_value_of_the_wrong_type() {
    let folder = Folder::new()
        .with("pod.yaml", POD.replace("name: web\n    image", "name: [web]\n    image"))
        .with("cluster.yaml", CLUSTER);
    folder.run("match -f @pod.yaml --cluster @cluster.yaml").is("wrong-type");
}

#[test]
fn a_review_in_the_place_of_an_object() {
    refused(
        "apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nrequest: {}\n",
        "pod.yaml:1: neither `object` nor `oldObject` is given: a request needs `kind`, `resource` or an object",
    );
    refused(
        "apiVersion: admission.k8s.io/v1\nkind: AdmissionReview\nresponse: {uid: x, allowed: true}\n",
        "pod.yaml:1: member `request` is missing: this AdmissionReview is a webhook's response; `admit --answers` takes it, \
         -f takes what the webhook was sent",
    );
    refused(
        "operation: CREATE\nresource: {version: v1, resource: pods}\n",
        "pod.yaml:1: member `group` is missing: the core group is written \"\"",
    );
    refused(
        "operation: create\nobject: {}\n",
        "pod.yaml:1: `/operation` can't be `create`; did you mean `CREATE`? use one of CREATE, UPDATE, DELETE, CONNECT",
    );
}

#[test]
fn an_audit_event_without_an_object() {
    let event = |verb: &str| format!("apiVersion: audit.k8s.io/v1\nkind: Event\nverb: {verb}\n");
    refused(
        event("create"),
        "pod.yaml:1: the audit event has no `requestObject`: give the event of the stage ResponseComplete, recorded at the \
         level Request or RequestResponse",
    );
    refused(
        event("patch"),
        "pod.yaml:3: the audit event is of the verb `patch`, which does not record the object that admission sees: give an \
         event of `create`, `update` or `delete`, or the object itself",
    );
}

#[test]
fn a_key_given_twice_is_read_as_kubectl_reads_it() {
    let folder = Folder::new().with("pod.yaml", format!("{POD}kind: Pod\n")).with("cluster.yaml", CLUSTER);
    let ran = folder.run("match -f @pod.yaml --cluster @cluster.yaml");
    assert_eq!(
        (ran.code, ran.stderr.as_str()),
        (0, "Warning: pod.yaml:10: the key `kind` was given before, on line 2: the last one counts\n")
    );
}

#[test]
fn a_number_of_forty_digits() {
    let text = POD.replace("spec:\n", "spec:\n  priority: 1234567890123456789012345678901234567890\n");
    let ran = Folder::new()
        .with("pod.yaml", text)
        .with("cluster.yaml", CLUSTER)
        .run("match -f @pod.yaml --cluster @cluster.yaml");
    ran.is("forty-digits");
}

#[test]
fn ten_thousand_and_one_levels() {
    let deep = format!("{}{}", "[".repeat(10_001), "]".repeat(10_001));
    refused(format!("apiVersion: v1\nkind: Pod\nspec: {deep}\n"), "pod.yaml:3: recursion limit exceeded");
    let ran = Folder::new()
        .with("deep.json", deep)
        .with("cluster.yaml", CLUSTER)
        .run("match -f @deep.json --cluster @cluster.yaml");
    assert_eq!(ran.code, 2);
}

#[test]
fn two_objects_of_one_name() {
    let folder = Folder::new().with("pod.yaml", POD).with("folder/a.yaml", CLUSTER).with("folder/b.yaml", CLUSTER);
    folder.run("match -f @pod.yaml --cluster @folder").is("two-of-one-name");
    // A later layer is a what-if: it replaces, and says so.
    folder.run("match -f @pod.yaml --cluster @folder/a.yaml --cluster @folder/b.yaml").is("two-layers");
}

#[test]
fn a_configuration_of_an_unknown_version() {
    let folder =
        Folder::new().with("pod.yaml", POD).with("cluster.yaml", CLUSTER.replace("k8s.io/v1\n", "k8s.io/v2\n"));
    folder.run("match -f @pod.yaml --cluster @cluster.yaml").is("unknown-version");
}

#[test]
fn a_release_that_is_not_modelled() {
    let folder = Folder::new().with("pod.yaml", POD).with("cluster.yaml", CLUSTER);
    let asked = |release: &str| folder.run(&format!("match -f @pod.yaml --cluster @cluster.yaml --release {release}"));
    for (given, named) in [("1.29", "1.29"), ("v1.29.4", "1.29"), ("latest", "latest"), ("1.37.x", "1.37.x")] {
        let known = "1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36, 1.37, as in `1.37`";
        asked(given).fails(2, &format!("error: --release: release `{named}` is not modelled: write one of {known}\n"));
    }
    for given in ["1.37", "v1.37", "1.37.2", "v1.37.2", "v1.37.2-eks-4a5b6c7"] {
        assert_eq!(asked(given).stdout, asked("1.37").stdout);
        assert!(asked(given).stdout.contains("Kubernetes 1.37"));
    }
    let ran = folder.run("match -f @pod.yaml --cluster @cluster.yaml --complete=pod");
    assert_eq!(
        ran.stderr,
        "error: --complete: there is no `pod`; it takes namespaces, crds, services, endpointslices, pods, serviceimports, \
         serviceaccounts, limitranges, priorityclasses, runtimeclasses, storageclasses, ingressclasses\n"
    );
}

#[test]
fn files_that_are_not_there() {
    let folder = Folder::new().with("pod.yaml", POD).with("empty/readme.txt", "");
    folder.run("match -f @lost.yaml --cluster @pod.yaml").fails(2, "error: lost.yaml: no such file or directory\n");
    folder.run("match -f @pod.yaml --cluster @empty").fails(
        2,
        "error: empty: no file in this folder ends with .yaml, .yml or .json; -R reads its folders as well\n",
    );
    folder
        .run("match -f - --cluster -")
        .fails(2, "error: standard input can be read only once: give `-` to one argument only\n");
}

#[test]
fn text_that_is_not_utf_8() {
    refused(b"apiVersion: v1\nkind: \xe9\n", "pod.yaml:2: not UTF-8 text: save the file as UTF-8");
}

#[test]
fn an_alias_bomb() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (before, name) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        text.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", ")));
    }
    let ran = Folder::new()
        .with("pod.yaml", text)
        .with("cluster.yaml", CLUSTER)
        .run("match -f @pod.yaml --cluster @cluster.yaml");
    assert!(ran.code == 2 && ran.stderr.contains("document contains excessive aliasing"), "{ran:?}");
}

#[test]
fn zeros_are_refused_at_the_first_byte() {
    refused(
        [0; 100_000],
        "pod.yaml:1: control characters are not allowed: U+0000; write it as an escape in double quotes",
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_holds_itself_is_read_once() {
    let folder = Folder::new().with("pod.yaml", POD).with("all/deep/cluster.yaml", CLUSTER);
    let once = folder.run("match -R -f @pod.yaml --cluster @all");
    std::os::unix::fs::symlink("..", folder.path.join("all/deep/again")).unwrap();
    std::os::unix::fs::symlink(".", folder.path.join("all/self")).unwrap();
    let ran = folder.run("match -R -f @pod.yaml --cluster @all");
    assert_eq!((ran.code, ran.stdout, ran.stderr), (0, once.stdout, once.stderr));
}

#[test]
fn an_error_about_an_object_of_the_cluster_names_its_file() {
    let service =
        "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec:\n  ports: [{port: \"80\"}]\n";
    let folder = Folder::new().with("namespaces.yaml", CLUSTER).with("web.yaml", service);
    folder
        .run("dig web.shop.svc.cluster.local --cluster @namespaces.yaml --cluster @web.yaml")
        .fails(2, "error: web.yaml:5: `/spec/ports/0/port` must be a whole number of 32 bits, not a string\n");
    let twice = Folder::new().with("web.yaml", format!("{service}---\n{service}"));
    twice
        .run("names shop/web --cluster @web.yaml")
        .fails(2, "error: web.yaml:7: Service `web` is given twice: at web.yaml:1 and at web.yaml:7; leave one out\n");
}

#[test]
fn an_error_names_the_option() {
    let folder = Folder::new().with("cluster.yaml", CLUSTER).with("net.conf", "");
    for (line, message) in [
        ("dig a.b --cluster @cluster.yaml --client x", "--client: it must be an IP address, but is `x`"),
        ("lookup a --from shop/x --cluster @cluster.yaml", "--from: there is no Pod `shop/x` among the objects"),
        ("capacity -f @net.conf", "-f: unexpected end of JSON input"),
    ] {
        folder.run(line).fails(2, &format!("error: {message}\n"));
    }
}
