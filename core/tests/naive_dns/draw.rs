//! Clusters, options and questions drawn from bytes.

use serde_json::{Value, json};

/// Choices drawn from bytes; when they run out, the first of everything.
pub(super) struct Draw<'a> {
    pub(super) bytes: &'a [u8],
}

/// A cluster and the options of the plugin.
#[derive(Debug)]
pub(super) struct World {
    pub(super) objects: Vec<Value>,
    pub(super) pods: &'static str,
    pub(super) namespaces: Vec<&'static str>,
    pub(super) ignore_empty: bool,
}

const NAMESPACES: [&str; 4] = ["a", "b", "default", "gone"];
const SERVICES: [&str; 4] = ["web", "db", "x-1", "w"];
const IPS: [&str; 8] =
    ["10.0.0.1", "10.0.0.2", "10.0.0.3", "fd00::1", "10.0.0.1", "2001:db8::", "172.16.0.9", "::1.2.3.4"];

impl World {
    pub(super) fn corefile(&self) -> String {
        let mut options = vec![format!("pods {}", self.pods)];
        if !self.namespaces.is_empty() {
            options.push(format!("namespaces {}", self.namespaces.join(" ")));
        }
        if self.ignore_empty {
            options.push("ignore empty_service".to_owned());
        }
        format!("cluster.local in-addr.arpa {{\n kubernetes {{\n  {}\n }}\n}}\n", options.join("\n  "))
    }
}

impl Draw<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        usize::from(*first) % limit
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    pub(super) fn world(&mut self) -> World {
        let mut objects = Vec::new();
        for name in ["a", "b"] {
            if self.below(4) > 0 {
                objects.push(json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}));
            }
        }
        let mut taken = Vec::new();
        for _ in 0..self.below(6) {
            let (namespace, name) = (self.of(&NAMESPACES), self.of(&SERVICES));
            if !taken.contains(&(namespace, name)) {
                taken.push((namespace, name));
                objects.push(self.service(namespace, name));
            }
        }
        for number in 0..self.below(6) {
            let slice = self.slice(number);
            objects.push(slice);
        }
        for number in 0..self.below(4) {
            let ip = self.of(&IPS[..6]);
            let phase = self.of(&["Running", "Running", "Running", "Succeeded"]);
            objects.push(json!({"apiVersion": "v1", "kind": "Pod",
                "metadata": {"name": format!("p{number}"), "namespace": self.of(&NAMESPACES)},
                "status": {"phase": phase, "podIP": ip, "podIPs": [{"ip": ip}]}}));
        }
        let namespaces = if self.below(4) == 0 { vec![self.of(&NAMESPACES)] } else { Vec::new() };
        let pods = self.of(&["insecure", "verified", "disabled"]);
        World { objects, pods, namespaces, ignore_empty: self.below(4) == 0 }
    }

    fn ports(&mut self) -> Vec<Value> {
        let names = ["http", "dns", ""];
        (0..self.below(3))
            .map(|_| json!({"name": self.of(&names), "port": 80 + self.below(3), "protocol": self.of(&["TCP", "UDP"])}))
            .collect()
    }

    fn service(&mut self, namespace: &str, name: &str) -> Value {
        let ports = self.ports();
        let spec = match self.below(8) {
            0 | 1 => json!({"clusterIP": "None", "clusterIPs": ["None"], "ports": ports}),
            2 => {
                let targets = [
                    "web.a.svc.cluster.local",
                    "DB.b.svc.Cluster.local.",
                    "www.example.org",
                    "10.0.0.9",
                    "w.default.svc.cluster.local",
                    "nothing.cluster.local",
                ];
                json!({"type": "ExternalName", "externalName": self.of(&targets), "ports": ports})
            }
            3 => json!({"clusterIP": "10.0.0.3", "clusterIPs": ["10.0.0.3", "fd00::1"], "ports": ports}),
            _ => json!({"clusterIP": self.of(&IPS), "ports": ports}),
        };
        json!({"apiVersion": "v1", "kind": "Service", "metadata": {"name": name, "namespace": namespace}, "spec": spec})
    }

    fn slice(&mut self, number: usize) -> Value {
        let endpoints: Vec<Value> = (0..self.below(4))
            .map(|_| {
                let mut endpoint = json!({"addresses": [self.of(&IPS)]});
                match self.below(6) {
                    0 => endpoint["conditions"] = json!({"ready": false, "serving": true}),
                    1 => endpoint["conditions"] = json!({"ready": true}),
                    _ => {}
                }
                if self.below(3) == 0 {
                    endpoint["hostname"] = self.of(&["ep", "web-0", "10-0-0-1"]).into();
                }
                endpoint
            })
            .collect();
        let (namespace, service) = (self.of(&NAMESPACES), self.of(&SERVICES));
        let ports = self.ports();
        json!({"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
            "metadata": {"name": format!("s{}-{number}", self.below(3)), "namespace": namespace,
                "labels": {"kubernetes.io/service-name": service}},
            "endpoints": endpoints, "ports": ports})
    }

    pub(super) fn question(&mut self) -> (String, &'static str) {
        let types = ["A", "AAAA", "SRV", "PTR", "TXT", "CNAME", "MX", "HTTPS", "SOA"];
        let rtype = self.of(&types);
        if self.below(4) == 0 {
            let names = [
                "1.0.0.10.in-addr.arpa.",
                "2.0.0.10.in-addr.arpa.",
                "3.0.0.10.in-addr.arpa.",
                "9.0.16.172.in-addr.arpa.",
                "0.10.in-addr.arpa.",
                "in-addr.arpa.",
                "svc.in-addr.arpa.",
                "web.a.svc.in-addr.arpa.",
            ];
            return (self.of(&names).to_owned(), self.of(&["PTR", "PTR", "PTR", rtype]));
        }
        let mut labels: Vec<String> = Vec::new();
        match self.below(8) {
            0 => labels.push(self.of(&["ep", "web-0", "10-0-0-1", "fd00--1", "2001-db8--0", "_tcp"]).to_owned()),
            1 => labels.extend([self.of(&["_http", "dns", "_"]).to_owned(), self.of(&["_tcp", "UDP", "_"]).to_owned()]),
            2 => labels.extend(["x".to_owned(), "y".to_owned(), "z".to_owned()]),
            _ => {}
        }
        let kind = self.of(&["svc", "svc", "svc", "pod", "svc", "x"]);
        if self.below(12) > 0 {
            let pods = ["10-0-0-1", "10-0-0-2", "fd00--1", "2001-db8--", "10-0-0-01", "x"];
            labels.push(if kind == "pod" { self.of(&pods) } else { self.of(&SERVICES) }.to_owned());
        } else {
            labels.clear();
        }
        labels.push(self.of(&NAMESPACES).to_owned());
        labels.push(kind.to_owned());
        if self.below(16) == 0 {
            labels = vec![self.of(&["dns-version", "svc", "pod", "ns"]).to_owned()];
        }
        let zone = self.of(&["cluster.local.", "cluster.local.", "Cluster.LOCAL."]);
        let name = format!("{}.{zone}", labels.join("."));
        (if self.below(8) == 0 { name.replacen("web", "Web", 1) } else { name }, rtype)
    }
}
