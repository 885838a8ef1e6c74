//! `dig` and `names`.

use crate::{Folder, SHOP};

/// Beside Service `web`.
const OTHERS: &str = "\
---
apiVersion: v1
kind: Service
metadata: {name: new, namespace: shop}
spec:
  ports: [{port: 80}]
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: shop}
spec:
  clusterIP: None
  selector: {app: db}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  replicas: 1
  template:
    metadata: {labels: {app: db}}
";

fn folder() -> Folder {
    let config = r#"{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "coredns", "namespace": "kube-system"},
        "data": {"Corefile": ".:53 {\n    kubernetes cluster.local\n}\n"}}"#;
    Folder::new()
        .with("cluster.yaml", format!("{SHOP}{OTHERS}"))
        .with("Corefile", ".:53 {\n    kubernetes cluster.local {\n        ttl 12\n    }\n}\n")
        .with("coredns.json", config)
        .with("broken", ".:53 {\n    kubernets cluster.local\n}\n")
}

#[test]
fn a_record_is_found_with_its_reason() {
    folder().run("dig web.shop.svc.cluster.local --cluster @cluster.yaml --corefile @Corefile").is("dig");
}

#[test]
fn a_name_that_does_not_exist_is_exit_code_1() {
    folder()
        .run("dig wbe.shop.svc.cluster.local aaaa --cluster @cluster.yaml --complete --corefile @Corefile")
        .is("dig-nxdomain");
    let ran = folder().run("dig web.shop.svc.cluster.local MX --cluster @cluster.yaml --corefile @Corefile -q");
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (1, "", ""));
}

#[test]
fn what_is_not_known_is_exit_code_3_and_says_what_would_tell() {
    let short =
        |name: &str| folder().run(&format!("dig {name} --cluster @cluster.yaml --corefile @coredns.json --short"));
    let ran = short("wbe.shop.svc.cluster.local");
    let told = "The answer is unknown without the Service shop/wbe (with `services` in `complete` it does not exist: NXDOMAIN).\n";
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (3, "", told));
    let told = "The answer is unknown without the ClusterIP of the Service shop/new, which the API server allocates.\n";
    assert_eq!(short("new.shop.svc.cluster.local").stderr, told);
}

#[test]
fn the_short_form_is_the_data_only() {
    let ran = folder()
        .run("dig _http._tcp.web.shop.svc.cluster.local SRV --cluster @cluster.yaml --corefile @coredns.json --short");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "0 100 80 web.shop.svc.cluster.local.\n"));
}

#[test]
fn a_line_that_the_release_installs_is_not_named_twice() {
    let ran =
        folder().run("dig web.shop.svc.cluster.local --cluster @cluster.yaml --corefile @Corefile --coredns 1.14.6");
    assert!(ran.stdout.starts_with("web.shop.svc.cluster.local   A   CoreDNS 1.14.6\n"), "{}", ran.stdout);
}

#[test]
fn bad_input_is_exit_code_2() {
    let ran = folder().run("dig web.shop.svc.cluster.local --cluster @cluster.yaml --corefile @broken");
    assert!(
        ran.code == 2 && ran.stderr.contains(":2 - Error during parsing: Unknown directive 'kubernets'"),
        "{ran:?}"
    );
    let ran = folder().run("dig a..b --cluster @cluster.yaml");
    assert!(ran.code == 2 && ran.stderr.starts_with("error: `a..b` is no name: "), "{ran:?}");
    let ran = folder().run("names web --cluster @cluster.yaml");
    ran.fails(2, "error: `web` is neither NAMESPACE/SERVICE nor NAMESPACE/KIND/NAME\n");
    let ran = folder().run("names shop/jobs/web --cluster @cluster.yaml");
    let kinds = "Service, Pod, StatefulSet, Deployment, ReplicaSet, DaemonSet";
    ran.fails(2, &format!("error: a Job has no names in DNS; ask for one of {kinds}\n"));
}

#[test]
fn the_names_of_a_service_and_of_pods_to_come() {
    folder().run("names shop/web --cluster @cluster.yaml").is("names-service");
    folder().run("names shop/sts/db --cluster @cluster.yaml").is("names-statefulset");
}

#[test]
fn the_help_says_how_a_cluster_is_exported() {
    let export = "kubectl get namespaces,services,endpointslices,pods -A -o json > cluster.json";
    for verb in ["dig", "names"] {
        assert!(folder().run(&format!("{verb} --help")).stdout.contains(export), "{verb}");
    }
}
