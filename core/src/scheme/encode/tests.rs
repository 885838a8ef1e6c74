use super::*;

fn document(text: &str) -> Document {
    Document::parse(text).unwrap()
}

fn pod() -> Gvk {
    Gvk::new("", "v1", "Pod")
}

fn encoded(text: &str, release: Release) -> String {
    encode(&document(text), &pod(), release).unwrap().document.to_string()
}

fn wrong_type(text: &str, gvk: &Gvk, release: Release) -> (String, String) {
    match encode(&document(text), gvk, release) {
        Err(EncodeError::WrongType { at, upstream }) => (at.to_string(), upstream),
        other => panic!("{other:?}"),
    }
}

#[test]
fn dropped_members_are_listed_in_the_order_of_the_text() {
    let text = r#"{"x":1,"spec":{"containers":[{},{"y/z":{"kind":1}}],"~":[]},"metadata":{"Name":""},"x":2}"#;
    let dropped = encode(&document(text), &pod(), Release::V1_37).unwrap().dropped;
    let dropped: Vec<_> = dropped.iter().map(Pointer::as_str).collect();
    assert_eq!(dropped, ["/x", "/spec/containers/1/y~1z", "/spec/~0", "/metadata/Name", "/x"]);
}

#[test]
fn custom_resources_drop_nothing() {
    let widget = Gvk::new("example.com", "v1", "Widget");
    assert_eq!(encode(&document(r#"{"x":1}"#), &widget, Release::V1_37).unwrap().dropped, []);
}

#[test]
fn a_wrong_type_says_where() {
    assert_eq!(
        wrong_type(r#"{"spec":{"containers":[{},{"image":1}]}}"#, &pod(), Release::V1_37).0,
        "/spec/containers/1/image"
    );
    assert_eq!(wrong_type("[]", &pod(), Release::V1_37).0, "");
    let widget = Gvk::new("example.com", "v1", "Widget");
    assert_eq!(wrong_type(r#"{"a":1,"b":[0,{"c":1e999}]}"#, &widget, Release::V1_37).0, "/b/1/c");
}

#[test]
fn creation_timestamps_are_printed_as_null_up_to_1_33() {
    let empty = r#"{"metadata":{"creationTimestamp":null},"spec":{"containers":null},"status":{}}"#;
    assert_eq!(encoded("{}", Release::V1_33), empty);
    assert_eq!(encoded("{}", Release::V1_34), r#"{"metadata":{},"spec":{"containers":null},"status":{}}"#);
    assert!(Release::V1_33.prints_null_creation_timestamp() && !Release::V1_34.prints_null_creation_timestamp());
}

#[test]
fn errors_name_embedded_structs_from_1_35() {
    let text = r#"{"kind":1}"#;
    let of = |release| wrong_type(text, &pod(), release).1;
    assert_eq!(of(Release::V1_34), "json: cannot unmarshal number into Go struct field Pod.kind of type string");
    assert_eq!(
        of(Release::V1_35),
        "json: cannot unmarshal number into Go struct field Pod.TypeMeta.kind of type string"
    );
}

#[test]
fn kinds_and_fields_come_and_go_with_releases() {
    let eviction = Gvk::new("lifecycle.k8s.io", "v1alpha1", "EvictionRequest");
    assert!(is_built_in(&eviction, Release::V1_37));
    assert!(!is_built_in(&eviction, Release::V1_36));
    let text = r#"{"spec":{"containers":[],"hostnameOverride":"a"}}"#;
    assert!(encoded(text, Release::V1_34).contains("hostnameOverride"));
    assert!(!encoded(text, Release::V1_33).contains("hostnameOverride"));
}

#[test]
fn lists_are_refused() {
    for (group, version, kind, text) in [
        ("", "v1", "List", "{}"),
        ("", "v1", "PodList", "{}"),
        ("apps", "v1", "DeploymentList", r#"{"items":null}"#),
        ("example.com", "v1", "WidgetList", r#"{"items":[]}"#),
    ] {
        let refused = encode(&document(text), &Gvk::new(group, version, kind), Release::V1_37);
        assert_eq!(refused, Err(EncodeError::List { kind: kind.to_owned() }));
    }
    // A custom resource may have such a name.
    assert!(encode(&document("{}"), &Gvk::new("example.com", "v1", "AllowList"), Release::V1_37).is_ok());
}

#[test]
fn depth_costs_no_stack() {
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(9_999), "]".repeat(9_999));
    let widget = Gvk::new("example.com", "v1", "Widget");
    assert_eq!(encode(&document(&deep), &widget, Release::V1_37).unwrap().document.to_string(), deep);
    assert_eq!(encode(&document(&deep), &pod(), Release::V1_37).unwrap().dropped.len(), 1);
    let revision = Gvk::new("apps", "v1", "ControllerRevision");
    let data = deep.replacen("\"a\"", "\"data\"", 1);
    let encoded = encode(&document(&data), &revision, Release::V1_37).unwrap();
    assert_eq!(encoded.document.text().len(), data.len() + r#""metadata":{},,"revision":0"#.len());
}

#[test]
fn schemas_nested_without_end_are_refused() {
    let schema = |depth| format!("{}{{}}{}", r#"{"not":"#.repeat(depth), "}".repeat(depth));
    let crd = |depth| {
        document(&format!(r#"{{"spec":{{"versions":[{{"schema":{{"openAPIV3Schema":{}}}}}]}}}}"#, schema(depth)))
    };
    let gvk = Gvk::new("apiextensions.k8s.io", "v1", "CustomResourceDefinition");
    assert!(encode(&crd(200), &gvk, Release::V1_37).is_ok());
    assert!(matches!(encode(&crd(4_000), &gvk, Release::V1_37), Err(EncodeError::LimitExceeded { .. })));
}

#[test]
fn objects_mean_the_same_whatever_their_text() {
    let same = |gvk: &Gvk, a, b| semantic_equal(&document(a), &document(b), gvk, Release::V1_37).unwrap();
    let pod = pod();
    for (a, b, equal) in [
        (r#"{"metadata":{"labels":{}}}"#, r#"{"metadata":{}}"#, true),
        (r#"{"spec":{"containers":[]}}"#, r#"{"spec":{"containers":null}}"#, true),
        (r#"{"spec":{"overhead":{"a":"1000m"}}}"#, r#"{"spec":{"overhead":{"a":"1e0"}}}"#, true),
        (r#"{"spec":{"overhead":{"a":"1"}}}"#, r#"{"spec":{"overhead":{"a":"2"}}}"#, false),
        (r#"{"spec":{"priority":0}}"#, r#"{"spec":{}}"#, false),
        (r#"{"spec":{"securityContext":{}}}"#, r#"{"spec":{}}"#, false),
        (r#"{"x":1}"#, r#"{"X":2}"#, true),
        (r#"{"kind":"Pod"}"#, r#"{}"#, false),
        (
            r#"{"metadata":{"creationTimestamp":"2024-01-01T01:00:00+01:00"}}"#,
            r#"{"metadata":{"creationTimestamp":"2024-01-01T00:00:00Z"}}"#,
            true,
        ),
        (
            r#"{"metadata":{"creationTimestamp":"2024-01-01T00:00:00.5Z"}}"#,
            r#"{"metadata":{"creationTimestamp":"2024-01-01T00:00:00Z"}}"#,
            false,
        ),
    ] {
        assert_eq!(same(&pod, a, b), equal, "{a} {b}");
    }
    let widget = Gvk::new("example.com", "v1", "Widget");
    for (a, b, equal) in [
        (r#"{"a":1,"b":2}"#, r#"{"b":2,"a":0,"a":1}"#, true),
        (r#"{"a":1}"#, r#"{"a":1.0}"#, false),
        (r#"{"a":1.0}"#, r#"{"a":1e0}"#, true),
        (r#"{"a":null}"#, r#"{}"#, false),
        (r#"{"a":"1"}"#, r#"{"a":"1000m"}"#, false),
        (r#"{"a":-0.0}"#, r#"{"a":0.0}"#, true),
        ("null", "{}", true),
    ] {
        assert_eq!(same(&widget, a, b), equal, "{a} {b}");
    }
}
