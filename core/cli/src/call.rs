//! `call`, `ops` and `version`: the operations of the wire.

use nocluster::json::Document;
use nocluster::wire;

use crate::args::{Call, Ops, Version};
use crate::console::Console;
use crate::exit::Exit;

/// One operation: its input from standard input, its envelope to standard output.
pub(crate) fn call(asked: &Call, console: &mut Console<'_>) -> Exit {
    let mut input = Vec::new();
    if let Err(error) = std::io::Read::read_to_end(console.stdin, &mut input) {
        console.error(&format!("error: standard input: {error}\n"));
        return Exit::BadInput;
    }
    let mut envelope = wire::call(&asked.op, &input);
    let exit = exit_of(&asked.op, &envelope);
    envelope.push(b'\n');
    console.print_bytes(&envelope);
    exit
}

/// The exit code that the verb for an operation would have.
pub(crate) fn exit_of(op: &str, envelope: &[u8]) -> Exit {
    let Ok(envelope) = Document::parse(envelope) else { return Exit::BadInput };
    let text = |pointer: &str| envelope.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    if envelope.at("/err").is_some() {
        let refusals = wire::ops().find(|operation| operation.op == op).map(|operation| operation.refusals);
        // More of the cluster makes an answer of the error.
        if envelope.at("/err/facts/needs").is_some() {
            return Exit::Unknown;
        }
        // Errors of reading the input have an area of their own, whatever their code.
        let is_answer = text("/err/area") == "patch"
            && refusals.is_some_and(|refusals| refusals.contains(&text("/err/code").as_str()));
        return if is_answer { Exit::Refused } else { Exit::BadInput };
    }
    match text("/ok/verdict") {
        verdict if !verdict.is_empty() => Exit::of(op, &verdict),
        _ if envelope.at("/ok/unknown").is_some() => Exit::Unknown,
        _ => Exit::Fine,
    }
}

/// The operations, or the members of one.
pub(crate) fn ops(asked: &Ops, console: &mut Console<'_>) -> Exit {
    let Some(op) = &asked.op else {
        if asked.output.is_some() {
            let mut text = wire::ops_text();
            text.push(b'\n');
            console.print_bytes(&text);
            return Exit::Fine;
        }
        let width = wire::ops().map(|operation| operation.op.len()).max().unwrap_or(0);
        for operation in wire::ops() {
            console.print(&format!("{:width$}  {}\n", operation.op, operation.line));
        }
        console.print("\nnocluster ops OP lists the members of one; nocluster call OP < input.json runs it.\n");
        return Exit::Fine;
    };
    let Some(operation) = wire::ops().find(|operation| operation.op == op.as_str()) else {
        let known: Vec<_> = wire::ops().map(|operation| operation.op).collect();
        console.error(&format!("error: there is no operation `{op}`; use one of {}\n", known.join(", ")));
        return Exit::BadInput;
    };
    if asked.output.is_some() {
        let text = serde_json::to_string(operation).unwrap_or_default();
        console.print(&format!("{text}\n"));
        return Exit::Fine;
    }
    console.print(&format!("{}: {}\n\n", operation.op, operation.line));
    let width = operation.members().map(|member| member.name.len()).max().unwrap_or(0);
    for member in operation.members() {
        let kind = serde_json::to_value(member.kind).unwrap_or_default();
        let kind = kind.as_str().unwrap_or_default().to_owned();
        let required = if member.required { "required" } else { "" };
        console.print(&format!("  {:width$}  {kind:8} {required:8}  {}\n", member.name, member.line));
    }
    if !operation.verdicts.is_empty() {
        console.print("\nverdicts, with the exit code of the command:\n");
        for verdict in operation.verdicts {
            console.print(&format!("  {:width$}  {}\n", verdict.word, verdict.exit));
        }
    }
    if !operation.refusals.is_empty() {
        console.print(&format!("\nerrors that are answers, exit code 1: {}\n", operation.refusals.join(", ")));
    }
    Exit::Fine
}

/// The version of this program and the releases that it answers for.
pub(crate) fn version(asked: &Version, console: &mut Console<'_>) -> Exit {
    if asked.output.is_some() {
        let mut text = wire::version_text();
        text.push(b'\n');
        console.print_bytes(&text);
        return Exit::Fine;
    }
    let version = wire::version();
    let list = |releases: &[nocluster::release::Release]| {
        releases.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    console.print(&format!(
        "{version}\nchecked by running them: Kubernetes {}\nby reading their sources: Kubernetes {}\n",
        list(&version.run),
        list(&version.read)
    ));
    Exit::Fine
}
