//! What an operation answers, for a person: its error, what it assumes, and what it lacks.

use nocluster::json::{Document, Node};
use nocluster::wire;

use crate::call::exit_of;
use crate::console::Console;
use crate::exit::Exit;
use crate::given_by;
use crate::load::Loaded;

/// Asks an operation. Prints the envelope if it is asked for as JSON, or its error; the answer is returned if a person is
/// to be shown it.
pub(crate) fn answer(
    op: &str,
    question: &[u8],
    as_json: bool,
    quiet: bool,
    console: &mut Console<'_>,
) -> (Exit, Option<Document>) {
    answer_about(&[], op, question, as_json, quiet, console)
}

/// As [`answer`], of a question with objects, whose files an error names.
pub(crate) fn answer_about(
    objects: &[Loaded],
    op: &str,
    question: &[u8],
    as_json: bool,
    quiet: bool,
    console: &mut Console<'_>,
) -> (Exit, Option<Document>) {
    let envelope = wire::call(op, question);
    let exit = exit_of(op, &envelope);
    if as_json {
        console.print_bytes(&envelope);
        console.print("\n");
        return (exit, None);
    }
    let answer = Document::parse(envelope).unwrap_or_else(|_| Document::from(&serde_json::Value::Null));
    let shown = !told_about(objects, &answer, console) && !quiet;
    (exit, shown.then_some(answer))
}

/// Prints the error of an envelope, if it is one.
pub(crate) fn told(answer: &Document, console: &mut Console<'_>) -> bool {
    told_about(&[], answer, console)
}

fn told_about(objects: &[Loaded], answer: &Document, console: &mut Console<'_>) -> bool {
    let Some(message) = answer.at("/err/message").and_then(|message| message.as_str()) else { return false };
    let at = answer.at("/err/at").and_then(|at| at.as_str());
    console.error(&format!("error: {}\n", given_by::told(at.as_deref(), &message, objects)));
    true
}

/// The texts of a list.
pub(crate) fn texts(answer: &Document, pointer: &str) -> Vec<String> {
    let lines = answer.at(pointer).into_iter().flat_map(|lines| lines.elements());
    lines.filter_map(|line| line.as_str()).map(|line| line.into_owned()).collect()
}

/// Prints how an answer about CNI ends; that it is unknown, what is missing has said.
pub(crate) fn ended(answer: &Document, console: &mut Console<'_>) {
    let at = |pointer: &str| answer.at(pointer).and_then(|node| node.as_str()).unwrap_or_default().into_owned();
    let (verdict, because) = (at("/ok/verdict"), at("/ok/reason/text"));
    if verdict != "unknown" {
        let colon = if because.is_empty() { "" } else { ": " };
        console.print(&format!("# {verdict}{colon}{because}\n"));
    }
}

/// What is missing, each as a sentence.
pub(crate) fn needs(answer: &Document, pointer: &str) -> Vec<String> {
    answer.at(pointer).into_iter().flat_map(|needs| needs.elements()).map(without).collect()
}

/// What is missing, with the option that gives it.
pub(crate) fn without(need: Node<'_>) -> String {
    let part = |name: &str| need.member(name).and_then(|text| text.as_str()).unwrap_or_default().into_owned();
    let option = match part("code").as_str() {
        "upstream" => "--upstream FILE".to_owned(),
        "server-ips" => "--server-ip IP".to_owned(),
        "node-resolv-conf" => "--node-resolv-conf FILE".to_owned(),
        "cluster-dns" => "--cluster-dns IP".to_owned(),
        "max-pods" | "vcpus" => "--vcpus N".to_owned(),
        "service-range" => "--service-cidrs CIDRS".to_owned(),
        "result" => format!("--result {}=FILE", part("plugin")),
        "cached-result" | "cached-attachments" => "--cache DIR".to_owned(),
        "file" => format!("--file {}=FILE", part("path")),
        "directory" => "--store DIR".to_owned(),
        _ => String::new(),
    };
    let give = if option.is_empty() { option } else { format!(" Give it with {option}.") };
    format!("The answer is unknown without {}.{give}", part("text"))
}
