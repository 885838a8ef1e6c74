//! A list of requests on a copy of a directory, and many ADDs at once.

use std::net::IpAddr;

use super::{Attachment, Config, Request, Store, decide};
use crate::ipam::decision::{Decision, Env, Outcome};

/// What would happen: requests, one after the other, on a copy of the directory of a network. The directory that was given
/// stays as it is.
///
/// Cost: a copy of the directory once; then that of [`decide`] for each request.
///
/// # Examples
///
/// ```
/// use nocluster::ipam::Env;
/// use nocluster::ipam::host_local::{Config, Store, WhatIf};
///
/// let config = Config::parse(br#"{"name": "net", "ipam": {"subnet": "10.1.2.0/29"}}"#, "", Default::default())?;
/// let mut what_if = WhatIf::new(&config, &Store::default(), Env::default());
/// let many = what_if.allocate_many(8, "pod-");
/// assert_eq!(many.granted.len(), 5);
/// assert!(many.ended.is_some());
/// # Ok::<(), nocluster::ipam::Refusal>(())
/// ```
#[derive(Debug, Clone)]
pub struct WhatIf<'c> {
    config: &'c Config,
    store: Store,
    env: Env,
    /// Whether an earlier request could not be decided.
    unknown: Option<Decision>,
}

/// What became of many ADDs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Many {
    /// The addresses of each container, in order.
    pub granted: Vec<Vec<IpAddr>>,
    /// The decision that gave none, if one did not; no further container was asked for.
    pub ended: Option<Decision>,
}

impl<'c> WhatIf<'c> {
    /// A copy of a directory.
    pub fn new(config: &'c Config, store: &Store, env: Env) -> Self {
        Self { config, store: store.clone(), env, unknown: None }
    }

    /// The directory as it would be.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What a request would come to, and makes it so. Behind one that is unknown all are.
    pub fn ask(&mut self, request: &Request) -> Decision {
        if let Some(unknown) = &self.unknown {
            return unknown.clone();
        }
        let decision = decide(self.config, &self.store, request, &self.env);
        match &decision.outcome {
            Outcome::Unknown(_) => self.unknown = Some(decision.clone()),
            _ => self.store.apply(&decision.ops),
        }
        decision
    }

    /// ADDs of so many containers, `pod-1` and so on where the prefix is `pod-`, until one gets no address.
    pub fn allocate_many(&mut self, count: u64, prefix: &str) -> Many {
        let mut many = Many { granted: Vec::new(), ended: None };
        for number in 1..=count {
            let owner = Attachment { container_id: format!("{prefix}{number}"), ifname: "eth0".to_owned() };
            let decision = self.ask(&Request::Add(owner));
            match &decision.outcome {
                Outcome::Granted(result) => {
                    many.granted.push(result.ips.iter().map(|ip| ip.address.address).collect());
                }
                _ => {
                    many.ended = Some(decision);
                    break;
                }
            }
        }
        many
    }
}
