//! A stored ServiceAccount.

use super::read::{names, text};
use crate::json::Node;

/// What the plugin reads of a ServiceAccount. The default is one that nobody has changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct ServiceAccount {
    pub(crate) automounts: Option<bool>,
    /// The names of its secrets and of its pull secrets.
    pub(crate) secrets: Vec<String>,
    pub(crate) pull_secrets: Vec<String>,
    /// Whether Pods may mount no other secrets.
    pub(crate) enforces: bool,
}

impl ServiceAccount {
    pub(super) fn read(root: Node<'_>) -> Self {
        let enforces = root.at("/metadata/annotations").and_then(|all| all.member(ENFORCE)).map(text);
        Self {
            automounts: root.member("automountServiceAccountToken").and_then(|automounts| automounts.as_bool()),
            secrets: names(root.member("secrets")),
            pull_secrets: names(root.member("imagePullSecrets")),
            enforces: enforces.is_some_and(|value| matches!(&*value, "1" | "t" | "T" | "TRUE" | "true" | "True")),
        }
    }
}

const ENFORCE: &str = "kubernetes.io/enforce-mountable-secrets";
