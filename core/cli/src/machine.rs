//! CoreDNS's machine on the command line: its files and its environment.

use std::path::PathBuf;

use clap::Args;
use nocluster::json::Writer;

use crate::console::Console;
use crate::load::Loader;
use crate::refusal::Refusal;

/// What CoreDNS finds on its machine.
#[derive(Debug, Args)]
pub(crate) struct Machine {
    /// A file of CoreDNS's machine, as PATH=FILE, or PATH= if it does not exist; may be repeated
    #[arg(long = "file", value_name = "PATH=FILE")]
    files: Vec<String>,
    /// A variable of CoreDNS's environment, as NAME=VALUE; may be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    env: Vec<String>,
}

impl Machine {
    /// Adds the members `files` and `env`. Returns the texts of the files, by path.
    pub(crate) fn add(
        &self,
        input: &mut Writer,
        loader: &mut Loader,
        console: &mut Console<'_>,
    ) -> Result<Vec<(String, String)>, Refusal> {
        if !self.env.is_empty() {
            input.key("env").begin_object();
            for pair in &self.env {
                let (name, value) =
                    pair.split_once('=').ok_or_else(|| Refusal(format!("--env {pair}: write NAME=VALUE")))?;
                input.key(name).string(value);
            }
            input.end_object();
        }
        let mut texts = Vec::new();
        if self.files.is_empty() {
            return Ok(texts);
        }
        input.key("files").begin_object();
        for pair in &self.files {
            let (path, file) = pair.split_once('=').unwrap_or((pair, pair));
            if file.is_empty() {
                input.key(path).raw(b"null");
                continue;
            }
            let (_, text) = loader.text(&PathBuf::from(file), console)?;
            let text = replace_invalid(&text);
            input.key(path).string(&text);
            texts.push((path.to_owned(), text));
        }
        input.end_object();
        Ok(texts)
    }
}

/// A text as Go reads it: a byte that is not UTF-8 is one replacement character.
pub(crate) fn replace_invalid(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    out
}
