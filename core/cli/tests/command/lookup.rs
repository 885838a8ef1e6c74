//! `lookup`.

use crate::{Folder, SHOP};

/// Beside Service `web`.
const OTHERS: &str = "\
---
apiVersion: v1
kind: Namespace
metadata: {name: data}
---
apiVersion: v1
kind: Pod
metadata: {name: web-1, namespace: shop, labels: {app: web}}
spec:
  nodeName: n1
  containers: [{name: web, ports: [{containerPort: 8080}]}]
status:
  podIPs: [{ip: 10.1.0.20}]
  conditions: [{type: Ready, status: 'True'}]
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: data}
spec:
  clusterIP: None
  selector: {app: db}
  ports: [{name: pg, port: 5432}]
---
apiVersion: v1
kind: Pod
metadata: {name: db-0, namespace: data, labels: {app: db}}
spec: {nodeName: n1, hostname: db-0, subdomain: db, containers: [{name: db}]}
status:
  podIPs: [{ip: 10.1.0.30}]
  conditions: [{type: Ready, status: 'False', reason: ContainersNotReady}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: api}]}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: shop}
spec:
  template:
    spec: {hostNetwork: true, containers: [{name: agent}]}
";

fn folder() -> Folder {
    let corefile = "cluster.local {\n    kubernetes cluster.local\n}\n.:53 {\n    forward . 192.0.2.53\n}\n";
    let web = SHOP.replace("ports: [{", "selector: {app: web}, ports: [{targetPort: 8080, ");
    let no_name =
        |name: &str| format!(r#""{name}. A": {{"rcode": "NXDOMAIN"}}, "{name}. AAAA": {{"rcode": "NXDOMAIN"}}"#);
    let upstream = ["wbe", "db", "web", "web.shop"].map(no_name).join(", ");
    Folder::new()
        .with("cluster.yaml", format!("{web}{OTHERS}"))
        .with("Corefile", corefile)
        .with("upstream.json", format!("{{{upstream}}}"))
        .with("node.conf", "nameserver 192.0.2.1\n")
        .with("resolv.conf", "search shop.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n")
}

const KNOWN: &str =
    "--cluster @cluster.yaml --complete=namespaces,services,pods --corefile @Corefile --upstream @upstream.json";

#[test]
fn a_service_of_the_own_namespace() {
    folder().run(&format!("lookup web --from shop/deployment/api {KNOWN}")).is("lookup");
}

#[test]
fn what_is_explained_of_a_name_that_is_found() {
    folder().run(&format!("lookup web --from shop/deployment/api {KNOWN} --explain")).is("lookup-explain");
    let ran = folder().run(&format!("lookup web --from shop/deployment/api {KNOWN} --explain --port 8080"));
    assert!(ran.stdout.contains("8080 is the targetPort of port 80"), "{ran:?}");
}

#[test]
fn a_name_with_a_typo_names_the_nearest() {
    folder().run(&format!("lookup wbe --from shop/deployment/api {KNOWN}")).is("lookup-misspelt");
    folder().run(&format!("lookup wbe --from shop/deployment/api {KNOWN} --explain")).is("lookup-misspelt-explain");
}

#[test]
fn a_headless_service_that_is_not_ready() {
    folder()
        .run(&format!("lookup db.data.svc.cluster.local. --from shop/deployment/api {KNOWN} --libc musl --explain"))
        .is("lookup-not-ready");
}

#[test]
fn a_pod_on_the_node_s_network() {
    folder()
        .run(&format!("lookup web.shop --from shop/daemonset/agent {KNOWN} --node-resolv-conf @node.conf --explain"))
        .is("lookup-host-network");
}

#[test]
fn what_is_not_known_is_exit_code_3_after_the_steps_that_are() {
    folder()
        .run(
            "lookup www.example.com --resolv-conf @resolv.conf --cluster @cluster.yaml --complete --corefile @Corefile",
        )
        .is("lookup-unknown");
}

#[test]
fn the_whole_answer_as_json() {
    folder().run(&format!("lookup wbe --from shop/deployment/api {KNOWN} -o json")).is("lookup-json");
}

#[test]
fn the_exit_code_alone() {
    for (name, code) in [("web", 0), ("wbe", 1), ("www.example.com.", 3)] {
        let ran = folder().run(&format!("lookup {name} --from shop/web-1 {KNOWN} -q"));
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (code, "", ""), "{name}");
    }
}

#[test]
fn bad_input_is_exit_code_2() {
    let run = |args: &str| folder().run(&format!("lookup web {args} --cluster @cluster.yaml"));
    run("--from nobody").fails(2, "error: --from: `nobody` is neither NAMESPACE/POD nor NAMESPACE/KIND/NAME\n");
    run("--from shop/web-1 --port http").fails(2, "error: --port: `http` is neither a port nor PORT/PROTOCOL\n");
    let ran = run("--from shop/web-1 --port 80/ICMP");
    assert!(ran.code == 2 && ran.stderr.contains("ICMP"), "{ran:?}");
    let ran = run("--from shop/web-2");
    assert!(ran.code == 2 && ran.stderr.contains("web-2"), "{ran:?}");
    let ran = folder().run("lookup web --cluster @cluster.yaml");
    assert!(ran.code == 2 && ran.stderr.contains("--from"), "{ran:?}");
}
