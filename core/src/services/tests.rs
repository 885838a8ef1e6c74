use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Assumption, Endpoints, Need, Origin, Services};
use crate::gotext::ip::parse_ip_sloppy;
use crate::json::Document;
use crate::objects::{Complete, Objects, ObjectsError};

fn read(objects: &Value, complete: &[Complete]) -> Result<Services, ObjectsError> {
    let documents: Vec<Document> = objects.as_array().unwrap().iter().map(Document::from).collect();
    Services::read(&Objects::read(&documents).unwrap(), complete)
}

#[test]
fn sloppy_addresses_are_read_as_kubernetes_reads_them() {
    let mut rows = 0;
    for line in include_str!("../../tests/vectors/rows/services/addresses.jsonl").lines() {
        let (_, text, expected): (String, String, Option<String>) = serde_json::from_str(line).unwrap();
        assert_eq!(parse_ip_sloppy(&text).map(|ip| ip.to_string()), expected, "{text}");
        rows += 1;
    }
    assert!(rows > 40, "{rows}");
}

fn service(spec: Value) -> Value {
    json!({"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}, "spec": spec})
}

fn pod(name: &str, status: Value) -> Value {
    json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": "shop", "labels": {"app": "web"}},
        "spec": {"nodeName": "a"}, "status": status})
}

fn endpoints(objects: &Value, complete: &[Complete]) -> Endpoints {
    let services = read(objects, complete).unwrap();
    services.endpoints_of(services.service("shop", "web").unwrap())
}

fn given_slice() -> Value {
    json!({"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4", "metadata":
        {"name": "web-x", "namespace": "shop", "labels": {"kubernetes.io/service-name": "web"}},
        "endpoints": [{"addresses": ["10.9.9.9"]}], "ports": [{"port": 80}]})
}

#[test]
fn given_slices_are_used_as_they_are() {
    let objects = json!([
        service(json!({"selector": {"app": "web"}})),
        pod("web-1", json!({"podIP": "10.1.0.1"})),
        given_slice()
    ]);
    let found = endpoints(&objects, &[]);
    assert_eq!((found.origin, found.needs.len(), found.slices.len()), (Origin::Given, 0, 1));
    let slice = &found.slices[0];
    assert_eq!(slice.at.as_ref().map(|at| at.to_string()).as_deref(), Some("/objects/2"));
    // The API server fills in name and protocol of a port, and no condition.
    assert_eq!((slice.ports[0].name.as_str(), slice.ports[0].protocol.as_str()), ("", "TCP"));
    assert_eq!((slice.endpoints[0].conditions.ready, slice.endpoints[0].conditions.is_ready()), (None, true));
}

#[test]
fn what_is_not_given_is_needed() {
    let selecting = service(json!({"selector": {"app": "web"}}));
    let selector = BTreeMap::from([("app".to_owned(), "web".to_owned())]);
    let pods = Need::Pods { namespace: "shop".to_owned(), selector };
    let slices = Need::EndpointSlices { namespace: "shop".to_owned(), name: "web".to_owned() };
    let manual = service(json!({"selector": {}}));
    let external = service(json!({"type": "ExternalName", "externalName": "example.com"}));
    for (service, complete, origin, needs) in [
        (&selecting, &[][..], Origin::Derived, vec![pods]),
        (&selecting, &[Complete::Pods][..], Origin::Derived, vec![]),
        (&selecting, &[Complete::EndpointSlices][..], Origin::Given, vec![]),
        (&manual, &[Complete::Pods][..], Origin::None, vec![slices]),
        (&manual, &[Complete::EndpointSlices][..], Origin::Given, vec![]),
        (&external, &[][..], Origin::None, vec![]),
    ] {
        let found = endpoints(&json!([service]), complete);
        assert_eq!((found.origin, &found.needs), (origin, &needs), "{service} {complete:?}");
        // A placeholder is a slice without endpoints.
        assert!(found.slices.iter().all(|slice| slice.endpoints.is_empty()));
    }
    assert_eq!(
        serde_json::to_value(Need::EndpointSlices { namespace: "a".into(), name: "b".into() }).unwrap()["code"],
        "endpointslices"
    );
}

#[test]
fn a_node_that_is_not_given_is_assumed() {
    let objects = json!([service(json!({"selector": {"app": "web"}})), pod("web-1", json!({"podIP": "10.1.0.1"}))]);
    let found = endpoints(&objects, &[]);
    assert_eq!(found.assumed, [Assumption::Node { name: "a".to_owned() }]);
    assert_eq!(found.assumed[0].to_string(), "node/a");
    let node = json!({"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}});
    let found = endpoints(&json!([objects[0], objects[1], node]), &[]);
    assert_eq!(found.assumed, []);
}

#[test]
fn families_that_are_not_given_are_assumed_only_where_it_matters() {
    let dual = pod("web-1", json!({"podIPs": [{"ip": "10.1.0.1"}, {"ip": "fd00::1"}]}));
    let families = |spec: Value, pod: &Value| {
        let found = endpoints(&json!([service(spec), pod]), &[]);
        let assumed = found.assumed.iter().any(|assumed| assumed.code() == "ip-families");
        (found.slices.iter().map(|slice| slice.address_type.clone()).collect::<Vec<_>>().join(" "), assumed)
    };
    let single = pod("web-1", json!({"podIP": "10.1.0.1"}));
    let both = "IPv4 IPv6".to_owned();
    assert_eq!(families(json!({"selector": {"app": "web"}, "clusterIP": "None"}), &dual), (both.clone(), true));
    assert_eq!(families(json!({"selector": {"app": "web"}, "clusterIP": "None"}), &single), (both.clone(), false));
    assert_eq!(
        families(json!({"selector": {"app": "web"}, "clusterIP": "fd00::9"}), &dual),
        ("IPv6".to_owned(), false)
    );
    let addresses = json!({"selector": {"app": "web"}, "clusterIPs": ["10.96.0.1", "fd00::9"]});
    assert_eq!(families(addresses, &dual), (both, false));
}

#[test]
fn derived_slices_have_names_that_the_server_never_generates() {
    let objects = json!([
        service(json!({"selector": {"app": "web"}, "ipFamilies": ["IPv6", "IPv4"]})),
        pod("web-1", json!({"podIPs": [{"ip": "10.1.0.1"}, {"ip": "fd00::1"}]})),
    ]);
    let found = endpoints(&objects, &[]);
    let names: Vec<_> = found.slices.iter().map(|slice| (slice.name.as_str(), slice.address_type.as_str())).collect();
    assert_eq!(names, [("web-00001", "IPv4"), ("web-00002", "IPv6")]);
}

#[test]
fn what_the_server_would_not_store_is_an_error_with_its_place() {
    for (object, at) in [
        (pod("web-1", json!({"podIP": "10.1.0.x"})), "/objects/0/status/podIP"),
        (pod("web-1", json!({"podIPs": [{"ip": ""}]})), "/objects/0/status/podIPs"),
        (pod("web-1", json!({"conditions": [3]})), "/objects/0/status/conditions/0"),
        (service(json!({"ports": [{"port": "80"}]})), "/objects/0/spec/ports/0/port"),
        (service(json!({"ports": [{"port": 80, "targetPort": true}]})), "/objects/0/spec/ports/0/targetPort"),
        (service(json!({"selector": {"app": 1}})), "/objects/0/spec/selector/app"),
        (json!({"apiVersion": "v1", "kind": "Pod", "metadata": {}}), "/objects/0/metadata/name"),
        (json!({"apiVersion": "v1", "kind": "Node"}), "/objects/0/metadata/name"),
    ] {
        let error = read(&json!([object]), &[]).unwrap_err();
        assert_eq!(error.at().as_str(), at, "{error}");
    }
}

#[test]
fn other_versions_and_groups_are_not_read() {
    let other = json!([
        {"apiVersion": "discovery.k8s.io/v1beta1", "kind": "EndpointSlice", "metadata": {"name": "a"}},
        {"apiVersion": "serving.knative.dev/v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}},
    ]);
    let services = read(&other, &[]).unwrap();
    assert_eq!((services.iter().count(), services.given_slices().count()), (0, 0));
}
