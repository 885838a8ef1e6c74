//! Source: coredns/coredns plugin/kubernetes/setup_test.go, setup_ttl_test.go

use super::super::super::plugin::Plugin;
use super::super::super::plugin::kubernetes::{KubernetesOptions, PodMode};
use super::read;
use crate::gotext::Duration;

fn options(words: &str) -> KubernetesOptions {
    match read(words) {
        Plugin::Kubernetes(options) => options,
        other => panic!("{words}: {other:?}"),
    }
}

fn block(words: &str) -> KubernetesOptions {
    options(&format!("kubernetes coredns.local {{\n{words}\n}}"))
}

fn names(options: &KubernetesOptions) -> String {
    options.namespaces.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn selector(selector: Option<&crate::meta::Selector>) -> Option<String> {
    selector.map(ToString::to_string)
}

#[test]
fn kubernetes_parse() {
    let plain = KubernetesOptions::new(vec!["coredns.local.".to_owned()]);
    assert_eq!(options("kubernetes coredns.local"), plain);
    assert_eq!(options("kubernetes coredns.local {\n}"), plain);
    assert_eq!(options("kubernetes coredns.local test.local").zones, ["coredns.local.", "test.local."]);
    assert_eq!(block("endpoint http://localhost:9090 http://localhost:9091"), plain);
    assert_eq!(names(&block("namespaces demo")), "demo");
    assert_eq!(names(&block("namespaces demo test")), "demo test");
    for (words, printed) in [
        ("environment=prod", "environment=prod"),
        (
            "environment in (production, staging, qa),application=nginx",
            "application=nginx,environment in (production,qa,staging)",
        ),
    ] {
        let read = block(&format!("labels {words}"));
        assert_eq!((selector(read.labels.as_ref()).as_deref(), read.namespace_labels), (Some(printed), None));
    }
    let read = block("namespace_labels istio-injection=enabled");
    assert_eq!(selector(read.namespace_labels.as_ref()).as_deref(), Some("istio-injection=enabled"));
    assert_eq!(read.labels, None);
    for (word, mode) in
        [("disabled", PodMode::Disabled), ("insecure", PodMode::Insecure), ("verified", PodMode::Verified)]
    {
        assert_eq!(block(&format!("pods {word}")).pods, mode);
    }
    assert!(block("fallthrough").fall.zones == ["."] && plain.fall.zones.is_empty());
    assert_eq!(block("fallthrough ip6.arpa inaddr.arpa foo.com").fall.zones, ["ip6.arpa.", "inaddr.arpa.", "foo.com."]);
    let read = block("kubeconfig file context\nstartup_timeout 1s");
    assert_eq!((read.kubeconfig.as_deref(), read.startup_timeout), (Some("file"), Duration::from_seconds(1)));
}

#[test]
fn kubernetes_parse_all_at_once() {
    let read = options(
        "kubernetes coredns.local test.local {\n  endpoint http://localhost:8080\n  namespaces demo test\n  \
         labels environment in (production, staging, qa),application=nginx\n  fallthrough\n}",
    );
    assert_eq!((read.zones.len(), names(&read), read.fall.zones), (2, "demo test".to_owned(), vec![".".to_owned()]));
    assert!(read.labels.is_some());
}

#[test]
fn kubernetes_parse_ttl() {
    assert_eq!((block("ttl 56").ttl, block("").ttl), (56, 5));
}

#[test]
fn kubernetes_parse_switches() {
    let plain = block("");
    let all = block("endpoint_pod_names\nignore empty_service\nzonal");
    assert!(all.endpoint_pod_names && all.ignore_empty_service && all.zonal && !all.noendpoints);
    assert!(block("noendpoints").noendpoints);
    assert!(!(plain.endpoint_pod_names || plain.ignore_empty_service || plain.zonal || plain.noendpoints));
    assert!(!block("ignore").ignore_empty_service);
}

#[test]
fn kubernetes_parse_multicluster() {
    let read = options("kubernetes coredns.local clusterset.local {\n  multicluster clusterset.local\n}");
    assert_eq!(read.multicluster, ["clusterset.local."]);
    assert!(block("multicluster").multicluster.is_empty());
}

#[test]
fn the_zone_of_reverse_answers_is_the_first_that_is_not_below_in_addr_arpa_or_ip6_arpa() {
    for (words, zone) in [
        ("10.in-addr.arpa cluster.local", 1),
        ("in-addr.arpa cluster.local", 0),
        ("0.0.0.d.f.ip6.arpa 10.0.0.0/8 cluster.local", 2),
        ("cluster.local in-addr.arpa", 0),
    ] {
        assert_eq!(options(&format!("kubernetes {words}")).primary_zone, zone, "{words}");
    }
}
