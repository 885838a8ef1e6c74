//! `default`.

use crate::Folder;

const OBJECTS: &str = "\
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  ports: [{port: 80}]
  clusterIPs: []
  nothing: 1
---
apiVersion: v1
kind: Secret
metadata: {name: key}
data: {a: cGFzc3dvcmQ=}
---
apiVersion: example.com/v1
kind: Widget
metadata: {name: w}
";

const WIDGET: &str = "\
apiVersion: example.com/v1
kind: Widget
metadata: {name: w}
spec: {size: null, colour: red}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              size: {type: integer, default: 3}
";

const NO_KINDS: &str = "\
apiVersion: v1
kind: Podd
metadata: {name: web}
---
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: {name: web}
";

fn folder() -> Folder {
    Folder::new()
        .with("objects.yaml", OBJECTS)
        .with("service.yaml", OBJECTS.split("---").next().unwrap())
        .with("widget.yaml", WIDGET)
        .with("nothing.yaml", NO_KINDS)
        .with("custom.yaml", OBJECTS.split("---").nth(2).unwrap())
        .with("wrong.yaml", "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: {}}}\n")
}

#[test]
fn what_the_server_makes_of_objects() {
    folder().run("default -f @objects.yaml").is("default");
}

#[test]
fn what_defaults_change() {
    folder().run("default -f @service.yaml --diff").is("default-diff");
}

#[test]
fn the_whole_answer_as_json() {
    folder().run("default -f @objects.yaml -o json --release 1.36").is("default-json");
}

#[test]
fn what_can_t_be_decoded_is_exit_code_2() {
    folder().run("default -f @wrong.yaml").is("default-wrong-type");
}

#[test]
fn a_custom_resource_gets_the_defaults_of_its_definition() {
    folder().run("default -f @widget.yaml --diff").is("default-custom-resource");
}

#[test]
fn a_kind_that_no_server_has_is_told_as_match_tells_it() {
    folder().run("default -f @nothing.yaml").is("default-no-match-for-kind");
}

#[test]
fn a_custom_kind_without_its_definition_is_unknown() {
    folder().run("default -f @custom.yaml").is("default-unknown");
}
