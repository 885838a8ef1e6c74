//! What was not given: it is a need where the object names it, else taken as a new cluster has it.

use super::*;
use crate::admission::assumption::Assumption;
use crate::admission::cluster::Cluster;
use crate::admission::need::{Asked, Need};
use crate::admission::plugin::ask::PluginAnswer;
use crate::admission::request::ClientRequest;
use crate::admission::webhook::hook::Phase;
use crate::json::Document;
use crate::objects::Complete;
use crate::release::Release;

fn document(text: &str) -> Document {
    Document::parse(text).unwrap()
}

fn cluster(objects: &[&str]) -> Cluster {
    Cluster::new(objects.iter().map(|text| document(text)).collect(), Release::V1_37).unwrap()
}

fn ask(cluster: &Cluster, plugin: BuiltIn, phase: Phase, object: &str) -> Asked<PluginAnswer> {
    let client = ClientRequest { object: Some(document(object)), ..ClientRequest::default() };
    let request = cluster.request(client).unwrap().known().unwrap();
    cluster.ask_plugin(plugin, phase, &request, &[]).unwrap()
}

fn admitted(cluster: &Cluster, plugin: BuiltIn, object: &str) -> PluginAnswer {
    ask(cluster, plugin, Phase::Mutating, object).known().unwrap()
}

fn message(answer: &PluginAnswer) -> &str {
    answer.status.as_ref().map_or("", |status| status.message.as_str())
}

const POD: &str = r#"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop"},
    "spec":{"containers":[{"name":"a","image":"a"}]}}"#;
const CLAIM: &str = r#"{"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data"},"spec":{}}"#;
const INGRESS: &str = r#"{"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"web"},"spec":{}}"#;

fn pod(spec: &str) -> String {
    POD.replace(r#""spec":{"#, &format!(r#""spec":{{{spec},"#))
}

#[test]
fn a_class_that_the_object_names_must_be_known() {
    let open = cluster(&[]);
    let needs = |plugin, spec| match ask(&open, plugin, Phase::Mutating, &pod(spec)) {
        Asked::Unknown(needs) => needs,
        Asked::Known(answer) => panic!("{answer:?}"),
    };
    let high = Need::PriorityClass { name: "high".to_owned() };
    assert_eq!(needs(BuiltIn::Priority, r#""priorityClassName":"high""#), [high]);
    let kata = Need::RuntimeClass { name: "kata".to_owned() };
    assert_eq!(needs(BuiltIn::RuntimeClass, r#""runtimeClassName":"kata""#), [kata]);
    let closed = open.clone().complete(&[Complete::PriorityClasses, Complete::RuntimeClasses]);
    let refused = admitted(&closed, BuiltIn::Priority, &pod(r#""priorityClassName":"high""#));
    assert_eq!(message(&refused), r#"pods "web" is forbidden: no PriorityClass with name high was found"#);
    let refused = admitted(&closed, BuiltIn::RuntimeClass, &pod(r#""runtimeClassName":"kata""#));
    assert_eq!(message(&refused), r#"pods "web" is forbidden: pod rejected: RuntimeClass "kata" not found"#);
}

#[test]
fn the_classes_of_the_system_are_known() {
    for closed in [&[][..], &[Complete::PriorityClasses]] {
        let cluster = cluster(&[]).complete(closed);
        for (name, priority) in [("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000)] {
            let answer = admitted(&cluster, BuiltIn::Priority, &pod(&format!(r#""priorityClassName":"{name}""#)));
            assert!(answer.assumed.is_empty(), "{answer:?}");
            let object = answer.object.unwrap();
            assert_eq!(object.at("/spec/priority").unwrap().as_i64(), Some(priority));
        }
    }
}

#[test]
fn what_the_object_does_not_name_is_as_in_a_new_cluster() {
    let shop = || "shop".to_owned();
    let account = Assumption::ServiceAccount { namespace: shop(), name: "default".to_owned() };
    let rows = [
        (BuiltIn::NamespaceLifecycle, POD, Complete::Namespaces, Assumption::Namespace { name: shop() }),
        (BuiltIn::LimitRanger, POD, Complete::LimitRanges, Assumption::LimitRanges { namespace: shop() }),
        (BuiltIn::Priority, POD, Complete::PriorityClasses, Assumption::PriorityClasses),
        (BuiltIn::DefaultStorageClass, CLAIM, Complete::StorageClasses, Assumption::StorageClasses),
        (BuiltIn::DefaultIngressClass, INGRESS, Complete::IngressClasses, Assumption::IngressClasses),
        (BuiltIn::ServiceAccount, POD, Complete::ServiceAccounts, account),
    ];
    for (plugin, object, complete, assumption) in rows {
        let open = admitted(&cluster(&[]), plugin, object);
        assert!(open.status.is_none() && open.assumed.contains(&assumption), "{plugin:?}: {open:?}");
        let closed = admitted(&cluster(&[]).complete(&[complete]), plugin, object);
        assert!(!closed.assumed.contains(&assumption), "{plugin:?}: {closed:?}");
        let refused = match plugin {
            BuiltIn::NamespaceLifecycle => r#"namespaces "shop" not found"#,
            BuiltIn::ServiceAccount => {
                r#"pods "web" is forbidden: error looking up service account shop/default: serviceaccount "default" not found"#
            }
            _ => "",
        };
        assert_eq!(message(&closed), refused, "{plugin:?}");
    }
}

#[test]
fn what_was_given_is_not_assumed() {
    let cluster = cluster(&[
        r#"{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop"}}"#,
        r#"{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"shop"}}"#,
        r#"{"apiVersion":"v1","kind":"LimitRange","metadata":{"name":"l","namespace":"shop"},"spec":{"limits":[]}}"#,
        r#"{"apiVersion":"scheduling.k8s.io/v1","kind":"PriorityClass","metadata":{"name":"p"},"value":1,"globalDefault":true}"#,
        r#"{"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"s","annotations":
            {"storageclass.kubernetes.io/is-default-class":"true"}},"provisioner":"p"}"#,
        r#"{"apiVersion":"networking.k8s.io/v1","kind":"IngressClass","metadata":{"name":"i","annotations":
            {"ingressclass.kubernetes.io/is-default-class":"true"}}}"#,
    ]);
    for plugin in BuiltIn::ALL {
        for object in [POD, CLAIM, INGRESS] {
            let assumed = admitted(&cluster, *plugin, object).assumed;
            // Its own Namespace, `default`, has no LimitRange here.
            let left: Vec<_> = assumed.iter().filter(|one| !matches!(one, Assumption::LimitRanges { .. })).collect();
            let made_up = *plugin == BuiltIn::ServiceAccount && object == POD;
            assert_eq!(left, if made_up { vec![&Assumption::Suffixes] } else { vec![] }, "{plugin:?}");
        }
    }
}

#[test]
fn suffixes_are_used_in_their_order() {
    let cluster = cluster(&[]);
    let client = ClientRequest { object: Some(document(POD)), ..ClientRequest::default() };
    let request = cluster.request(client).unwrap().known().unwrap();
    let asked = cluster.ask_plugin(BuiltIn::ServiceAccount, Phase::Mutating, &request, &["a2b4c".to_owned()]).unwrap();
    let answer = asked.known().unwrap();
    assert!(!answer.assumed.contains(&Assumption::Suffixes));
    assert!(answer.object.unwrap().at("/spec/volumes/0/name").unwrap().is_str("kube-api-access-a2b4c"));
}

#[test]
fn a_node_that_was_not_given_has_no_topology() {
    let answer = admitted(&cluster(&[]), BuiltIn::PodTopologyLabels, &pod(r#""nodeName":"n""#));
    assert_eq!(answer.assumed, [Assumption::Node { name: "n".to_owned() }]);
}

#[test]
fn an_order_that_decides_is_told() {
    let limit = |name: &str, cpu: &str| {
        format!(
            r#"{{"apiVersion":"v1","kind":"LimitRange","metadata":{{"name":"{name}","namespace":"shop"}},"spec":{{"limits":[
            {{"type":"Container","default":{{"cpu":"{cpu}"}},"min":{{"memory":"{cpu}"}}}}]}}}}"#
        )
    };
    let two = |other: &str| cluster(&[&limit("a", "1"), &limit("b", other)]);
    let tells = |other, phase| {
        let answer = ask(&two(other), BuiltIn::LimitRanger, phase, POD).known().unwrap();
        answer.assumed.contains(&Assumption::MapOrder)
    };
    assert!(tells("2", Phase::Mutating) && !tells("1", Phase::Mutating));
    assert!(tells("2", Phase::Validating) && !tells("1", Phase::Validating));
}

#[test]
fn an_object_of_another_kind_is_not_modelled() {
    let cluster = cluster(&[]);
    let client = ClientRequest { object: Some(document(POD)), ..ClientRequest::default() };
    let mut request = cluster.request(client).unwrap().known().unwrap();
    request.kind.kind = "PodTemplate".to_owned();
    let asked = cluster.ask_plugin(BuiltIn::Priority, Phase::Mutating, &request, &[]).unwrap();
    let value = "PodTemplate".to_owned();
    assert_eq!(asked, Asked::Unknown(vec![Need::NotModelled { what: "object-kind".to_owned(), value }]));
}

#[test]
fn a_stored_object_of_a_wrong_type_is_refused() {
    let limits =
        r#"{"apiVersion":"v1","kind":"LimitRange","metadata":{"name":"l"},"spec":{"limits":[{"max":{"cpu":true}}]}}"#;
    let error = Cluster::new(vec![document(limits)], Release::V1_37).unwrap_err();
    assert_eq!(error.at().as_str(), "/objects/0/spec/limits/0/max/cpu");
    assert!(error.to_string().contains("does not fit its LimitRange"), "{error}");
}

#[test]
fn names_are_those_of_the_flags() {
    for plugin in BuiltIn::ALL {
        assert_eq!(BuiltIn::by_name(plugin.name()), Some(*plugin));
        assert_eq!(plugin.name(), format!("{plugin:?}"));
    }
    assert_eq!(BuiltIn::by_name("Prioritee"), None);
}
