use super::{Objects, ObjectsError};
use crate::json::Document;

fn documents(texts: &[&str]) -> Vec<Document> {
    texts.iter().map(|text| Document::parse(*text).unwrap()).collect()
}

fn namespace(name: &str) -> String {
    format!(r#"{{"apiVersion":"v1","kind":"Namespace","metadata":{{"name":"{name}"}}}}"#)
}

#[test]
fn a_list_in_a_list_in_a_list_is_its_items() {
    let list = |items: &str| format!(r#"{{"apiVersion":"v1","kind":"List","items":[{items}]}}"#);
    let text = list(&format!("{},{}", list(&list(&namespace("a"))), namespace("b")));
    let objects = Objects::read(&documents(&[&text])).unwrap();
    let found: Vec<_> = objects.iter().map(|object| (object.name.as_deref(), object.at.to_string())).collect();
    let expected = [(Some("a"), "/objects/0/items/0/items/0/items/0"), (Some("b"), "/objects/0/items/1")];
    assert_eq!(found, expected.map(|(name, at)| (name, at.to_owned())));
}

#[test]
fn an_item_of_a_typed_list_gets_its_kind() {
    let text = r#"{"apiVersion":"apps/v1","kind":"DeploymentList","items":[{"metadata":{"name":"web"},"spec":{"replicas":1.0}}]}"#;
    let objects = Objects::read(&documents(&[text])).unwrap();
    let object = objects.iter().next().unwrap();
    let expected = r#"{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replicas":1.0}}"#;
    assert_eq!(object.with_kind().to_string(), expected);
}

#[test]
fn one_object_twice_in_a_layer_is_refused_by_who_reads_its_kind() {
    let twice = documents(&[&namespace("a"), &namespace("a")]);
    let objects = Objects::read(&twice).unwrap();
    let error = objects.read_by(|gvk| gvk.kind == "Namespace").unwrap_err();
    assert!(matches!(&error, ObjectsError::DuplicateObject { first, .. } if first.as_str() == "/objects/0"), "{error}");
    assert_eq!(error.at().as_str(), "/objects/1");
    assert!(objects.read_by(|gvk| gvk.kind == "Pod").unwrap().is_empty());
    assert_eq!(objects.ignored(|gvk| gvk.kind == "Pod").get("v1/Namespace"), Some(&2));
}

#[test]
fn a_later_layer_replaces_an_object_whatever_its_version() {
    let crd = |version: &str| {
        format!(
            r#"{{"apiVersion":"apiextensions.k8s.io/{version}","kind":"CustomResourceDefinition","metadata":{{"name":"w.x.y"}}}}"#
        )
    };
    let mut objects = Objects::read(&documents(&[&crd("v1beta1"), &namespace("a")])).unwrap();
    objects.add_layer(&documents(&[&crd("v1")])).unwrap();
    let places: Vec<_> = objects.iter().map(|object| object.at.to_string()).collect();
    assert_eq!(places, ["/objects/1", "/objects/2"]);
    let [replaced] = objects.replaced() else { panic!("{:?}", objects.replaced()) };
    assert_eq!((replaced.earlier.as_str(), replaced.later.as_str()), ("/objects/0", "/objects/2"));
}

#[test]
fn what_is_not_an_object_has_its_place() {
    for (text, at, code) in [
        (r#"{"apiVersion":"v1","kind":"List","items":[1]}"#, "/objects/0/items/0", "wrong-type"),
        (r#"{"apiVersion":"v1","kind":"List","items":{}}"#, "/objects/0/items", "wrong-type"),
        (r#"{"apiVersion":"v1"}"#, "/objects/0/kind", "missing"),
        (r#"{"kind":"Pod"}"#, "/objects/0/apiVersion", "missing"),
        (r#"{"kind":"Pod","apiVersion":"a/b/c"}"#, "/objects/0/apiVersion", "wrong-type"),
    ] {
        let error = Objects::read(&documents(&[text])).unwrap_err();
        let code_of = serde_json::to_value(&error).unwrap()["code"].as_str().unwrap().to_owned();
        assert_eq!((error.at().as_str(), code_of.as_str()), (at, code), "{text}");
    }
}
