//! The words for kinds, as kubectl has them.

/// Each word with its kind.
const KINDS: &[(&str, &str)] = &[
    ("service", "Service"),
    ("services", "Service"),
    ("svc", "Service"),
    ("pod", "Pod"),
    ("pods", "Pod"),
    ("po", "Pod"),
    ("statefulset", "StatefulSet"),
    ("statefulsets", "StatefulSet"),
    ("sts", "StatefulSet"),
    ("deployment", "Deployment"),
    ("deployments", "Deployment"),
    ("deploy", "Deployment"),
    ("replicaset", "ReplicaSet"),
    ("replicasets", "ReplicaSet"),
    ("rs", "ReplicaSet"),
    ("daemonset", "DaemonSet"),
    ("daemonsets", "DaemonSet"),
    ("ds", "DaemonSet"),
];

/// The kinds of workloads that have Pods but no names in DNS.
const JOBS: &[(&str, &str)] =
    &[("job", "Job"), ("jobs", "Job"), ("cronjob", "CronJob"), ("cronjobs", "CronJob"), ("cj", "CronJob")];

/// The kind with names in DNS that a word stands for.
pub(crate) fn named_kind(word: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, kind)| *kind)
}

/// The kind that a word stands for; the word itself if it is none of these.
pub(crate) fn kind(word: &str) -> &str {
    let job = JOBS.iter().find(|(known, _)| word.eq_ignore_ascii_case(known)).map(|(_, kind)| *kind);
    named_kind(word).or(job).unwrap_or(word)
}
