//! The arguments, and their help with examples.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use nocluster::admission::Phase;

use crate::capacity_args::{CAPACITY, Capacity};
use crate::cni_args::{CNI, Cni};
use crate::dns_args::{
    COREFILE, Corefile, DIG, DNS_SERVER, Dig, DnsServer, LOOKUP, Lookup, NAMES, Names, RESOLVCONF, Resolvconf,
};
use crate::dry_run::DryRun;
use crate::json_output::JsonOutput;
use crate::plugin_args::ServerArgs;

const EXAMPLES: &str = "\
Examples:
  # export the objects that kube-apiserver uses, once
  kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds,serviceaccounts,limitranges,priorityclasses,runtimeclasses,storageclasses,ingressclasses -A -o json > cluster.json

  # which webhooks would be called for this Pod, and why not the others?
  nocluster match -f pod.yaml --cluster cluster.json

  # the full chain, with recorded webhook responses
  nocluster admit -f pod.yaml --cluster cluster.json --answers ./answers

  # what a webhook is sent, for fixtures and curl
  nocluster review -f pod.yaml --cluster cluster.json

  # a chart, object by object
  helm template . | nocluster match -f - --cluster cluster.json

  # what does this patch do to this object in kube-apiserver?
  nocluster patch --dialect kube-apiserver -f doc.json -p patch.json

  # what does CoreDNS answer, and why?
  kubectl get namespaces,services,endpointslices,pods -A -o json > cluster.json
  nocluster dig web.shop.svc.cluster.local SRV --cluster cluster.json --complete

Exit codes: 0 allowed, applied, nothing rejected, found; 1 denied, crashed, does not apply, no such record or name; 2 bad
input; 3 unknown, or a response is missing. With several objects, 2 wins over 3, 3 over 1, and 1 over 0.";

/// Ask Kubernetes what it would do. No cluster.
#[derive(Debug, Parser)]
#[command(name = "nocluster", version, about = "Ask Kubernetes what it would do. No cluster.", after_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// When to colour; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Send objects through admission: what each webhook does to them, and what the client sees.
    #[command(after_help = ADMIT)]
    Admit(Admit),
    /// Show which webhooks would be called for objects, which would be skipped, and why.
    #[command(after_help = MATCH)]
    Match(Match),
    /// Print the AdmissionReview that a webhook is sent, for fixtures and for curl.
    #[command(after_help = REVIEW)]
    Review(Review),
    /// Set the defaults of objects, as kube-apiserver does before webhooks see them.
    #[command(after_help = DEFAULT)]
    Default(Default),
    /// Apply a JSON Patch, as RFC 6902 defines it or as kube-apiserver does.
    #[command(after_help = PATCH)]
    Patch(Patch),
    /// Ask CoreDNS for a name: the reply, and the object and the field that decide it.
    #[command(after_help = DIG)]
    Dig(Dig),
    /// List every name under which a Service, a Pod or the Pods of a workload can be found.
    #[command(after_help = NAMES)]
    Names(Names),
    /// Check a Corefile: the error that CoreDNS prints, and all other findings.
    #[command(after_help = COREFILE)]
    Corefile(Corefile),
    /// Walk through a lookup as the resolver of a Pod does: each query, its reply, and what the application gets.
    #[command(after_help = LOOKUP)]
    Lookup(Lookup),
    /// Show the resolv.conf of Pods, as the kubelet writes it, and its events.
    #[command(after_help = RESOLVCONF)]
    Resolvconf(Resolvconf),
    /// Serve DNS over UDP and TCP, as CoreDNS would in this cluster.
    #[command(name = "dns-server", after_help = DNS_SERVER)]
    DnsServer(DnsServer),
    /// Show what the IPAM plugin host-local or static would print, and which files it would touch; nothing is written.
    #[command(after_help = CNI)]
    Cni(Cni),
    /// Count what a configuration of IPAM has room for, what is used, what is free, and what ends first.
    #[command(after_help = CAPACITY)]
    Capacity(Capacity),
    /// Call any operation by name: JSON in, an envelope out.
    #[command(after_help = CALL)]
    Call(Call),
    /// List the operations, or the members of one.
    Ops(Ops),
    /// Show the version, and the Kubernetes releases that it models.
    Version(Version),
    /// Print the completions for a shell.
    Completions(Completions),
    /// Print the manual page.
    Man,
}

const ADMIT: &str = "\
Examples:
  nocluster admit -f pod.yaml --cluster ./manifests --answers ./answers
  nocluster admit -f pod.yaml --cluster ./manifests --answers ./answers --diff
  nocluster admit -f new.yaml --verb update --old old.yaml --cluster cluster.json --as alice --as-group devs
  nocluster admit -f pod.yaml --cluster cluster.json -o yaml > admitted.yaml

Responses: a folder with a file for each webhook, DIR/mutating/CONFIGURATION/WEBHOOK.yaml (or .json, or under validating/),
or one file with a map from webhooks to responses. A response is one of
  {allow: true}  {deny: text, code: 403}  {patch: [..]}  {review: {..}}  {http: {status: 200, body: text}}
  {error: text}  {timeout: true}
or a list of these, one for each call. If one is missing, the output names the webhook.

Exit codes: 0 allowed; 1 denied; 2 bad input, or the server refuses the request before admission; 3 unknown, or a response is
missing. With several objects, 2 wins over 3, 3 over 1, and 1 over 0.";

const MATCH: &str = "\
Examples:
  nocluster match -f pod.yaml --cluster cluster.json
  nocluster match -f deployment.yaml --cluster ./manifests --explain
  helm template . | nocluster match -f - --cluster cluster.json -n shop

Missing input is never guessed: an object that is not supplied is unknown (exit code 3), unless --complete declares
that all were supplied. Export the cluster with
  kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds,serviceaccounts,limitranges,priorityclasses,runtimeclasses,storageclasses,ingressclasses -A -o json > cluster.json

Exit codes: 0 it is known which are called; 2 bad input, or the server refuses the request before admission; 3 unknown.";

const REVIEW: &str = "\
Examples:
  nocluster review -f pod.yaml --cluster cluster.json --hook vault.hashicorp.com > review.json
  nocluster review -f pod.yaml --cluster cluster.json --phase validating --answers ./answers
  nocluster review -f pod.yaml --cluster cluster.json | curl -k -H 'Content-Type: application/json' -d @- https://localhost:9443/mutate

Without --hook it is the first webhook that is called, with --phase the first of that phase. A webhook sees what those
before it have changed: their responses come from --answers, and where there is none they are taken to allow.

Exit codes: 0 printed; 1 not called; 2 bad input, or the server refuses the request before admission; 3 unknown.";

const DEFAULT: &str = "\
Examples:
  nocluster default -f deployment.yaml --diff
  helm template . | nocluster default -f - --release 1.36

The server also converts the object to its internal type and back, which changes some fields of some kinds; that is not
shown. The defaults of a custom resource are in the schema of its CustomResourceDefinition: give that with -f as well.

Exit codes: 0 every object has its defaults; 2 bad input, or no server has a kind; 3 unknown: a definition is missing.";

const PATCH: &str = "\
Examples:
  nocluster patch --dialect kube-apiserver -f pod.json -p patch.json
  nocluster patch --dialect rfc6902 -f pod.json -p patch.json -o yaml
  nocluster patch --dialect kube-apiserver -f pod.yaml -p patch.json --diff

JSON is used as written, byte for byte; YAML is read as kubectl reads it.

Exit codes: 0 applied; 1 it does not apply, or kube-apiserver crashes over it; 2 bad input.";

const CALL: &str = "\
Examples:
  nocluster call admission.match < input.json
  echo '{\"dialect\":\"rfc6902\",\"doc\":{\"a\":1},\"patch\":[{\"op\":\"remove\",\"path\":\"/a\"}]}' | nocluster call patch.apply
  nocluster ops

Exit codes: those of the verdict, as `nocluster ops OP` lists them; 2 bad input.";

/// What `admit` and `match` have in common.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    /// The objects to check, one by one: files, folders or `-`; YAML or JSON
    #[arg(short = 'f', long = "filename", value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Webhook configurations, Namespaces, CRDs, and what the plugins look up: files, folders or `-`
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) cluster: Vec<PathBuf>,
    /// Read folders recursively
    #[arg(short = 'R', long)]
    pub(crate) recursive: bool,
    /// All objects of these kinds are in --cluster: a missing one does not exist
    #[arg(long, value_name = "KINDS", num_args = 0..=1, require_equals = true, default_missing_value = "", value_delimiter = ',')]
    pub(crate) complete: Vec<String>,
    /// The namespace of objects that name none
    #[arg(short = 'n', long, value_name = "NAMESPACE")]
    pub(crate) namespace: Option<String>,
    /// What the client does
    #[arg(long, value_enum, default_value_t = Action::Create)]
    pub(crate) verb: Action,
    /// The stored objects, for --verb update
    #[arg(long, value_name = "FILE")]
    pub(crate) old: Option<PathBuf>,
    /// For --verb update instead of --old: no such object is stored, so that the server creates it or answers 404
    #[arg(long, conflicts_with = "old")]
    pub(crate) not_stored: bool,
    /// The parent of a subresource: its manifest gives resource, namespace and name
    #[arg(long, value_name = "FILE")]
    pub(crate) parent: Option<PathBuf>,
    /// The resource, such as `deployments`, `deployments.apps` or `deployments.v1.apps`
    #[arg(long, value_name = "RESOURCE")]
    pub(crate) resource: Option<String>,
    /// The name in the URL
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// A subresource, such as `status` or `scale`
    #[arg(long, value_name = "NAME")]
    pub(crate) subresource: Option<String>,
    /// The user; default: kubernetes-admin
    #[arg(long = "as", value_name = "USER", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) user: Option<String>,
    /// A group of the user; may be repeated
    #[arg(long = "as-group", value_name = "GROUP", requires = "user")]
    pub(crate) groups: Vec<String>,
    /// Store nothing, like `kubectl --dry-run=server`
    #[arg(long, value_enum, value_name = "WHERE", num_args = 0..=1, require_equals = true, default_missing_value = "server")]
    pub(crate) dry_run: Option<DryRun>,
    /// What the server makes of unknown and repeated fields: strict (or true), warn, ignore (or false); default: strict
    #[arg(long, value_name = "WORD", num_args = 0..=1, require_equals = true, default_missing_value = "strict")]
    pub(crate) validate: Option<String>,
    /// The name of the manager used to track field ownership; default: kubectl-create, or kubectl-replace for an update
    #[arg(long, value_name = "NAME")]
    pub(crate) field_manager: Option<String>,
    /// Results of matchConditions: a file {WEBHOOK: {CONDITION: true | false | {error: text}}}
    #[arg(long, value_name = "FILE")]
    pub(crate) conditions: Option<PathBuf>,
    /// The Kubernetes minor release to model, such as 1.37; a version such as v1.37.2 means it
    #[arg(long, value_name = "MINOR", value_parser = crate::versions::short)]
    pub(crate) release: Option<String>,
    /// Show every gate, review and patch
    #[arg(long)]
    pub(crate) explain: bool,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
    /// Do not break lines
    #[arg(long)]
    pub(crate) wide: bool,
    /// Also check the Pods of workloads, as their controllers create them
    #[arg(long)]
    pub(crate) pods: bool,
    /// For several objects, also show webhooks for other resources
    #[arg(long)]
    pub(crate) all: bool,
    /// Show caBundle and the data of Secrets
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Admit {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// The webhooks' responses: a folder or a file
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// The response of the webhooks that --answers does not name
    #[arg(long, value_enum, value_name = "allow")]
    pub(crate) rest: Option<Rest>,
    /// Compare the uid of recorded reviews, as kube-apiserver does
    #[arg(long)]
    pub(crate) strict_uids: bool,
    /// The whole answer as JSON, one line per object; or the object alone as YAML
    #[arg(short = 'o', long, value_enum, value_name = "FORM", conflicts_with = "diff")]
    pub(crate) output: Option<Output>,
    /// Show what changed from the sent object to the stored one, or by webhooks alone, as a unified diff in YAML
    #[arg(long, value_enum, value_name = "PART", num_args = 0..=1, require_equals = true, default_missing_value = "all")]
    pub(crate) diff: Option<Part>,
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

#[derive(Debug, Args)]
pub(crate) struct Match {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// The whole answer as JSON, one line per object
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

#[derive(Debug, Args)]
pub(crate) struct Review {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// The webhook: its name, or CONFIGURATION/NAME, or PHASE/CONFIGURATION/NAME
    #[arg(long, value_name = "NAME")]
    pub(crate) hook: Option<String>,
    /// The phase of the webhook
    #[arg(long, value_enum, value_name = "PHASE")]
    pub(crate) phase: Option<WebhookPhase>,
    /// The responses of the webhooks before it: a folder or a file
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) answers: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) server: ServerArgs,
}

#[derive(Debug, Args)]
pub(crate) struct Default {
    /// The objects: files, folders or `-`; YAML or JSON; custom resources with their CustomResourceDefinitions
    #[arg(short = 'f', long = "filename", value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Read folders recursively
    #[arg(short = 'R', long)]
    pub(crate) recursive: bool,
    /// The Kubernetes minor release to model, such as 1.37; a version such as v1.37.2 means it
    #[arg(long, value_name = "MINOR", value_parser = crate::versions::short)]
    pub(crate) release: Option<String>,
    /// The whole answer as JSON, one line per object; or the objects as YAML, the default
    #[arg(short = 'o', long, value_enum, value_name = "FORM", conflicts_with = "diff")]
    pub(crate) output: Option<Output>,
    /// Show what the server makes of each object, as a unified diff in YAML
    #[arg(long)]
    pub(crate) diff: bool,
    /// Show caBundle and the data of Secrets
    #[arg(long)]
    pub(crate) show_secrets: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Patch {
    /// The dialect of JSON Patch
    #[arg(long, value_enum)]
    pub(crate) dialect: Dialect,
    /// The document: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The patch: a file or `-`
    #[arg(short = 'p', long = "patch", value_name = "FILE")]
    pub(crate) patch: PathBuf,
    /// The Kubernetes minor release to model, such as 1.37; a version such as v1.37.2 means it
    #[arg(long, value_name = "MINOR", value_parser = crate::versions::short)]
    pub(crate) release: Option<String>,
    /// The whole answer as JSON; or the document as YAML
    #[arg(short = 'o', long, value_enum, value_name = "FORM", conflicts_with = "diff")]
    pub(crate) output: Option<Output>,
    /// Show what the patch changed, as a unified diff of the document in YAML
    #[arg(long)]
    pub(crate) diff: bool,
    /// Print nothing but errors: the exit code is the answer
    #[arg(short = 'q', long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Call {
    /// The operation
    #[arg(value_name = "OP")]
    pub(crate) op: String,
}

#[derive(Debug, Args)]
pub(crate) struct Ops {
    /// List the members of this operation
    #[arg(value_name = "OP")]
    pub(crate) op: Option<String>,
    /// All operations with their members, as JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

#[derive(Debug, Args)]
pub(crate) struct Version {
    /// As JSON
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// What a client does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Action {
    Create,
    Update,
    Delete,
    Connect,
    Deletecollection,
}

/// A phase of admission, in which webhooks of one kind are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WebhookPhase {
    Mutating,
    Validating,
}

impl From<WebhookPhase> for Phase {
    fn from(phase: WebhookPhase) -> Self {
        match phase {
            WebhookPhase::Mutating => Phase::Mutating,
            WebhookPhase::Validating => Phase::Validating,
        }
    }
}

/// What a diff shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    All,
    Webhooks,
}

/// The response of webhooks without a recorded one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Rest {
    Allow,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    Json,
    Yaml,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dialect {
    Rfc6902,
    KubeApiserver,
}

impl Dialect {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Dialect::Rfc6902 => "rfc6902",
            Dialect::KubeApiserver => "kube-apiserver",
        }
    }
}
