//! The built-in plugins do what the real ones do.

use std::collections::BTreeSet;

mod plugins_row;

const ROWS: &str = include_str!("vectors/rows/admission/plugins.jsonl");

#[test]
fn every_row_that_a_real_plugin_answered_is_ours_too() {
    let rows: Vec<&str> = ROWS.lines().collect();
    let compared: BTreeSet<String> = rows.iter().map(|row| plugins_row::check(row).unwrap()).collect();
    for plugin in nocluster::admission::BuiltIn::ALL {
        assert!(compared.iter().any(|what| what.starts_with(plugin.name())), "{plugin:?} in no row");
    }
}

#[test]
fn every_row_of_an_older_release_is_ours_too() {
    let older = [
        include_str!("vectors/rows/admission/plugins-1.36.jsonl"),
        include_str!("vectors/rows/admission/plugins-1.35.jsonl"),
    ];
    for rows in older {
        let rows: Vec<_> = rows.lines().map(|row| plugins_row::check(row).unwrap()).collect();
        assert_eq!(rows.len(), 8);
    }
}

#[test]
fn amounts_overflow_as_the_real_ones_do() {
    let rows = include_str!("vectors/rows/meta/quantities.jsonl");
    assert_eq!(
        rows.lines().map(|row| plugins_row::check(row).unwrap()).filter(|what| what == "quantities").count(),
        400
    );
}

#[test]
fn a_row_that_differs_is_told() {
    let row = ROWS.lines().find(|row| row.contains("kube-api-access-xxxxx")).unwrap();
    let changed = row.replace("kube-api-access-xxxxx", "kube-api-access-yyyyy");
    assert!(plugins_row::check(&changed).is_err());
}
