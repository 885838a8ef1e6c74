//! From what a client sends to the request: kubernetes/apiserver pkg/endpoints/handlers/{create,update,delete}.go

use serde_json::{Value, json};

use super::{cluster, document};
use crate::admission::{Asked, ClientRequest, Cluster, Need, Operation, Request, RequestError};
use crate::meta::{Gvk, Gvr};
use crate::release::Release;

fn pod(metadata: Value) -> Value {
    json!({"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": {"containers": [{"name": "c"}]}})
}

fn known(asked: Result<Asked<Request>, RequestError>) -> Request {
    asked.expect("a request").known().expect("all is known")
}

fn metadata(object: Option<&crate::json::Document>) -> Value {
    object.expect("an object").to_value().expect("json")["metadata"].clone()
}

#[test]
fn create_writes_the_namespace_and_wipes_what_only_the_server_writes() {
    let cluster = cluster(&[]);
    let sent = pod(json!({
        "name": "web", "uid": "u", "selfLink": "/x", "creationTimestamp": "2020-01-01T00:00:00Z", "resourceVersion": "7",
        "deletionTimestamp": "2020-01-01T00:00:00Z", "deletionGracePeriodSeconds": 3, "labels": {}, "annotations": {"a": "b"},
    }));
    let request = known(cluster.create(document(&sent)));
    assert_eq!(request.kind, Gvk::new("", "v1", "Pod"));
    assert_eq!(request.resource, Gvr::new("", "v1", "pods"));
    assert_eq!((request.operation, request.sub_resource.as_str()), (Operation::Create, ""));
    assert_eq!((request.name.as_str(), request.namespace.as_str()), ("web", "default"));
    let text = request.object.expect("an object").to_string();
    let expected = r#"{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","namespace":"default","resourceVersion":"7","annotations":{"a":"b"}},"spec":{"containers":[{"name":"c","resources":{},"terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"}],"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","securityContext":{},"schedulerName":"default-scheduler","enableServiceLinks":true},"status":{}}"#;
    assert_eq!(text, expected);
    assert_eq!(request.old_object, None);
    assert_eq!(request.user_info.username, "kubernetes-admin");
    let options = request.options.expect("options").to_string();
    assert_eq!(options, r#"{"kind":"CreateOptions","apiVersion":"meta.k8s.io/v1"}"#);
    // Up to 1.33 an unset creationTimestamp is printed.
    let old = Cluster::new(Vec::new(), Release::V1_33).expect("good");
    let object = known(old.create(document(&sent))).object.expect("an object").to_string();
    assert!(object.contains(r#""creationTimestamp":null"#), "{object}");
}

#[test]
fn a_generated_name_is_not_there_yet() {
    let request = known(cluster(&[]).create(document(&pod(json!({"generateName": "web-", "namespace": "shop"})))));
    assert_eq!((request.name.as_str(), request.namespace.as_str()), ("", "shop"));
}

#[test]
fn a_namespace_is_in_itself_and_carries_its_name() {
    let cluster = cluster(&[]);
    let namespace = |metadata: Value| document(&json!({"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}));
    let request = known(cluster.create(namespace(json!({"name": "shop", "namespace": "x", "labels": {"z": "1"}}))));
    assert_eq!((request.name.as_str(), request.namespace.as_str()), ("shop", "shop"));
    let labels = json!({"name": "shop", "labels": {"kubernetes.io/metadata.name": "shop", "z": "1"}});
    assert_eq!(metadata(request.object.as_ref()), labels);
    let request = known(cluster.delete(namespace(json!({"name": "shop"}))));
    assert_eq!((request.operation, request.namespace.as_str()), (Operation::Delete, "shop"));
    assert_eq!(metadata(request.old_object.as_ref())["labels"], json!({"kubernetes.io/metadata.name": "shop"}));
    // Its name is generated later, and with it the label.
    let request = known(cluster.create(namespace(json!({"generateName": "shop-"}))));
    assert_eq!((request.name.as_str(), request.namespace.as_str()), ("", ""));
    assert_eq!(metadata(request.object.as_ref()), json!({"generateName": "shop-"}));
}

#[test]
fn update_and_delete_take_the_stored_name() {
    let cluster = cluster(&[]);
    let stored = || document(&pod(json!({"name": "web", "namespace": "shop", "uid": "u"})));
    let sent = document(&pod(json!({"name": "web", "labels": {"a": "b"}})));
    let request = known(cluster.update(stored(), sent));
    assert_eq!((request.operation, request.namespace.as_str()), (Operation::Update, "shop"));
    assert_eq!(metadata(request.object.as_ref()), json!({"name": "web", "namespace": "shop", "labels": {"a": "b"}}));
    // The stored object keeps what the server wrote.
    assert_eq!(metadata(request.old_object.as_ref())["uid"], "u");
    assert!(request.options.expect("options").to_string().contains("UpdateOptions"));
    let request = known(cluster.delete(stored()));
    assert_eq!((request.object, request.name.as_str()), (None, "web"));
    assert!(request.options.expect("options").to_string().contains("DeleteOptions"));
}

#[test]
fn the_server_refuses_what_does_not_fit_the_url() {
    let cluster = cluster(&[]);
    let refused = |asked: Result<Asked<Request>, RequestError>| match asked {
        Err(RequestError::Refused { status, .. }) => (status.code, status.message),
        other => panic!("{other:?}"),
    };
    let client = ClientRequest {
        object: Some(document(&pod(json!({"name": "web", "namespace": "shop"})))),
        namespace: Some("other".to_owned()),
        ..ClientRequest::default()
    };
    let text = "the namespace of the provided object does not match the namespace sent on the request";
    assert_eq!(refused(cluster.request(client)), (400, text.to_owned()));
    let named = |name: &str| document(&pod(json!({"name": name})));
    let text = "the name of the object (b) does not match the name on the URL (a)";
    assert_eq!(refused(cluster.update(named("a"), named("b"))), (400, text.to_owned()));
}

#[test]
fn subresources_have_their_own_kinds() {
    let cluster = cluster(&[]);
    // There is only one place for it.
    let eviction =
        json!({"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "web", "namespace": "shop"}});
    let request = known(cluster.create(document(&eviction)));
    assert_eq!((request.resource.resource.as_str(), request.sub_resource.as_str()), ("pods", "eviction"));
    // A Scale could go to many.
    let scale =
        json!({"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "web", "namespace": "shop"}});
    let Err(RequestError::AmbiguousResource { candidates, .. }) = cluster.create(document(&scale)) else {
        panic!("a Scale is taken by several resources")
    };
    assert_eq!(
        candidates,
        [
            "replicationcontrollers.v1/scale",
            "deployments.v1.apps/scale",
            "replicasets.v1.apps/scale",
            "statefulsets.v1.apps/scale"
        ]
    );
    let deployments = |sub_resource: &str| ClientRequest {
        object: Some(document(&scale)),
        old_object: Some(document(&scale)),
        resource: Some(Gvr::new("apps", "v1", "deployments")),
        sub_resource: sub_resource.to_owned(),
        ..ClientRequest::default()
    };
    assert_eq!(known(cluster.request(deployments("scale"))).kind.kind, "Scale");
    // Only one subresource of deployments takes it.
    assert_eq!(known(cluster.request(deployments(""))).sub_resource, "scale");
    assert!(matches!(cluster.request(deployments("status")), Err(RequestError::KindMismatch { .. })));
}

#[test]
fn a_kind_that_nobody_names_is_unknown() {
    let widget = document(&json!({"apiVersion": "example.com/v1", "kind": "Widget", "metadata": {"name": "w"}}));
    let need = Need::ResourceOfKind { kind: Gvk::new("example.com", "v1", "Widget") };
    assert_eq!(cluster(&[]).create(widget), Ok(Asked::Unknown(vec![need])));
}

#[test]
fn options_say_dry_run_and_field_manager() {
    let client = |options: Option<Value>, dry_run: bool| ClientRequest {
        object: Some(document(&pod(json!({"name": "web"})))),
        options: options.as_ref().map(document),
        dry_run,
        field_manager: Some("kubectl".to_owned()),
        ..ClientRequest::default()
    };
    let all = r#"{"kind":"CreateOptions","apiVersion":"meta.k8s.io/v1","dryRun":["All"],"fieldManager":"kubectl"}"#;
    let none = r#"{"kind":"CreateOptions","apiVersion":"meta.k8s.io/v1","fieldManager":"kubectl"}"#;
    for (options, asked, expected, dry_run) in [
        (None, false, none, false),
        (None, true, all, true),
        (Some(json!({"dryRun": ["All"], "kind": "X"})), false, all, true),
        (Some(json!({"dryRun": []})), true, all, true),
        (Some(json!({"dryRun": [], "fieldManager": "other"})), false, none, false),
    ] {
        let request = known(cluster(&[]).request(client(options, asked)));
        assert_eq!((request.options.expect("options").to_string().as_str(), request.dry_run), (expected, dry_run));
    }
}

#[test]
fn objects_that_cannot_be_read() {
    let cluster = cluster(&[]);
    let code = |object: Value| serde_json::to_value(cluster.create(document(&object)).expect_err("bad")).expect("json");
    assert_eq!(code(json!({"kind": "Pod"})), json!({"code": "kind-missing", "at": "/object/apiVersion"}));
    assert_eq!(code(json!([])), json!({"code": "kind-missing", "at": "/object/kind"}));
    assert_eq!(code(json!({"kind": "List", "apiVersion": "v1", "items": []})), json!({"code": "list", "kind": "List"}));
    let wrong = code(json!({"apiVersion": "v1", "kind": "Pod", "spec": {"containers": {}}}));
    assert_eq!((wrong["code"].as_str(), wrong["at"].as_str()), (Some("refused"), Some("/object/spec/containers")));
    assert_eq!(cluster.request(ClientRequest::default()), Err(RequestError::NothingGiven));
}

#[test]
fn an_admission_request_is_taken_as_it_is() {
    let cluster = cluster(&[]);
    // From the notes: a Scale of a Deployment, without subresource, name and object, and as CREATE.
    let client = ClientRequest { resource: Some(Gvr::new("apps", "v1", "deployments")), ..ClientRequest::default() };
    let kind = Gvk::new("autoscaling", "v1", "Scale");
    let request = known(cluster.fill_in(Some(kind.clone()), Some(Operation::Create), client));
    assert_eq!((request.kind.clone(), request.namespace.as_str()), (kind, "default"));
    let findings: Vec<_> = cluster.request_findings(&request).iter().map(|f| f.at.to_string()).collect();
    assert_eq!(findings, ["/request/subResource", "/request/object", "/request/name", "/request/operation"]);
    let corrected = Request {
        sub_resource: "scale".to_owned(),
        name: "web".to_owned(),
        operation: Operation::Update,
        object: Some(document(&json!({}))),
        old_object: Some(document(&json!({}))),
        ..request
    };
    assert_eq!(cluster.request_findings(&corrected), []);
    // A captured object keeps what the server wrote; the kind is the resource's.
    let captured = ClientRequest {
        object: Some(document(&pod(json!({"name": "web", "uid": "u"})))),
        namespace: Some("shop".to_owned()),
        ..ClientRequest::default()
    };
    let request = known(cluster.fill_in(None, None, captured));
    assert_eq!((request.resource.resource.as_str(), request.namespace.as_str()), ("pods", "shop"));
    assert_eq!(metadata(request.object.as_ref()), json!({"name": "web", "uid": "u"}));
    let client = ClientRequest { resource: Some(Gvr::new("apps", "v1", "deployments")), ..ClientRequest::default() };
    assert_eq!(known(cluster.fill_in(None, Some(Operation::Delete), client)).kind.kind, "Deployment");
    assert_eq!(
        cluster.fill_in(None, Some(Operation::Create), ClientRequest::default()),
        Err(RequestError::NothingGiven)
    );
}

#[test]
fn what_is_assumed_is_listed() {
    let objects = [super::configuration(json!({"namespaceSelector": {"matchLabels": {"a": "b"}}}))];
    let cluster = cluster(&objects);
    let request = known(cluster.create(document(&pod(json!({"generateName": "web-"})))));
    let assumed =
        ["generated-names", "managed-fields", "namespace-labels/default", "object-validation", "plugins", "strategy"];
    let words: Vec<_> = cluster.assumed(&request, None).iter().map(ToString::to_string).collect();
    assert_eq!(words, assumed);
}
