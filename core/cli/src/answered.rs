//! What an operation answers, for a person: its error, what it assumes, and what it lacks.

use nocluster::json::{Document, Node};
use nocluster::wire;

use crate::call::exit_of;
use crate::console::Console;
use crate::exit::Exit;

/// Asks an operation. Prints the envelope if it is asked for as JSON, or its error; the answer is returned if a person is
/// to be shown it.
pub(crate) fn answer(
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
    let shown = !told(&answer, console) && !quiet;
    (exit, shown.then_some(answer))
}

/// Prints the error of an envelope, if it is one.
pub(crate) fn told(answer: &Document, console: &mut Console<'_>) -> bool {
    let Some(message) = answer.at("/err/message").and_then(|message| message.as_str()) else { return false };
    let at = answer.at("/err/at").and_then(|at| at.as_str()).filter(|at| !message.contains(&**at));
    let place = at.map(|at| format!("{at}: ")).unwrap_or_default();
    console.error(&format!("error: {place}{message}\n"));
    true
}

/// What an answer assumes, as one line.
pub(crate) fn assumed(answer: &Document) -> Option<String> {
    let words: Vec<_> = answer.at("/ok/assumed")?.elements().filter_map(|word| word.as_str()).collect();
    (!words.is_empty()).then(|| format!("assumed: {}", words.join(", ")))
}

/// The texts of a list.
pub(crate) fn texts(answer: &Document, pointer: &str) -> Vec<String> {
    let lines = answer.at(pointer).into_iter().flat_map(|lines| lines.elements());
    lines.filter_map(|line| line.as_str()).map(|line| line.into_owned()).collect()
}

/// What is missing, each as a line.
pub(crate) fn needs(answer: &Document, pointer: &str) -> Vec<String> {
    let needs = answer.at(pointer).into_iter().flat_map(|needs| needs.elements());
    let text = |need: Node<'_>| {
        let text = need.member("text")?.as_str()?.into_owned();
        let option = need.member("code").and_then(|code| code.as_str()).and_then(|code| option(&code));
        Some(option.map_or(format!("unknown without {text}"), |option| format!("unknown without {text} ({option})")))
    };
    needs.filter_map(text).collect()
}

/// The option of the command that gives what is missing.
fn option(code: &str) -> Option<&'static str> {
    match code {
        "upstream" => Some("--upstream FILE"),
        "node-resolv-conf" => Some("--node-resolv-conf FILE"),
        "result" => Some("--result TYPE=FILE"),
        "cached-result" | "cached-attachments" => Some("--cache DIR"),
        _ => None,
    }
}
