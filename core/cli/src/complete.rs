//! The kinds of `--complete`.

use nocluster::objects::{Complete, Objects};

use crate::console::Console;

/// A word of `--complete` that is no kind; the text is the whole message.
#[derive(Debug)]
pub(crate) struct NoSuchKind(pub(crate) String);

/// The kinds of `--complete`. Without a value they are those of `used` of which there is an object: a kind that was not
/// exported at all is not complete.
pub(crate) fn complete(
    words: &[String],
    used: &[Complete],
    given: &Objects,
    quiet: bool,
    console: &mut Console<'_>,
) -> Result<Vec<Complete>, NoSuchKind> {
    if words.iter().any(String::is_empty) {
        let held = |complete: &Complete| {
            let (group, kind) = complete.group_kind();
            given.iter().any(|object| object.gvk.group == group && object.gvk.kind == kind)
        };
        let held: Vec<Complete> = used.iter().copied().filter(held).collect();
        if !quiet {
            let words: Vec<&str> = held.iter().map(|complete| complete.as_str()).collect();
            let words = if words.is_empty() { "nothing".to_owned() } else { words.join(", ") };
            console.error(&format!("note: --complete means {words}: the kinds of which --cluster holds an object\n"));
        }
        return Ok(held);
    }
    let known: Vec<&str> = Complete::ALL.iter().map(|(word, _)| *word).collect();
    let parse = |word: &String| {
        Complete::parse(word)
            .ok_or_else(|| NoSuchKind(format!("--complete: there is no `{word}`; it takes {}", known.join(", "))))
    };
    words.iter().map(parse).collect()
}
