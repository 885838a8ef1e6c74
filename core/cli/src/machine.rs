//! CoreDNS's machine on the command line: its files and its environment.

use std::path::PathBuf;

use clap::Args;
use nocluster::json::Writer;

use crate::console::Console;
use crate::load::Loader;
use crate::refusal::Refusal;

/// What CoreDNS finds on its machine.
#[derive(Debug, Default, Args)]
pub(crate) struct Machine {
    /// A file of CoreDNS's machine, as PATH=FILE, or PATH= if it does not exist; may be repeated
    #[arg(long = "file", value_name = "PATH=FILE")]
    pub(crate) files: Vec<String>,
    /// A variable of CoreDNS's environment, as NAME=VALUE; may be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) env: Vec<String>,
}

/// What the arguments say of the machine: the environment, and the texts of files, none for a file that does not exist.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub(crate) env: Vec<(String, String)>,
    pub(crate) files: Vec<(String, Option<String>)>,
}

impl Machine {
    /// The files of this machine that stand for files of CoreDNS's.
    pub(crate) fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.files.iter().map(|pair| PathBuf::from(parts(pair).1)).filter(|file| !file.as_os_str().is_empty())
    }

    /// Reads the files.
    pub(crate) fn read(&self, loader: &mut Loader, console: &mut Console<'_>) -> Result<Given, Refusal> {
        let mut given = Given::default();
        for pair in &self.env {
            let (name, value) =
                pair.split_once('=').ok_or_else(|| Refusal(format!("--env {pair}: write NAME=VALUE")))?;
            given.env.push((name.to_owned(), value.to_owned()));
        }
        for pair in &self.files {
            let (path, file) = parts(pair);
            let text = match file {
                "" => None,
                file => Some(replace_invalid(&loader.text(&PathBuf::from(file), console)?.1)),
            };
            given.files.push((path.to_owned(), text));
        }
        Ok(given)
    }

    /// Adds the members `files` and `env`. Returns the texts of the files, by path.
    pub(crate) fn add(
        &self,
        input: &mut Writer,
        loader: &mut Loader,
        console: &mut Console<'_>,
    ) -> Result<Vec<(String, String)>, Refusal> {
        let Given { env, files } = self.read(loader, console)?;
        if !env.is_empty() {
            input.key("env").begin_object();
            for (name, value) in &env {
                input.key(name).string(value);
            }
            input.end_object();
        }
        if !files.is_empty() {
            input.key("files").begin_object();
            for (path, text) in &files {
                match text {
                    Some(text) => input.key(path).string(text),
                    None => input.key(path).raw(b"null"),
                };
            }
            input.end_object();
        }
        Ok(files.into_iter().filter_map(|(path, text)| Some((path, text?))).collect())
    }
}

/// The path on CoreDNS's machine and the file here; one name alone is both.
fn parts(pair: &str) -> (&str, &str) {
    pair.split_once('=').unwrap_or((pair, pair))
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
