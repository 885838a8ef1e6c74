//! `dig`: what CoreDNS replies to a query, and why.

use nocluster::json::Document;

use crate::answered::{answer_about, needs, texts};
use crate::assumed::assumed;
use crate::console::Console;
use crate::dns_args::Dig;
use crate::dns_question::{corefile, input, lines, upstream};
use crate::exit::Exit;
use crate::load::Loader;
use crate::refusal::Refusal;

pub(crate) fn dig(asked: &Dig, console: &mut Console<'_>) -> Exit {
    ask(asked, console).unwrap_or_else(|refusal| refusal.told(console))
}

fn ask(asked: &Dig, console: &mut Console<'_>) -> Result<Exit, Refusal> {
    let mut loader = Loader::new(asked.about.recursive);
    let (mut question, objects) = input(&asked.about, &mut loader, console)?;
    let coredns = asked.about.coredns.as_deref();
    corefile(&mut question, asked.corefile.as_ref(), &asked.machine, coredns, &mut loader, console)?;
    upstream(&mut question, asked.upstream.as_ref(), &mut loader, console)?;
    question.key("name").string(&asked.name).key("type").string(&asked.rtype.to_uppercase());
    if asked.tcp {
        question.key("transport").string("tcp");
    }
    if let Some(client) = &asked.client {
        question.key("clientIp").string(client);
    }
    if !asked.server_ips.is_empty() {
        question.key("serverIps").begin_array();
        for ip in &asked.server_ips {
            question.string(ip);
        }
        question.end_array();
    }
    // As dig asks by default.
    question.key("edns").raw(br#"{"udpSize":1232}"#).end_object();
    let (exit, answer) =
        answer_about(&objects, "dns.query", &question.finish(), asked.output.is_some(), asked.about.quiet, console);
    if let Some(answer) = &answer {
        if asked.short {
            short(answer, console);
        } else {
            whole(asked, answer, console);
        }
    }
    Ok(exit)
}

/// The data of the answer, one record a line, as `dig +short` prints it. What is not known is said on standard error.
fn short(answer: &Document, console: &mut Console<'_>) {
    for line in texts(answer, "/ok/answer") {
        let data = line.splitn(5, '\t').nth(4).unwrap_or_default();
        console.print(&format!("{data}\n"));
    }
    for line in needs(answer, "/ok/unknown/needs") {
        console.error(&format!("{line}\n"));
    }
}

fn whole(asked: &Dig, answer: &Document, console: &mut Console<'_>) {
    let text = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let flag = |pointer: &str| answer.at(pointer).and_then(|node| node.as_bool()).unwrap_or_default();
    console.print(&format!("{}   {}   {}\n", asked.name, asked.rtype.to_uppercase(), lines(answer)));
    let mut status = match text("/ok/verdict").as_str() {
        "unknown" => "unknown".to_owned(),
        "no-reply" => "no reply".to_owned(),
        "nodata" => "NOERROR, no record of this type".to_owned(),
        _ => text("/ok/rcode"),
    };
    if flag("/ok/aa") {
        status.push_str(", authoritative");
    }
    if flag("/ok/tc") {
        status.push_str(", truncated");
    }
    console.print(&format!("{status}\n"));
    for section in ["answer", "authority", "additional"] {
        let records = texts(answer, &format!("/ok/{section}"));
        if !records.is_empty() {
            console.print(&format!("\n{section}\n"));
        }
        for record in records {
            console.print(&format!("  {}\n", record.replace('\t', "  ")));
        }
    }
    console.print("\n");
    let why = text("/ok/reason/text");
    if !why.is_empty() {
        console.print(&format!("why: {why}\n"));
    }
    for step in answer.at("/ok/path").into_iter().flat_map(|path| path.elements()) {
        let text = |name: &str| step.member(name).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
        let lookup = Some(text("lookup")).filter(|lookup| !lookup.is_empty());
        let lookup = lookup.map(|lookup| format!(" ({lookup})")).unwrap_or_default();
        // The reason of the plugin that answers is said already.
        let because = if text("text") == why { String::new() } else { format!(": {}", text("text")) };
        console.print(&format!("  {} {}{lookup} {}{because}\n", text("block"), text("plugin"), text("verdict")));
    }
    for line in needs(answer, "/ok/unknown/needs") {
        console.print(&format!("{line}\n"));
    }
    for line in assumed(answer) {
        console.print(&format!("{line}\n"));
    }
}
