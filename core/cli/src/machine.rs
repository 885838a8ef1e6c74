//! CoreDNS's machine on the command line: its files and its environment.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;
use nocluster::dns::corefile::{self, Files, Interfaces};
use nocluster::json::Writer;
use nocluster::release::CoreDns;

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
    /// An interface of CoreDNS's machine, as NAME=IP,IP, or NAME= if it does not exist; may be repeated
    #[arg(long = "interface", value_name = "NAME=IPS")]
    pub(crate) interfaces: Vec<String>,
}

/// What is known of the machine: the environment, and the texts of files and the addresses of interfaces, none for what
/// does not exist.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub(crate) env: Vec<(String, String)>,
    pub(crate) files: Vec<(String, Option<String>)>,
    pub(crate) interfaces: Vec<(String, Option<Vec<IpAddr>>)>,
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
        for pair in &self.interfaces {
            given.interfaces.push(interface(pair)?);
        }
        Ok(given)
    }
}

/// `NAME=IP,IP`, or `NAME=`.
fn interface(pair: &str) -> Result<(String, Option<Vec<IpAddr>>), Refusal> {
    let (name, ips) = pair.split_once('=').ok_or_else(|| Refusal(format!("--interface {pair}: write NAME=IP,IP")))?;
    let read = |ip: &str| ip.parse().map_err(|_| Refusal(format!("--interface {pair}: `{ip}` is no IP address")));
    let ips = if ips.is_empty() { None } else { Some(ips.split(',').map(read).collect::<Result<_, _>>()?) };
    Ok((name.to_owned(), ips))
}

impl Given {
    /// The machine that loads a Corefile.
    pub(crate) fn machine(&self, path: String, coredns: CoreDns) -> corefile::Machine {
        corefile::Machine {
            path,
            coredns,
            environment: self.env.iter().cloned().collect(),
            files: Files::new(self.files.iter().cloned().collect()),
            interfaces: Interfaces::new(self.interfaces.iter().cloned().collect()),
        }
    }

    /// Adds the members `env`, `files` and `interfaces`.
    pub(crate) fn write(&self, input: &mut Writer) {
        let Self { env, files, interfaces } = self;
        if !env.is_empty() {
            input.key("env").begin_object();
            for (name, value) in env {
                input.key(name).string(value);
            }
            input.end_object();
        }
        if !files.is_empty() {
            input.key("files").begin_object();
            for (path, text) in files {
                match text {
                    Some(text) => input.key(path).string(text),
                    None => input.key(path).raw(b"null"),
                };
            }
            input.end_object();
        }
        if !interfaces.is_empty() {
            input.key("interfaces").begin_object();
            for (name, ips) in interfaces {
                input.key(name);
                match ips {
                    Some(ips) => {
                        input.begin_array();
                        for ip in ips {
                            input.string(&ip.to_string());
                        }
                        input.end_array();
                    }
                    None => {
                        input.raw(b"null");
                    }
                }
            }
            input.end_object();
        }
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
