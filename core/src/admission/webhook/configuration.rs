//! Webhook configurations, with the defaults of the version that they are written in.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::admission::error::ClusterError;
use crate::admission::finding::{Finding, FindingReason};
use crate::admission::request::Operation;
use crate::admission::webhook::hook::{
    ClientConfig, Endpoint, FailurePolicy, Hook, MatchCondition, MatchPolicy, Phase, ReinvocationPolicy, Rule,
    SideEffects,
};
use crate::admission::webhook::spelling;
use crate::gotext::base64;
use crate::json::Pointer;
use crate::meta::{Gvk, LabelSelector, LabelSelectorRequirement, Selector, SelectorError};
use crate::objects::place::Place;
use crate::release::Release;

pub(crate) const GROUP: &str = "admissionregistration.k8s.io";
pub(crate) const MUTATING: &str = "MutatingWebhookConfiguration";
pub(crate) const VALIDATING: &str = "ValidatingWebhookConfiguration";

/// A configuration with its hooks.
#[derive(Debug)]
pub(crate) struct Configuration {
    pub(crate) phase: Phase,
    pub(crate) name: String,
    pub(crate) hooks: Vec<Hook>,
}

/// The defaults of a version for fields that are absent or null, which is the same to the server.
struct Defaults {
    /// The fields that it fills in.
    members: &'static [&'static str],
    failure_policy: FailurePolicy,
    match_policy: MatchPolicy,
    side_effects: Option<SideEffects>,
    timeout_seconds: i32,
    review_versions: &'static [&'static str],
}

/// Source: kubernetes/kubernetes pkg/apis/admissionregistration/v1/defaults.go
const V1: Defaults = Defaults {
    members: &[
        "failurePolicy",
        "matchPolicy",
        "namespaceSelector",
        "objectSelector",
        "reinvocationPolicy",
        "timeoutSeconds",
    ],
    failure_policy: FailurePolicy::Fail,
    match_policy: MatchPolicy::Equivalent,
    side_effects: None,
    timeout_seconds: 10,
    review_versions: &[],
};

/// Source: kubernetes/kubernetes pkg/apis/admissionregistration/v1beta1/defaults.go
const V1BETA1: Defaults = Defaults {
    members: &[
        "admissionReviewVersions",
        "failurePolicy",
        "matchPolicy",
        "namespaceSelector",
        "objectSelector",
        "reinvocationPolicy",
        "sideEffects",
        "timeoutSeconds",
    ],
    failure_policy: FailurePolicy::Ignore,
    match_policy: MatchPolicy::Exact,
    side_effects: Some(SideEffects::Unknown),
    timeout_seconds: 30,
    review_versions: &["v1beta1"],
};

impl Configuration {
    pub(crate) fn read(
        place: &Place<'_>,
        gvk: &Gvk,
        name: Option<String>,
        release: Release,
        findings: &mut Vec<Finding>,
    ) -> Result<Self, ClusterError> {
        let at = place.at.join("apiVersion");
        let api_version = gvk.api_version();
        let defaults = match gvk.version.as_str() {
            "v1" => &V1,
            "v1beta1" => {
                let reason = FindingReason::VersionNotServed { api_version };
                findings.push(Finding { at, reason });
                &V1BETA1
            }
            _ => return Err(ClusterError::UnsupportedVersion { kind: gvk.kind.clone(), api_version, at }),
        };
        let name = name.unwrap_or_default();
        if name.is_empty() {
            let at = place.at.join("metadata").join("name");
            findings.push(Finding { at, reason: FindingReason::NameMissing });
        }
        let phase = if gvk.kind == MUTATING { Phase::Mutating } else { Phase::Validating };
        let mut hooks = Vec::new();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for webhook in place.objects("webhooks")? {
            let hook_name = webhook.text("name")?.unwrap_or_default();
            let next = names.entry(hook_name.clone()).or_default();
            let nth = *next;
            *next = nth.saturating_add(1);
            let key = match nth {
                0 => format!("{phase}/{name}/{hook_name}"),
                _ => format!("{phase}/{name}/{hook_name}/{nth}"),
            };
            let mut reader = HookReader { webhook, key, defaults, release, findings };
            hooks.push(reader.read(phase, &name, hook_name, nth)?);
        }
        Ok(Self { phase, name, hooks })
    }
}

/// Reads one hook and collects the findings about it.
struct HookReader<'a, 'f> {
    webhook: Place<'a>,
    key: String,
    defaults: &'static Defaults,
    release: Release,
    findings: &'f mut Vec<Finding>,
}

type Read<T> = Result<T, ClusterError>;

impl HookReader<'_, '_> {
    fn read(&mut self, phase: Phase, configuration: &str, name: String, nth: usize) -> Read<Hook> {
        let defaults = self.defaults;
        if name.is_empty() {
            self.find(self.webhook.at.join("name"), FindingReason::NameMissing);
        }
        for member in defaults.members.iter().copied() {
            if self.webhook.node.member(member).is_some_and(|node| node.is_null()) {
                let hook = self.key.clone();
                self.find(self.webhook.at.join(member), FindingReason::NullMember { hook, member });
            }
        }
        Ok(Hook {
            phase,
            configuration: configuration.to_owned(),
            name,
            nth,
            index: 0,
            client_config: self.client_config()?,
            rules: self.rules()?,
            failure_policy: self.policy(
                "failurePolicy",
                &[("Fail", FailurePolicy::Fail), ("Ignore", FailurePolicy::Ignore)],
                defaults.failure_policy,
                FailurePolicy::Fail,
            )?,
            match_policy: self.policy(
                "matchPolicy",
                &[("Exact", MatchPolicy::Exact), ("Equivalent", MatchPolicy::Equivalent)],
                defaults.match_policy,
                MatchPolicy::Exact,
            )?,
            namespace_selector: self.selector("namespaceSelector")?,
            object_selector: self.selector("objectSelector")?,
            side_effects: self.policy(
                "sideEffects",
                &[
                    ("None", Some(SideEffects::None)),
                    ("NoneOnDryRun", Some(SideEffects::NoneOnDryRun)),
                    ("Some", Some(SideEffects::Some)),
                    ("Unknown", Some(SideEffects::Unknown)),
                ],
                defaults.side_effects,
                Some(SideEffects::Unknown),
            )?,
            timeout_seconds: self.webhook.integer_pointer("timeoutSeconds")?.unwrap_or(defaults.timeout_seconds),
            admission_review_versions: self.review_versions()?,
            reinvocation_policy: self.policy(
                "reinvocationPolicy",
                &[("Never", ReinvocationPolicy::Never), ("IfNeeded", ReinvocationPolicy::IfNeeded)],
                ReinvocationPolicy::Never,
                ReinvocationPolicy::Never,
            )?,
            match_conditions: self
                .webhook
                .objects("matchConditions")?
                .iter()
                .map(match_condition)
                .collect::<Read<_>>()?,
            key: self.key.clone(),
            short_keys: Vec::new(),
        })
    }

    fn find(&mut self, at: Pointer, reason: FindingReason) {
        self.findings.push(Finding { at, reason });
    }

    fn rules(&mut self) -> Read<Vec<Rule>> {
        let places = self.webhook.objects("rules")?;
        let rules = places.iter().map(rule).collect::<Read<Vec<Rule>>>()?;
        for (place, rule) in places.iter().zip(&rules) {
            let unknown = |operation: &&String| *operation != "*" && Operation::parse(operation).is_none();
            for value in rule.operations.iter().filter(unknown) {
                let (hook, value) = (self.key.clone(), value.clone());
                self.find(
                    place.at.join("operations"),
                    FindingReason::ValueUnknown { hook, member: "operations", value },
                );
            }
            for value in &rule.resources {
                if let Some(resource) = spelling::plural_of(value, self.release) {
                    let (hook, value) = (self.key.clone(), value.clone());
                    self.find(place.at.join("resources"), FindingReason::ResourceNotPlural { hook, value, resource });
                }
            }
        }
        Ok(rules)
    }

    fn client_config(&mut self) -> Read<ClientConfig> {
        let config = self.webhook.object("clientConfig")?;
        let at = self.webhook.at.join("clientConfig");
        let mut endpoint = None;
        let mut ca_bundle = None;
        if let Some(config) = &config {
            let url = config.text_pointer("url")?.map(Endpoint::Url);
            let service = config.object("service")?.map(|service| read_service(&service)).transpose()?;
            endpoint = match (url, service) {
                (Some(one), None) | (None, Some(one)) => Some(one),
                // The server refuses to store a configuration with neither or both.
                _ => None,
            };
            ca_bundle = config.text_pointer("caBundle")?.filter(|text| !text.is_empty());
        }
        if endpoint.is_none() {
            let hook = self.key.clone();
            self.find(at.clone(), FindingReason::ClientConfigMissing { hook });
        }
        if let Some(Err(corrupt)) = ca_bundle.as_deref().map(base64::decode) {
            let (hook, offset) = (self.key.clone(), corrupt.offset);
            self.find(at.join("caBundle"), FindingReason::CaBundleUndecodable { hook, offset });
        }
        Ok(ClientConfig { endpoint, ca_bundle })
    }

    /// A field with a fixed set of values; any other acts as `unknown`.
    fn policy<T: Copy>(&mut self, member: &'static str, known: &[(&str, T)], default: T, unknown: T) -> Read<T> {
        let Some(value) = self.webhook.text_pointer(member)? else { return Ok(default) };
        if let Some((_, policy)) = known.iter().find(|(text, _)| *text == value) {
            return Ok(*policy);
        }
        let hook = self.key.clone();
        self.find(self.webhook.at.join(member), FindingReason::ValueUnknown { hook, member, value });
        Ok(unknown)
    }

    fn selector(&mut self, member: &'static str) -> Read<Result<Arc<Selector>, SelectorError>> {
        let Some(place) = self.webhook.object(member)? else { return Ok(Ok(Arc::new(Selector::everything()))) };
        let written = LabelSelector {
            match_labels: place.text_map("matchLabels")?,
            match_expressions: place.objects("matchExpressions")?.iter().map(requirement).collect::<Read<_>>()?,
        };
        let selector = Selector::new(Some(&written), self.release);
        if let Err(error) = &selector {
            let (hook, error) = (self.key.clone(), error.to_string());
            self.find(place.at, FindingReason::SelectorInvalid { hook, member, error });
        }
        Ok(selector.map(Arc::new))
    }

    fn review_versions(&self) -> Read<Vec<String>> {
        let written = self.webhook.texts("admissionReviewVersions")?;
        if written.is_empty() {
            return Ok(self.defaults.review_versions.iter().copied().map(str::to_owned).collect());
        }
        Ok(written)
    }
}

fn read_service(service: &Place<'_>) -> Read<Endpoint> {
    Ok(Endpoint::Service {
        namespace: service.text("namespace")?.unwrap_or_default(),
        name: service.text("name")?.unwrap_or_default(),
        path: service.text_pointer("path")?,
        port: service.integer_pointer("port")?.unwrap_or(443),
    })
}

fn rule(rule: &Place<'_>) -> Read<Rule> {
    Ok(Rule {
        operations: rule.texts("operations")?,
        api_groups: rule.texts("apiGroups")?,
        api_versions: rule.texts("apiVersions")?,
        resources: rule.texts("resources")?,
        scope: rule.text_pointer("scope")?.unwrap_or_else(|| "*".to_owned()),
    })
}

fn requirement(place: &Place<'_>) -> Read<LabelSelectorRequirement> {
    Ok(LabelSelectorRequirement {
        key: place.text("key")?.unwrap_or_default(),
        operator: place.text("operator")?.unwrap_or_default(),
        values: place.texts("values")?,
    })
}

fn match_condition(place: &Place<'_>) -> Read<MatchCondition> {
    Ok(MatchCondition {
        name: place.text("name")?.unwrap_or_default(),
        expression: place.text("expression")?.unwrap_or_default(),
    })
}
