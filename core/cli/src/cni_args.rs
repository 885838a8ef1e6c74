//! The arguments of `cni`, and their help with examples.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::json_output::JsonOutput;

pub(crate) const CNI: &str = "\
Examples:
  nocluster cni ADD -f net.conf --container c1 --store /var/lib/cni/networks/net
  nocluster cni DEL -f net.conf --container c1 --ifname eth0 --store ./net --plugins 1.9
  nocluster cni GC -f net.conf --store ./net -o json
  nocluster cni VERSION

Nothing is written: the output says what the plugin that `ipam.type` names (host-local or static) would print, how it would
exit, and which files it would touch. --store is the directory of the network itself; if it does not exist, host-local
would create it.

Exit codes: 0 the plugin succeeds; 1 it fails; 2 bad input; 3 unknown, such as a resolv.conf that is not supplied.";

/// What a runtime asks of an IPAM plugin.
#[derive(Debug, Args)]
pub(crate) struct Cni {
    /// The command
    #[arg(value_enum, value_name = "COMMAND", ignore_case = true)]
    pub(crate) command: Command,
    /// The configuration of the network: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE", required_if_eq_any = [("command", "ADD"), ("command", "DEL"), ("command", "CHECK"), ("command", "GC"), ("command", "STATUS")])]
    pub(crate) file: Option<PathBuf>,
    /// The id of the container: CNI_CONTAINERID
    #[arg(long, value_name = "ID")]
    pub(crate) container: Option<String>,
    /// The interface in the container: CNI_IFNAME
    #[arg(long, value_name = "NAME", default_value = "eth0")]
    pub(crate) ifname: String,
    /// The arguments of the call, such as `IP=10.1.2.5`: CNI_ARGS
    #[arg(long, value_name = "KEY=VALUE;..")]
    pub(crate) args: Option<String>,
    /// The directory of the network, such as /var/lib/cni/networks/net
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    /// A file of the node, as PATH=FILE, or PATH= if it does not exist; may be repeated
    #[arg(long = "file", value_name = "PATH=FILE")]
    pub(crate) files: Vec<String>,
    /// The line of the CNI plugins to model: 1.10, 1.9 or 1.1
    #[arg(long, value_name = "LINE")]
    pub(crate) plugins: Option<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// A command of the CNI protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum Command {
    Add,
    Del,
    Check,
    Gc,
    Status,
    Version,
}

impl Command {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Add => "ADD",
            Self::Del => "DEL",
            Self::Check => "CHECK",
            Self::Gc => "GC",
            Self::Status => "STATUS",
            Self::Version => "VERSION",
        }
    }
}
