//! A call of a plugin as a whole: what it prints, how it exits, and what it does to its directory.
//!
//! Source: containernetworking/cni pkg/skel/skel.go pluginMain

use super::cni::{ProtocolError, ResultError, printed, supported_versions};
use super::decision::{Decision, Env, IpamNeed, Outcome, PluginReason};
use super::host_local::{
    self, Attachment, Config, ConfigError, HostLocalError, HostLocalReason, RangeError, Request, Store,
};
use super::invocation::{Command, Invocation, Named, version_of};
use super::ipam_plugin::Plugin;
use super::refusal::Refusal;
use super::static_ipam::{self, StaticError, StaticReason};
use crate::json::Node;
use crate::release::Plugins;

/// What a call of a plugin prints and decides.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reply {
    /// Standard output.
    pub stdout: String,
    /// Standard error; that of a panic is left out.
    pub stderr: String,
    /// The exit code: 0, 1, or 2 for a panic.
    pub exit_code: u8,
    /// The path of the directory that the call is about; `None` if it comes to none.
    pub directory: Option<String>,
    /// What the call does to its directory, and why.
    pub decision: Decision,
}

impl Reply {
    /// The end of the call in a word: `granted`, `released`, `valid`, `invalid`, `refused`, `exhausted`, `crashed`,
    /// `unknown`.
    pub fn verdict(&self) -> &'static str {
        self.decision.verdict()
    }
}

impl Decision {
    /// How the call ends, in one word.
    pub fn verdict(&self) -> &'static str {
        match &self.outcome {
            Outcome::Granted(_) => "granted",
            Outcome::Done => match self.reason {
                None
                | Some(
                    PluginReason::HostLocal(HostLocalReason::Found { .. })
                    | PluginReason::Static(StaticReason::GatewaysAgree),
                ) => "valid",
                Some(_) => "released",
            },
            Outcome::Refused(Refusal::HostLocal(HostLocalError::RangeExhausted { .. })) => "exhausted",
            Outcome::Refused(
                Refusal::HostLocal(_)
                | Refusal::Static(StaticError::OtherGateway { .. })
                | Refusal::Protocol(ProtocolError::SameNamespace),
            ) => "refused",
            Outcome::Refused(_) => "invalid",
            Outcome::Crashed => "crashed",
            Outcome::Unknown(_) => "unknown",
        }
    }
}

impl Reply {
    /// Whether a text hangs on the release of Go that the plugin was built with: it is that of Go 1.26, and a panic's is
    /// left out.
    pub fn is_text_unknown(&self) -> bool {
        let is_about_types = |problem: &str| problem.contains("json: cannot unmarshal");
        match &self.decision.outcome {
            Outcome::Crashed => true,
            Outcome::Refused(refusal) => is_about_types(&refusal.to_string()),
            _ => false,
        }
    }
}

/// What an IPAM plugin answers to a call, host-local over the directory of its network.
///
/// The directory is not changed: `reply.decision.ops` says how.
pub fn call(invocation: &Invocation, store: &Store, env: &Env) -> Reply {
    let mut run = Run { invocation, store, env, stdout: String::new(), stderr: String::new(), directory: None };
    let mut decision = run.decide().unwrap_or_else(|refusal| match refusal {
        Refusal::Config(ConfigError::NullRequestedAddress) if !env.profile.is_safe() => Decision::of(Outcome::Crashed),
        Refusal::Config(ConfigError::InvalidRangeSet { reason: RangeError::NotModelled { network }, .. }) => {
            Decision::of(Outcome::Unknown(vec![IpamNeed::AddressesNotModelled { ranges: network }]))
        }
        refusal => Decision::of(Outcome::Refused(refusal)),
    });
    let exit_code = match &decision.outcome {
        Outcome::Refused(refusal) => {
            run.stdout.push_str(&printed(refusal.number(), &refusal.to_string(), &refusal.details()));
            1
        }
        Outcome::Crashed => 2,
        _ => 0,
    };
    decision.flags.sort_unstable();
    let Run { stdout, stderr, directory, .. } = run;
    Reply { stdout, stderr, exit_code, directory, decision }
}

struct Run<'a> {
    invocation: &'a Invocation,
    store: &'a Store,
    env: &'a Env,
    stdout: String,
    stderr: String,
    directory: Option<String>,
}

impl Run<'_> {
    fn decide(&mut self) -> Result<Decision, Refusal> {
        let plugins = self.env.plugins;
        let is_safe = self.env.profile.is_safe();
        let Some(Named { text, command }) = self.invocation.command(plugins, self.env.profile)? else {
            self.stderr = about(self.env.plugin.unwrap_or_default(), plugins);
            return Ok(Decision::of(Outcome::Done));
        };
        if command == Some(Command::Version) {
            self.stdout = versions(plugins);
            return Ok(Decision::of(Outcome::Done));
        }
        let (document, _) = self.invocation.config()?;
        // Only the profile `safe` has GC in a line that checks the container's id here.
        if command != Some(Command::Gc) {
            self.invocation.check_variables(plugins)?;
        }
        let Some(command) = command else {
            return Err(ProtocolError::UnknownCommand { command: text.to_owned() }.into());
        };
        version_of(document.root(), command, plugins)?;
        let plugin = match self.env.plugin.map_or_else(|| Plugin::of(document.root()), Ok) {
            Ok(plugin) => plugin,
            Err(plugin) => return Ok(Decision::of(Outcome::Unknown(vec![IpamNeed::PluginNotModelled { plugin }]))),
        };
        let overridden = self.invocation.variable("CNI_NETNS_OVERRIDE");
        let is_compared = plugins.compares_namespaces()
            && matches!(command, Command::Add | Command::Del)
            && !(overridden == "1" || overridden.eq_ignore_ascii_case("TRUE"));
        let has_namespace = !self.invocation.variable("CNI_NETNS").is_empty();
        let is_own = is_compared && has_namespace && self.env.netns_is_own;
        if is_own && is_safe && command == Command::Add {
            return Err(ProtocolError::SameNamespace.into());
        }
        let mut decision = match plugin {
            Plugin::HostLocal => self.host_local(document.root(), command)?,
            Plugin::Static => self.static_ipam(document.root(), command)?,
        };
        if is_own && matches!(decision.outcome, Outcome::Granted(_) | Outcome::Done) {
            decision.outcome = Outcome::Refused(ProtocolError::SameNamespace.into());
        }
        Ok(decision)
    }

    fn host_local(&mut self, node: Node<'_>, command: Command) -> Result<Decision, Refusal> {
        let (plugins, is_safe) = (self.env.plugins, self.env.profile.is_safe());
        if command == Command::Status || command == Command::Gc && !plugins.collects_garbage() && !is_safe {
            return Ok(Decision::of(Outcome::Done));
        }
        let of_ranges = if is_safe { Plugins::default() } else { plugins };
        let config = Config::load(node, self.invocation.variable("CNI_ARGS"), plugins, of_ranges)?;
        let owner = Attachment {
            container_id: self.invocation.variable("CNI_CONTAINERID").to_owned(),
            ifname: self.invocation.variable("CNI_IFNAME").to_owned(),
        };
        let request = match command {
            Command::Add => Request::Add(owner),
            Command::Check => Request::Check(owner),
            Command::Del => Request::Del(owner),
            _ => Request::Gc(host_local::valid_attachments(node, plugins)?),
        };
        self.directory = Some(config.directory());
        let mut decision = host_local::decide(&config, self.store, &request, self.env);
        if let Some(Err(_)) = self.print(&decision, &config.cni_version) {
            if is_safe {
                return Err(ConfigError::NullRoute.into());
            }
            // Each set gave an address, so that only a null among the routes can be in the way.
            decision.outcome = Outcome::Crashed;
        }
        Ok(decision)
    }

    fn static_ipam(&mut self, node: Node<'_>, command: Command) -> Result<Decision, Refusal> {
        let (mut decision, version) = static_ipam::decide(node, command, self.invocation, self.env.plugins)?;
        match self.print(&decision, &version) {
            Some(Err(ResultError::NoValidAddresses)) => return Err(StaticError::NoAddress.into()),
            Some(Err(_)) => decision.outcome = Outcome::Crashed,
            _ => {}
        }
        Ok(decision)
    }

    /// Prints the result of an ADD.
    fn print(&mut self, decision: &Decision, version: &str) -> Option<Result<(), ResultError>> {
        let Outcome::Granted(result) = &decision.outcome else { return None };
        Some(result.printed(version, self.env.plugins).map(|text| self.stdout = text))
    }
}

/// What a plugin says of itself when it is called without a command.
fn about(plugin: Plugin, plugins: Plugins) -> String {
    let mut text = format!("CNI {} plugin v{}\n", plugin.as_str(), plugins.release());
    if plugins.tells_versions() {
        text.push_str(&format!("CNI protocol versions supported: {}\n", supported_versions(plugins).join(", ")));
    }
    text
}

/// The answer to VERSION.
///
/// Source: containernetworking/cni pkg/version/plugin.go Encode
fn versions(plugins: Plugins) -> String {
    let supported = supported_versions(plugins);
    let newest = supported.last().copied().unwrap_or_default();
    format!("{{\"cniVersion\":\"{newest}\",\"supportedVersions\":[\"{}\"]}}\n", supported.join("\",\""))
}
