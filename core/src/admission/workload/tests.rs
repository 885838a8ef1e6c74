//! What the controllers set, by kind, as their sources say it; see the `Source:` lines beside the rules.

use super::*;

fn made(kind: &str, spec: &str) -> WorkloadPod {
    let (version, metadata) = match kind {
        "Job" | "CronJob" => ("batch/v1", r#"{"name":"web","namespace":"shop"}"#),
        "ReplicationController" => ("v1", r#"{"name":"web","namespace":"shop"}"#),
        _ => ("apps/v1", r#"{"name":"web","namespace":"shop"}"#),
    };
    of(&format!(r#"{{"apiVersion":"{version}","kind":"{kind}","metadata":{metadata},"spec":{spec}}}"#)).unwrap()
}

fn of(workload: &str) -> Option<WorkloadPod> {
    WorkloadPod::of(&Document::parse(workload).unwrap(), Some("lost"))
}

fn assumed(made: &WorkloadPod) -> Vec<String> {
    made.assumed.iter().map(ToString::to_string).collect()
}

const PLAIN: &str = r#"{"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[]}}}"#;

#[test]
fn the_sender_is_the_controller_that_makes_the_pods() {
    for (kind, controller) in [
        ("Deployment", "replicaset-controller"),
        ("ReplicaSet", "replicaset-controller"),
        ("StatefulSet", "statefulset-controller"),
        ("DaemonSet", "daemon-set-controller"),
        ("Job", "job-controller"),
        ("ReplicationController", "replication-controller"),
    ] {
        let user = made(kind, PLAIN).user_info;
        assert_eq!(user.username, format!("system:serviceaccount:kube-system:{controller}"));
        assert_eq!(
            user.groups,
            ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"]
        );
    }
}

#[test]
fn each_kind_computes_its_own_labels() {
    let plain = r#"{"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"web-","namespace":"shop","labels":{"app":"web"}},"spec":{"containers":[]}}"#;
    for (kind, pod, unknown) in [
        (
            "Deployment",
            plain,
            &[
                "computed-fields/metadata.generateName",
                "computed-fields/metadata.ownerReferences",
                "computed-labels/pod-template-hash",
            ][..],
        ),
        ("ReplicaSet", plain, &["computed-fields/metadata.ownerReferences"]),
        ("ReplicationController", plain, &["computed-fields/metadata.ownerReferences"]),
        (
            "DaemonSet",
            plain,
            &[
                "computed-fields/metadata.ownerReferences",
                "computed-fields/spec.affinity",
                "computed-fields/spec.tolerations",
                "computed-labels/controller-revision-hash",
                "computed-labels/pod-template-generation",
            ],
        ),
        (
            "StatefulSet",
            r#"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-0","generateName":"web-","namespace":"shop","labels":{"app":"web","statefulset.kubernetes.io/pod-name":"web-0","apps.kubernetes.io/pod-index":"0"}},"spec":{"containers":[],"hostname":"web-0"}}"#,
            &["computed-fields/metadata.ownerReferences", "computed-labels/controller-revision-hash"],
        ),
        (
            "Job",
            r#"{"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"web-","namespace":"shop","labels":{"app":"web","job-name":"web","batch.kubernetes.io/job-name":"web"},"finalizers":["batch.kubernetes.io/job-tracking"]},"spec":{"containers":[]}}"#,
            &[
                "computed-fields/metadata.ownerReferences",
                "computed-labels/batch.kubernetes.io/controller-uid",
                "computed-labels/controller-uid",
            ],
        ),
    ] {
        let made = made(kind, PLAIN);
        assert_eq!(made.pod.to_string(), pod, "{kind}");
        assert_eq!(assumed(&made), unknown, "{kind}");
    }
}

#[test]
fn a_cron_job_makes_the_pods_of_a_job_whose_name_has_the_time() {
    let made = made("CronJob", &format!(r#"{{"jobTemplate":{{"spec":{PLAIN}}}}}"#));
    assert_eq!(
        assumed(&made),
        [
            "computed-fields/metadata.generateName",
            "computed-fields/metadata.ownerReferences",
            "computed-labels/batch.kubernetes.io/controller-uid",
            "computed-labels/batch.kubernetes.io/job-name",
            "computed-labels/controller-uid",
            "computed-labels/job-name",
        ]
    );
    assert_eq!(made.user_info.username, "system:serviceaccount:kube-system:job-controller");
    assert_eq!(made.template.as_str(), "/spec/jobTemplate/spec/template");
}

#[test]
fn a_stateful_set_begins_at_its_ordinal_and_names_its_service() {
    let spec = r#"{"ordinals":{"start":3},"serviceName":"headless","volumeClaimTemplates":[{}],
        "template":{"metadata":{"labels":{"apps.kubernetes.io/pod-index":"x"}},"spec":{"hostname":"a","subdomain":"b"}}}"#;
    let made = made("StatefulSet", spec);
    assert_eq!(
        made.pod.to_string(),
        r#"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-3","generateName":"web-","namespace":"shop","labels":{"statefulset.kubernetes.io/pod-name":"web-3","apps.kubernetes.io/pod-index":"3"}},"spec":{"hostname":"web-3","subdomain":"headless"}}"#
    );
    assert!(assumed(&made).contains(&"computed-fields/spec.volumes".to_owned()));
}

#[test]
fn an_indexed_job_numbers_its_pods() {
    let made = made("Job", r#"{"completionMode":"Indexed","manualSelector":true,"template":{"spec":{}}}"#);
    assert_eq!(
        made.pod.to_string(),
        r#"{"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"web-0-","namespace":"shop","labels":{"batch.kubernetes.io/job-completion-index":"0"},"annotations":{"batch.kubernetes.io/job-completion-index":"0"},"finalizers":["batch.kubernetes.io/job-tracking"]},"spec":{"hostname":"web-0"}}"#
    );
    assert_eq!(assumed(&made), ["computed-fields/metadata.ownerReferences", "computed-fields/spec.containers"]);
    // 58 bytes at most, the index kept.
    assert_eq!(indexed_prefix(&"j".repeat(60)), format!("{}-0-", "j".repeat(55)));
    assert_eq!(indexed_prefix(&"j".repeat(55)), format!("{}-0-", "j".repeat(55)));
}

#[test]
fn an_exported_job_has_its_labels_already() {
    let labels = r#"{"job-name":"web","batch.kubernetes.io/job-name":"web","controller-uid":"1","batch.kubernetes.io/controller-uid":"1"}"#;
    let spec = format!(
        r#"{{"template":{{"metadata":{{"labels":{labels},"finalizers":["batch.kubernetes.io/job-tracking"]}},"spec":{{}}}}}}"#
    );
    let made = made("Job", &spec);
    assert_eq!(assumed(&made), ["computed-fields/metadata.ownerReferences"]);
    assert_eq!(made.pod.at("/metadata/labels").unwrap().text(), labels.as_bytes());
    assert_eq!(made.pod.at("/metadata/finalizers").unwrap().text(), br#"["batch.kubernetes.io/job-tracking"]"#);
}

#[test]
fn of_the_metadata_only_labels_annotations_and_finalizers_are_taken() {
    let spec = r#"{"template":{"metadata":{"name":"x","namespace":"y","generateName":"z","uid":"1","annotations":{"a":"b"}},"spec":{}}}"#;
    assert_eq!(
        made("ReplicaSet", spec).pod.to_string(),
        r#"{"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"web-","namespace":"shop","annotations":{"a":"b"}},"spec":{}}"#
    );
}

#[test]
fn what_has_no_name_or_namespace_of_its_own() {
    let workload =
        r#"{"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"generateName":"db-"},"spec":{"template":{}}}"#;
    let made = of(workload).unwrap();
    assert_eq!(
        made.pod.to_string(),
        r#"{"apiVersion":"v1","kind":"Pod","metadata":{"generateName":"db-","namespace":"lost","labels":{"apps.kubernetes.io/pod-index":"0"}},"spec":{}}"#
    );
    assert!(assumed(&made).contains(&"computed-labels/statefulset.kubernetes.io/pod-name".to_owned()));
}

#[test]
fn other_objects_make_no_pods() {
    for workload in [
        r#"{"apiVersion":"v1","kind":"Pod","spec":{"template":{}}}"#,
        r#"{"apiVersion":"v1","kind":"Deployment","spec":{"template":{}}}"#,
        r#"{"apiVersion":"argoproj.io/v1","kind":"Deployment","spec":{"template":{}}}"#,
        r#"{"apiVersion":"apps/v1","kind":"Deployment","spec":{}}"#,
        r#"{"apiVersion":"apps/v1","kind":"Deployment","spec":{"template":1}}"#,
        r#"{"kind":"Deployment"}"#,
    ] {
        assert_eq!(of(workload), None, "{workload}");
    }
}
