use super::*;

fn kind_of(text: &str) -> Result<Gvk, PatchedKindError> {
    patched_kind(&Document::parse(text).unwrap(), &Gvk::new("", "v1", "Pod"), Release::V1_37)
}

#[test]
fn kinds_that_are_registered_but_have_no_fields_here_are_not_modelled() {
    for text in [
        r#"{"kind":"PodList"}"#,
        r#"{"kind":"List"}"#,
        r#"{"kind":"DeleteOptions"}"#,
        r#"{"kind":"Status"}"#,
        r#"{"kind":"DeploymentList","apiVersion":"apps/v1"}"#,
        r#"{"kind":"Deployment","apiVersion":"apps/v1beta1"}"#,
        r#"{"kind":"Ingress","apiVersion":"extensions/v1beta1"}"#,
        r#"{"kind":"Pod","apiVersion":"__internal"}"#,
        r#"{"kind":"ImageReview","apiVersion":"imagepolicy.k8s.io/v1alpha1"}"#,
        r#"{"kind":"CustomResourceDefinition","apiVersion":"apiextensions.k8s.io/v1"}"#,
    ] {
        assert!(matches!(kind_of(text), Err(PatchedKindError::KindNotModelled { .. })), "{text}");
    }
}

#[test]
fn versions_that_a_built_in_group_does_not_have_are_not_registered() {
    let error = kind_of(r#"{"kind":"Deployment","apiVersion":"apps/v2"}"#).unwrap_err();
    assert_eq!(error.to_string(), r#"no kind "Deployment" is registered for version "apps/v2" in scheme "...""#);
}

#[test]
fn a_list_of_an_unknown_kind_is_not_registered() {
    assert!(matches!(kind_of(r#"{"kind":"FooList"}"#), Err(PatchedKindError::UndecodableKind { .. })));
}

#[test]
fn a_custom_resource_fails_with_the_number_that_is_too_large_first() {
    let document = Document::parse(r#"{"x":1e400}"#).unwrap();
    let error = patched_kind(&document, &Gvk::new("example.com", "v1", "Widget"), Release::V1_37).unwrap_err();
    assert_eq!(error.to_string(), "json: cannot unmarshal number 1e400 into Go value of type float64");
}
