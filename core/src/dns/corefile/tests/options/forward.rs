//! Source: coredns/coredns plugin/forward/setup_test.go, setup_policy_test.go, resolve_test.go

use super::super::super::plugin::Plugin;
use super::super::super::plugin::forward::{Forward, Policy, Target};
use super::{read, read_with};
use crate::dns::message::Rcode;
use crate::gotext::Duration;

fn uses(plugin: Plugin) -> Vec<Forward> {
    match plugin {
        Plugin::Forward(options) => options.uses,
        other => panic!("{other:?}"),
    }
}

fn options(words: &str) -> Forward {
    let [forward] = uses(read(words)).try_into().unwrap();
    forward
}

fn block(words: &str) -> Forward {
    options(&format!("forward . 127.0.0.1 {{\n{words}\n}}"))
}

/// A target as text: scheme, address or name, server name.
fn shown(target: &Target) -> String {
    let (scheme, host, server_name) = match target {
        Target::Address { scheme, address, server_name } => (scheme, address.clone(), server_name),
        Target::Host { scheme, name, port, server_name } => (scheme, format!("host {name} {port}"), server_name),
        Target::File { path } => return format!("file {path}"),
    };
    let name = server_name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
    format!("{} {host}{name}", scheme.scheme())
}

fn targets(forward: &Forward) -> Vec<String> {
    forward.targets.iter().map(shown).collect()
}

fn targets_of(words: &str) -> Vec<String> {
    targets(&options(&format!("forward . {words}")))
}

#[test]
fn setup() {
    let plain = options("forward . 127.0.0.1");
    assert_eq!((plain.from.as_str(), targets(&plain), plain.max_fails), (".", vec!["dns 127.0.0.1:53".to_owned()], 2));
    assert_eq!(
        (plain.expire, plain.max_age, plain.read_timeout),
        (Duration::from_seconds(10), Duration::ZERO, Duration::from_seconds(2))
    );
    assert_eq!((plain.health_check.domain.as_str(), plain.health_check.recursion_desired), (".", true));
    assert_eq!(block("health_check 0.5s domain example.org").health_check.domain, "example.org.");
    assert_eq!(block("except miek.nl").except, ["miek.nl."]);
    assert_eq!(block("max_fails 3").max_fails, 3);
    let both = block("force_tcp\nprefer_udp");
    assert!(both.force_tcp && both.prefer_udp && !plain.force_tcp && !plain.prefer_udp);
    assert_eq!(options("forward 10.9.3.0/18 127.0.0.1").from, "0.9.10.in-addr.arpa.");
    assert_eq!(
        targets_of("127.0.0.1:8080 [::1]:53 [2003::1]:53"),
        ["dns 127.0.0.1:8080", "dns [::1]:53", "dns [2003::1]:53"]
    );
}

#[test]
fn setup_keeps_dot_and_doq_at_same_address() {
    assert_eq!(targets_of("tls://127.0.0.1 quic://127.0.0.1"), ["tls 127.0.0.1:853", "quic 127.0.0.1:853"]);
}

#[test]
fn source_address() {
    for (word, address) in [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:0db8:85a3:0000:1319:8a2e:0370:7344", "2001:db8:85a3:0:1319:8a2e:370:7344"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
    ] {
        let read = block(&format!("source_address {word}")).source_address;
        assert_eq!(read.map(|address| address.to_string()).as_deref(), Some(address));
    }
}

#[test]
fn split_zone() {
    for (words, target) in [
        ("tls://127.0.0.1%example.net:854", "tls 127.0.0.1:854 example.net"),
        ("tls://127.0.0.1%example.net", "tls 127.0.0.1:853 example.net"),
        ("quic://127.0.0.1%example.net:853", "quic 127.0.0.1:853 example.net"),
        ("tls://127.0.0.1:854", "tls 127.0.0.1:854"),
        ("dns://127.0.0.1", "dns 127.0.0.1:53"),
        ("tls://[::1%example.net]:853", "tls [::1]:853 example.net"),
        // Only TLS and QUIC have a server name of their own.
        ("https://127.0.0.1%example.net:443", "https 127.0.0.1:443"),
        ("https://[::1%example.net]:443", "https [::1]:443"),
    ] {
        assert_eq!(targets_of(words), [target], "{words}");
    }
}

#[test]
fn setup_tls() {
    assert_eq!(block("tls_servername dns").tls_servername, "dns");
    let read = options(
        "forward . tls://127.0.0.1%example.net:854 tls://127.0.0.2%example.net tls://fe80::1%example.com {\n  tls\n}",
    );
    assert_eq!(
        targets(&read),
        ["tls 127.0.0.1:854 example.net", "tls 127.0.0.2:853 example.net", "tls [fe80::1]:853 example.com"]
    );
}

#[test]
fn setup_resolvconf() {
    let files = [
        ("resolv.conf", "nameserver 10.10.255.252\nnameserver 10.10.255.253"),
        ("resolv-ipv6.conf", "nameserver 0388:d254:7aec:6892:9f7f:e93b:5806:1b0f%en0"),
        ("empty.conf", "# nameserver 1.1.1.1\n# nameserver 1.0.0.1"),
    ];
    let read = |words: &str| targets(&uses(read_with(&format!("forward . {words}"), &files))[0]);
    assert_eq!(read("resolv.conf"), ["dns 10.10.255.252:53", "dns 10.10.255.253:53"]);
    assert_eq!(read("resolv-ipv6.conf"), ["dns [0388:d254:7aec:6892:9f7f:e93b:5806:1b0f]:53"]);
    assert_eq!(read("empty.conf 127.0.0.1"), ["dns 127.0.0.1:53"]);
    // A path that is not given is a file that is not known.
    assert_eq!(read("/etc/resolv.conf"), ["file /etc/resolv.conf"]);
}

#[test]
fn setup_numbers() {
    assert_eq!(block("max_concurrent 1000").max_concurrent, 1000);
    assert_eq!((block("max_connect_attempts 5").max_connect_attempts, block("").max_connect_attempts), (Some(5), None));
    assert_eq!(block("max_idle_conns 10").max_idle_conns, 10);
    assert_eq!(block("max_age 30s").max_age, Duration::from_seconds(30));
    assert_eq!(block("read_timeout 500ms").read_timeout, Duration::from_nanoseconds(500_000_000));
    let check = block("health_check 0.5s no_rec domain example.org").health_check;
    assert_eq!((check.recursion_desired, check.domain.as_str()), (false, "example.org."));
}

#[test]
fn setup_policy() {
    for (words, policy) in [
        ("", Policy::Random),
        ("policy random", Policy::Random),
        ("policy round_robin", Policy::RoundRobin),
        ("policy sequential", Policy::Sequential),
    ] {
        assert_eq!(block(words).policy, policy);
    }
}

#[test]
fn multi_forward() {
    let read = uses(read(
        "forward 1st.example.org 10.0.0.1\nforward 2nd.example.org 10.0.0.2\nforward 3rd.example.org 10.0.0.3",
    ));
    let from: Vec<_> = read.iter().map(|forward| forward.from.as_str()).collect();
    assert_eq!(from, ["1st.example.org.", "2nd.example.org.", "3rd.example.org."]);
}

#[test]
fn next_alternate() {
    let read =
        block("next NXDOMAIN SERVFAIL REFUSED\nfailover servfail\nnext_on_nodata\nfailfast_all_unhealthy_upstreams");
    assert_eq!(read.next, [Rcode::NXDOMAIN, Rcode::SERVFAIL, Rcode::REFUSED]);
    assert!(read.failover == [Rcode::SERVFAIL] && read.next_on_nodata && read.failfast);
}

#[test]
fn parse_as_host_entry() {
    for (words, target) in [
        ("dns.example.com", "dns host dns.example.com 53"),
        ("dns.example.com:5353", "dns host dns.example.com 5353"),
        ("tls://dns.example.com", "tls host dns.example.com 853"),
        ("tls://dns.example.com:8853", "tls host dns.example.com 8853"),
        ("tls://dns.example.com%servername.example.com", "tls host dns.example.com 853 servername.example.com"),
        ("quic://dns.example.com", "quic host dns.example.com 853"),
        ("quic://dns.example.com:8853", "quic host dns.example.com 8853"),
        ("https://dns.example.com", "https host dns.example.com 443"),
        ("https://dns.example.com:8443", "https host dns.example.com 8443"),
        ("rbldnsd.rbldnsd.svc.cluster.local", "dns host rbldnsd.rbldnsd.svc.cluster.local 53"),
    ] {
        assert_eq!(targets_of(words), [target], "{words}");
    }
}

/// Upstream's test resolves the names over DNS; a hosts file does as well.
#[test]
fn expand_and_dedup() {
    let hosts =
        "10.0.0.1 host1.example.com\n10.0.0.2 host1.example.com HOST2.example.com # both\n10.0.0.3 host2.example.com\n";
    let read = |words: &str| targets(&uses(read_with(&format!("forward . {words}"), &[("/etc/hosts", hosts)]))[0]);
    assert_eq!(
        read("host1.example.com host2.example.com 10.0.0.3 10.0.0.2"),
        ["dns 10.0.0.1:53", "dns 10.0.0.2:53", "dns 10.0.0.3:53"]
    );
    assert_eq!(
        read("tls://host1.example.com%a host1.example.com:53"),
        ["tls 10.0.0.1:853 a", "tls 10.0.0.2:853 a", "dns 10.0.0.1:53", "dns 10.0.0.2:53"]
    );
}
