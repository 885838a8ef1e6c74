//! `lookup`: what a Pod's resolver asks for a name, and what the application gets.

use nocluster::json::Writer;

use crate::answered::answer_about;
use crate::console::Console;
use crate::dns_args::Lookup;
use crate::dns_question::{corefile, input, upstream};
use crate::exit::Exit;
use crate::kinds;
use crate::load::Loader;
use crate::lookup_view::show;
use crate::refusal::Refusal;

pub(crate) fn lookup(asked: &Lookup, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Lookup, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(asked.about.recursive);
    let (mut question, objects) = input(&asked.about, &mut loader, console)?;
    let coredns = asked.about.coredns.as_deref();
    corefile(&mut question, asked.corefile.as_ref(), &asked.machine, coredns, &mut loader, console)?;
    upstream(&mut question, asked.upstream.as_ref(), &mut loader, console)?;
    question.key("name").string(&asked.name).key("libc").string(asked.libc.as_str());
    if let Some(family) = asked.family {
        question.key("family").string(family.as_str());
    }
    if let Some(text) = &asked.port {
        port(text, &mut question)?;
    }
    client(asked, &mut question, &mut loader, console)?;
    if asked.node_resolv_conf.is_some() || asked.cluster_domain.is_some() {
        kubelet(asked, &mut question, &mut loader, console)?;
    }
    question.end_object();
    let (exit, answer) =
        answer_about(&objects, "dns.lookup", &question.finish(), asked.output.is_some(), asked.about.quiet, console);
    if let Some(answer) = &answer {
        show(asked, answer, console);
    }
    Ok(exit)
}

/// `--port 80`, or with a protocol `53/UDP`.
fn port(text: &str, question: &mut Writer) -> Result<(), Refusal> {
    let (number, protocol) = text.split_once('/').unwrap_or((text, "TCP"));
    let port = number.parse::<u16>().ok().filter(|port| *port > 0);
    let port = port.ok_or_else(|| Refusal(format!("--port: `{text}` is neither a port nor PORT/PROTOCOL")))?;
    question.key("port").raw(port.to_string().as_bytes());
    question.key("protocol").string(&protocol.to_ascii_uppercase());
    Ok(())
}

/// `--from NAMESPACE/POD`, `--from NAMESPACE/KIND/NAME`, or the text of `--resolv-conf`.
fn client(
    asked: &Lookup,
    question: &mut Writer,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    question.key("client").begin_object();
    if let Some(path) = &asked.resolv_conf {
        let text = text(loader, path, console)?;
        question.key("resolvConf").string(&text);
    } else {
        let from = asked.from.as_deref().unwrap_or_default();
        let parts: Vec<&str> = from.split('/').collect();
        let (namespace, kind, name) = match parts.as_slice() {
            [namespace, name] => (*namespace, "Pod", *name),
            [namespace, kind, name] => (*namespace, *kind, *name),
            _ => return Err(Refusal(format!("--from: `{from}` is neither NAMESPACE/POD nor NAMESPACE/KIND/NAME"))),
        };
        question.key("kind").string(kinds::kind(kind)).key("namespace").string(namespace).key("name").string(name);
    }
    question.end_object();
    Ok(())
}

fn kubelet(
    asked: &Lookup,
    question: &mut Writer,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<(), Refusal> {
    question.key("kubelet").begin_object();
    if let Some(path) = &asked.node_resolv_conf {
        let text = text(loader, path, console)?;
        question.key("resolvConf").string(&text);
    }
    if let Some(domain) = &asked.cluster_domain {
        question.key("clusterDomain").string(domain);
    }
    question.end_object();
    Ok(())
}

/// The text of a file.
pub(crate) fn text(loader: &mut Loader, path: &std::path::Path, console: &mut Console<'_>) -> Result<String, Refusal> {
    let (source, text) = loader.text(path, console)?;
    String::from_utf8(text).map_err(|_| Refusal(format!("{source}: the file is not UTF-8")))
}
