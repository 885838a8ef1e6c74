//! The member `client`: the Pod, or the resolv.conf, from which a lookup is made.

use std::net::{IpAddr, Ipv4Addr};

use crate::dns::ObjectName;
use crate::dns::diagnosis::nearest;
use crate::dns::kubelet::{
    HostName, KubeletError, Pod, PodAssumption, PodNeed, etc_hosts, managed_hosts, parse_ip_sloppy, pod_dns,
};
use crate::dns::stub::Client;
use crate::json::write::Writer;
use crate::json::{Document, Kind, Node as Json};
use crate::objects::{Asked, Object};
use crate::release::Release;
use crate::wire::dns::node::Given;
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls, Raw, document_of};
use crate::wire::operation::{Member, MemberKind, optional, required};
use crate::wire::prepared::Prepared;

pub(super) const CLIENT: Member = required(
    "client",
    MemberKind::Raw,
    "who looks the name up: a Pod; `{\"kind\"?, \"namespace\"?, \"name\"}`, a Pod or a workload among the objects; or `{\"resolvConf\", \"hosts\"?, \"hostname\"?, \"ip\"?}`",
);

const OBJECT_MEMBERS: &[Member] = &[
    optional("kind", MemberKind::String, "the kind; default `Pod`"),
    optional("namespace", MemberKind::String, "the namespace; default `default`"),
    required("name", MemberKind::String, "the name"),
];

const FILE_MEMBERS: &[Member] = &[
    required("resolvConf", MemberKind::String, "the text of `/etc/resolv.conf`"),
    optional("hosts", MemberKind::String, "the text of `/etc/hosts`"),
    optional("hostname", MemberKind::String, "the host name"),
    optional("ip", MemberKind::String, "the address from which the queries come"),
];

/// Who looks a name up.
pub(super) struct From {
    pub(super) client: Client,
    pub(super) ip: IpAddr,
    pub(super) assumed: Vec<PodAssumption>,
    /// What the lookup of the Pod's own names lacks, with these names.
    pub(super) own: Option<(Vec<String>, PodNeed)>,
}

/// A Pod, with the object that a person can change.
pub(super) type Who = (Pod, ObjectName);

/// The client, or what is missing for it, and the Pod if it is one.
pub(super) fn client(
    prepared: &Prepared,
    input: &Input<'_>,
    given: Given,
    release: Release,
) -> Result<(Asked<From, PodNeed>, Option<Who>), Failure> {
    let raw = input.required_raw("client")?;
    let document = raw.document()?;
    let root = document.root();
    if root.kind() == Kind::Object && root.member("resolvConf").is_some() {
        return Ok((Asked::Known(of_files(&raw, root)?), None));
    }
    let is_pod = root.member("spec").is_some() || root.member("metadata").is_some();
    let (pod, kind, name) = if is_pod { (document.clone(), "Pod", None) } else { named(prepared, &raw, root)? };
    let pod = Pod::read(&pod).map_err(|error| Failure::of("dns", &error).within(&raw.at))?;
    let object = ObjectName::new(kind, &pod.namespace, name.as_deref().unwrap_or(&pod.name));
    let from = of_pod(prepared, &pod, given, release);
    let from = from.map_err(|error| Failure::of("dns", &error).under(&raw.at))?;
    Ok((from, Some((pod, object))))
}

fn of_files(raw: &Raw<'_>, root: Json<'_>) -> Result<From, Failure> {
    let files = Input::read_members(root, raw.at.clone(), FILE_MEMBERS, Nulls::Refused)?;
    let text = |name| files.string(name).map(|text| text.into_owned());
    let ip = match text("ip") {
        None => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        Some(text) => parse_ip_sloppy(&text)
            .ok_or_else(|| Failure::from(WireError::NoAddress { at: files.place("ip"), value: text.clone() }))?,
    };
    let client = Client {
        resolv_conf: text("resolvConf").unwrap_or_default(),
        hosts: text("hosts").unwrap_or_default(),
        hostname: text("hostname"),
    };
    Ok(From { client, ip, assumed: Vec::new(), own: None })
}

/// A Pod, with kind and name of the object that was found for it.
type Named = (Document, &'static str, Option<String>);

/// The kinds of workloads that Kubernetes has.
const WORKLOADS: &[&str] =
    &["CronJob", "DaemonSet", "Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet"];

/// A Pod among the objects, or a Pod of a workload among them, as far as its template tells.
fn named(prepared: &Prepared, raw: &Raw<'_>, root: Json<'_>) -> Result<Named, Failure> {
    let wanted = Input::read_members(root, raw.at.clone(), OBJECT_MEMBERS, Nulls::Refused)?;
    let text =
        |name: &str, default: &str| wanted.string(name).map_or_else(|| default.to_owned(), |text| text.into_owned());
    let (kind, namespace, name) = (text("kind", "Pod"), text("namespace", "default"), text("name", ""));
    let is_it = |object: &&Object| {
        let own = object.namespace.as_deref().unwrap_or("default");
        object.gvk.kind.eq_ignore_ascii_case(&kind) && own == namespace && object.name.as_deref() == Some(&name)
    };
    let Some(object) = prepared.objects().iter().find(is_it) else {
        let near = near(prepared, &kind, &namespace, &name);
        return Err(WireError::NoSuchObject { at: raw.at.clone(), kind, namespace, name, near }.into());
    };
    let root = object.document.root();
    let places = ["/spec/jobTemplate/spec/template", "/spec/template"];
    let Some(template) = places.into_iter().find_map(|place| root.at(place)) else {
        return Ok((document_of(root)?, "Pod", object.name.clone()));
    };
    let kind = WORKLOADS.iter().find(|known| **known == object.gvk.kind).unwrap_or(&"workload");
    Ok((pod_of(template, &namespace), *kind, object.name.clone()))
}

/// A Pod or workload that was likely meant: of the same name, else a Pod of it.
fn near(prepared: &Prepared, kind: &str, namespace: &str, name: &str) -> Option<String> {
    let there = || {
        prepared.objects().iter().filter(|object| {
            let has_pods = object.gvk.kind == "Pod" || WORKLOADS.contains(&&*object.gvk.kind);
            has_pods && object.name.is_some()
        })
    };
    let named = |object: &Object| object.name.clone().unwrap_or_default();
    let of = |object: &Object| object.namespace.clone().unwrap_or_else(|| "default".to_owned());
    let same = there().find(|object| named(object) == name && of(object) == namespace);
    let names: Vec<String> = there()
        .filter(|object| of(object) == namespace && object.gvk.kind.eq_ignore_ascii_case(kind))
        .map(named)
        .collect();
    let alike = || {
        let near = nearest(name, names.iter().map(String::as_str))?;
        there().find(|object| named(object) == near && of(object) == namespace)
    };
    let elsewhere = || there().find(|object| named(object) == name);
    let found = same.or_else(alike).or_else(elsewhere)?;
    Some(format!("{} {}/{}", found.gvk.kind, of(found), named(found)))
}

/// The Pod of a template: its names are generated.
fn pod_of(template: Json<'_>, namespace: &str) -> Document {
    let mut out = Writer::new();
    out.begin_object().key("metadata").begin_object().key("namespace").string(namespace).end_object();
    if let Some(spec) = template.member("spec") {
        out.key("spec").node(spec);
    }
    out.end_object();
    Document::printed(out.out)
}

fn of_pod(
    prepared: &Prepared,
    pod: &Pod,
    given: Given,
    release: Release,
) -> Result<Asked<From, PodNeed>, KubeletError> {
    let Given { mut node, mut assumed, .. } = given;
    if node.cluster_dns.is_none() {
        node.cluster_dns = Some(vec![kube_dns(prepared).unwrap_or_else(|| {
            assumed.push(PodAssumption::ClusterDns);
            // Its address does not matter: all servers are the one that is asked.
            IpAddr::V4(Ipv4Addr::new(10, 96, 0, 10))
        })]);
    }
    let dns = pod_dns(&node, pod)?;
    assumed.extend(dns.assumed.iter().cloned());
    let Some(resolv_conf) = dns.text() else { return Ok(Asked::Unknown(dns.needs)) };
    let name = match HostName::of(pod, &node.cluster_domain, release)? {
        Asked::Known(name) => Some(name),
        Asked::Unknown(_) => None,
    };
    let hostname = match &name {
        Some(name) if !pod.host_network => Some(name.kernel(pod)?),
        _ => None,
    };
    let (hosts, own) = hosts(pod, name.as_ref(), &mut assumed);
    let ip = pod.ips.first().and_then(|ip| parse_ip_sloppy(ip)).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    Ok(Asked::Known(From { client: Client { resolv_conf, hosts, hostname }, ip, assumed, own }))
}

/// The Pod's `/etc/hosts`, and the names for which it lacks something.
fn hosts(
    pod: &Pod,
    name: Option<&HostName>,
    assumed: &mut Vec<PodAssumption>,
) -> (String, Option<(Vec<String>, PodNeed)>) {
    let Some(name) = name else {
        assumed.push(PodAssumption::PodName);
        return (managed_hosts(pod, None), None);
    };
    match etc_hosts(pod, name, None) {
        Asked::Known(text) => (text, None),
        Asked::Unknown(_) if pod.host_network => {
            assumed.push(PodAssumption::NodeHosts);
            (managed_hosts(pod, None), None)
        }
        Asked::Unknown(_) => {
            assumed.push(PodAssumption::PodIps);
            (managed_hosts(pod, None), Some((vec![name.hostname.clone(), name.fqdn()], PodNeed::PodIps)))
        }
    }
}

/// The ClusterIP of the Service `kube-system/kube-dns`, which kubeadm gives to the kubelet.
fn kube_dns(prepared: &Prepared) -> Option<IpAddr> {
    let is_it = |object: &&Object| {
        object.gvk.kind == "Service"
            && object.namespace.as_deref() == Some("kube-system")
            && object.name.as_deref() == Some("kube-dns")
    };
    let service = prepared.objects().iter().find(is_it)?;
    parse_ip_sloppy(&service.document.at("/spec/clusterIP")?.as_str()?)
}
