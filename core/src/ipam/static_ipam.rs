//! static: the addresses that the configuration or the call names, without any state.
//!
//! Source: containernetworking/plugins plugins/ipam/static/main.go

use std::net::IpAddr;

use super::cni::{CniResult, IpConfig, VersionedResult, supported_versions};
use super::decision::{Decision, IpamNeed, Outcome, PluginReason};
use super::invocation::{Command, Invocation};
use super::refusal::Refusal;
use crate::json::Node;
use crate::release::Plugins;

mod config;
pub(super) mod error;
mod prev_result;
pub(super) mod reason;

pub use config::StaticConfig;
pub use error::StaticError;
pub use reason::StaticReason;

use config::Unread;
use prev_result::{PrevResult, prev_result};

/// Answers a call whose configuration has passed the checks of the protocol, with the version in which a result is printed.
pub(super) fn decide(
    node: Node<'_>,
    command: Command,
    invocation: &Invocation,
    plugins: Plugins,
) -> Result<(Decision, String), Refusal> {
    match command {
        Command::Add | Command::Check => {}
        Command::Del => return Ok((done(StaticReason::NothingHeld), String::new())),
        _ => return Ok((Decision::of(Outcome::Done), String::new())),
    }
    let config = match StaticConfig::load(node, invocation.variable("CNI_ARGS"), plugins) {
        Ok(config) => config,
        Err(Unread::Refused(refusal)) => return Err(refusal),
        Err(Unread::NotModelled) => {
            let ranges = "an address that is given as `Address`".to_owned();
            return Ok((
                Decision::of(Outcome::Unknown(vec![IpamNeed::AddressesNotModelled { ranges }])),
                String::new(),
            ));
        }
    };
    let version = config.cni_version.clone();
    let decision = match command {
        Command::Add => add(config),
        _ => check(&config, node, invocation.variable("CNI_IFNAME"), plugins)?,
    };
    Ok((decision, version))
}

fn done(reason: StaticReason) -> Decision {
    Decision { reason: Some(PluginReason::Static(reason)), ..Decision::of(Outcome::Done) }
}

fn add(config: StaticConfig) -> Decision {
    let reason = StaticReason::Configured { addresses: config.addresses.len() };
    let StaticConfig { addresses: ips, routes, dns, .. } = config;
    let outcome = Outcome::Granted(CniResult { ips, routes, dns });
    Decision { reason: Some(PluginReason::Static(reason)), ..Decision::of(outcome) }
}

/// Compares the gateways of the configured addresses with those of the result of before.
///
/// Source: plugins/ipam/static/main.go cmdCheck
fn check(config: &StaticConfig, node: Node<'_>, ifname: &str, plugins: Plugins) -> Result<Decision, Refusal> {
    let PrevResult { version, text } = prev_result(node, plugins)?.ok_or(StaticError::NoPrevResult)?;
    let newest = supported_versions(plugins).last().copied().unwrap_or_default();
    let unread = |problem: String| StaticError::UnreadablePrevResult { problem };
    let result =
        VersionedResult::parse_for(&text, Some(&version), plugins).map_err(|error| unread(error.to_string()))?;
    // The result has a type, so that only a null is in the way.
    let Ok(result) = result.convert(newest) else { return Ok(Decision::of(Outcome::Crashed)) };
    for IpConfig { address, gateway } in &config.addresses {
        for ip in &result.ips {
            let Some(ip) = ip else { return Ok(Decision::of(Outcome::Crashed)) };
            let held = ip.address.map(|net| net.address);
            if held != Some(address.address) {
                continue;
            }
            if is_same(*gateway, ip.gateway) {
                break;
            }
            let (address, ifname) = (address.address, ifname.to_owned());
            return Err(StaticError::OtherGateway { address, ifname }.into());
        }
    }
    Ok(done(StaticReason::GatewaysAgree))
}

/// An address without a gateway is content with any.
fn is_same(configured: Option<IpAddr>, held: Option<IpAddr>) -> bool {
    configured.is_none() || configured == held
}
