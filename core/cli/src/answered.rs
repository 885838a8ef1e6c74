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

/// What is missing, each as a line.
pub(crate) fn needs(answer: &Document, pointer: &str) -> Vec<String> {
    answer.at(pointer).into_iter().flat_map(|needs| needs.elements()).map(without).collect()
}

/// What is missing, with the option that gives it.
pub(crate) fn without(need: Node<'_>) -> String {
    let part = |name: &str| need.member(name).and_then(|text| text.as_str()).unwrap_or_default().into_owned();
    let option = option(&part("code")).map(|option| format!(" ({option})")).unwrap_or_default();
    format!("unknown without {}{option}", part("text"))
}

/// The option of the command that gives what is missing.
fn option(code: &str) -> Option<&'static str> {
    match code {
        "upstream" => Some("--upstream FILE"),
        "node-resolv-conf" => Some("--node-resolv-conf FILE"),
        "result" => Some("--result TYPE=FILE"),
        "cluster-dns" => Some("--cluster-dns IP"),
        "max-pods" | "vcpus" => Some("--vcpus N"),
        "service-range" => Some("--service-cidrs CIDRS"),
        "cached-result" | "cached-attachments" => Some("--cache DIR"),
        _ => None,
    }
}
