//! What the API server says of the fields that decide on a Pod's DNS and its names.

use std::fmt;

use serde::Serialize;

use super::limits::{MOST_CHARACTERS, MOST_SEARCHES, MOST_SERVERS, joined_length};
use super::{Pod, PodDnsConfig, parse_ip_sloppy};
use crate::gotext::{ip, json_list, quote, syntax_list};
use crate::meta::names::{dns1123_label, dns1123_subdomain, dns1123_subdomain_with_underscore};
use crate::release::Release;

/// An error of the API server about a field of a Pod; `Display` prints it as the server does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The path of the field, such as `spec.dnsConfig.nameservers`.
    pub field: String,
    /// What is wrong with it, with the kind of the error, such as `Required value: must not be empty`.
    pub problem: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.problem)
    }
}

/// The policies, in the server's order.
const POLICIES: &[&str] = &["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];

/// What the server says of `dnsPolicy` and `dnsConfig`; nothing if it takes them.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go validateDNSPolicy, validatePodDNSConfig
pub fn dns_errors(pod: &Pod, release: Release) -> Vec<FieldError> {
    let mut errors = Errors { release, errors: Vec::new() };
    errors.policy(&pod.dns_policy);
    errors.config(&pod.dns_policy, pod.dns_config.as_ref());
    errors.errors
}

/// What the server says of `hostnameOverride`, `hostname`, `subdomain` and `hostAliases`; nothing if it takes them.
///
/// Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go validatePodHostName, ValidatePodSpec
pub fn name_errors(pod: &Pod, release: Release) -> Vec<FieldError> {
    let mut errors = Errors { release, errors: Vec::new() };
    errors.hostname_override(pod);
    if !pod.hostname.is_empty() {
        errors.invalid_each("spec.hostname", &pod.hostname, dns1123_label(&pod.hostname));
    }
    if !pod.subdomain.is_empty() {
        errors.invalid_each("spec.subdomain", &pod.subdomain, dns1123_label(&pod.subdomain));
    }
    for (index, alias) in pod.host_aliases.iter().enumerate() {
        errors.address(&format!("spec.hostAliases[{index}].ip"), &alias.ip);
        for (at, name) in alias.hostnames.iter().enumerate() {
            let field = format!("spec.hostAliases[{index}].hostnames[{at}]");
            errors.invalid_each(&field, name, dns1123_subdomain(name));
        }
    }
    errors.errors
}

struct Errors {
    release: Release,
    errors: Vec<FieldError>,
}

impl Errors {
    fn add(&mut self, field: &str, problem: String) {
        self.errors.push(FieldError { field: field.to_owned(), problem });
    }

    fn invalid(&mut self, field: &str, value: &str, text: &str) {
        self.add(field, format!("Invalid value: {value}: {text}"));
    }

    fn invalid_each(&mut self, field: &str, value: &str, texts: Vec<String>) {
        let value = quote(value);
        texts.iter().for_each(|text| self.invalid(field, &value, text));
    }

    fn list(&self, items: &[String]) -> String {
        if self.release.lists_as_json() { json_list(Some(items)) } else { syntax_list("[]string", Some(items)) }
    }

    fn policy(&mut self, policy: &str) {
        if POLICIES.contains(&policy) {
            return;
        }
        // A value of an own string type prints as lists do.
        let value = if self.release.lists_as_json() {
            let list = json_list(Some(&[policy]));
            list.trim_start_matches('[').trim_end_matches(']').to_owned()
        } else {
            quote(policy)
        };
        let known: Vec<_> = POLICIES.iter().map(|known| quote(known)).collect();
        self.add("spec.dnsPolicy", format!("Unsupported value: {value}: supported values: {}", known.join(", ")));
    }

    fn config(&mut self, policy: &str, config: Option<&PodDnsConfig>) {
        let (is_none, at) = (policy == "None", "spec.dnsConfig");
        let Some(config) = config else {
            if is_none {
                self.add(at, "Required value: must provide `dnsConfig` when `dnsPolicy` is None".to_owned());
            }
            return;
        };
        let servers = "spec.dnsConfig.nameservers";
        if is_none && config.nameservers.is_empty() {
            let text = "Required value: must provide at least one DNS nameserver when `dnsPolicy` is None";
            self.add(servers, text.to_owned());
            return;
        }
        if config.nameservers.len() > MOST_SERVERS {
            let list = self.list(&config.nameservers);
            self.invalid(servers, &list, &format!("must not have more than {MOST_SERVERS} nameservers"));
        }
        for (index, server) in config.nameservers.iter().enumerate() {
            self.address(&format!("{servers}[{index}]"), server);
        }
        self.searches(&config.searches);
        for (index, _) in config.options.iter().enumerate().filter(|(_, option)| option.name.is_empty()) {
            self.add(&format!("spec.dnsConfig.options[{index}]"), "Required value: must not be empty".to_owned());
        }
    }

    fn searches(&mut self, searches: &[String]) {
        let at = "spec.dnsConfig.searches";
        if searches.len() > MOST_SEARCHES {
            let list = self.list(searches);
            self.invalid(at, &list, &format!("must not have more than {MOST_SEARCHES} search paths"));
        }
        if joined_length(searches) > MOST_CHARACTERS {
            let list = self.list(searches);
            let text =
                format!("must not have more than {MOST_CHARACTERS} characters (including spaces) in the search list");
            self.invalid(at, &list, &text);
        }
        let relaxed = self.release.relaxes_search_domains();
        for (index, search) in searches.iter().enumerate().filter(|(_, search)| !(relaxed && *search == ".")) {
            let search = search.strip_suffix('.').unwrap_or(search);
            let texts = if relaxed {
                dns1123_subdomain_with_underscore(search, self.release)
            } else {
                dns1123_subdomain(search)
            };
            self.invalid_each(&format!("{at}[{index}]"), search, texts);
        }
    }

    /// Source: kubernetes/apimachinery pkg/util/validation/ip.go IsValidIPForLegacyField
    fn address(&mut self, field: &str, value: &str) {
        let quoted = quote(value);
        if parse_ip_sloppy(value).is_none() {
            self.invalid(field, &quoted, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        } else if self.release.reads_addresses_strictly() {
            match ip::parse_addr(value) {
                Err(_) => self.invalid(field, &quoted, "must not have leading 0s"),
                Ok(ip::Addr { ip: std::net::IpAddr::V6(v6), .. }) if v6.to_ipv4_mapped().is_some() => {
                    self.invalid(field, &quoted, "must not be an IPv4-mapped IPv6 address");
                }
                Ok(_) => {}
            }
        }
    }

    fn hostname_override(&mut self, pod: &Pod) {
        let Some(hostname) = pod.hostname_override.as_ref().filter(|_| self.release.has_hostname_override()) else {
            return;
        };
        let at = "spec.hostnameOverride";
        if pod.set_hostname_as_fqdn {
            self.add(at, "Forbidden: may not be specified when setHostnameAsFQDN is true".to_owned());
        }
        if pod.host_network {
            self.add(at, "Forbidden: may not be specified when hostNetwork is true".to_owned());
        }
        if hostname.len() > 64 {
            self.add(at, "Too long: may not be more than 64 bytes".to_owned());
        }
        self.invalid_each(at, hostname, dns1123_subdomain(hostname));
    }
}
