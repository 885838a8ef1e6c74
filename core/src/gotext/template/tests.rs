use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{ExecutionError, Template, Value};

/// The data of all rows, which stand in the oracle likewise.
fn data() -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    let question = BTreeMap::from([("Name", text("ip-10-0-0-7.Example.")), ("Qtype", Value::Uint(1))]);
    Value::Fields(BTreeMap::from([
        ("Zone", text("example.")),
        ("Name", text("ip-10-0-0-7.example.")),
        ("Class", text("IN")),
        ("Type", text("A")),
        ("Remote", text("10.0.0.9")),
        ("Match", Value::List(["ip-10-0-0-7.example.", "10", "ff"].map(str::to_owned).to_vec())),
        (
            "Group",
            Value::Map(
                [("0", "ip-10-0-0-7.example."), ("1", "10"), ("2", "ff"), ("a", "10"), ("e", "")]
                    .map(|(name, text)| (name.to_owned(), text.to_owned()))
                    .into(),
            ),
        ),
        ("Question", Value::Fields(question)),
        ("Message", Value::NotModelled),
    ]))
}

#[test]
fn every_row_that_go_printed_is_ours_too() {
    let (mut seen, mut open) = (0, 0);
    for line in include_str!("../../../tests/vectors/rows/gotext/template.jsonl").lines() {
        let (_, text, go): (String, String, Json) = serde_json::from_str(line).unwrap();
        let ours = match Template::parse("answer", &text) {
            Err(_) => json!({ "refused": true }),
            Ok(template) => match template.execute(&data()) {
                Ok(printed) => json!(printed),
                Err(ExecutionError::Failed) => json!({ "failed": true }),
                Err(ExecutionError::NotModelled) => {
                    open += 1;
                    // What is not modelled loads all the same.
                    assert_eq!(go.get("refused"), None, "{line}");
                    continue;
                }
            },
        };
        assert_eq!(ours, go, "{line}");
        seen += 1;
    }
    assert!(seen > 200, "{seen}");
    assert_eq!(open, 1, "rows that are not modelled, beside {seen} that are");
}

/// Go prints an address, which is another one in each run.
#[test]
fn the_whole_data_loads_and_is_not_modelled() {
    let template = Template::parse("answer", "{{ $ }}x").unwrap();
    assert_eq!(template.execute(&data()), Err(ExecutionError::NotModelled));
}

#[test]
fn a_template_that_nests_too_deeply_loads_and_is_not_modelled() {
    for text in [
        format!("{}{}", "{{if .Name}}".repeat(5000), "{{end}}".repeat(5000)),
        format!("{{{{{}1{}}}}}", "(".repeat(5000), ")".repeat(5000)),
    ] {
        assert_eq!(Template::parse("answer", &text).unwrap().execute(&data()), Err(ExecutionError::NotModelled));
    }
}
