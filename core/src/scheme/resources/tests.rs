use super::*;

fn find(release: Release, group: &str, resource: &str, subresource: &str) -> &'static Resource {
    let wanted = |row: &&Resource| row.group == group && row.resource == resource && row.subresource == subresource;
    resources(release).find(wanted).unwrap()
}

#[test]
fn subresources_have_kinds_of_their_own() {
    for (group, resource, subresource, kind) in [
        ("", "pods", "eviction", "policy/v1, Kind=Eviction"),
        ("", "pods", "binding", "/v1, Kind=Binding"),
        ("", "pods", "exec", "/v1, Kind=PodExecOptions"),
        ("", "pods", "resize", "/v1, Kind=Pod"),
        ("", "serviceaccounts", "token", "authentication.k8s.io/v1, Kind=TokenRequest"),
        ("", "namespaces", "finalize", "/v1, Kind=Namespace"),
        ("apps", "deployments", "scale", "autoscaling/v1, Kind=Scale"),
        ("apps", "deployments", "status", "apps/v1, Kind=Deployment"),
    ] {
        assert_eq!(find(Release::V1_37, group, resource, subresource).gvk().to_string(), kind);
    }
}

#[test]
fn the_core_group_comes_first_and_autoscaling_v2_before_v1() {
    let all: Vec<_> = resources(Release::V1_37).collect();
    assert_eq!(all.first().map(|row| (row.group, row.resource)), Some(("", "bindings")));
    let versions: Vec<_> = all
        .iter()
        .filter(|row| row.resource == "horizontalpodautoscalers" && row.subresource.is_empty())
        .map(|row| row.version)
        .collect();
    assert_eq!(versions, ["v2", "v1"]);
}

#[test]
fn alpha_and_beta_versions_are_off_by_default() {
    assert!(resources(Release::V1_37).all(|row| !row.version.contains("alpha") && !row.version.contains("beta")));
    assert!(recorded_resources(Release::V1_37).any(|row| row.version.contains("alpha")));
    let flow = |release| resources(release).filter(|row| row.version == "v1beta3").count();
    assert_eq!((flow(Release::V1_31), flow(Release::V1_32)), (4, 0));
}

#[test]
fn verbs_are_those_of_discovery() {
    let binding = find(Release::V1_37, "", "bindings", "");
    assert!(binding.has_verb("create") && !binding.has_verb("delete") && !binding.has_verb("proxy"));
    assert!(!find(Release::V1_37, "", "namespaces", "").has_verb("deletecollection"));
    assert!(find(Release::V1_37, "", "pods", "").has_verb("deletecollection"));
}
