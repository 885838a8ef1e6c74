//! The directives of the CoreDNS lines, in the order in which their plugins are set up and asked.
//!
//! Source: coredns/coredns core/dnsserver/zdirectives.go

use super::CoreDns;

impl CoreDns {
    /// The directives that a Corefile may use, in plugin order: that of setup and of the chain.
    pub fn directives(self) -> impl Iterator<Item = &'static str> + Clone {
        ALL.iter().filter(move |directive| directive.is_in(self)).map(|directive| directive.name)
    }
}

/// A directive at its place in the order. One that moved stands at both places.
struct Directive {
    name: &'static str,
    /// The first line that has it here.
    since: CoreDns,
    /// The last line that has it here.
    until: CoreDns,
}

impl Directive {
    /// Whether a line has the directive at this place.
    fn is_in(&self, line: CoreDns) -> bool {
        (self.since..=self.until).contains(&line)
    }
}

const fn always(name: &'static str) -> Directive {
    Directive { name, since: CoreDns::OLDEST, until: CoreDns::NEWEST }
}

const fn since(name: &'static str, since: CoreDns) -> Directive {
    Directive { since, ..always(name) }
}

const fn until(name: &'static str, until: CoreDns) -> Directive {
    Directive { until, ..always(name) }
}

/// Of all lines.
const ALL: &[Directive] = &[
    always("root"),
    always("metadata"),
    always("geoip"),
    always("cancel"),
    until("tls", CoreDns::V1_14_6),
    always("proxyproto"),
    always("quic"),
    always("grpc_server"),
    always("https"),
    always("https3"),
    always("timeouts"),
    always("multisocket"),
    always("reload"),
    always("nsid"),
    always("bufsize"),
    always("bind"),
    always("debug"),
    always("trace"),
    always("ready"),
    always("health"),
    always("pprof"),
    since("shed", CoreDns::V1_14_7),
    always("prometheus"),
    always("errors"),
    always("log"),
    always("dnstap"),
    always("local"),
    always("dns64"),
    since("siit", CoreDns::V1_15_0),
    until("acl", CoreDns::V1_14_2),
    always("any"),
    always("chaos"),
    always("loadbalance"),
    always("tsig"),
    until("cache", CoreDns::V1_14_6),
    always("rewrite"),
    since("autopath", CoreDns::V1_14_7),
    since("acl", CoreDns::V1_14_6),
    since("cache", CoreDns::V1_14_7),
    always("header"),
    always("dnssec"),
    since("tls", CoreDns::V1_14_7),
    until("autopath", CoreDns::V1_14_6),
    always("minimal"),
    always("template"),
    always("transfer"),
    since("dynupdate", CoreDns::V1_15_0),
    always("hosts"),
    always("route53"),
    always("azure"),
    always("clouddns"),
    always("k8s_external"),
    always("kubernetes"),
    always("file"),
    always("auto"),
    always("secondary"),
    always("etcd"),
    always("loop"),
    always("forward"),
    always("grpc"),
    always("erratic"),
    always("whoami"),
    always("on"),
    always("sign"),
    always("view"),
    always("nomad"),
];
