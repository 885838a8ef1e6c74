//! Source: coredns/coredns plugin/{errors,health,loadbalance,log,loop,metrics,ready,reload}/setup_test.go

use super::super::super::plugin::Plugin;
use super::super::super::plugin::errors::{ErrorsOptions, Level};
use super::super::super::plugin::loadbalance::{LoadbalanceOptions, Policy};
use super::super::super::plugin::log::{Class, LogOptions};
use super::super::super::{Machine, load};
use super::{read, read_with};
use crate::gotext::Duration;

fn errors(words: &str) -> ErrorsOptions {
    match read(words) {
        Plugin::Errors(options) => options,
        other => panic!("{other:?}"),
    }
}

#[test]
fn errors_parse() {
    let read = errors("errors {\n  stacktrace\n  consolidate 1m ^exact$\n}");
    assert!(read.stacktrace && !errors("errors stdout").stacktrace);
    assert_eq!(
        (read.consolidate[0].period, read.consolidate[0].pattern.as_str()),
        (Duration::from_seconds(60), "^exact$")
    );
    assert_eq!(errors("errors {\n  consolidate 1m error1\n  consolidate 5s error2\n}").consolidate.len(), 2);
}

#[test]
fn proper_log_callback_is_set() {
    for (words, level, show_first) in [
        ("warning", Level::Warning, false),
        ("error", Level::Error, false),
        ("info", Level::Info, false),
        ("debug", Level::Debug, false),
        ("", Level::Error, false),
        ("show_first", Level::Error, true),
        ("warning show_first", Level::Warning, true),
        ("error show_first", Level::Error, true),
    ] {
        let read = &errors(&format!("errors {{\n  consolidate 1m .* {words}\n}}")).consolidate[0];
        assert_eq!((read.level, read.show_first), (level, show_first), "{words}");
    }
}

#[test]
fn setup_health() {
    let Plugin::Health(read) = read("health localhost:1234 {\n  lameduck 4s\n}") else { panic!() };
    assert_eq!((read.address.as_deref(), read.lameduck), (Some("localhost:1234"), Duration::from_seconds(4)));
}

#[test]
fn setup_ready() {
    for (words, address, continuously) in [
        ("ready", ":8181", false),
        ("ready localhost:1234", "localhost:1234", false),
        ("ready {\n  monitor until-ready\n}", ":8181", false),
        ("ready localhost:1234 {\n  monitor continuously\n}", "localhost:1234", true),
    ] {
        let Plugin::Ready(read) = read(words) else { panic!() };
        assert_eq!((read.address.as_str(), read.continuously), (address, continuously), "{words}");
    }
}

#[test]
fn prometheus_parse() {
    for (words, address, runtime_metrics) in [
        ("prometheus", "localhost:9153", false),
        ("prometheus localhost:53", "localhost:53", false),
        ("prometheus localhost:53 {\n  runtime_metrics\n}", "localhost:53", true),
    ] {
        let Plugin::Prometheus(read) = read(words) else { panic!() };
        assert_eq!((read.address.as_str(), read.runtime_metrics), (address, runtime_metrics), "{words}");
    }
}

#[test]
fn loop_takes_the_first_zone_of_the_block() {
    for (text, zone) in [("example.org {\n  loop\n}", "example.org."), (".:54 a {\n  loop\n}", ".")] {
        let loaded = load(text, &Machine::default());
        let [Plugin::Loop(read)] = loaded.blocks[0].plugins.as_slice() else { panic!("{text}") };
        assert_eq!(read.zone, zone);
    }
}

#[test]
fn setup_reload() {
    for (words, interval, jitter) in
        [("reload", 30, 15), ("reload 10s", 10, 5), ("reload 10s 2s", 10, 2), ("reload 2s 0s", 2, 0)]
    {
        let Plugin::Reload(read) = read(words) else { panic!() };
        let expected = (Duration::from_seconds(interval), Duration::from_seconds(jitter));
        assert_eq!((read.interval, read.jitter), expected, "{words}");
    }
}

fn log(words: &str) -> LogOptions {
    match read(words) {
        Plugin::Log(options) => options,
        other => panic!("{other:?}"),
    }
}

#[test]
fn log_parse() {
    for (words, expected) in [
        ("log", &[(".", None, &[Class::All][..])][..]),
        ("log example.org", &[("example.org.", None, &[Class::All])]),
        ("log example.org. {common}", &[("example.org.", Some("{common}"), &[Class::All])]),
        (
            "log example.org.\nlog example.net {combined}",
            &[("example.org.", None, &[Class::All]), ("example.net.", Some("{combined}"), &[Class::All])],
        ),
        (
            "log example.org example.net {when} {\n  class denial\n}",
            &[("example.org.", Some("{when}"), &[Class::Denial]), ("example.net.", Some("{when}"), &[Class::Denial])],
        ),
        ("log {\n  class denial error\n}", &[(".", None, &[Class::Denial, Class::Error])]),
        ("log {\n  class denial\n  class error\n}", &[(".", None, &[Class::Denial, Class::Error])]),
        (
            "log example.org \"{combined} {/forward/upstream}\"",
            &[("example.org.", Some("{combined} {/forward/upstream}"), &[Class::All])],
        ),
    ] {
        let read = log(words);
        let shown: Vec<_> = read
            .rules
            .iter()
            .map(|rule| (rule.name.as_str(), rule.format.as_deref(), rule.classes.iter().copied().collect::<Vec<_>>()))
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(name, format, classes)| (*name, *format, classes.to_vec())).collect();
        assert_eq!(shown, expected, "{words}");
    }
}

fn loadbalance(words: &str) -> LoadbalanceOptions {
    match read_with(words, &[("wf", "www.example.com\n 10.0.0.1 3\n"), ("wfile", "")]) {
        Plugin::Loadbalance(options) => options,
        other => panic!("{other:?}"),
    }
}

#[test]
fn setup_loadbalance() {
    for words in ["loadbalance", "loadbalance round_robin"] {
        assert_eq!(loadbalance(words).policy, Policy::RoundRobin);
    }
    for (words, file, seconds) in [
        ("loadbalance weighted wfile", "wfile", 30),
        ("loadbalance weighted wf {\n  reload 10s\n}", "wf", 10),
        ("loadbalance weighted wf {\n  reload 0s\n}", "wf", 0),
    ] {
        let policy = Policy::Weighted { file: file.to_owned(), reload: Duration::from_seconds(seconds), fault: None };
        assert_eq!(loadbalance(words).policy, policy, "{words}");
    }
    let preferred: Vec<_> =
        loadbalance("loadbalance {\n  prefer 10.1.2.3/8 fd00::/8\n}").prefer.iter().map(ToString::to_string).collect();
    assert_eq!(preferred, ["10.0.0.0/8", "fd00::/8"]);
}
