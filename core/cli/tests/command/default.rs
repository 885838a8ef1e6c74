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

fn folder() -> Folder {
    Folder::new()
        .with("objects.yaml", OBJECTS)
        .with("service.yaml", OBJECTS.split("---").next().unwrap())
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
