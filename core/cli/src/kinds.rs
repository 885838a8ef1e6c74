//! The words for kinds, as kubectl has them.

use nocluster::release::Release;
use nocluster::scheme::recorded_resources;

/// The short names of resources that Pods or names in DNS belong to.
///
/// Source: kubernetes/kubernetes pkg/registry/apps, batch, core: ShortNames of the storage of each resource
const SHORT: &[(&str, &str)] = &[
    ("cj", "CronJob"),
    ("deploy", "Deployment"),
    ("ds", "DaemonSet"),
    ("po", "Pod"),
    ("rc", "ReplicationController"),
    ("rs", "ReplicaSet"),
    ("sts", "StatefulSet"),
    ("svc", "Service"),
];

/// The kind that a word stands for: the kind itself, the name of its resource or a short name; the word if it is none of
/// these.
pub(crate) fn kind(word: &str) -> &str {
    let short = SHORT.iter().find(|(short, _)| word.eq_ignore_ascii_case(short)).map(|(_, kind)| *kind);
    let recorded = || {
        let mut resources = recorded_resources(Release::default()).filter(|resource| resource.subresource.is_empty());
        let is_it = |name: &str| word.eq_ignore_ascii_case(name);
        resources.find(|resource| is_it(resource.kind) || is_it(resource.resource)).map(|resource| resource.kind)
    };
    short.or_else(recorded).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kinds_resources_or_short_names() {
        for (short, expected) in SHORT {
            let lower = expected.to_lowercase();
            for word in [(*short).to_owned(), (*expected).to_owned(), format!("{lower}s"), lower] {
                assert_eq!(kind(&word), *expected, "{word}");
            }
        }
        assert_eq!(kind("endpointslices"), "EndpointSlice");
        assert_eq!(kind("Rollout"), "Rollout");
    }
}
