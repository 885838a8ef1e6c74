//! The plugins of a server block with their options.
//!
//! A file for each plugin: its options as a type, and `parse`, which reads the words of all its uses in a block.

pub mod any;
pub mod autopath;
pub mod bind;
pub mod cache;
mod dynupdate;
pub mod errors;
pub mod fall;
pub mod forward;
pub mod health;
pub mod hosts;
pub mod kubernetes;
mod listen_address;
pub mod loadbalance;
pub mod log;
pub mod loop_plugin;
pub mod prometheus;
pub mod ready;
pub mod reload;
pub mod rewrite;
mod siit;
pub mod template;

use super::{Context, Dispenser, SetupError};

/// A plugin of a server block, with its options.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Plugin {
    /// `any`.
    Any(any::AnyOptions),
    /// `autopath`.
    Autopath(autopath::AutopathOptions),
    /// `bind`.
    Bind(bind::BindOptions),
    /// `cache`.
    Cache(cache::CacheOptions),
    /// `errors`.
    Errors(errors::ErrorsOptions),
    /// `forward`.
    Forward(forward::ForwardOptions),
    /// `health`.
    Health(health::HealthOptions),
    /// `hosts`.
    Hosts(hosts::HostsOptions),
    /// `kubernetes`.
    Kubernetes(kubernetes::KubernetesOptions),
    /// `loadbalance`.
    Loadbalance(loadbalance::LoadbalanceOptions),
    /// `log`.
    Log(log::LogOptions),
    /// `loop`.
    Loop(loop_plugin::LoopOptions),
    /// `prometheus`.
    Prometheus(prometheus::PrometheusOptions),
    /// `ready`.
    Ready(ready::ReadyOptions),
    /// `reload`.
    Reload(reload::ReloadOptions),
    /// `rewrite`.
    Rewrite(rewrite::RewriteOptions),
    /// `template`.
    Template(template::TemplateOptions),
    /// A directive that loads, but whose words are not read and whose effect is not modelled.
    NotModelled {
        /// The name of the directive.
        directive: &'static str,
    },
}

/// The plugin that a directive sets up from all its words in a server block.
///
/// # Errors
///
/// The plugin's own text, which CoreDNS prints after `plugin/<directive>: `.
pub fn set_up(
    directive: &'static str,
    dispenser: &mut Dispenser<'_>,
    context: &Context<'_>,
) -> Result<Plugin, SetupError> {
    Ok(match directive {
        "any" => Plugin::Any(any::parse(dispenser, context)?),
        "autopath" => Plugin::Autopath(autopath::parse(dispenser, context)?),
        "bind" => Plugin::Bind(bind::parse(dispenser, context)?),
        "cache" => Plugin::Cache(cache::parse(dispenser, context)?),
        "errors" => Plugin::Errors(errors::parse(dispenser, context)?),
        "forward" => Plugin::Forward(forward::parse(dispenser, context)?),
        "health" => Plugin::Health(health::parse(dispenser, context)?),
        "hosts" => Plugin::Hosts(hosts::parse(dispenser, context)?),
        "kubernetes" => Plugin::Kubernetes(kubernetes::parse(dispenser, context)?),
        "loadbalance" => Plugin::Loadbalance(loadbalance::parse(dispenser, context)?),
        "log" => Plugin::Log(log::parse(dispenser, context)?),
        "loop" => Plugin::Loop(loop_plugin::parse(dispenser, context)?),
        "prometheus" => Plugin::Prometheus(prometheus::parse(dispenser, context)?),
        "ready" => Plugin::Ready(ready::parse(dispenser, context)?),
        "reload" => Plugin::Reload(reload::parse(dispenser, context)?),
        "rewrite" => Plugin::Rewrite(rewrite::parse(dispenser, context)?),
        "template" => Plugin::Template(template::parse(dispenser, context)?),
        "dynupdate" => {
            dynupdate::check(dispenser, context)?;
            Plugin::NotModelled { directive }
        }
        "siit" => {
            siit::check(dispenser, context)?;
            Plugin::NotModelled { directive }
        }
        _ => Plugin::NotModelled { directive },
    })
}

impl Plugin {
    /// The directive that sets the plugin up.
    pub fn directive(&self) -> &'static str {
        match self {
            Self::Any(_) => "any",
            Self::Autopath(_) => "autopath",
            Self::Bind(_) => "bind",
            Self::Cache(_) => "cache",
            Self::Errors(_) => "errors",
            Self::Forward(_) => "forward",
            Self::Health(_) => "health",
            Self::Hosts(_) => "hosts",
            Self::Kubernetes(_) => "kubernetes",
            Self::Loadbalance(_) => "loadbalance",
            Self::Log(_) => "log",
            Self::Loop(_) => "loop",
            Self::Prometheus(_) => "prometheus",
            Self::Ready(_) => "ready",
            Self::Reload(_) => "reload",
            Self::Rewrite(_) => "rewrite",
            Self::Template(_) => "template",
            Self::NotModelled { directive } => directive,
        }
    }

    /// Why the server does not start with this plugin, though it is set up; the text follows `plugin/<directive>: `.
    pub(super) fn startup_fault(&self) -> Option<&str> {
        match self {
            Self::Loadbalance(options) => options.policy.fault(),
            _ => None,
        }
    }
}
