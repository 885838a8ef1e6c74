//! Properties of the Pod's side of cluster DNS.

use nocluster::dns::kubelet::{HostFile, Node, Pod, PodDnsConfig, pod_dns};
use nocluster::dns::message::{Compression, Message, Name, Rcode, Record, RecordData};
use nocluster::dns::stub::{Client, Family, Libc, Reply, StubReply, lookup};

/// A node's resolv.conf: whatever it holds, the Pod's keeps the limits, and the kubelet reads its own file as it wrote it.
pub fn resolvconf(input: &[u8]) {
    let text = String::from_utf8_lossy(input).into_owned();
    let searches: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let config = PodDnsConfig { searches, ..PodDnsConfig::default() };
    for policy in ["ClusterFirst", "Default", "None"] {
        let node = Node {
            cluster_dns: Some(vec![[10, 96, 0, 10].into()]),
            host_file: HostFile::Text(text.clone()),
            ..Node::default()
        };
        let pod = pod(policy, Some(config.clone()));
        let Ok(dns) = pod_dns(&node, &pod) else { continue };
        assert!(dns.servers.len() <= 3 && dns.searches.len() <= 32, "{dns:?}");
        assert!(dns.searches.iter().all(|search| search.len() <= 253) && dns.searches.join(" ").len() <= 2048);
        let Some(written) = dns.text() else { continue };
        let again = Node { host_file: HostFile::Text(written), ..node };
        let Ok(read) = pod_dns(&again, &self::pod("Default", None)) else { continue };
        assert_eq!(read.servers, dns.servers, "{text:?}");
    }
}

fn pod(policy: &str, config: Option<PodDnsConfig>) -> Pod {
    let mut pod = Pod::default();
    policy.clone_into(&mut pod.dns_policy);
    "shop".clone_into(&mut pod.namespace);
    pod.dns_config = config;
    pod
}

/// A name, a line break and a resolv.conf: each resolver comes to its end, its queries add up, and it asks for nothing
/// twice.
pub fn stub_walk(input: &[u8]) {
    let (name, conf) = crate::parts(input);
    let (name, conf) = (String::from_utf8_lossy(name), String::from_utf8_lossy(conf).into_owned());
    let client = Client { resolv_conf: conf.clone(), hosts: conf, hostname: Some("web-0.pods.example".to_owned()) };
    for (_, libc) in Libc::ALL {
        for (_, family) in Family::ALL {
            let mut asked = Vec::new();
            let walk = lookup(&client, *libc, &name, *family, &mut |query| {
                asked.push((query.name.clone(), query.rtype, query.transport));
                Ok::<_, ()>(reply(&query.name, asked.len() + input.len()))
            });
            let Ok(walk) = walk else { continue };
            let sent: u64 = walk.steps.iter().map(|step| step.sent).sum();
            assert_eq!(walk.queries, sent);
            let distinct: std::collections::BTreeSet<_> =
                asked.iter().map(|(name, rtype, over)| (name.clone(), rtype.0, format!("{over:?}"))).collect();
            assert!(sent >= distinct.len() as u64, "{walk:?}");
            if let Ok(found) = &walk.result {
                assert!(!found.is_empty());
            }
        }
    }
}

/// One of a few replies.
fn reply(name: &Name, number: usize) -> StubReply {
    let address = Record::new(name.clone(), 30, RecordData::A([10, 0, 0, 1].into()));
    let alias = Record::new(name.clone(), 30, RecordData::Cname(Name::root()));
    let (rcode, answers, truncated) = match number % 9 {
        0 => return StubReply::Timeout,
        1 => (Rcode::NOERROR, address, false),
        2 => (Rcode::NOERROR, None, true),
        3 => (Rcode::SERVFAIL, None, false),
        4 => (Rcode::REFUSED, None, false),
        5 => (Rcode::NOERROR, alias, false),
        6 => (Rcode::NOERROR, None, false),
        _ => (Rcode::NXDOMAIN, None, false),
    };
    let answers = answers.into_iter().collect();
    let message = Message { rcode, answers, truncated, authoritative: number % 2 == 0, ..Message::default() };
    StubReply::Message(Reply { message, compression: Compression::Off })
}
