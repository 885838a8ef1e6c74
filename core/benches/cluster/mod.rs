//! A cluster of any size, its objects as `kubectl get -o json` prints them, and queries for names all over it.
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use nocluster::dns::corefile::{Machine, load};
use nocluster::dns::{Server, ServerFacts, Zone};
use nocluster::json::Document;
use nocluster::objects::{Complete, Objects};

/// What the servers are made of: this one and the peer's.
pub(crate) const COREFILE: &str = include_str!("../data/Corefile");
/// The Namespaces that the Services are in.
const NAMESPACES: usize = 100;
/// The objects of one Service: itself, its EndpointSlice and two Pods.
pub(crate) const OBJECTS_EACH: usize = 4;
const WORDS: [&str; 8] =
    ["web", "cart", "checkout-api", "payment-gateway", "search", "session-store", "recommendations", "mail"];

/// A Service by its number.
struct Service {
    number: usize,
    name: String,
    namespace: String,
}

impl Service {
    fn new(number: usize) -> Self {
        let word = WORDS.get(number % WORDS.len()).unwrap();
        Self { number, name: format!("{word}-{number}"), namespace: format!("team-{}", number % NAMESPACES) }
    }

    /// One of ten.
    fn is_headless(&self) -> bool {
        self.number % 10 == 9
    }

    fn cluster_ip(&self) -> String {
        address(10, self.number)
    }

    fn pod(&self, index: usize) -> (String, String) {
        let name = format!("{}-7d4b9c6f5-{:05}", self.name, self.number * 7 % 100_000 + index);
        (name, address(172, self.number * 2 + index))
    }
}

/// An address of a network, by a number.
fn address(network: u8, number: usize) -> String {
    let [.., a, b, c] = u32::try_from(number).unwrap().to_be_bytes();
    format!("{network}.{}.{b}.{c}", 16 + a)
}

/// What every object has beside its name.
fn metadata(name: &str, of: &Service, uid: usize, more: &str) -> String {
    let Service { name: app, namespace, .. } = of;
    format!(
        r#""metadata":{{"creationTimestamp":"2026-09-01T08:00:00Z","labels":{{"app.kubernetes.io/managed-by":"Helm","app.kubernetes.io/name":"{app}"{more}}},"name":"{name}","namespace":"{namespace}","resourceVersion":"{uid}","uid":"6f1d2c3b-0a4e-4d5f-8e9a-{uid:012x}"}}"#
    )
}

fn objects_of(service: &Service) -> [String; OBJECTS_EACH] {
    let Service { number, name, namespace } = service;
    let uid = number * OBJECTS_EACH;
    let ip = if service.is_headless() { "None".to_owned() } else { service.cluster_ip() };
    let own = metadata(name, service, uid, "");
    let pods = [service.pod(0), service.pod(1)];
    let endpoints = [0, 1].map(|index| {
        let (pod, ip) = pods.get(index).unwrap();
        format!(
            r#"{{"addresses":["{ip}"],"conditions":{{"ready":true,"serving":true,"terminating":false}},"nodeName":"node-{}","targetRef":{{"kind":"Pod","name":"{pod}","namespace":"{namespace}"}},"zone":"eu-central-1{}"}}"#,
            (number + index) % 500,
            if index == 0 { "a" } else { "b" },
        )
    });
    let labelled = format!(
        r#","endpointslice.kubernetes.io/managed-by":"endpointslice-controller.k8s.io","kubernetes.io/service-name":"{name}""#
    );
    let slice = metadata(&format!("{name}-x7k2p"), service, uid + 1, &labelled);
    let [first, second] = [0, 1].map(|index| {
        let (pod, ip) = pods.get(index).unwrap();
        let pod = metadata(pod, service, uid + 2 + index, r#","pod-template-hash":"7d4b9c6f5""#);
        format!(
            r#"{{"apiVersion":"v1","kind":"Pod",{pod},"spec":{{"containers":[{{"image":"registry.example/{name}:1.4.2","name":"app","ports":[{{"containerPort":8080,"name":"http","protocol":"TCP"}}]}}],"dnsPolicy":"ClusterFirst","nodeName":"node-{}"}},"status":{{"conditions":[{{"status":"True","type":"Ready"}}],"phase":"Running","podIP":"{ip}","podIPs":[{{"ip":"{ip}"}}]}}}}"#,
            (number + index) % 500,
        )
    });
    [
        format!(
            r#"{{"apiVersion":"v1","kind":"Service",{own},"spec":{{"clusterIP":"{ip}","clusterIPs":["{ip}"],"internalTrafficPolicy":"Cluster","ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack","ports":[{{"name":"http","port":80,"protocol":"TCP","targetPort":"http"}},{{"name":"metrics","port":9090,"protocol":"TCP","targetPort":9090}}],"selector":{{"app.kubernetes.io/name":"{name}"}},"sessionAffinity":"None","type":"ClusterIP"}},"status":{{"loadBalancer":{{}}}}}}"#
        ),
        format!(
            r#"{{"addressType":"IPv4","apiVersion":"discovery.k8s.io/v1","endpoints":[{}],"kind":"EndpointSlice",{slice},"ports":[{{"name":"http","port":8080,"protocol":"TCP"}},{{"name":"metrics","port":9090,"protocol":"TCP"}}]}}"#,
            endpoints.join(",")
        ),
        first,
        second,
    ]
}

/// The objects of so many Services, and their Namespaces.
pub(crate) fn objects(services: usize) -> impl Iterator<Item = String> {
    let namespaces = (0..NAMESPACES.min(services)).map(|number| {
        format!(r#"{{"apiVersion":"v1","kind":"Namespace","metadata":{{"name":"team-{number}"}},"status":{{"phase":"Active"}}}}"#)
    });
    namespaces.chain((0..services).flat_map(|number| objects_of(&Service::new(number))))
}

/// The kinds of queries.
pub(crate) const KINDS: [&str; 6] = ["A", "AAAA", "SRV", "PTR", "headless", "NXDOMAIN"];

/// One query of a kind for every Service that has it, in no order: a name and a type.
#[expect(clippy::panic, reason = "a kind that is not in the list is a fault of the benchmark")]
pub(crate) fn queries(services: usize, kind: &str) -> Vec<(String, &'static str)> {
    // A prime that divides no number of Services: each occurs once.
    let numbers = (0..services).map(|index| index.wrapping_mul(2_654_435_761) % services).map(Service::new);
    let asked = numbers.filter(|service| service.is_headless() == (kind == "headless"));
    asked
        .map(|service| {
            let Service { name, namespace, .. } = &service;
            let own = format!("{name}.{namespace}.svc.cluster.local.");
            match kind {
                "A" | "headless" => (own, "A"),
                "AAAA" => (own, "AAAA"),
                "SRV" => (format!("_http._tcp.{own}"), "SRV"),
                "PTR" => {
                    let octets: Vec<_> = service.cluster_ip().split('.').rev().map(str::to_owned).collect();
                    (format!("{}.in-addr.arpa.", octets.join(".")), "PTR")
                }
                // A name of the world outside with the search domain of a Pod.
                "NXDOMAIN" => (format!("{name}.example.com.{namespace}.svc.cluster.local."), "A"),
                _ => panic!("no kind of queries: {kind}"),
            }
        })
        .collect()
}

/// The zone of so many Services.
pub(crate) fn zone(services: usize) -> Zone {
    let documents: Vec<Document> = objects(services).map(|object| Document::parse(object).unwrap()).collect();
    let complete: Vec<Complete> = Complete::ALL.iter().map(|(_, kind)| *kind).collect();
    Zone::compile(&Objects::read(&documents).unwrap(), &complete, &Default::default()).unwrap()
}

/// The server of a zone.
pub(crate) fn server(zone: &Zone) -> Server {
    let loaded = load(COREFILE, &Machine::default());
    Server::new(&loaded.blocks, &ServerFacts::default(), &mut |_| Ok(zone.clone())).unwrap()
}
