//! The sentences for people, in the words of the configuration, and the wire form of decisions.

use std::fmt::{self, Display, Formatter};

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::admission::finding::{FindingReason, PatchEncoding};
use crate::admission::need;
use crate::admission::webhook::decision::{Decision, MatchVerdict, Verdict};
use crate::admission::webhook::hook::{MatchPolicy, ReinvocationPolicy};
use crate::admission::webhook::reason::{Gate, Gated, Hold, Pass, Skip};
use crate::admission::webhook::rules::{self, RuleMismatch, RuleMismatchReason};
use crate::meta::{Gvk, Gvr, Labels, Selector};

impl Display for Decision {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.hook.key(), self.verdict)
    }
}

impl Display for MatchVerdict {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Called { called, hooks: 1 } => write!(f, "{called} of 1 webhook is called"),
            Self::Called { called, hooks } => write!(f, "{called} of {hooks} webhooks are called"),
            Self::NotCalled { hooks: 0 } => f.write_str("there are no webhooks"),
            Self::NotCalled { hooks: 1 } => f.write_str("0 of 1 webhook is called"),
            Self::NotCalled { hooks } => write!(f, "0 of {hooks} webhooks are called"),
            Self::Rejected(status) => f.write_str(&status.message.replace(['\n', '\r'], " ")),
            Self::Unknown(needs) => write!(f, "not known: {}", need::join(needs)),
        }
    }
}

impl Display for Verdict {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(pass) => write!(f, "called: {pass}"),
            Self::Skip(skip) => write!(f, "skipped: {skip}"),
            Self::Reject(reject) => write!(f, "rejected: {} ({})", reject.reason, reject.status.message),
            Self::Unknown { reason, .. } => write!(f, "unknown: {reason}"),
        }
    }
}

impl Display for Pass {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain => f.write_str("no reason to skip the hook"),
            Self::NotApplicable => f.write_str("the request is cluster-scoped, so namespaceSelector is ignored"),
            Self::NamespaceSelectorMatched { selector, namespace, of_request, labels } => {
                f.write_str("namespaceSelector matches: ")?;
                let whose = if *of_request {
                    "the Namespace in the request".to_owned()
                } else {
                    format!("Namespace {namespace}")
                };
                met(f, selector, labels, &whose)
            }
            Self::ObjectSelectorMatched { selector, of_old_object, labels } => {
                f.write_str("objectSelector matches: ")?;
                met(f, selector, labels, if *of_old_object { "the stored object" } else { "the object" })
            }
            Self::RuleMatched { rule, .. } => write!(f, "rule {rule} matches"),
            Self::EquivalentMatch { rule, target } => write!(
                f,
                "rule {rule} matches the equivalent {} {}, sent as {}",
                api_version(&target.resource),
                rules::path(&target.resource.resource, &target.sub_resource),
                kind(&target.kind)
            ),
        }
    }
}

impl Display for Skip {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::VirtualResourceExcluded { resource } => write!(f, "webhooks never see {resource}"),
            Self::AdmissionConfigExempt { kind } => write!(f, "webhooks never see a {}", kind.kind),
            Self::NamespaceSelectorNoMatch { selector, namespace, of_request, labels } => {
                let who = if *of_request { "the Namespace in the request" } else { "Namespace" };
                unmet(f, "namespaceSelector", selector, labels, |f| match of_request {
                    true => f.write_str(who),
                    false => write!(f, "{who} {namespace}"),
                })
            }
            Self::ObjectSelectorNoMatch { selector, labels: Some(labels), old_labels: None } => {
                unmet(f, "objectSelector", selector, labels, |f| f.write_str("the object"))
            }
            Self::ObjectSelectorNoMatch { selector, labels: None, old_labels: Some(labels) } => {
                unmet(f, "objectSelector", selector, labels, |f| f.write_str("the stored object"))
            }
            Self::ObjectSelectorNoMatch { selector, labels: Some(labels), old_labels: Some(old) } => {
                unmet(f, "objectSelector", selector, labels, |f| f.write_str("the object"))?;
                f.write_str(", and the stored object ")?;
                has(f, selector, old)
            }
            Self::ObjectSelectorNoMatch { selector, labels: None, old_labels: None } => {
                write!(f, "objectSelector wants {selector}; there is no object with labels")
            }
            Self::NoRules => f.write_str("the webhook has no rules"),
            Self::NoRuleMatched { rules, equivalent, .. } => {
                join(f, rules.iter(), "; ")?;
                if let Some(equivalent) = equivalent {
                    let (version, resource) = (api_version(equivalent), &equivalent.resource);
                    write!(f, "; matchPolicy is {:?}, ", MatchPolicy::Exact)?;
                    write!(f, "with {:?} it would match as {version} {resource}", MatchPolicy::Equivalent)?;
                }
                Ok(())
            }
            Self::MatchConditionFalse { condition, .. } => write!(f, "match condition {condition} is false"),
            Self::MatchConditionErrorIgnored { error } => {
                write!(f, "match conditions failed and failurePolicy is Ignore: {error}")
            }
            Self::ReinvocationNotRequested { reinvocation_policy: ReinvocationPolicy::Never } => {
                f.write_str("called before, and reinvocationPolicy is Never")
            }
            Self::ReinvocationNotRequested { reinvocation_policy: ReinvocationPolicy::IfNeeded } => {
                f.write_str("called before, and no later webhook changed the object")
            }
            Self::ReinvocationNotCalledBefore => f.write_str("not called in the first pass"),
        }
    }
}

impl Display for RuleMismatch {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "rule {} {}", self.rule, self.reason)
    }
}

impl Display for RuleMismatchReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::RuleScopeMismatch { scope, for_namespace: true, .. } => {
                write!(f, "wants scope {scope}; a Namespace is cluster-scoped")
            }
            Self::RuleScopeMismatch { scope, namespace, .. } if namespace.is_empty() => {
                write!(f, "wants scope {scope}; the request is cluster-scoped")
            }
            Self::RuleScopeMismatch { scope, namespace, .. } => {
                write!(f, "wants scope {scope}; the request is in namespace {namespace}")
            }
            Self::RuleOperationMismatch { listed, value } => wants(f, "operations", listed, value),
            Self::RuleGroupMismatch { listed, value } => wants(f, "apiGroups", listed, value),
            Self::RuleVersionMismatch { listed, value } => wants(f, "apiVersions", listed, value),
            Self::RuleResourceMismatch { listed, value, only_subresource } => {
                wants(f, "resources", listed, value)?;
                if *only_subresource { f.write_str(", a subresource needs an entry of its own") } else { Ok(()) }
            }
        }
    }
}

impl Display for Hold {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NamespaceNotFound { namespace } => write!(f, "Namespace {namespace} does not exist"),
            Self::NamespaceUnreadable { error } => write!(f, "namespaceSelector can't be evaluated: {error}"),
            Self::SelectorInvalid { member, error } => write!(f, "{member} is invalid: {error}"),
            Self::EquivalentKindUnknown { resource } => {
                write!(f, "the kind of the equivalent {} {} is not known", api_version(resource), resource.resource)
            }
            Self::MatchConditionError { error } => write!(f, "match conditions failed: {error}"),
            Self::NamespaceUnknown { namespace } => {
                write!(f, "namespaceSelector needs the labels of Namespace {namespace}, which was not given")
            }
            Self::EquivalentsUnknown { resource } => {
                write!(f, "other versions of {resource} may match, and its CustomResourceDefinition was not given")
            }
            Self::ConversionUnavailable { from, to } => {
                write!(f, "the conversion from {} to {} is not known", kind(from), kind(to))
            }
            Self::MatchConditionsUnknown { conditions, .. } => {
                write!(f, "no result given for match conditions: {}", conditions.join(", "))
            }
        }
    }
}

impl Display for FindingReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::VersionNotServed { api_version } => {
                write!(
                    f,
                    "{api_version} has not been served since Kubernetes 1.22; it gets the defaults of that version"
                )
            }
            Self::CaBundleUndecodable { hook, offset } => {
                write!(f, "caBundle of {hook} is not base64: invalid at byte {offset}; the webhook can't be called")
            }
            Self::SelectorInvalid { hook, member, error } => {
                write!(f, "{member} of {hook} is invalid, which rejects every request that a rule matches: {error}")
            }
            Self::NameMissing => f.write_str("the name is missing"),
            Self::ClientConfigMissing { hook } => {
                write!(f, "clientConfig of {hook} must have either url or service; the webhook can't be called")
            }
            Self::NullMember { hook, member } => {
                write!(f, "{member} of {hook} is null, which stands for the default: leave the field out")
            }
            Self::ValueUnknown { hook, member, value } => write!(f, "{member} of {hook} can't be `{value}`"),
            Self::SchemaNotServed { problem } => {
                write!(f, "no server stores a CustomResourceDefinition with this schema: {problem}")
            }
            Self::SubresourceMissing { sub_resource } => {
                write!(f, "subResource is missing: only `{sub_resource}` has this kind")
            }
            Self::ObjectMissing { member } => write!(f, "{member} is missing, which this operation always has"),
            Self::NameAbsent => f.write_str("name is missing, which this operation always has"),
            Self::UidTaken { hook, uid } => write!(
                f,
                "the recorded response of {hook} has the uid {uid}; it is accepted as the review's (strictUid compares them)"
            ),
            Self::FilledByServer { hook, path, by } => {
                write!(
                    f,
                    "the patch of {hook} goes through {path}, which the server fills in ({by}) and which is absent here"
                )
            }
            Self::ResponseFieldUnknown { hook, field, nearest } => {
                write!(f, "the server does not read the field `{field}` of the response of {hook}")?;
                nearest.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
            }
            Self::WarningDropped { hook, warning } => {
                write!(f, "the server drops the warning {warning:?} of {hook}: it holds a control character")
            }
            Self::PatchEncoding { hook, encoding } => {
                let what = match encoding {
                    PatchEncoding::Base64Url => "base64url, with `-` or `_`",
                    PatchEncoding::Unpadded => "base64 without its padding",
                    PatchEncoding::Json => "plain JSON, not base64",
                    PatchEncoding::JsonText => "JSON text, not base64",
                };
                write!(f, "the patch of {hook} is {what}")
            }
            Self::PatchPathMissing { hook, op_index, op, path, missing, nearest, escaped } => {
                write!(f, "operation {op_index} of the patch of {hook} ({op} {path}): {missing} does not exist")?;
                match (escaped, nearest) {
                    (Some(escaped), _) => write!(f, "; a `/` in a key is written `~1`: {escaped}"),
                    (None, Some(nearest)) => write!(f, "; did you mean `{nearest}`?"),
                    (None, None) => write!(f, "; add it first"),
                }
            }
            Self::IgnoreDoesNotCover { hook } => write!(
                f,
                "failurePolicy Ignore of {hook} covers failed calls, not denials and not patches that do not apply"
            ),
            Self::AnnotationForLabel { hook, key } => {
                write!(f, "objectSelector of {hook} wants the label {key}; the object has an annotation with that key")
            }
            Self::FieldUnknown { field, nearest } => {
                write!(f, "unknown field `{field}`: the server drops it")?;
                nearest.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
            }
            Self::ResourceNotPlural { hook, value, resource } => {
                write!(f, "a rule of {hook} lists `{value}`, which is not a resource; did you mean `{resource}`?")
            }
            Self::OperationImpossible { operation, resource } => {
                write!(f, "{resource} does not have the operation {operation}")
            }
        }
    }
}

/// `namespaceSelector wants vault=on; Namespace shop has vault=off`
fn unmet(
    f: &mut Formatter<'_>,
    member: &str,
    selector: &Selector,
    labels: &Labels,
    who: impl Fn(&mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    match selector.first_unmet(labels) {
        Some(requirement) => write!(f, "{member} wants {requirement}; ")?,
        None => write!(f, "{member} matches nothing; ")?,
    }
    who(f)?;
    f.write_str(" ")?;
    has(f, selector, labels)
}

/// `a notin (b) holds, Namespace shop has no label a; c=d holds, it has c=d`
fn met(f: &mut Formatter<'_>, selector: &Selector, labels: &Labels, whose: &str) -> fmt::Result {
    let terms = selector.requirements().iter().map(|requirement| match labels.get_key_value(requirement.key()) {
        Some((key, value)) => format!("{requirement} holds, {whose} has {key}={value}"),
        None => format!("{requirement} holds, {whose} has no label {}", requirement.key()),
    });
    join(f, terms, "; ")
}

/// Describes the labels for the first requirement that they do not meet.
fn has(f: &mut Formatter<'_>, selector: &Selector, labels: &Labels) -> fmt::Result {
    let key = selector.first_unmet(labels).map(|requirement| requirement.key());
    match key.and_then(|key| labels.get_key_value(key)) {
        Some((key, value)) => write!(f, "has {key}={value}"),
        None => f.write_str("has no such label"),
    }
}

fn wants(f: &mut Formatter<'_>, member: &str, listed: &[String], value: &str) -> fmt::Result {
    write!(f, "wants {member} ")?;
    match listed {
        [] => f.write_str("of an empty list")?,
        _ => join(f, listed.iter().map(|entry| named(entry)), ", ")?,
    }
    write!(f, "; this is {}", named(value))
}

/// The core group is written `""`.
fn named(text: &str) -> &str {
    if text.is_empty() { "\"\"" } else { text }
}

fn join<T: Display>(f: &mut Formatter<'_>, items: impl IntoIterator<Item = T>, separator: &str) -> fmt::Result {
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            f.write_str(separator)?;
        }
        item.fmt(f)?;
    }
    Ok(())
}

fn api_version(resource: &Gvr) -> String {
    Gvk::new(resource.group.as_str(), resource.version.as_str(), "").api_version()
}

fn kind(kind: &Gvk) -> String {
    format!("{} {}", kind.api_version(), kind.kind)
}

impl Serialize for Decision {
    /// `{hook, configuration, webhook, index, decision, reason, message, status?, needs?, gates?}`; `message` is the
    /// reason as a sentence.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let hook = &self.hook;
        let mut out = serializer.serialize_struct("Decision", 11)?;
        out.serialize_field("hook", hook.key())?;
        out.serialize_field("configuration", &hook.configuration)?;
        out.serialize_field("webhook", &hook.name)?;
        out.serialize_field("index", &hook.index)?;
        match &self.verdict {
            Verdict::Call(pass) => {
                out.serialize_field("decision", "call")?;
                out.serialize_field("reason", pass)?;
                out.serialize_field("message", &pass.to_string())?;
            }
            Verdict::Skip(skip) => {
                out.serialize_field("decision", "skip")?;
                out.serialize_field("reason", skip)?;
                out.serialize_field("message", &skip.to_string())?;
            }
            Verdict::Reject(reject) => {
                out.serialize_field("decision", "reject")?;
                out.serialize_field("reason", &reject.reason)?;
                out.serialize_field("message", &reject.reason.to_string())?;
                out.serialize_field("status", &reject.status)?;
            }
            Verdict::Unknown { reason, needs } => {
                out.serialize_field("decision", "unknown")?;
                out.serialize_field("reason", reason)?;
                out.serialize_field("message", &reason.to_string())?;
                out.serialize_field("needs", needs)?;
            }
        }
        if let Some(becomes) = &self.becomes {
            out.serialize_field("becomes", becomes)?;
        }
        if let Some(gates) = &self.gates {
            out.serialize_field("gates", gates)?;
        }
        out.end()
    }
}

impl Serialize for Gated {
    /// `{gate, result, reason?}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Gated", 3)?;
        out.serialize_field("gate", &self.gate)?;
        match &self.result {
            Gate::Pass(pass) => {
                out.serialize_field("result", "pass")?;
                if *pass != Pass::Plain {
                    out.serialize_field("reason", pass)?;
                }
            }
            Gate::Skip(skip) => {
                out.serialize_field("result", "skip")?;
                out.serialize_field("reason", skip)?;
            }
            Gate::Hold(hold) => {
                out.serialize_field("result", "hold")?;
                out.serialize_field("reason", hold)?;
            }
        }
        out.end()
    }
}
