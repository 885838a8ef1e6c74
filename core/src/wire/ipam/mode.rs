//! `ipam.mode`: what carries packets between Pods on two Nodes, and the MTU that is left for them.

use crate::ipam::mode::{
    CalicoNetwork, CalicoPool, Carrier, CiliumNetwork, Encapsulation, EncapsulationMode, FlannelBackend, ModeError,
    PodNetwork, STATEMENTS,
};
use crate::json::{Kind, Node};
use crate::objects::Complete;
use crate::wire::answer::Answer;
use crate::wire::error::{Answered, Failure, WireError};
use crate::wire::input::Input;
use crate::wire::operation::{COMPLETE, Member, MemberKind, Operation, RELEASE, optional, verdict};
use crate::wire::said::Missing;

/// What decides about the plugins; each has some of them.
const OF_PLUGINS: [Member; 9] = [
    optional(
        "backend",
        MemberKind::String,
        "of flannel: `vxlan`, `host-gw`, `ipip`, `udp`, `wireguard`, `ipsec`; default `udp`, as without a Backend",
    ),
    optional(
        "encapsulation",
        MemberKind::String,
        "of calico: `none`, `ipip`, `vxlan`, default `none`; of cilium: `none`, `vxlan`, `geneve`, default `vxlan`",
    ),
    optional(
        "family",
        MemberKind::String,
        "of calico: that of the pool; of cilium: that of the tunnel: `ipv4` or `ipv6`",
    ),
    optional("wireguard", MemberKind::Bool, "of calico and cilium: whether WireGuard is enabled"),
    optional("ipsec", MemberKind::Bool, "of cilium: whether IPsec is enabled"),
    optional("authKeySize", MemberKind::Integer, "of cilium with IPsec: bytes of the authentication key, default 16"),
    optional("udpEncap", MemberKind::Bool, "of flannel's ipsec: `UDPEncap`"),
    optional("provider", MemberKind::String, "of calico: `kubernetesProvider` of Felix; `AKS` changes the MTU"),
    optional("encryptHostTraffic", MemberKind::Bool, "of calico: whether WireGuard encrypts the traffic of Nodes too"),
];

pub(crate) const MODE: Operation = Operation {
    op: "ipam.mode",
    line: "what carries packets between Pods on two Nodes, what the network has to provide, and the MTU that is left",
    members: &[
        &[optional(
            "plugin",
            MemberKind::String,
            "`flannel`, `calico`, `cilium`, `aws-vpc-cni`, `weave`, `terway`, `sr-iov`, `macvlan` or `ipvlan`; without it and without `pool` the answer lists `statements`",
        )],
        &OF_PLUGINS,
        &[
            optional(
                "hostMtu",
                MemberKind::Integer,
                "the MTU of the Nodes' interfaces, in bytes; with it the answer has `mtu`",
            ),
            optional("pool", MemberKind::Object, "instead of `plugin`: an IPPool of Calico, or its spec"),
            optional("sameSubnet", MemberKind::Bool, "of `pool`: whether the two Nodes are in one subnet"),
            RELEASE,
            COMPLETE,
        ],
    ],
    verdicts: &[verdict("valid", 0), verdict("unknown", 3)],
    refusals: &[],
};

#[derive(Clone, Copy)]
enum Plugin {
    Flannel,
    Calico,
    Cilium,
    Other(fn() -> PodNetwork),
}

const PLUGINS: &[(&str, Plugin)] = &[
    ("flannel", Plugin::Flannel),
    ("calico", Plugin::Calico),
    ("cilium", Plugin::Cilium),
    ("aws-vpc-cni", Plugin::Other(|| PodNetwork::AwsVpcCni)),
    ("weave", Plugin::Other(|| PodNetwork::Weave)),
    ("terway", Plugin::Other(|| PodNetwork::Terway)),
    ("sr-iov", Plugin::Other(|| PodNetwork::SrIov)),
    ("macvlan", Plugin::Other(|| PodNetwork::Macvlan)),
    ("ipvlan", Plugin::Other(|| PodNetwork::Ipvlan)),
];

const FAMILIES: &[(&str, bool)] = &[("ipv4", false), ("ipv6", true)];

pub(crate) fn mode(input: &Input<'_>) -> Answered {
    let release = input.release()?;
    input.words("complete", Complete::ALL)?;
    let host_mtu = input.integer("hostMtu", 1, u64::from(u32::MAX))?;
    let host_mtu = host_mtu.and_then(|mtu| u32::try_from(mtu).ok());
    let mut answer = Answer::plain(release);
    match (input.word("plugin", PLUGINS)?, input.node("pool")) {
        (Some(_), Some(_)) => return Err(unused("pool", "a question with `plugin`", input)),
        (Some(plugin), None) => {
            let network = network(plugin, input)?;
            check_unused(&network, input)?;
            shown(&mut answer, &network, host_mtu, input)?;
        }
        (None, Some(node)) => {
            let pool = pool(node, &input.place("pool"))?;
            let path = pool.path();
            answer.value("verdict", &"valid", &[]).value("path", &path, &[]);
            if let Some(same) = input.node("sameSubnet").and_then(|node| node.as_bool()) {
                let encapsulation = if same { path.same_subnet } else { path.other_subnet };
                answer.value("encapsulation", &encapsulation, &[]);
            }
            members(&mut answer, pool.encapsulation().carrier());
            let ipv6 = pool.cidr().addr().is_ipv6();
            let network = PodNetwork::Calico(CalicoNetwork { ipv6, ..CalicoNetwork::new(pool.encapsulation()) });
            mtu(&mut answer, &network, host_mtu, input)?;
        }
        (None, None) => {
            answer.value("verdict", &"valid", &[]).value("statements", &STATEMENTS, &[]);
        }
    }
    Ok(answer.finish())
}

fn network(plugin: Plugin, input: &Input<'_>) -> Result<PodNetwork, Failure> {
    let ipv6 = input.word("family", FAMILIES)?.unwrap_or_default();
    let wireguard = input.flag("wireguard");
    Ok(match plugin {
        Plugin::Flannel => {
            let backends = [
                ("vxlan", FlannelBackend::Vxlan),
                ("host-gw", FlannelBackend::HostGw),
                ("ipip", FlannelBackend::Ipip),
                ("udp", FlannelBackend::Udp),
                ("wireguard", FlannelBackend::Wireguard),
                ("ipsec", FlannelBackend::Ipsec { udp_encap: input.flag("udpEncap") }),
            ];
            PodNetwork::Flannel(input.word("backend", &backends)?.unwrap_or(FlannelBackend::Udp))
        }
        Plugin::Calico => {
            let encapsulations =
                [("none", Encapsulation::Direct), ("ipip", Encapsulation::Ipip), ("vxlan", Encapsulation::Vxlan)];
            let encapsulation = input.word("encapsulation", &encapsulations)?.unwrap_or(Encapsulation::Direct);
            let aks = input.string("provider").is_some_and(|provider| provider == "AKS");
            let aks_host_traffic = aks && input.flag("encryptHostTraffic");
            let network = CalicoNetwork { ipv6, wireguard, aks_host_traffic, ..CalicoNetwork::new(encapsulation) };
            if ipv6 && encapsulation == Encapsulation::Ipip {
                return Err(Failure::of("ipam", &ModeError::IpipOnIpv6).under(&input.place("encapsulation")));
            }
            PodNetwork::Calico(network)
        }
        Plugin::Cilium => {
            let tunnels = [("none", None), ("vxlan", Some(Carrier::Vxlan)), ("geneve", Some(Carrier::Geneve))];
            let tunnel = input.word("encapsulation", &tunnels)?.unwrap_or(Some(Carrier::Vxlan));
            let key = input.integer("authKeySize", 1, 1024)?.and_then(|bytes| u32::try_from(bytes).ok());
            let ipsec = input.flag("ipsec").then(|| key.unwrap_or(16));
            PodNetwork::Cilium(CiliumNetwork { ipv6, wireguard, ipsec, ..CiliumNetwork::new(tunnel) })
        }
        Plugin::Other(network) => network(),
    })
}

/// A member that the plugin does not have is a mistake of the caller.
fn check_unused(network: &PodNetwork, input: &Input<'_>) -> Result<(), Failure> {
    let has: &[&str] = match network {
        PodNetwork::Flannel(FlannelBackend::Ipsec { .. }) => &["backend", "udpEncap"],
        PodNetwork::Flannel(_) => &["backend"],
        PodNetwork::Calico(_) => &["encapsulation", "family", "wireguard", "provider", "encryptHostTraffic"],
        PodNetwork::Cilium(_) => &["encapsulation", "family", "wireguard", "ipsec", "authKeySize"],
        _ => &[],
    };
    let given = OF_PLUGINS.iter().map(|member| member.name).chain(["sameSubnet"]);
    match given.filter(|name| input.node(name).is_some()).find(|name| !has.contains(name)) {
        Some(member) => Err(unused(member, network.name(), input)),
        None => Ok(()),
    }
}

fn unused(member: &'static str, plugin: &'static str, input: &Input<'_>) -> Failure {
    Failure::of("ipam", &ModeError::UnusedMember { plugin, member }).under(&input.place(member))
}

fn shown(answer: &mut Answer, network: &PodNetwork, host_mtu: Option<u32>, input: &Input<'_>) -> Result<(), Failure> {
    let is_unknown = host_mtu.is_some() && network.overhead().is_err();
    answer.value("verdict", if is_unknown { &"unknown" } else { &"valid" }, &[]);
    members(answer, network.carrier());
    mtu(answer, network, host_mtu, input)
}

/// What a carrier is and needs.
fn members(answer: &mut Answer, carrier: Carrier) {
    answer.value("mode", &carrier.mode(), &[]).value("carrier", &carrier, &[]);
    answer.value("requires", &carrier.requirement(), &[]);
}

fn mtu(answer: &mut Answer, network: &PodNetwork, host_mtu: Option<u32>, input: &Input<'_>) -> Result<(), Failure> {
    if let Ok(overhead) = network.overhead() {
        answer.value("overhead", &overhead, &[]);
    }
    let Some(host_mtu) = host_mtu else { return Ok(()) };
    let mtu = network.mtu(host_mtu);
    match mtu.map_err(|error| Failure::of("ipam", &error).under(&input.place("hostMtu")))? {
        Ok(mtu) => drop(answer.value("mtu", &mtu, &[])),
        Err(need) => drop(answer.value("unknown", &Missing::of(&[need]), &[])),
    }
    Ok(())
}

/// What of an IPPool, or of its spec, decides how it carries packets.
pub(super) fn pool(given: Node<'_>, at: &str) -> Result<CalicoPool, Failure> {
    let (spec, at) = match given.member("spec") {
        Some(spec) => (spec, format!("{at}/spec")),
        None => (given, at.to_owned()),
    };
    let place = |name| format!("{at}/{name}");
    let wrong = |name, wanted, node: Node<'_>| -> Failure {
        WireError::WrongType { at: place(name), wanted, got: node.kind().go_name() }.into()
    };
    if spec.kind() != Kind::Object {
        return Err(WireError::WrongType { at: at.clone(), wanted: "object", got: spec.kind().go_name() }.into());
    }
    let text = |name: &'static str| match spec.member(name) {
        None => Ok(String::new()),
        Some(node) => node.as_str().map(|text| text.into_owned()).ok_or_else(|| wrong(name, "string", node)),
    };
    let block_size = match spec.member("blockSize") {
        None => 0,
        Some(node) => {
            let number = node.as_number().and_then(|number| number.parse().ok());
            number.ok_or_else(|| wrong("blockSize", "whole number", node))?
        }
    };
    let (cidr, ipip, vxlan) = (text("cidr")?, text("ipipMode")?, text("vxlanMode")?);
    let mode = |member, word: &str| {
        EncapsulationMode::parse(member, word).map_err(|error| Failure::of("ipam", &error).under(&place(member)))
    };
    let (ipip, vxlan) = (mode("ipipMode", &ipip)?, mode("vxlanMode", &vxlan)?);
    CalicoPool::new(&cidr, block_size, ipip, vxlan).map_err(|error| Failure::of("ipam", &error).under(&at))
}
