//! The parts of a name of a Service, and the same name with other parts.

use super::evidence::Evidence;

/// A candidate taken apart at its Service and Namespace.
pub(super) struct ClusterName<'c> {
    /// The labels before the Service: an endpoint, or port and protocol.
    pub(super) prefix: Vec<&'c str>,
    /// What follows the Namespace: `svc` and the zone.
    tail: Vec<&'c str>,
}

impl<'c> ClusterName<'c> {
    /// Takes a candidate apart; `None` if it does not name the Service.
    pub(super) fn of(candidate: &'c str, service: &str, namespace: &str) -> Option<Self> {
        let labels: Vec<&str> = candidate.trim_end_matches('.').split('.').collect();
        let at = labels.windows(3).position(|part| part == [service, namespace, "svc"])?;
        let (prefix, rest) = labels.split_at(at);
        Some(Self { prefix: prefix.to_vec(), tail: rest.iter().skip(2).copied().collect() })
    }

    /// The name with another Service or Namespace, as short as the application gives it.
    pub(super) fn with(&self, evidence: &Evidence<'_>, service: &str, namespace: &str) -> String {
        let mut labels = self.prefix.clone();
        labels.push(service);
        let given: Vec<&str> = evidence.name.trim_end_matches('.').split('.').collect();
        let ends_as_given = !self.tail.is_empty() && given.ends_with(&self.tail);
        if ends_as_given {
            labels.push(namespace);
            labels.extend(&self.tail);
        } else if given.contains(&"svc") {
            labels.extend([namespace, "svc"]);
        } else if evidence.own_namespace().as_deref() != Some(namespace) {
            labels.push(namespace);
        }
        let dot = if evidence.name.ends_with('.') { "." } else { "" };
        format!("{}{dot}", labels.join("."))
    }
}
