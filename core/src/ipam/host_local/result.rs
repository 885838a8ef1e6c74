//! What an ADD is given, and the result that it prints.

use std::net::IpAddr;

use super::config::Config;
use super::error::HostLocalError;
use super::resolv_conf::parse_resolv_conf;
use super::taken::Taken;
use crate::ipam::cni::{CniResult, Dns, IpConfig};
use crate::ipam::decision::{Env, IpamNeed, Outcome};

/// The resolver's configuration of results; the end of the call if there is none.
pub(super) fn resolver(config: &Config, env: &Env) -> Result<Dns, Box<Outcome>> {
    let path = &config.resolv_conf;
    if path.is_empty() {
        return Ok(Dns::default());
    }
    let refused = |error: HostLocalError| Box::new(Outcome::Refused(error.into()));
    match env.files.get(path) {
        None => Err(Box::new(Outcome::Unknown(vec![IpamNeed::File { path: path.clone() }]))),
        Some(None) => Err(refused(HostLocalError::NoResolvConf { path: path.clone() })),
        Some(Some(text)) => {
            parse_resolv_conf(text).map_err(|_| refused(HostLocalError::LongResolvConfLine { path: path.clone() }))
        }
    }
}

/// Addresses without those that stand before.
pub(super) fn distinct(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let mut left: Vec<IpAddr> = Vec::new();
    for &ip in addresses {
        if !left.contains(&ip) {
            left.push(ip);
        }
    }
    left
}

/// The result with these addresses.
pub(super) fn shown(config: &Config, addresses: &[Taken], dns: Dns) -> CniResult {
    let range = |taken: &Taken| config.sets.get(taken.set)?.ranges().get(taken.range);
    let each = addresses.iter().filter_map(|taken| {
        let range = range(taken)?;
        Some(IpConfig { address: range.with_mask(taken.address), gateway: Some(range.gateway()) })
    });
    CniResult { ips: each.collect(), routes: config.routes.clone(), dns }
}
