//! A second opinion on `dns::Server::query`: upstream's own loops over plain JSON, texts and scans, with nothing prepared
//! and nothing indexed. It shares no code with the library.
//!
//! [`check`] makes a cluster, options and a question of bytes and compares; the property test and the fuzz target both
//! call it.
//!
//! Source: coredns/coredns plugin/kubernetes/{kubernetes,parse,reverse}.go, plugin/backend_lookup.go

mod draw;

use nocluster::dns::corefile::{Machine, load};
use nocluster::dns::message::{Message, RecordData};
use nocluster::dns::{Client, Query, Server, ServerFacts, Session, Zone};
use nocluster::json::Document;
use nocluster::objects::{Asked, Complete, Objects};
use serde_json::Value;

use draw::{Draw, World};

/// What the plugin found: a host, a port, and the labels of the object before the zone.
#[derive(Debug, Clone)]
struct Entry {
    host: String,
    port: i64,
    labels: Vec<String>,
}

/// Records as texts, or a name that does not exist.
#[derive(Debug, PartialEq, Eq)]
struct Plain {
    rcode: &'static str,
    answers: Vec<String>,
    additionals: Vec<String>,
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The objects of a kind, by namespace and name.
fn of_kind<'a>(world: &'a World, kind: &str) -> Vec<&'a Value> {
    let mut found: Vec<&Value> = world.objects.iter().filter(|object| text(object, "/kind") == kind).collect();
    found.sort_by_key(|object| (text(object, "/metadata/namespace"), text(object, "/metadata/name")));
    found
}

fn ips(service: &Value) -> Vec<String> {
    let list = list(service, "/spec/clusterIPs");
    if list.is_empty() {
        return vec![text(service, "/spec/clusterIP").to_owned()];
    }
    list.iter().map(|ip| ip.as_str().unwrap().to_owned()).collect()
}

/// Number, name and protocol; CoreDNS's own port in place of none.
fn ports(value: &Value, pointer: &str) -> Vec<(i64, String, String)> {
    let ports = list(value, pointer);
    if ports.is_empty() {
        return vec![(-1, String::new(), String::new())];
    }
    let protocol = |port: &Value| port["protocol"].as_str().unwrap_or("TCP").to_owned();
    ports
        .iter()
        .map(|port| (port["port"].as_i64().unwrap_or(-1), text(port, "/name").to_owned(), protocol(port)))
        .collect()
}

/// Addresses of the ready endpoints with their labels.
fn addresses(slice: &Value) -> Vec<(String, String)> {
    let ready = list(slice, "/endpoints").iter().filter(|endpoint| endpoint["conditions"]["ready"] != false);
    let with_label = |endpoint: &Value| {
        let hostname = text(endpoint, "/hostname").to_owned();
        let label = move |ip: &str| match hostname.as_str() {
            "" if ip.contains('.') => ip.replace('.', "-"),
            "" => match ip.replace(':', "-") {
                label if ip.contains(':') && label.ends_with('-') => label + "0",
                label => label,
            },
            hostname => hostname.to_owned(),
        };
        let addresses = list(endpoint, "/addresses").iter().filter_map(Value::as_str);
        addresses.map(|ip| (ip.to_owned(), label(ip))).collect::<Vec<_>>()
    };
    ready.flat_map(with_label).collect()
}

fn slices<'a>(world: &'a World, namespace: &str, service: &str) -> Vec<&'a Value> {
    let label = |slice: &Value| slice["metadata"]["labels"]["kubernetes.io/service-name"] == *service;
    let all = of_kind(world, "EndpointSlice").into_iter();
    all.filter(|slice| text(slice, "/metadata/namespace") == namespace && label(slice)).collect()
}

/// The zone of a name and the labels before it, in lower case.
fn split(name: &str) -> Option<(String, Vec<String>)> {
    for zone in ["cluster.local.", "in-addr.arpa."] {
        let lower = name.to_lowercase();
        if lower == zone {
            return Some((name.to_owned(), Vec::new()));
        }
        if let Some(rest) = lower.strip_suffix(&format!(".{zone}")) {
            let kept = &name[name.len() - zone.len()..];
            return Some((kept.to_owned(), rest.split('.').map(str::to_owned).collect()));
        }
    }
    None
}

/// `Ok(None)` for a name that exists above all objects.
fn records(world: &World, labels: &[String], reverse: bool) -> Result<Vec<Entry>, ()> {
    let Some((kind, before)) = labels.split_last() else { return Ok(Vec::new()) };
    if kind != "svc" && kind != "pod" {
        return Err(());
    }
    let Some((namespace, before)) = before.split_last() else { return Ok(Vec::new()) };
    let (service, before) = before.split_last().map_or(("", [].as_slice()), |(service, rest)| (service.as_str(), rest));
    let stripped = |label: &str| label.strip_prefix('_').unwrap_or(label).to_owned();
    let (endpoint, port, protocol) = match before {
        [] => (String::new(), String::new(), String::new()),
        [endpoint] => (endpoint.clone(), String::new(), String::new()),
        [port, protocol] => (String::new(), stripped(port), stripped(protocol)),
        _ => return Err(()),
    };
    let exists = of_kind(world, "Namespace").iter().any(|found| text(found, "/metadata/name") == namespace);
    let built_in = ["default", "kube-system", "kube-public", "kube-node-lease"].contains(&namespace.as_str());
    let listed = world.namespaces.is_empty() || world.namespaces.iter().any(|listed| listed == namespace);
    if reverse || !listed || !(exists || built_in) {
        return Err(());
    }
    if kind == "pod" {
        return pods(world, namespace, service);
    }
    if service.is_empty() {
        return Ok(Vec::new());
    }
    let (mut found, mut is_there) = (Vec::new(), false);
    for object in of_kind(world, "Service") {
        if text(object, "/metadata/namespace") != namespace || text(object, "/metadata/name") != service {
            continue;
        }
        let of_it = slices(world, namespace, service);
        let headless = ips(object)[0] == "None";
        let external = text(object, "/spec/type") == "ExternalName";
        let count: usize = of_it.iter().map(|slice| addresses(slice).len()).sum();
        if world.ignore_empty && !external && !headless && count == 0 {
            continue;
        }
        let base = vec![service.to_owned(), namespace.clone(), "svc".to_owned()];
        if external {
            let host = text(object, "/spec/externalName").to_owned();
            if endpoint.is_empty()
                && port.is_empty()
                && protocol.is_empty()
                && host.parse::<std::net::IpAddr>().is_err()
            {
                found.push(Entry { host, port: 0, labels: base });
                is_there = true;
            }
            continue;
        }
        let asked = |(_, name, of): &&(i64, String, String)| {
            (port.is_empty() || port.eq_ignore_ascii_case(name))
                && (protocol.is_empty() || protocol.eq_ignore_ascii_case(of))
        };
        if headless || !endpoint.is_empty() {
            for slice in of_it {
                for (host, label) in addresses(slice) {
                    if !endpoint.is_empty() && endpoint != label {
                        continue;
                    }
                    for (number, _, _) in ports(slice, "/ports").iter().filter(asked) {
                        let labels = [vec![label.clone()], base.clone()].concat();
                        found.push(Entry { host: host.clone(), port: *number, labels });
                        is_there = true;
                    }
                }
            }
            continue;
        }
        for (number, _, _) in ports(object, "/spec/ports").iter().filter(asked) {
            is_there = true;
            found.extend(ips(object).into_iter().map(|host| Entry { host, port: *number, labels: base.clone() }));
        }
    }
    if is_there { Ok(found) } else { Err(()) }
}

fn pods(world: &World, namespace: &str, label: &str) -> Result<Vec<Entry>, ()> {
    if world.pods == "disabled" {
        return Err(());
    }
    if label.is_empty() {
        return Ok(Vec::new());
    }
    let dashes = label.matches('-').count();
    let ip = label.replace('-', if dashes == 3 && !label.contains("--") { "." } else { ":" });
    let entry =
        || Entry { host: ip.clone(), port: 0, labels: vec![label.to_owned(), namespace.to_owned(), "pod".to_owned()] };
    if world.pods == "insecure" {
        return if ip.parse::<std::net::IpAddr>().is_ok() { Ok(vec![entry()]) } else { Err(()) };
    }
    let here = of_kind(world, "Pod").into_iter().filter(|pod| {
        let has = list(pod, "/status/podIPs").iter().any(|found| text(found, "/ip") == ip);
        text(pod, "/metadata/namespace") == namespace && has && text(pod, "/status/phase") == "Running"
    });
    let found: Vec<_> = here.map(|_| entry()).collect();
    if found.is_empty() { Err(()) } else { Ok(found) }
}

fn names_of(world: &World, labels: &[String]) -> Result<Vec<String>, ()> {
    let mut octets = labels.to_vec();
    octets.reverse();
    let ip = octets.join(".");
    if ip.parse::<std::net::Ipv4Addr>().is_err() {
        return records(world, labels, !labels.is_empty()).map(|_| Vec::new());
    }
    let exposed = |namespace: &str| {
        let there = of_kind(world, "Namespace").iter().any(|found| text(found, "/metadata/name") == namespace);
        let built_in = ["default", "kube-system", "kube-public", "kube-node-lease"].contains(&namespace);
        world.namespaces.is_empty() || world.namespaces.contains(&namespace) && (there || built_in)
    };
    for service in of_kind(world, "Service") {
        let namespace = text(service, "/metadata/namespace");
        if ips(service).contains(&ip) && exposed(namespace) {
            return Ok(vec![format!("{}.{namespace}.svc.cluster.local.", text(service, "/metadata/name"))]);
        }
    }
    let mut names = Vec::new();
    for slice in of_kind(world, "EndpointSlice") {
        let namespace = text(slice, "/metadata/namespace");
        let service = text(slice, "/metadata/labels/kubernetes.io~1service-name");
        for (_, label) in addresses(slice).into_iter().filter(|(found, _)| *found == ip && exposed(namespace)) {
            let name = format!("{label}.{service}.{namespace}.svc.cluster.local.");
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.is_empty() { Err(()) } else { Ok(names) }
}

/// The addresses of a name, behind the aliases in the zone that lead to it.
fn chain(world: &World, name: &str, zone: &str, rtype: &str, previous: &[String]) -> Result<Vec<String>, ()> {
    let (_, labels) = split(name).ok_or(())?;
    let (mut out, mut seen) = (Vec::new(), Vec::new());
    for entry in records(world, &labels, zone.to_lowercase().ends_with("arpa.") && !labels.is_empty())? {
        let ip = entry.host.parse::<std::net::IpAddr>();
        if let Ok(ip) = ip {
            if ip.is_ipv4() == (rtype == "A") && !seen.contains(&entry.host) {
                seen.push(entry.host.clone());
                out.push(format!("{name} {rtype} {ip}"));
            }
            continue;
        }
        let target = format!("{}.", entry.host.trim_end_matches('.'));
        let below = |parent: &str| {
            let (target, parent) = (target.to_lowercase(), parent.to_lowercase());
            target == parent || target.ends_with(&format!(".{parent}"))
        };
        if below(name) || previous.len() > 10 || previous.contains(&target) {
            continue;
        }
        let alias = format!("{name} CNAME {target}");
        if below(zone) {
            let next = [previous, std::slice::from_ref(&target)].concat();
            let found = chain(world, &target, zone, rtype, &next).unwrap_or_default();
            if !found.is_empty() {
                out.push(alias);
                out.extend(found);
            }
            continue;
        }
        // No other block serves it: the server refuses, and the alias stands alone.
        out.push(alias);
    }
    Ok(out)
}

fn reply(world: &World, name: &str, rtype: &str) -> Option<Plain> {
    let (zone, labels) = split(name)?;
    let reverse = zone.to_lowercase() == "in-addr.arpa." && !labels.is_empty();
    let mut additionals = Vec::new();
    let answers = match rtype {
        "A" | "AAAA" => chain(world, name, &zone, rtype, &[]),
        "PTR" if zone.to_lowercase() == "in-addr.arpa." => {
            names_of(world, &labels).map(|names| names.iter().map(|found| format!("{name} PTR {found}")).collect())
        }
        "TXT" if labels == ["dns-version"] => Ok(vec![format!("{name} TXT \"1.1.0\"")]),
        "TXT" => match records(world, &labels, reverse) {
            Ok(found) if !found.is_empty() => Ok(Vec::new()),
            _ => Err(()),
        },
        "SRV" => records(world, &labels, reverse).map(|found| {
            let hosts: Vec<_> =
                found.into_iter().filter(|entry| entry.host.parse::<std::net::IpAddr>().is_ok()).collect();
            let weight = 100_usize.checked_div(hosts.len()).unwrap_or_default().max(1);
            let (mut answers, mut seen) = (Vec::new(), Vec::new());
            for entry in hosts.iter().filter(|entry| entry.port != -1) {
                let target = format!("{}.{zone}", entry.labels.join("."));
                let answer = format!("{name} SRV 0 {weight} {} {target}", entry.port);
                if !answers.contains(&answer) {
                    answers.push(answer);
                }
                let ip: std::net::IpAddr = entry.host.parse().unwrap();
                let kind = if ip.is_ipv6() { "AAAA" } else { "A" };
                if !seen.contains(&(target.clone(), entry.host.clone())) {
                    seen.push((target.clone(), entry.host.clone()));
                    additionals.push(format!("{target} {kind} {ip}"));
                }
            }
            answers
        }),
        "CNAME" => records(world, &labels, reverse).map(|found| {
            let first = found.first().filter(|entry| entry.host.parse::<std::net::IpAddr>().is_err());
            let alias = first.map(|entry| format!("{name} CNAME {}.", entry.host.trim_end_matches('.')));
            alias.into_iter().collect()
        }),
        "SOA" if labels.is_empty() => Ok(vec![format!("{name} SOA")]),
        "SOA" => Ok(Vec::new()),
        _ => records(world, &labels, reverse).map(|_| Vec::new()),
    };
    Some(match answers {
        Ok(answers) => Plain { rcode: "NOERROR", answers, additionals },
        Err(()) => Plain { rcode: "NXDOMAIN", answers: Vec::new(), additionals },
    })
}

fn plain(message: &Message) -> (String, Vec<String>, Vec<String>) {
    let lines = |records: &[nocluster::dns::message::Record]| {
        let line = |record: &nocluster::dns::message::Record| {
            let text = record.to_string();
            let data = text.splitn(5, '\t').nth(4).unwrap_or_default().to_owned();
            match record.data {
                RecordData::Soa(_) => format!("{} SOA", record.name),
                _ => format!("{} {} {data}", record.name, record.rtype),
            }
        };
        records.iter().map(line).collect::<Vec<_>>()
    };
    (message.rcode.to_string(), lines(&message.answers), lines(&message.additionals))
}

/// Compares the library with the scan, for a cluster, options and questions that are drawn from bytes.
pub(crate) fn check(data: &[u8]) {
    let mut draw = Draw { bytes: data };
    let world = draw.world();
    let documents: Vec<_> = world.objects.iter().map(Document::from).collect();
    let objects = Objects::read(&documents).unwrap();
    let complete: Vec<Complete> = Complete::ALL.iter().map(|(_, kind)| *kind).collect();
    let loaded = load(&world.corefile(), &Machine::default());
    assert_eq!(loaded.error, None, "{}", world.corefile());
    let made =
        Server::new(&loaded.blocks, &ServerFacts::default(), &mut |filter| Zone::compile(&objects, &complete, filter));
    let server = made.unwrap();
    for _ in 0..8 {
        let (name, rtype) = draw.question();
        let Some(expected) = reply(&world, &name, rtype) else { continue };
        let query = Query { name: &name, rtype, edns: Some((65535, false)), ..Query::default() }.message().unwrap();
        let answered = server.query(&mut Session::default(), Client::default(), &query);
        let Asked::Known(got) = answered else { panic!("{name} {rtype}: {answered:?}\n{world:?}") };
        let Some(message) = &got.message else { panic!("{name} {rtype}: {:?}\n{world:?}", got.reason) };
        let (rcode, answers, additionals) = plain(message);
        let additionals: Vec<_> = additionals.into_iter().filter(|line| !line.contains(" OPT ")).collect();
        let Plain { rcode: wanted, answers: records, additionals: more } = expected;
        assert_eq!(
            (rcode.as_str(), &answers, &additionals),
            (wanted, &records, &more),
            "{name} {rtype}: {:?}\n{world:?}",
            got.reason
        );
    }
}
