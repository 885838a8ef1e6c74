//! `patch`.

use crate::Folder;

fn folder() -> Folder {
    Folder::new()
        .with("doc.json", "{\"a\": 1.50, \"b\": [1, 2]}\n")
        .with("doc.yaml", "a: 1.5\nb: [1, 2]\n")
        .with("patch.json", r#"[{"op":"add","path":"/b/-","value":3},{"op":"remove","path":"/a"}]"#)
        .with("patch.yaml", "- {op: add, path: /b/-, value: 3}\n- {op: remove, path: /a}\n")
        .with("lost.json", r#"[{"op":"remove","path":"/c"}]"#)
        .with("front.json", r#"[{"op":"add","path":"/b/-1","value":0}]"#)
}

#[test]
fn the_document_is_printed_as_the_dialect_leaves_it() {
    for dialect in ["rfc6902", "kube-apiserver"] {
        let ran = folder().run(&format!("patch --dialect {dialect} -f @doc.json -p @patch.json"));
        assert_eq!((ran.code, ran.stdout.replace(' ', "").as_str(), ran.stderr.as_str()), (0, "{\"b\":[1,2,3]}\n", ""));
    }
}

#[test]
fn yaml_goes_in_and_out() {
    let ran = folder().run("patch --dialect rfc6902 -f @doc.yaml -p @patch.yaml -o yaml");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "b:\n- 1\n- 2\n- 3\n"));
}

#[test]
fn a_diff_shows_what_changed() {
    folder().run("patch --dialect rfc6902 -f @doc.json -p @patch.json --diff").is("patch-diff");
    let colored = folder().run_on("patch --dialect rfc6902 -f @doc.json -p @patch.json --diff", "", Some(80), true);
    assert!(colored.stdout.contains("\u{1b}[31m-a: 1.5\u{1b}[0m\n"), "{:?}", colored.stdout);
}

#[test]
fn a_patch_that_does_not_apply_is_exit_code_1() {
    folder().run("patch --dialect rfc6902 -f @doc.json -p @lost.json").is("patch-lost");
    folder().run("patch --dialect kube-apiserver -f @doc.json -p @lost.json").is("patch-lost-kube");
}

#[test]
fn the_dialects_differ_at_negative_indexes() {
    assert_eq!(folder().run("patch --dialect rfc6902 -f @doc.json -p @front.json").code, 1);
    assert_eq!(folder().run("patch --dialect kube-apiserver -f @doc.json -p @front.json").code, 0);
}

#[test]
fn what_is_no_patch_is_bad_input() {
    folder()
        .with("no.json", "{\"op\": \"add\"}")
        .run("patch --dialect rfc6902 -f @doc.json -p @no.json")
        .is("patch-none");
}

#[test]
fn json_is_the_envelope() {
    let ran = folder().run("patch --dialect rfc6902 -f @doc.json -p @patch.json -o json");
    let envelope: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(envelope["ok"]["doc"]["b"][2], 3);
}
