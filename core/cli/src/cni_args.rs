//! The arguments of `cni`, and their help with examples.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::json_output::JsonOutput;

pub(crate) const CNI: &str = "\
Examples:
  nocluster cni ADD -f net.conf --container c1 --store /var/lib/cni/networks/net
  nocluster cni DEL -f net.conf --container c1 --ifname eth0 --store ./net --plugins 1.9
  nocluster cni GC -f net.conf --store ./net -o json
  nocluster cni VERSION
  nocluster cni plan -f net.conflist --container c1

Nothing is written: the output says what the plugin that `ipam.type` names (host-local or static) would print, how it would
exit, and which files it would touch. --store is the directory of the network itself; if it does not exist, host-local
would create it.

Exit codes: 0 the plugin succeeds; 1 it fails; 2 bad input; 3 unknown, such as a resolv.conf that is not supplied.";

pub(crate) const PLAN: &str = "\
Examples:
  nocluster cni plan -f net.conflist --container c1
  nocluster cni plan -f net.conflist --container c1 --result bridge=bridge.json --result portmap=bridge.json
  nocluster cni plan -f net.conflist --container c1 --capability-args '{\"portMappings\": [{\"hostPort\": 80}]}'
  nocluster cni plan -f net.conflist --command DEL --container c1 --cache /var/lib/cni/results
  nocluster cni plan -f net.conflist --command GC --cache /var/lib/cni/results --valid c1/eth0 -o json

No plugin is run: the output shows what a runtime that uses the library of the CNI project (1.3.1) would call. ADD goes on
with what a plugin prints, which --result gives. Of the other commands each plugin is taken to succeed without it.

Exit codes: 0 the operation succeeds; 1 the list is refused, or the operation fails; 2 bad input; 3 unknown, such as what a
plugin answers to ADD.";

pub(crate) const LINT: &str = "\
Examples:
  nocluster cni lint -f net.conflist
  nocluster cni lint -f net.conf --service-cidrs 10.96.0.0/12 --host-mtu 1500 -o json
  nocluster cni lint --node-cidrs 10.244.0.0/16 --mask 24 --nodes 300
  nocluster cni lint --pool ippool.yaml --nodes 300 --service-cidrs 10.96.0.0/12

Exit codes: 0 no error is found, be there warnings; 1 one is, or the configuration is refused; 2 bad input; 3 unknown, such
as the addresses of another IPAM plugin.";

pub(crate) const WHAT_IF: &str = "\
Examples:
  # which addresses 20 more containers would get, and what would be left
  nocluster cni what-if -f net.conflist --store /var/lib/cni/networks/net --allocate 20

  # the same after two containers are gone
  nocluster cni what-if -f net.conf --store ./net --del c1 --del c2 --allocate 20 -o json

Nothing is written. What is gone goes first, then come the containers of --add, then those of --allocate.

Exit codes: 0 all of them get addresses; 1 one does not, or the plugin refuses the configuration; 2 bad input; 3 unknown.";

/// Requests to come, on a copy of a directory.
#[derive(Debug, Args)]
pub(crate) struct CniWhatIf {
    /// The configuration, or a list: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The directory of the network, such as /var/lib/cni/networks/net
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    /// A container that is gone; may be repeated
    #[arg(long = "del", value_name = "ID")]
    pub(crate) gone: Vec<String>,
    /// A container that comes; may be repeated
    #[arg(long = "add", value_name = "ID")]
    pub(crate) added: Vec<String>,
    /// So many more containers come
    #[arg(long, value_name = "COUNT")]
    pub(crate) allocate: Option<u32>,
    /// The line of the CNI plugins to model: 1.10, 1.9 or 1.1
    #[arg(long, value_name = "LINE", value_parser = crate::versions::short)]
    pub(crate) plugins: Option<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// A configuration to look through.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("of").required(true).args(["file", "node_cidrs", "pools"]))]
#[command(group = clap::ArgGroup::new("of_nodes").multiple(true).args(["node_cidrs", "pools"]))]
pub(crate) struct CniLint {
    /// The configuration, or a list: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// In its place the cluster CIDRs of kube-controller-manager, with commas
    #[arg(long, value_name = "CIDRS", value_delimiter = ',')]
    pub(crate) node_cidrs: Vec<String>,
    /// The length of the Nodes' prefix for each cluster CIDR, with commas
    #[arg(long, value_name = "LENGTHS", value_delimiter = ',', requires = "node_cidrs")]
    pub(crate) mask: Vec<u32>,
    /// In its place IPPools of Calico: a file or `-`; may be repeated
    #[arg(long = "pool", value_name = "FILE")]
    pub(crate) pools: Vec<PathBuf>,
    /// The ranges of Services of the cluster, with commas
    #[arg(long, value_name = "CIDRS", value_delimiter = ',')]
    pub(crate) service_cidrs: Vec<String>,
    /// How many Nodes there are to be
    #[arg(long, value_name = "COUNT", requires = "of_nodes")]
    pub(crate) nodes: Option<u32>,
    /// The MTU of the machine's interface
    #[arg(long, value_name = "MTU", requires = "file")]
    pub(crate) host_mtu: Option<u32>,
    /// The line of the CNI plugins to model: 1.10, 1.9 or 1.1
    #[arg(long, value_name = "LINE", requires = "file")]
    pub(crate) plugins: Option<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// What a runtime asks of an IPAM plugin.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Cni {
    #[command(subcommand)]
    pub(crate) plan: Option<OfRuntime>,
    /// The command
    #[arg(value_enum, value_name = "COMMAND", ignore_case = true, required = true)]
    pub(crate) command: Option<Command>,
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
    #[arg(long, value_name = "LINE", value_parser = crate::versions::short)]
    pub(crate) plugins: Option<String>,
    /// How the plugin behaves: as it is, or without what does harm
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<Profile>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// How the plugin behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Profile {
    /// As the real plugin
    Compat,
    /// Without what does harm
    Safe,
    /// As `safe`, and a repeated ADD gives what it gave
    SafeIdempotent,
}

impl Profile {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Compat => "compat",
            Self::Safe => "safe",
            Self::SafeIdempotent => "safe-idempotent",
        }
    }
}

/// What a runtime does.
#[derive(Debug, Subcommand)]
pub(crate) enum OfRuntime {
    /// The calls that a runtime makes of a configuration list
    #[command(after_help = PLAN)]
    Plan(CniPlan),
    /// What a configuration of a network of Pods probably does not mean
    #[command(after_help = LINT)]
    Lint(CniLint),
    /// What host-local would do with requests to come, and what would be left
    #[command(name = "what-if", after_help = WHAT_IF)]
    WhatIf(CniWhatIf),
}

/// An operation of a runtime on a list.
#[derive(Debug, Args)]
pub(crate) struct CniPlan {
    /// The configuration list: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The operation: ADD, CHECK, DEL, GC or STATUS
    #[arg(long, value_enum, value_name = "COMMAND", ignore_case = true, default_value = "ADD")]
    pub(crate) command: OnList,
    /// The id of the container
    #[arg(long, value_name = "ID")]
    pub(crate) container: Option<String>,
    /// The interface in the container
    #[arg(long, value_name = "NAME", default_value = "eth0")]
    pub(crate) ifname: String,
    /// The path of the network namespace; default: that of the container below /var/run/netns
    #[arg(long, value_name = "PATH")]
    pub(crate) netns: Option<String>,
    /// The arguments of the runtime, such as `IP=10.1.2.5`: CNI_ARGS
    #[arg(long, value_name = "KEY=VALUE;..")]
    pub(crate) args: Option<String>,
    /// Values for the capabilities of plugins, as JSON
    #[arg(long, value_name = "JSON")]
    pub(crate) capability_args: Option<String>,
    /// What a plugin prints, as TYPE=FILE; may be repeated
    #[arg(long = "result", value_name = "TYPE=FILE")]
    pub(crate) results: Vec<String>,
    /// The directory of the runtime's files on attachments, such as /var/lib/cni/results
    #[arg(long, value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,
    /// For GC: an attachment that is valid, as ID/IFNAME; may be repeated
    #[arg(long, value_name = "ID/IFNAME")]
    pub(crate) valid: Vec<String>,
    /// The whole answer as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

/// An operation of a runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum OnList {
    Add,
    Check,
    Del,
    Gc,
    Status,
}

impl OnList {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Add => "ADD",
            Self::Check => "CHECK",
            Self::Del => "DEL",
            Self::Gc => "GC",
            Self::Status => "STATUS",
        }
    }
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
