use serde_json::{Value, json};

use super::{Resolution, Status, Step, Target, diagnose};
use crate::json::Document;
use crate::objects::{Complete, Objects};
use crate::services::Services;

const COMPLETE: &[Complete] = &[Complete::Services, Complete::Pods];

fn steps_of(objects: &[Value], complete: &[Complete], target: &Target, all: bool) -> Vec<Step> {
    let documents: Vec<Document> = objects.iter().map(Document::from).collect();
    let objects = Objects::read(&documents).unwrap();
    let services = Services::read(&objects, complete).unwrap().with_templates(&objects).unwrap();
    diagnose(&services, target, all)
}

fn target(port: i32, resolution: Resolution) -> Target {
    Target { host: "web.shop".to_owned(), port, protocol: "TCP".to_owned(), resolution }
}

fn by_name(port: i32) -> Target {
    target(port, Resolution::Service { namespace: "shop".to_owned(), name: "web".to_owned() })
}

fn said(steps: &[Step]) -> Vec<String> {
    steps
        .iter()
        .map(|step| format!("{}: {step}", serde_json::to_value(step.status).unwrap().as_str().unwrap()))
        .collect()
}

/// What is said of the port, behind the Service that is found.
fn asked(objects: &[Value], port: i32) -> Vec<String> {
    said(&steps_of(objects, COMPLETE, &by_name(port), false)).split_off(1)
}

fn service(ports: Value) -> Value {
    let spec = json!({"clusterIP": "10.96.0.10", "selector": {"app": "web"}, "ports": ports});
    json!({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec})
}

fn http() -> Value {
    service(json!([{"name": "http", "port": 80, "targetPort": "http"}]))
}

fn pod(name: &str, ports: Value) -> Value {
    json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": "shop", "labels": {"app": "web"}},
        "spec": {"nodeName": "a", "containers": [{"name": "c", "ports": ports}]},
        "status": {"phase": "Running", "podIP": "10.1.0.1", "conditions": [{"type": "Ready", "status": "True"}]}})
}

fn with(mut object: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    object.pointer_mut(parent).unwrap()[key] = value;
    object
}

#[test]
fn all_is_well() {
    let objects = [http(), pod("web-1", json!([{"name": "http", "containerPort": 8080}]))];
    for resolution in [
        Resolution::Addresses(vec!["10.96.0.10".parse().unwrap()]),
        Resolution::Service { namespace: "shop".to_owned(), name: "web".to_owned() },
    ] {
        let steps = steps_of(&objects, COMPLETE, &target(80, resolution), false);
        assert_eq!(
            said(&steps),
            [
                "ok: web.shop is Service shop/web",
                "ok: Service shop/web has port 80/TCP http, which leads to http",
                "ok: selector app=web matches 1 Pod",
                "ok: 1 of 1 Pod ready",
                "ok: targetPort http is 8080",
                "ok: 1 endpoint ready: 10.1.0.1:8080",
            ]
        );
    }
}

#[test]
fn the_name_or_the_address_leads_nowhere() {
    let address = || Resolution::Addresses(vec!["10.1.0.1".parse().unwrap()]);
    let other = || Resolution::Service { namespace: "shop".to_owned(), name: "db".to_owned() };
    let failed = Resolution::Failed { outcome: "NXDOMAIN".to_owned() };
    for (resolution, complete, expected) in [
        (failed, COMPLETE, "fail: name web.shop does not resolve: NXDOMAIN"),
        (Resolution::Unknown, COMPLETE, "unknown: it is not known what web.shop resolves to"),
        (address(), COMPLETE, "fail: no Service owns 10.1.0.1"),
        (address(), &[], "unknown: no Service owns 10.1.0.1"),
        (other(), COMPLETE, "fail: no Service db in Namespace shop"),
        (other(), &[], "unknown: no Service db in Namespace shop"),
    ] {
        assert_eq!(said(&steps_of(&[http()], complete, &target(80, resolution), true)), [expected]);
    }
    let objects = [http(), pod("web-1", json!([]))];
    let steps = steps_of(&objects, COMPLETE, &target(80, address()), true);
    assert_eq!(said(&steps), ["info: 10.1.0.1 belongs to Pod shop/web-1: no Service is involved"]);
}

#[test]
fn a_service_that_stands_for_another_name() {
    let spec = json!({"type": "ExternalName", "externalName": "example.com"});
    let objects = [with(http(), "/spec", spec)];
    assert_eq!(asked(&objects, 443), ["info: Service shop/web stands for example.com: clients connect there"]);
}

#[test]
fn the_wrong_port_is_recognised() {
    let ports = json!([
        {"name": "http", "port": 80, "targetPort": "http", "nodePort": 30080}, {"name": "x", "port": 90, "targetPort": 9090},
        {"name": "dns", "port": 53, "protocol": "UDP"}
    ]);
    let objects = [service(ports), pod("web-1", json!([{"name": "http", "containerPort": 8080}]))];
    for (port, expected) in [
        (8080, "fail: 8080 is the targetPort of port 80 of Service shop/web: clients must use 80"),
        (9090, "fail: 9090 is the targetPort of port 90 of Service shop/web: clients must use 90"),
        (30080, "fail: 30080 is the nodePort of port 80 of Service shop/web, open on Nodes: clients must use 80"),
        (53, "fail: port 53 of Service shop/web is UDP, not TCP"),
        (81, "fail: Service shop/web has no port 81 (has: 80/TCP http, 90/TCP x, 53/UDP dns)"),
    ] {
        assert_eq!(asked(&objects, port), [expected]);
    }
}

#[test]
fn behind_a_headless_name_are_the_pods() {
    let headless = with(service(json!([{"port": 80, "targetPort": 8080}])), "/spec/clusterIP", json!("None"));
    let objects = [headless, pod("web-1", json!([]))];
    for (port, expected) in [
        (8080, "ok: Service shop/web is headless: clients reach its Pods themselves, at their port 8080"),
        (
            80,
            "warn: Service shop/web is headless: clients reach its Pods themselves and must use their port 8080, not 80",
        ),
        (81, "warn: Service shop/web is headless: clients reach its Pods themselves; it has no port 81 (has: 80/TCP)"),
    ] {
        let said = asked(&objects, port);
        assert_eq!(
            (said[0].as_str(), said.last().map(String::as_str)),
            (expected, Some("ok: 1 endpoint ready: 10.1.0.1:8080"))
        );
    }
}

#[test]
fn a_selector_that_matches_nothing_shows_the_nearest_pods() {
    let selecting = with(http(), "/spec/selector", json!({"app": "web", "tier": "front"}));
    let near = with(pod("web-1", json!([])), "/metadata/labels", json!({"app": "web", "tier": "back", "x": "y"}));
    let far = with(pod("db-1", json!([])), "/metadata/labels", json!({"app": "db"}));
    let other = with(pod("job-1", json!([])), "/metadata/labels", json!({"job": "x"}));
    let objects = [selecting, other, far, near];
    let text = "selector app=web,tier=front matches no Pod in Namespace shop; Pod web-1 has app=web,tier=back; Pod db-1 has app=db";
    assert_eq!(asked(&objects, 80)[1..], [format!("fail: {text}")]);
    let steps = steps_of(&objects, &[], &by_name(80), false);
    assert_eq!(said(&steps)[2..], [format!("unknown: {text}"), "unknown: the port has no endpoint".to_owned()]);
}

#[test]
fn pods_that_take_no_traffic_say_why() {
    let ports = || json!([{"name": "http", "containerPort": 8080}]);
    let conditions = |list: Value| with(pod("web-1", ports()), "/status/conditions", list);
    for (pod, expected) in [
        (
            conditions(json!([{"type": "Ready", "status": "False", "reason": "ContainersNotReady"},
                {"type": "ContainersReady", "status": "False", "reason": "ContainersNotReady", "message": "containers with unready status: [c]"}])),
            "Pod web-1 is not ready: its condition ContainersReady is not true \
             (ContainersNotReady: containers with unready status: [c])",
        ),
        (conditions(json!([])), "Pod web-1 is not ready: its condition Ready is not true"),
        (
            with(
                conditions(json!([{"type": "Ready", "status": "False", "reason": "ReadinessGatesNotReady"},
                    {"type": "example.com/lb", "status": "False", "reason": "Waiting"}])),
                "/spec/readinessGates",
                json!([{"conditionType": "example.com/lb"}]),
            ),
            "Pod web-1 is not ready: its condition example.com/lb is not true (Waiting)",
        ),
        (
            with(pod("web-1", ports()), "/metadata/deletionTimestamp", json!("2026-11-01T00:00:00Z")),
            "Pod web-1 is being deleted",
        ),
        (
            with(pod("web-1", ports()), "/status/phase", json!("Failed")),
            "Pod web-1 is no endpoint: it has ended: its phase is Failed",
        ),
        (with(pod("web-1", ports()), "/status/podIP", json!("")), "Pod web-1 is no endpoint: it has no IP address yet"),
        (with(pod("web-1", ports()), "/spec/nodeName", json!("")), "Pod web-1 is no endpoint: it has no nodeName"),
        (
            with(pod("web-1", ports()), "/status/podIP", json!("fd00::1")),
            "Pod web-1 is no endpoint: it has no IP address of a family that the Service uses",
        ),
    ] {
        let expected = [format!("warn: {expected}"), "fail: 0 of 1 Pod ready".to_owned()];
        assert_eq!(asked(&[http(), pod], 80)[2..], expected);
    }
    let early = with(http(), "/spec/publishNotReadyAddresses", json!(true));
    assert_eq!(asked(&[early, conditions(json!([]))], 80)[2], "ok: 1 of 1 Pod ready");
}

#[test]
fn a_named_target_port_is_looked_for_in_each_pod() {
    let without = |ports: Value| asked(&[http(), pod("web-1", ports)], 80)[3].clone();
    let text = "fail: Pod web-1 declares no TCP container port named \"http\"";
    assert_eq!(without(json!([{"name": "web", "containerPort": 8080}])), text);
    assert_eq!(
        without(json!([{"name": "http", "containerPort": 8080, "protocol": "UDP"}])),
        format!("{text}, but one for UDP")
    );
    let init = json!([{"name": "i", "ports": [{"name": "http", "containerPort": 8080}]}]);
    let objects = [http(), with(pod("web-1", json!([])), "/spec/initContainers", init)];
    assert_eq!(asked(&objects, 80)[3], format!("{text}, but an init container does, which ends before the Pod serves"));
    // One Pod that has it is enough.
    let objects = [http(), pod("web-1", json!([])), pod("web-2", json!([{"name": "http", "containerPort": 8081}]))];
    assert_eq!(
        asked(&objects, 80)[3..],
        [
            text.replace("fail", "warn"),
            "ok: targetPort http is 8081".to_owned(),
            "ok: 1 endpoint ready: 10.1.0.1:8081".to_owned()
        ]
    );
}

#[test]
fn a_number_is_compared_with_the_declared_ports_and_never_fails() {
    let numbered = || service(json!([{"port": 80, "targetPort": 8080}]));
    for (ports, expected) in [
        (json!([{"containerPort": 8080}]), "ok: targetPort 8080 is a declared containerPort"),
        (
            json!([{"containerPort": 80}, {"containerPort": 8080, "protocol": "UDP"}]),
            "warn: targetPort 8080 is not among declared containerPorts [80, 8080/UDP]; declarations are informational, the \
             container may still listen",
        ),
        (json!([]), "info: no containerPort is declared; the container may still listen on 8080"),
    ] {
        let said = asked(&[numbered(), pod("web-1", ports.clone()), pod("web-2", ports)], 80);
        assert_eq!(said[3..], [expected.to_owned(), "ok: 2 endpoints ready: 10.1.0.1:8080, 10.1.0.1:8080".to_owned()]);
    }
}

fn slice(port: &str, ready: bool) -> Value {
    json!({"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv6",
        "metadata": {"name": "web-x", "namespace": "shop", "labels": {"kubernetes.io/service-name": "web"}},
        "endpoints": [{"addresses": ["fd00::1"], "conditions": {"ready": ready}}], "ports": [{"name": port, "port": 8080}]})
}

#[test]
fn given_slices_count_more_than_pods() {
    let manual = with(http(), "/spec/selector", json!(null));
    let info = "info: Service shop/web has no selector: its EndpointSlices are made by hand".to_owned();
    for (port, ready, expected) in [
        ("http", true, "ok: 1 endpoint ready: [fd00::1]:8080"),
        ("http", false, "fail: none of 1 endpoint is ready"),
        ("web", true, "fail: EndpointSlice web-x has port 8080/TCP web, the Service's port is 80/TCP http"),
    ] {
        assert_eq!(asked(&[manual.clone(), slice(port, ready)], 80)[1..], [info.clone(), expected.to_owned()]);
    }
    let steps = steps_of(&[http(), slice("http", true)], &[], &by_name(80), false);
    assert_eq!(said(&steps)[2..], ["ok: 1 endpoint ready: [fd00::1]:8080"]);
    // Without any, they are not known.
    let unknown = "unknown: the endpoints are not known without the EndpointSlices of Service shop/web".to_owned();
    assert_eq!(asked(&[manual], 80)[1..], [info, unknown]);
}

#[test]
fn all_steps_go_on_behind_a_failure() {
    let objects = [http(), with(pod("web-1", json!([])), "/status/conditions", json!([]))];
    let first = steps_of(&objects, COMPLETE, &by_name(80), false);
    let all = steps_of(&objects, COMPLETE, &by_name(80), true);
    assert_eq!(first.last().unwrap().status, Status::Fail);
    assert_eq!((first.len(), all.len()), (5, 7));
    assert_eq!(all[..5], first[..]);
}

fn workload(kind: &str, name: &str, ports: Value) -> Value {
    let template =
        json!({"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "c", "ports": ports}]}});
    json!({"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": name, "namespace": "shop"}, "spec": {"template": template}})
}

#[test]
fn a_template_stands_for_pods_that_are_not_given() {
    let found =
        |objects: &[Value], complete: &[Complete]| said(&steps_of(objects, complete, &by_name(80), true)).split_off(2);
    let named = json!([{"name": "http", "containerPort": 8080}]);
    let unknown = "unknown: the endpoints are not known without the Pods of Namespace shop with app=web";
    let matched = "info: selector app=web matches the Pods of Deployment web";
    let deployment = workload("Deployment", "web", named.clone());
    assert_eq!(found(&[http(), deployment.clone()], &[]), [matched, "ok: targetPort http is 8080", unknown]);
    // One of the workloads that a Service selects lacks the port.
    let other = workload("StatefulSet", "old", json!([{"name": "http", "containerPort": 80, "protocol": "UDP"}]));
    assert_eq!(
        found(&[http(), deployment.clone(), other], &[]),
        [
            "info: selector app=web matches the Pods of Deployment web, StatefulSet old",
            "warn: the template of StatefulSet old declares no TCP container port named \"http\", but one for UDP",
            "ok: targetPort http is 8080",
            unknown,
        ]
    );
    let numbered = service(json!([{"port": 80, "targetPort": 9090}]));
    assert_eq!(
        found(&[numbered, deployment.clone()], &[]),
        [
            matched,
            "warn: targetPort 9090 is not among declared containerPorts [8080]; declarations are informational, the \
             container may still listen",
            unknown,
        ]
    );
    // Pods tell more than templates, and where all are given a template does not stand for any.
    let pods = found(&[http(), deployment.clone(), pod("web-1", named.clone())], &[]);
    assert_eq!(pods.first().map(String::as_str), Some("ok: selector app=web matches 1 Pod"));
    let none = found(&[http(), deployment.clone()], COMPLETE);
    assert_eq!(none.first().map(String::as_str), Some("fail: selector app=web matches no Pod in Namespace shop"));
    // These make no Pods of their own.
    let idle = with(deployment.clone(), "/spec/replicas", json!(0));
    let owned = with(deployment.clone(), "/metadata/ownerReferences", json!([{"kind": "Deployment", "name": "a"}]));
    let elsewhere = with(deployment, "/metadata/namespace", json!("other"));
    let mut cron = workload("CronJob", "web", named);
    cron["apiVersion"] = json!("batch/v1");
    let spec = cron["spec"].take();
    cron["spec"] = json!({"jobTemplate": {"spec": spec}});
    for objects in [[http(), idle], [http(), owned], [http(), elsewhere]] {
        assert_eq!(found(&objects, &[]).first().unwrap(), "unknown: selector app=web matches no Pod in Namespace shop");
    }
    assert_eq!(found(&[http(), cron], &[]).first().unwrap(), "info: selector app=web matches the Pods of CronJob web");
}
