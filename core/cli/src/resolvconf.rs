//! `resolvconf`: the resolv.conf of Pods as the kubelet writes it.

use nocluster::admission::WorkloadPod;
use nocluster::json::{Document, Writer};
use nocluster::wire;

use crate::answered::{needs, texts, told};
use crate::assumed::assumed;
use crate::call::exit_of;
use crate::console::Console;
use crate::dns_args::Resolvconf;
use crate::envelope;
use crate::exit::Exit;
use crate::load::{Loaded, Loader};
use crate::lookup::text;
use crate::refusal::Refusal;

pub(crate) fn resolvconf(asked: &Resolvconf, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Resolvconf, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(asked.recursive);
    let node_file = asked.node_resolv_conf.as_ref().map(|path| text(&mut loader, path, console)).transpose()?;
    let mut exit = Exit::Fine;
    let mut pods = Vec::new();
    for object in loader.objects(&asked.files, console)? {
        match pod_of(&object, asked.namespace.as_deref()) {
            Some(pod) => pods.push((object, pod)),
            None => console.error(&format!("{}: a {} has no Pods\n", object.place(""), object.member("/kind"))),
        }
    }
    if pods.is_empty() {
        return Err(Refusal("-f holds neither a Pod nor an object that makes Pods".to_owned()));
    }
    for (index, (object, pod)) in pods.iter().enumerate() {
        let envelope = wire::call("dns.resolvconf", &question(asked, pod, node_file.as_deref()));
        exit = exit.max(exit_of("dns.resolvconf", &envelope));
        if asked.quiet {
            continue;
        }
        if asked.output.is_some() {
            envelope::print(object, envelope, false, console);
            continue;
        }
        if index > 0 {
            console.print("\n");
        }
        let answer = Document::parse(envelope).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
        if !told(&answer, console) {
            show(object, &answer, console);
        }
    }
    Ok(exit)
}

/// The Pod itself, or the Pod that a workload makes.
fn pod_of(object: &Loaded, namespace: Option<&str>) -> Option<Document> {
    if object.member("/kind") == "Pod" && object.member("/apiVersion") == "v1" {
        return Some(object.document.clone());
    }
    WorkloadPod::of(&object.document, namespace).map(|made| made.pod)
}

fn question(asked: &Resolvconf, pod: &Document, node_file: Option<&str>) -> Vec<u8> {
    let mut question = Writer::new();
    question.begin_object().key("pod").raw(pod.text());
    if let Some(release) = &asked.release {
        question.key("release").string(release);
    }
    question.key("kubelet").begin_object();
    if !asked.cluster_dns.is_empty() {
        question.key("clusterDNS").begin_array();
        for ip in &asked.cluster_dns {
            question.string(&ip.to_string());
        }
        question.end_array();
    }
    if let Some(domain) = &asked.cluster_domain {
        question.key("clusterDomain").string(domain);
    }
    if let Some(file) = node_file {
        question.key("resolvConf").string(file);
    }
    question.end_object().end_object();
    question.finish()
}

fn show(object: &Loaded, answer: &Document, console: &mut Console<'_>) {
    let text = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let name = object.member("/metadata/name");
    console.print(&format!("# {} {name}: {}\n", object.member("/kind"), text("/ok/reason/text")));
    if answer.at("/ok/text").is_some() {
        console.print(&text("/ok/text"));
    } else {
        for (keyword, pointer) in
            [("search", "/ok/searches"), ("nameserver", "/ok/nameservers"), ("options", "/ok/options")]
        {
            let words = texts(answer, pointer);
            if !words.is_empty() {
                console.print(&format!("{keyword} {}\n", words.join(" ")));
            }
        }
    }
    let list = |pointer: &str| answer.at(pointer).into_iter().flat_map(|list| list.elements()).collect::<Vec<_>>();
    let part = |node: nocluster::json::Node<'_>, name: &str| {
        node.member(name).and_then(|text| text.as_str()).unwrap_or_default().into_owned()
    };
    for error in list("/ok/errors") {
        let by = if part(error, "by") == "kubelet" { "kubelet" } else { "kube-apiserver" };
        console.print(&format!("# {by} refuses: {}\n", part(error, "text")));
    }
    for event in list("/ok/events").into_iter().chain(list("/ok/nodeEvents")) {
        let (of, reason, message) = (part(event, "object"), part(event, "reason"), part(event, "message"));
        console.print(&format!("# event on the {of}: {reason}: {message}\n"));
    }
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("# {line}\n"));
    }
    for line in assumed(answer) {
        console.print(&format!("# {line}\n"));
    }
}
