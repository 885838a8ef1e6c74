//! `resolvconf`.

use crate::Folder;

const PODS: &str = "\
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {}
---
apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop}
spec: {hostNetwork: true}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  template:
    spec:
      dnsConfig:
        searches: [corp.example]
        options: [{name: ndots, value: '2'}]
";

fn folder() -> Folder {
    Folder::new()
        .with("pods.yaml", PODS)
        .with("web.yaml", PODS.split("---").next().unwrap())
        .with("node.conf", "nameserver 192.0.2.1\nsearch node.example\n")
        .with("refused.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {dnsPolicy: None}}\n")
        .with("limits.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  dnsConfig: {nameservers: [1.1.1.1, 2.2.2.2, 3.3.3.3]}\n")
        .with("default.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {dnsPolicy: Default}}\n")
}

#[test]
fn the_text_of_one_pod() {
    folder().run("resolvconf -f @web.yaml --cluster-dns 10.96.0.10").is("resolvconf");
}

#[test]
fn pods_and_workloads_with_the_node_s_file() {
    folder()
        .run("resolvconf -f @pods.yaml --cluster-dns 10.96.0.10 --node-resolv-conf @node.conf")
        .is("resolvconf-several");
}

#[test]
fn what_the_server_refuses_is_exit_code_1() {
    folder().run("resolvconf -f @refused.yaml --cluster-dns 10.96.0.10").is("resolvconf-refused");
}

#[test]
fn an_event_is_a_comment() {
    folder().run("resolvconf -f @limits.yaml --cluster-dns 10.96.0.10").is("resolvconf-limits");
}

#[test]
fn what_is_not_known_is_exit_code_3() {
    folder().run("resolvconf -f @default.yaml --cluster-dns 10.96.0.10").is("resolvconf-unknown");
}

#[test]
fn the_whole_answer_as_json() {
    folder().run("resolvconf -f @web.yaml --cluster-dns 10.96.0.10 -o json").is("resolvconf-json");
}

#[test]
fn bad_input_is_exit_code_2() {
    let ran = folder().run("resolvconf -f @web.yaml --cluster-dns ten");
    assert!(ran.code == 2 && ran.stderr.contains("ten"), "{ran:?}");
    let ran = folder().run("resolvconf -f @nothing.yaml");
    assert!(ran.code == 2 && ran.stderr.contains("nothing.yaml"), "{ran:?}");
    let ran = folder().run("resolvconf -f @web.yaml --cluster-dns 10.96.0.10 -q");
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
}
