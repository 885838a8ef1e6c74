//! The arguments, and the help that teaches them by example.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  # export what kube-apiserver goes by, once
  kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds -o json > cluster.json

  # which webhooks would see this Pod, and why do the others not?
  nocluster match -f pod.yaml --cluster cluster.json

  # what becomes of it, with these answers of the webhooks?
  nocluster admit -f pod.yaml --cluster cluster.json --answers ./answers

  # a chart, object by object
  helm template . | nocluster match -f - --cluster cluster.json

  # what does this patch do to this object in kube-apiserver?
  nocluster patch --dialect kube-apiserver -f doc.json -p patch.json

Exit codes: 0 allowed, applied, nothing rejected; 1 denied, crashed, does not apply; 2 bad input; 3 unknown, or an answer
is missing. Of several objects 2, then 3, then 1, then 0 counts.";

/// Ask Kubernetes what it would do. No cluster.
#[derive(Debug, Parser)]
#[command(name = "nocluster", version, about = "Ask Kubernetes what it would do. No cluster.", after_help = EXAMPLES, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// Colour: auto is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Take objects through admission: what each webhook makes of them and what the client sees.
    #[command(after_help = ADMIT)]
    Admit(Admit),
    /// Say which webhooks would be called for objects, which not, and why.
    #[command(after_help = MATCH)]
    Match(Match),
    /// Apply a JSON Patch as RFC 6902 says or as kube-apiserver does.
    #[command(after_help = PATCH)]
    Patch(Patch),
    /// Ask any operation as it is on the wire: JSON in, an envelope out.
    #[command(after_help = CALL)]
    Call(Call),
    /// List the operations, or the members of one.
    Ops(Ops),
    /// Say which version this is and which releases of Kubernetes it answers for.
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

Answers: a folder with a file for each webhook, DIR/mutating/CONFIGURATION/WEBHOOK.yaml (or .json, or under validating/),
or one file with a map from webhooks to answers. An answer is one of
  {allow: true}  {deny: text, code: 403}  {patch: [..]}  {review: {..}}  {http: {status: 200, body: text}}
  {error: text}  {timeout: true}
or a list of these, one for each call. Without an answer the webhook's name is told, and the exit code is 3.";

const MATCH: &str = "\
Examples:
  nocluster match -f pod.yaml --cluster cluster.json
  nocluster match -f deployment.yaml --cluster ./manifests --explain
  helm template . | nocluster match -f - --cluster cluster.json -n shop

The cluster is open: what is not given is unknown (exit code 3), unless --complete says that all was given. Export it with
  kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds -o json > cluster.json";

const PATCH: &str = "\
Examples:
  nocluster patch --dialect kube-apiserver -f pod.json -p patch.json
  nocluster patch --dialect rfc6902 -f pod.json -p patch.json -o yaml
  nocluster patch --dialect kube-apiserver -f pod.yaml -p patch.json --diff

JSON is taken as it is written, byte for byte; YAML is read as kubectl reads it.";

const CALL: &str = "\
Examples:
  nocluster call admission.match < input.json
  echo '{\"dialect\":\"rfc6902\",\"doc\":{\"a\":1},\"patch\":[{\"op\":\"remove\",\"path\":\"/a\"}]}' | nocluster call patch.apply
  nocluster ops";

/// What `admit` and `match` have in common.
#[derive(Debug, Args)]
pub(crate) struct Asked {
    /// Objects to ask about, each alone: files, folders or `-`; YAML or JSON
    #[arg(short = 'f', long = "filename", value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Webhook configurations, Namespaces, CRDs: files, folders or `-`
    #[arg(long, value_name = "FILE", required = true)]
    pub(crate) cluster: Vec<PathBuf>,
    /// Look into folders of folders
    #[arg(short = 'R', long)]
    pub(crate) recursive: bool,
    /// Everything of these kinds is in --cluster: what is missing does not exist
    #[arg(long, value_name = "KINDS", num_args = 0..=1, require_equals = true, default_missing_value = "", value_delimiter = ',')]
    pub(crate) complete: Vec<String>,
    /// The namespace of objects that name none
    #[arg(short = 'n', long, value_name = "NAMESPACE")]
    pub(crate) namespace: Option<String>,
    /// What is done
    #[arg(long, value_enum, default_value_t = Action::Create)]
    pub(crate) verb: Action,
    /// The stored objects, for --verb update
    #[arg(long, value_name = "FILE")]
    pub(crate) old: Option<PathBuf>,
    /// The object whose subresource is asked: gives resource, namespace and name
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
    #[arg(long = "as", value_name = "USER")]
    pub(crate) user: Option<String>,
    /// A group of the user; may be given again
    #[arg(long = "as-group", value_name = "GROUP", requires = "user")]
    pub(crate) groups: Vec<String>,
    /// Nothing is to be stored (as `kubectl --dry-run=server`)
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Results of matchConditions: a file {WEBHOOK: {CONDITION: true | false | {error: text}}}
    #[arg(long, value_name = "FILE")]
    pub(crate) conditions: Option<PathBuf>,
    /// The Kubernetes minor that is asked
    #[arg(long, value_name = "MINOR")]
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
    /// Ask about the Pods of workloads too, as their controllers send them
    #[arg(long)]
    pub(crate) pods: bool,
    /// Show webhooks for other resources too, where several objects are asked about
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
    /// What the webhooks answer: a folder or a file
    #[arg(long, value_name = "DIR|FILE")]
    pub(crate) answers: Option<PathBuf>,
    /// The response of the webhooks that --answers does not name
    #[arg(long, value_enum, value_name = "allow")]
    pub(crate) rest: Option<Rest>,
    /// Compare the uid of recorded reviews, as kube-apiserver does
    #[arg(long)]
    pub(crate) strict_uids: bool,
    /// The whole answer, a line an object; or the object alone
    #[arg(short = 'o', long, value_enum, value_name = "FORM", conflicts_with = "diff")]
    pub(crate) output: Option<Output>,
    /// Show what admission changed, as a unified diff of the object in YAML
    #[arg(long)]
    pub(crate) diff: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Match {
    #[command(flatten)]
    pub(crate) asked: Asked,
    /// The whole answer, a line an object
    #[arg(short = 'o', long, value_enum, value_name = "FORM")]
    pub(crate) output: Option<JsonOutput>,
}

#[derive(Debug, Args)]
pub(crate) struct Patch {
    /// Whose rules
    #[arg(long, value_enum)]
    pub(crate) dialect: Dialect,
    /// The document: a file or `-`
    #[arg(short = 'f', long = "filename", value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The patch: a file or `-`
    #[arg(short = 'p', long = "patch", value_name = "FILE")]
    pub(crate) patch: PathBuf,
    /// The Kubernetes minor that is asked
    #[arg(long, value_name = "MINOR")]
    pub(crate) release: Option<String>,
    /// The whole answer; or the document as YAML
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
    /// The operation whose members to list
    #[arg(value_name = "OP")]
    pub(crate) op: Option<String>,
    /// All of them with their members
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

/// What the webhooks respond that nothing is recorded for.
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
pub(crate) enum JsonOutput {
    Json,
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
