//! Label selectors, as they are written and as the server evaluates them.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

#[cfg(any(feature = "dns", test))]
mod text;

#[cfg(any(feature = "dns", test))]
pub use text::SelectorTextError;

use super::decode::{DecodeError, StructDecoder};
use super::names;
use crate::gotext::{aggregate, json_list, quote, syntax_list};
use crate::json::Node;
use crate::release::Release;

/// The labels of an object, by name.
pub type Labels = BTreeMap<String, String>;

/// A label selector as a manifest holds it (metav1.LabelSelector), valid or not.
///
/// An absent selector and an empty one differ: see [`Selector::new`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelSelector {
    /// The labels that an object must have, with their values.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub match_labels: BTreeMap<String, String>,
    /// The requirements that must hold as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub match_expressions: Vec<LabelSelectorRequirement>,
}

/// One entry of `matchExpressions`, valid or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LabelSelectorRequirement {
    /// The name of the label.
    pub key: String,
    /// The operator: `In`, `NotIn`, `Exists` or `DoesNotExist`.
    pub operator: String,
    /// The values that `In` and `NotIn` compare with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

impl LabelSelector {
    /// Reads a selector as the server decodes one: unknown fields are ignored; null is not a selector.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if a field has another type than the server accepts.
    pub fn read(node: Node<'_>) -> Result<Option<Self>, DecodeError> {
        StructDecoder::run(node, |decoder, node, target| decoder.pointer(node, target, Self::decode))
    }

    pub(crate) fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self) {
        decoder.object(node, "v1.LabelSelector", |decoder, name, value| match name {
            "matchLabels" => decoder.string_map(value, &mut target.match_labels),
            "matchExpressions" => decoder.list(
                value,
                "[]v1.LabelSelectorRequirement",
                &mut target.match_expressions,
                LabelSelectorRequirement::decode,
            ),
            _ => (),
        });
    }
}

impl LabelSelectorRequirement {
    fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self) {
        decoder.object(node, "v1.LabelSelectorRequirement", |decoder, name, value| match name {
            "key" => decoder.string(value, "string", &mut target.key),
            "operator" => decoder.string(value, "v1.LabelSelectorOperator", &mut target.operator),
            "values" => decoder.strings(value, &mut target.values),
            _ => (),
        });
    }
}

/// Why the server can't evaluate a selector. `Display` prints the server's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum SelectorError {
    /// An operator that a LabelSelector does not have; they are case-sensitive.
    #[error("{} is not a valid label selector operator", quote(operator))]
    UnknownOperator {
        /// The operator as it was given.
        operator: String,
    },
    /// A requirement that is not well-formed.
    #[error("{}", aggregate(texts))]
    InvalidRequirement {
        /// The key of the requirement.
        key: String,
        /// A text for every broken rule, in upstream's words and order.
        texts: Vec<String>,
        /// Whether the server may name another of `matchLabels` instead: more than one is wrong, and it takes them in
        /// random order. This is the first one by key.
        order_dependent: bool,
    },
}

/// The operator of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub enum Operator {
    /// The label exists with this value, for an entry of `matchLabels`.
    Equals,
    /// The label exists with one of the values.
    In,
    /// The label does not exist, or its value is not one of the values.
    NotIn,
    /// The label exists.
    Exists,
    /// The label does not exist.
    DoesNotExist,
}

/// One well-formed requirement of a selector.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Requirement {
    key: String,
    operator: Operator,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
}

impl Requirement {
    /// Source: kubernetes/apimachinery pkg/labels/selector.go NewRequirement
    fn new(key: &str, operator: Operator, values: &[String], release: Release) -> Result<Self, Vec<String>> {
        let list = || {
            let values = (!values.is_empty()).then_some(values);
            if release.lists_as_json() { json_list(values) } else { syntax_list("[]string", values) }
        };
        let mut texts = Vec::new();
        let broken = names::label_key(key, release);
        if !broken.is_empty() {
            texts.push(format!("key: Invalid value: {}: {}", quote(key), broken.join("; ")));
        }
        match operator {
            Operator::In | Operator::NotIn if values.is_empty() => texts.push(format!(
                "values: Invalid value: {}: for 'in', 'notin' operators, values set can't be empty",
                list()
            )),
            Operator::Exists | Operator::DoesNotExist if !values.is_empty() => texts.push(format!(
                "values: Invalid value: {}: values set must be empty for exists and does not exist",
                list()
            )),
            _ => (),
        }
        for (index, value) in values.iter().enumerate() {
            let broken = names::label_value(value, release);
            if !broken.is_empty() {
                let value = quote(value);
                texts.push(format!("values[{index}][{key}]: Invalid value: {value}: {}", broken.join("; ")));
            }
        }
        if texts.is_empty() { Ok(Self { key: key.to_owned(), operator, values: values.to_vec() }) } else { Err(texts) }
    }

    /// The name of the label.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The operator of the requirement.
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// The values that the label is compared with, in the given order.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// Whether labels fulfil the requirement.
    ///
    /// Source: kubernetes/apimachinery pkg/labels/selector.go Requirement.Matches
    pub fn matches(&self, labels: &Labels) -> bool {
        let value = labels.get(&self.key);
        match self.operator {
            Operator::Equals | Operator::In => value.is_some_and(|value| self.values.contains(value)),
            Operator::NotIn => value.is_none_or(|value| !self.values.contains(value)),
            Operator::Exists => value.is_some(),
            Operator::DoesNotExist => value.is_none(),
        }
    }
}

impl fmt::Display for Requirement {
    /// Prints upstream's form: `k=v`, `k in (a,b)` with sorted values, `k notin (a)`, `k`, `!k`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut values: Vec<&str> = self.values.iter().map(String::as_str).collect();
        values.sort_unstable();
        let (key, values) = (&self.key, values.join(","));
        match self.operator {
            Operator::Equals => write!(f, "{key}={values}"),
            Operator::In => write!(f, "{key} in ({values})"),
            Operator::NotIn => write!(f, "{key} notin ({values})"),
            Operator::Exists => f.write_str(key),
            Operator::DoesNotExist => write!(f, "!{key}"),
        }
    }
}

/// A parsed label selector, which matches labels.
///
/// # Examples
///
/// ```
/// use nocluster::json::Document;
/// use nocluster::meta::{LabelSelector, Labels, Selector};
/// use nocluster::release::Release;
///
/// let written = Document::parse(r#"{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"tier","operator":"Exists"}]}"#)?;
/// let selector = Selector::new(LabelSelector::read(written.root())?.as_ref(), Release::V1_37)?;
/// let labels = Labels::from([("app".to_owned(), "web".to_owned())]);
///
/// assert_eq!(selector.to_string(), "app=web,tier");
/// assert!(!selector.matches(&labels));
/// assert_eq!(selector.first_unmet(&labels).map(|unmet| unmet.key()), Some("tier"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Selector {
    /// The requirements by key; `None` matches nothing.
    requirements: Option<Vec<Requirement>>,
}

impl Selector {
    /// Parses a selector as the server does when it evaluates one.
    ///
    /// An absent selector (`None`) matches nothing; an empty one matches everything.
    ///
    /// # Errors
    ///
    /// [`SelectorError`] of the first invalid requirement: `matchLabels` come first, then `matchExpressions` in order.
    ///
    /// Source: kubernetes/apimachinery pkg/apis/meta/v1/helpers.go LabelSelectorAsSelector
    pub fn new(selector: Option<&LabelSelector>, release: Release) -> Result<Self, SelectorError> {
        let Some(selector) = selector else {
            return Ok(Self { requirements: None });
        };
        let mut requirements =
            Vec::with_capacity(selector.match_labels.len().saturating_add(selector.match_expressions.len()));
        let mut invalid: Option<(&str, Vec<String>)> = None;
        for (key, value) in &selector.match_labels {
            match (Requirement::new(key, Operator::Equals, std::slice::from_ref(value), release), &invalid) {
                (Ok(requirement), _) => requirements.push(requirement),
                (Err(texts), None) => invalid = Some((key, texts)),
                (Err(_), Some((key, texts))) => return Err(invalid_requirement(key, texts.clone(), true)),
            }
        }
        if let Some((key, texts)) = invalid {
            return Err(invalid_requirement(key, texts, false));
        }
        for LabelSelectorRequirement { key, operator, values } in &selector.match_expressions {
            let operator = match operator.as_str() {
                "In" => Operator::In,
                "NotIn" => Operator::NotIn,
                "Exists" => Operator::Exists,
                "DoesNotExist" => Operator::DoesNotExist,
                _ => return Err(SelectorError::UnknownOperator { operator: operator.clone() }),
            };
            let requirement = Requirement::new(key, operator, values, release)
                .map_err(|texts| invalid_requirement(key, texts, false))?;
            requirements.push(requirement);
        }
        // Upstream's sort may swap requirements of one key when there are more than twelve; that changes no match.
        requirements.sort_by(|a: &Requirement, b| a.key.cmp(&b.key));
        Ok(Self { requirements: Some(requirements) })
    }

    /// The selector that matches everything, like an empty one.
    pub fn everything() -> Self {
        Self { requirements: Some(Vec::new()) }
    }

    /// The selector that matches nothing, like an absent one.
    pub fn nothing() -> Self {
        Self { requirements: None }
    }

    /// Whether the selector is empty, so that the server does not read labels at all.
    pub fn is_everything(&self) -> bool {
        self.requirements.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether the selector is absent, so that it matches nothing.
    pub fn is_nothing(&self) -> bool {
        self.requirements.is_none()
    }

    /// The requirements, by key.
    pub fn requirements(&self) -> &[Requirement] {
        self.requirements.as_deref().unwrap_or_default()
    }

    /// Whether labels fulfil every requirement.
    pub fn matches(&self, labels: &Labels) -> bool {
        !self.is_nothing() && self.first_unmet(labels).is_none()
    }

    /// The first requirement that labels do not fulfil, by key.
    pub fn first_unmet(&self, labels: &Labels) -> Option<&Requirement> {
        self.requirements().iter().find(|requirement| !requirement.matches(labels))
    }
}

impl fmt::Display for Selector {
    /// Prints upstream's form, by key: `app=web,!legacy,tier in (a,b)`. Everything and nothing both print as `""`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, requirement) in self.requirements().iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            requirement.fmt(f)?;
        }
        Ok(())
    }
}

fn invalid_requirement(key: &str, texts: Vec<String>, order_dependent: bool) -> SelectorError {
    SelectorError::InvalidRequirement { key: key.to_owned(), texts, order_dependent }
}
