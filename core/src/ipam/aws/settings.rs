//! The environment of aws-node, as far as it says how many ENIs and addresses there are.
//!
//! Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go New, initENIAndIPLimits, isConfigValid

use std::collections::BTreeMap;

use super::assumption::AwsAssumption;
use super::limits::Limits;
use super::reason::AwsConfigError;
use crate::gotext::atoi;

/// The environment of aws-node by name. A name that is not given is not set, and the code's own default counts, not that
/// of a chart or a manifest.
pub type Environment = BTreeMap<String, String>;

/// What ipamd reads from its environment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// Whether the cluster is an IPv6 one: `ENABLE_IPv6`.
    pub ipv6: bool,
    /// Whether Pods get the addresses of other subnets than the node's, so that the primary ENI has none:
    /// `AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG`.
    pub custom_networking: bool,
    /// Whether ENIs hold prefixes: `ENABLE_PREFIX_DELEGATION`.
    pub prefix_delegation: bool,
    /// Whether Pods may have security groups of their own: `ENABLE_POD_ENI`.
    pub pod_eni: bool,
    /// Whether the other network cards are used: `ENABLE_MULTI_NIC`.
    pub multi_nic: bool,
    /// Whether ipamd leaves ENIs and addresses alone: `DISABLE_NETWORK_RESOURCE_PROVISIONING`, `ENABLE_IMDS_ONLY_MODE`.
    pub no_provisioning: bool,
    /// Whether ENIs come and go on a cordoned node too: `AWS_MANAGE_ENIS_NON_SCHEDULABLE`.
    pub manage_cordoned: bool,
    /// Whether another ENI is tried where a subnet has no address left: `ENABLE_SUBNET_DISCOVERY`, by default.
    pub subnet_discovery: bool,
    /// `MAX_ENI`; what is below 1 does not count.
    pub max_eni: Option<u32>,
    /// `WARM_ENI_TARGET`.
    pub warm_eni: i64,
    /// `WARM_PREFIX_TARGET`.
    pub warm_prefix: i64,
    /// `WARM_IP_TARGET`; 0: not defined.
    pub warm_ip: i64,
    /// `MINIMUM_IP_TARGET`; 0: not defined.
    pub minimum_ip: i64,
    /// `IP_COOLDOWN_PERIOD`: for how many seconds a Pod's address is not given to another one.
    pub cooldown: i64,
}

impl Settings {
    /// The names that decide how many addresses an instance has room for.
    pub const ABOUT_ROOM: [&str; 5] =
        ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "ENABLE_IPv4", "ENABLE_IPv6", "ENABLE_PREFIX_DELEGATION", "MAX_ENI"];

    /// The settings of which the environment without `ENABLE_IPv4` and `ENABLE_IPv6` is that of an IPv4 cluster.
    ///
    /// # Errors
    ///
    /// [`AwsConfigError`] where ipamd does not start.
    pub fn read(environment: &Environment) -> Result<Self, AwsConfigError> {
        let (ipv4, ipv6) = (flag(environment, "ENABLE_IPv4"), flag(environment, "ENABLE_IPv6"));
        let ipv4 = ipv4 || Self::assumes_ipv4(environment);
        let settings = Self {
            ipv6,
            custom_networking: flag(environment, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"),
            prefix_delegation: flag(environment, "ENABLE_PREFIX_DELEGATION"),
            pod_eni: flag(environment, "ENABLE_POD_ENI"),
            multi_nic: flag(environment, "ENABLE_MULTI_NIC"),
            no_provisioning: flag(environment, "DISABLE_NETWORK_RESOURCE_PROVISIONING")
                || flag(environment, "ENABLE_IMDS_ONLY_MODE"),
            manage_cordoned: flag(environment, "AWS_MANAGE_ENIS_NON_SCHEDULABLE"),
            subnet_discovery: boolean(environment, "ENABLE_SUBNET_DISCOVERY").unwrap_or(true),
            max_eni: number(environment, "MAX_ENI").and_then(|most| u32::try_from(most).ok()).filter(|most| *most > 0),
            warm_eni: target(environment, "WARM_ENI_TARGET", 1),
            warm_prefix: target(environment, "WARM_PREFIX_TARGET", 0),
            warm_ip: target(environment, "WARM_IP_TARGET", 0),
            minimum_ip: target(environment, "MINIMUM_IP_TARGET", 0),
            cooldown: number(environment, "IP_COOLDOWN_PERIOD").unwrap_or(30),
        };
        if ipv4 && ipv6 {
            return Err(AwsConfigError::DualStack);
        }
        if !ipv4 && !ipv6 {
            return Err(AwsConfigError::NoFamily);
        }
        if ipv6 && (settings.custom_networking || !settings.prefix_delegation) {
            return Err(AwsConfigError::Ipv6WithoutPrefixes);
        }
        Ok(settings)
    }

    /// Whether the family is taken for granted, since the environment has neither `ENABLE_IPv4` nor `ENABLE_IPv6`.
    pub fn assumes_ipv4(environment: &Environment) -> bool {
        !environment.contains_key("ENABLE_IPv4") && !environment.contains_key("ENABLE_IPv6")
    }

    /// What the settings take for granted.
    pub fn assumed(&self, environment: &Environment) -> Vec<AwsAssumption> {
        Some(AwsAssumption::EnableIpv4).filter(|_| Self::assumes_ipv4(environment)).into_iter().collect()
    }

    /// The settings on an instance: without prefixes where it takes none.
    ///
    /// # Errors
    ///
    /// [`AwsConfigError::Ipv6WithoutNitro`] where ipamd does not start.
    pub fn on(mut self, instance_type: &str, limits: &Limits) -> Result<Self, AwsConfigError> {
        if self.prefix_delegation && !limits.takes_prefixes() {
            if self.ipv6 {
                return Err(AwsConfigError::Ipv6WithoutNitro { instance_type: instance_type.to_owned() });
            }
            self.prefix_delegation = false;
        }
        Ok(self)
    }

    /// How many ENIs ipamd attaches at most.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/ipamd/ipamd.go getMaxENI
    pub fn enis(&self, limits: &Limits) -> u32 {
        self.max_eni.map_or(limits.enis, |most| most.min(limits.enis))
    }
}

/// A boolean as `strconv.ParseBool` reads it.
fn boolean(environment: &Environment, name: &str) -> Option<bool> {
    match environment.get(name)?.as_str() {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Some(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Some(false),
        _ => None,
    }
}

fn flag(environment: &Environment, name: &str) -> bool {
    boolean(environment, name).unwrap_or_default()
}

fn number(environment: &Environment, name: &str) -> Option<i64> {
    atoi(environment.get(name)?).ok()
}

/// A target that is no number, or a negative one, is the default.
fn target(environment: &Environment, name: &str, default: i64) -> i64 {
    number(environment, name).filter(|target| *target >= 0).unwrap_or(default)
}
