//! The arguments about the server itself: its plugins, and what it makes up.

use clap::Args;
use nocluster::admission::{PluginSet, Request};
use nocluster::meta::{Precision, Time};
use nocluster::release::Release;

use crate::refusal::Refusal;

#[derive(Debug, Args)]
pub(crate) struct ServerArgs {
    /// Plugins that run besides those that kube-apiserver runs by default
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    enable_admission_plugins: Vec<String>,
    /// Plugins that do not run
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    disable_admission_plugins: Vec<String>,
    /// All plugins that run, in place of the default ones
    #[arg(long, value_name = "NAMES", value_delimiter = ',', conflicts_with_all = ["enable_admission_plugins", "disable_admission_plugins"])]
    plugins: Vec<String>,
    /// The names that the server generates, in full
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    names: Vec<String>,
    /// What the server ends names with that it makes up, such as that of the volume with a token: 5 characters each
    #[arg(long, value_name = "TEXTS", value_delimiter = ',', value_parser = suffix)]
    suffixes: Vec<String>,
    /// The time of the request, when a new object is created, such as 2030-01-01T00:00:00Z
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<String>,
    /// The uid of a new object
    #[arg(long, value_name = "UID")]
    object_uid: Option<String>,
}

impl ServerArgs {
    /// The plugins, if they are named.
    pub(crate) fn plugins(&self, release: Release) -> Result<Option<PluginSet>, Refusal> {
        let Self { enable_admission_plugins: enable, disable_admission_plugins: disable, plugins, .. } = self;
        let set = match (enable.is_empty() && disable.is_empty(), plugins.is_empty()) {
            (true, true) => return Ok(None),
            (true, false) => PluginSet::of(&texts(plugins), release),
            (false, _) => PluginSet::with_flags(&texts(enable), &texts(disable), release),
        };
        set.map(Some)
            .map_err(|error| Refusal(format!("--{}{error}", if plugins.is_empty() { "" } else { "plugins: " })))
    }

    /// What the server makes up for each request; of several objects each gets the same.
    pub(crate) fn made_up(&self, request: &mut Request) {
        request.names.clone_from(&self.names);
        request.suffixes.clone_from(&self.suffixes);
        request.now.clone_from(&self.now);
        request.object_uid.clone_from(&self.object_uid);
    }
}

/// A time as the server writes it.
fn time(text: &str) -> Result<String, String> {
    let time = Time::parse(text, Precision::Seconds).map_err(|error| error.to_string())?;
    Ok(time.to_text(Precision::Seconds))
}

/// The end of a name that the server makes up.
///
/// Source: kubernetes/apiserver pkg/storage/names/generate.go randomLength
fn suffix(text: &str) -> Result<String, &'static str> {
    if text.chars().count() == 5 { Ok(text.to_owned()) } else { Err("the server makes up 5 characters") }
}

fn texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
