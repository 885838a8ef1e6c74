//! What the real loader can't be asked: it has every file or none, and no certificates.

use super::super::{Machine, load};

fn words(text: &str) -> Vec<&'static str> {
    load(text, &Machine::default()).findings.iter().map(|finding| finding.problem.word()).collect()
}

#[test]
fn an_import_that_is_not_given_is_assumed() {
    let loaded = load(". {\n  import extra.conf\n}\n", &Machine::default());
    assert_eq!(loaded.error, None);
    assert_eq!(loaded.assumed.iter().collect::<Vec<_>>(), ["/extra.conf"]);
    assert_eq!(words(". {\n  import extra.conf\n}\n"), ["import-not-given"]);
}

/// Source: coredns/coredns core/dnsserver/tlsconfig.go sharedTLSConfig
#[test]
fn blocks_of_a_listener_agree_on_tls() {
    let text = "tls://a.example {\n  tls cert.pem key.pem\n}\ntls://b.example {\n  log\n}\n";
    assert_eq!(
        load(text, &Machine::default()).error.map(|error| error.text).as_deref(),
        Some(
            "conflicting TLS configuration for shared listener tls://:853 between zones \"a.example.\" and \
             \"b.example.\": TLS is configured for only one server block"
        )
    );
}
