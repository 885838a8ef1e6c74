//! What a name under a zone of the plugin asks for.

use super::lower::Lower;

/// What a name means before any object is looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parsed<'a> {
    /// It exists and has no data: the zone, `svc` and `pod`.
    Empty(EmptyName),
    /// It can't exist.
    Invalid(InvalidName),
    /// It asks for objects.
    Asks(Asks<'a>),
}

/// A name above all objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EmptyName {
    Zone,
    Svc,
    Pod,
}

/// Why a name can't exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InvalidName {
    /// The label next to the zone is neither `svc` nor `pod`.
    NeitherSvcNorPod,
    /// There are too many labels left of the Service.
    TooManyLabels,
}

/// What a name asks for; parts that it does not have are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asks<'a> {
    pub(super) is_pod: bool,
    pub(super) namespace: &'a [u8],
    /// The Service, or the address of a Pod.
    pub(super) service: &'a [u8],
    pub(super) endpoint: &'a [u8],
    pub(super) cluster: &'a [u8],
    pub(super) port: &'a [u8],
    pub(super) protocol: &'a [u8],
    pub(super) zone: Option<AskedZone>,
}

/// The topology zone that a name asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AskedZone {
    pub(super) name: Vec<u8>,
    /// Whether the endpoints of all zones will do if this one has none.
    pub(super) prefers: bool,
}

/// The features that widen the grammar.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grammar {
    pub(super) multicluster: bool,
    pub(super) zonal: bool,
}

/// Reads a name whose last labels, so many, are the zone.
///
/// Source: coredns/coredns plugin/kubernetes/parse.go parseRequest
pub(super) fn parse(name: &Lower, zone: usize, grammar: Grammar) -> Parsed<'_> {
    // Labels from the right, behind the zone.
    let Some(count) = name.count().checked_sub(zone).filter(|count| *count > 0) else {
        return Parsed::Empty(EmptyName::Zone);
    };
    let label = |back: usize| count.checked_sub(back).map(|number| name.label(number)).unwrap_or_default();
    let is_pod = match label(1) {
        b"svc" => false,
        b"pod" => true,
        _ => return Parsed::Invalid(InvalidName::NeitherSvcNorPod),
    };
    if count == 1 {
        return Parsed::Empty(if is_pod { EmptyName::Pod } else { EmptyName::Svc });
    }
    let mut asks = Asks { is_pod, namespace: label(2), service: label(3), ..Asks::default() };
    match count.saturating_sub(3) {
        0 => {}
        1 => asks.endpoint = label(4),
        2 => {
            let (right, left) = (label(4), label(5));
            if !grammar.multicluster || right.starts_with(b"_") || left.starts_with(b"_") {
                (asks.protocol, asks.port) = (without_underscore(right), without_underscore(left));
            } else {
                (asks.cluster, asks.endpoint) = (right, left);
            }
        }
        more => {
            let prefers = match label(5) {
                b"pin" => false,
                b"prefer" => true,
                _ => return Parsed::Invalid(InvalidName::TooManyLabels),
            };
            if !grammar.zonal || grammar.multicluster || label(4) != b"_zone" || is_pod {
                return Parsed::Invalid(InvalidName::TooManyLabels);
            }
            let labels: Vec<&[u8]> = (0..more.saturating_sub(2)).map(|number| name.label(number)).collect();
            asks.zone = Some(AskedZone { name: labels.join(b".".as_slice()), prefers });
        }
    }
    Parsed::Asks(asks)
}

fn without_underscore(label: &[u8]) -> &[u8] {
    label.strip_prefix(b"_").unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::{AskedZone, Asks, EmptyName, Grammar, InvalidName, Parsed, parse};
    use crate::dns::kubernetes::lower::Lower;
    use crate::dns::message::Name;

    const PLAIN: Grammar = Grammar { multicluster: false, zonal: false };
    const MULTICLUSTER: Grammar = Grammar { multicluster: true, zonal: true };
    const ZONAL: Grammar = Grammar { multicluster: false, zonal: true };

    fn parsed(name: &str, grammar: Grammar, check: impl Fn(Parsed<'_>)) {
        check(parse(&Lower::of(&Name::parse(name).unwrap()), 2, grammar));
    }

    /// The names of upstream's own test are under `inter.webs.tests.`; these are under two labels.
    ///
    /// Source: coredns/coredns plugin/kubernetes/parse_test.go TestParseRequest
    #[test]
    fn each_part_has_its_place() {
        let of = |f: fn(&mut Asks<'static>)| {
            let mut asks = Asks { namespace: b"ns", service: b"web", ..Asks::default() };
            f(&mut asks);
            Parsed::Asks(asks)
        };
        for (name, grammar, expected) in [
            ("web.ns.svc.c.l.", PLAIN, of(|_| {})),
            ("web.ns.pod.c.l.", PLAIN, of(|asks| asks.is_pod = true)),
            ("_http._tcp.web.ns.svc.c.l.", PLAIN, of(|asks| (asks.port, asks.protocol) = (b"http", b"tcp"))),
            ("http.tcp.Web.ns.svc.c.l.", PLAIN, of(|asks| (asks.port, asks.protocol) = (b"http", b"tcp"))),
            ("_._tcp.web.ns.svc.c.l.", PLAIN, of(|asks| asks.protocol = b"tcp")),
            ("__http._tcp.web.ns.svc.c.l.", PLAIN, of(|asks| (asks.port, asks.protocol) = (b"_http", b"tcp"))),
            ("_tcp.web.ns.svc.c.l.", PLAIN, of(|asks| asks.endpoint = b"_tcp")),
            ("ep.east.web.ns.svc.c.l.", MULTICLUSTER, of(|asks| (asks.endpoint, asks.cluster) = (b"ep", b"east"))),
            ("_http.tcp.web.ns.svc.c.l.", MULTICLUSTER, of(|asks| (asks.port, asks.protocol) = (b"http", b"tcp"))),
            ("_tcp.svc.c.l.", PLAIN, of(|asks| (asks.namespace, asks.service) = (b"_tcp", b""))),
        ] {
            parsed(name, grammar, |found| assert_eq!(found, expected, "{name}"));
        }
        for (name, grammar, expected) in [
            ("c.l.", PLAIN, Parsed::Empty(EmptyName::Zone)),
            ("svc.c.l.", PLAIN, Parsed::Empty(EmptyName::Svc)),
            ("POD.c.l.", PLAIN, Parsed::Empty(EmptyName::Pod)),
            ("web.ns.services.c.l.", PLAIN, Parsed::Invalid(InvalidName::NeitherSvcNorPod)),
            ("a.b.c.web.ns.svc.c.l.", PLAIN, Parsed::Invalid(InvalidName::TooManyLabels)),
            ("eu.pin._zone.web.ns.svc.c.l.", PLAIN, Parsed::Invalid(InvalidName::TooManyLabels)),
            ("eu.pin._zone.web.ns.svc.c.l.", MULTICLUSTER, Parsed::Invalid(InvalidName::TooManyLabels)),
            ("eu.pin._zone.web.ns.pod.c.l.", ZONAL, Parsed::Invalid(InvalidName::TooManyLabels)),
            ("eu.only._zone.web.ns.svc.c.l.", ZONAL, Parsed::Invalid(InvalidName::TooManyLabels)),
        ] {
            parsed(name, grammar, |found| assert_eq!(found, expected, "{name}"));
        }
    }

    #[test]
    fn a_topology_zone_may_have_dots() {
        for (name, zone, prefers) in [
            ("eu-1a.pin._zone.web.ns.svc.c.l.", "eu-1a", false),
            ("rack.1.EU.prefer._zone.web.ns.svc.c.l.", "rack.1.eu", true),
        ] {
            let expected = Some(AskedZone { name: zone.into(), prefers });
            parsed(name, ZONAL, |found| {
                assert!(matches!(&found, Parsed::Asks(asks) if asks.zone == expected), "{found:?}");
            });
        }
    }
}
