use super::{Ending, Report, Row, Section, Tone};

fn report() -> Report {
    let row = |index, what: &str, tone, detail: &str| Row {
        index,
        configuration: "vault-agent-injector".to_owned(),
        webhook: "vault.hashicorp.com".to_owned(),
        tone,
        what: what.to_owned(),
        detail: detail.to_owned(),
        more: Vec::new(),
    };
    Report {
        title: vec!["Pod shop/web".to_owned(), "CREATE as kubernetes-admin".to_owned()],
        notes: Vec::new(),
        sections: vec![Section {
            heading: "mutating".to_owned(),
            steps: Vec::new(),
            rows: vec![
                row(0, "called", Tone::Good, ""),
                row(10, "skipped", Tone::Quiet, "namespaceSelector wants vault=on; Namespace shop has vault=off"),
            ],
            folded: 0,
        }],
        ending: vec![Ending { tone: Tone::Plain, text: "1 of 2 webhooks".to_owned() }],
    }
}

#[test]
fn without_a_terminal_no_line_is_broken() {
    assert_eq!(
        report().render(None, false),
        "\
Pod shop/web   CREATE as kubernetes-admin

mutating
   0  vault-agent-injector  vault.hashicorp.com  called
  10  vault-agent-injector  vault.hashicorp.com  skipped  namespaceSelector wants vault=on; Namespace shop has vault=off

1 of 2 webhooks
"
    );
}

#[test]
fn a_detail_is_broken_in_its_column() {
    assert_eq!(
        report().render(Some(100), false).lines().skip(3).collect::<Vec<_>>(),
        [
            "   0  vault-agent-injector  vault.hashicorp.com  called",
            "  10  vault-agent-injector  vault.hashicorp.com  skipped  namespaceSelector wants vault=on;",
            "                                                          Namespace shop has vault=off",
            "",
            "1 of 2 webhooks",
        ]
    );
}

#[test]
fn on_a_narrow_terminal_a_detail_has_lines_of_its_own() {
    let text = report().render(Some(60), false);
    assert!(
        text.contains("skipped\n      namespaceSelector wants vault=on; Namespace shop has\n      vault=off\n"),
        "{text}"
    );
    // Nothing is lost.
    assert_eq!(
        text.split_whitespace().collect::<String>(),
        report().render(None, false).split_whitespace().collect::<String>()
    );
}

#[test]
fn colors_add_nothing_but_colors() {
    let text = report().render(None, true);
    assert!(text.contains("\u{1b}[32mcalled\u{1b}[0m"), "{text:?}");
    let plain: String = text
        .split('\u{1b}')
        .map(|part| part.split_once('m').filter(|_| part.starts_with('[')).map_or(part, |(_, rest)| rest))
        .collect();
    assert_eq!(plain, report().render(None, false));
}

#[test]
fn wide_characters_take_two_columns() {
    let wide = Report { title: vec!["表表 表表".to_owned()], ..Report::default() };
    assert_eq!(wide.render(Some(6), false), "表表\n  表表\n");
    assert_eq!(wide.render(Some(9), false), "表表 表表\n");
    let mut rows = report();
    rows.sections[0].rows[0].configuration = "表".repeat(10);
    let text = rows.render(None, false);
    assert!(text.contains("   0  表表表表表表表表表表  vault.hashicorp.com"), "{text}");
}
