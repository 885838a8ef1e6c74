use super::builder::{Builder, EndpointRow, ServiceRow, SliceRow};
use super::records::{Address, ClusterIp, EndpointsSource, Host, PodAddress, Port, Service, Slice};
use super::stored::Stored;
use super::{Zone, ZoneFilter};
use crate::json::Document;
use crate::objects::{Complete, Objects, ObjectsError};

fn service<'a>(name: &'a str, ip: &'a str) -> ServiceRow<'a> {
    ServiceRow {
        namespace: "shop",
        name,
        selected: true,
        is_external_name: false,
        external_name: "",
        cluster_ips: vec![ip],
        ports: vec![(80, "http", "TCP")],
        endpoints: EndpointsSource::Slices,
    }
}

fn slice<'a>(name: &'a str, service: &'a str, addresses: &[&'a str]) -> SliceRow<'a> {
    let endpoints = addresses.iter().map(|address| EndpointRow {
        addresses: vec![address],
        ready: Some(true),
        serving: None,
        terminating: None,
        hostname: "",
        target: "",
        zone: "",
    });
    let ports = vec![(8080, "http", "TCP")];
    SliceRow { namespace: "shop", name, service, cluster: "", ports, endpoints: endpoints.collect() }
}

/// What the lists and tables of a Zone have allocated.
fn bytes(stored: &Stored) -> usize {
    let lists = stored.services.capacity() * size_of::<Service>()
        + stored.cluster_ips.capacity() * size_of::<ClusterIp>()
        + stored.ports.capacity() * size_of::<Port>()
        + stored.endpoints.slices.capacity() * size_of::<Slice>()
        + stored.endpoints.addresses.capacity() * size_of::<Address>()
        + stored.pods.capacity() * size_of::<PodAddress>();
    let tables = [
        &stored.namespace_table,
        &stored.service_table,
        &stored.cluster_ip_table,
        &stored.endpoints.address_table,
        &stored.pod_table,
    ];
    lists + stored.texts.bytes() + tables.iter().map(|table| table.bytes()).sum::<usize>()
}

/// CoreDNS itself takes 0.86 kB for each Service and Pod.
///
/// Source: coredns/deployment kubernetes/Scaling_CoreDNS.md
#[test]
fn an_object_takes_less_than_in_core_dns() {
    let count = 30_000;
    let mut builder = Builder::default();
    for number in 0..count {
        let (name, ip) =
            (format!("service-{number}"), format!("10.{}.{}.{}", number >> 16, number >> 8 & 255, number & 255));
        builder.service(&service(&name, &ip)).unwrap();
        builder
            .slice(&slice(&format!("{name}-x7k2p"), &name, &[&format!("172.16.{}.{}", number >> 8, number & 255)]))
            .unwrap();
        builder.pod("shop", &format!("{name}-6c9d8f7b5-abcde"), &[&ip]).unwrap();
    }
    let stored = builder.finish().unwrap();
    let each = bytes(&stored) / (3 * count);
    assert!(each < 300, "{each} bytes for each object");
}

#[test]
fn slices_are_found_by_service_and_addresses_by_slice() {
    let mut builder = Builder::default();
    builder.slice(&slice("z", "web", &["10.0.0.2", "10.0.0.1"])).unwrap();
    builder.slice(&slice("b", "other", &["10.0.0.1"])).unwrap();
    builder.slice(&slice("a", "web", &["10.0.0.1", "10.0.0.9"])).unwrap();
    builder.service(&service("web", "10.96.0.1")).unwrap();
    let stored = builder.finish().unwrap();
    let (namespace, _) = stored.find_namespace(b"shop").unwrap();
    let (_, web) = stored.find_service(namespace, b"web").unwrap();
    let slices = stored.endpoints().slices(web.slices);
    assert_eq!(slices.iter().map(|slice| stored.text(slice.name)).collect::<Vec<_>>(), ["a", "z"]);
    let hosts: Vec<Host> = stored.endpoints().addresses(&slices[1]).iter().map(|address| address.host).collect();
    assert_eq!(hosts, [Host::V4("10.0.0.2".parse().unwrap()), Host::V4("10.0.0.1".parse().unwrap())]);
    // By the names of the slices, whatever Service they belong to.
    let found = stored.endpoints_with("10.0.0.1".parse().unwrap());
    assert_eq!(found.iter().map(|(_, slice, _)| stored.text(slice.name)).collect::<Vec<_>>(), ["a", "b", "z"]);
    assert!(stored.endpoints_with("10.0.0.3".parse().unwrap()).is_empty());
    assert_eq!(stored.services_with("10.96.0.1".parse().unwrap()).len(), 1);
}

fn objects(items: &[&str]) -> Objects {
    let documents: Vec<_> = items.iter().map(|item| Document::parse(*item).unwrap()).collect();
    Objects::read(&documents).unwrap()
}

const WEB: &str = r#"{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {}}"#;

#[test]
fn a_service_twice_is_an_error_here() {
    let error = Zone::compile(&objects(&[WEB, WEB]), &[], &ZoneFilter::default()).unwrap_err();
    let super::ZoneError::Objects(ObjectsError::DuplicateObject { namespace, at, .. }) = error else {
        panic!("{error}")
    };
    assert_eq!((namespace.as_deref(), at.as_str()), (None, "/objects/1"));
}

#[test]
fn an_object_without_namespace_is_in_default() {
    let zone = Zone::compile(&objects(&[WEB]), &[Complete::Namespaces], &ZoneFilter::default()).unwrap();
    let (namespace, _) = zone.stored().find_namespace(b"default").unwrap();
    assert!(zone.stored().find_service(namespace, b"web").is_some());
    assert!(!zone.knows_all_cluster_ips());
}
