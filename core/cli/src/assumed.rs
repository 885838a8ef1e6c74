//! What an answer of the wire assumes, in sentences, with the way to do without it.

use nocluster::dns::DnsAssumption;
use nocluster::dns::kubelet::PodAssumption;
use nocluster::ipam::capacity::CapacityAssumption;
use nocluster::ipam::plan::PlanAssumption;
use nocluster::json::Document;
use nocluster::services;

use crate::answered::texts;

/// What an answer assumes, a line each.
pub(crate) fn assumed(answer: &Document) -> Vec<String> {
    texts(answer, "/ok/assumed").iter().map(|text| format!("assumed: {}", sentence(text))).collect()
}

/// A word, or `word/fact`, as a sentence; a word without one as it is.
pub(crate) fn sentence(text: &str) -> String {
    let (word, fact) = text.split_once('/').unwrap_or((text, ""));
    let said = dns(word, fact).map(|assumption| assumption.sentence());
    let said = said.or_else(|| Some(pod(word)?.sentence().to_owned()));
    let said = said.or_else(|| {
        let known = CapacityAssumption::ALL.into_iter().find(|known| known.code() == word);
        Some(known?.sentence().to_owned())
    });
    let said = said.or_else(|| {
        let plan = PlanAssumption::PluginSucceeds { plugin: fact.to_owned() };
        (plan.code() == word).then(|| plan.sentence())
    });
    let Some(said) = said else { return text.to_owned() };
    way(word).map_or_else(|| said.clone(), |way| format!("{said} ({way})"))
}

fn dns(word: &str, fact: &str) -> Option<DnsAssumption> {
    let own = || fact.to_owned();
    Some(match word {
        "corefile" => DnsAssumption::Corefile,
        "namespace-exists" => DnsAssumption::NamespaceExists { namespace: own() },
        "file" => DnsAssumption::File { path: own() },
        "interface" => DnsAssumption::Interface { name: own() },
        "serial" => DnsAssumption::Serial,
        "node" => DnsAssumption::Endpoints(services::Assumption::Node { name: own() }),
        "ip-families" => {
            let (namespace, name) = fact.split_once('/')?;
            let (namespace, name) = (namespace.to_owned(), name.to_owned());
            DnsAssumption::Endpoints(services::Assumption::IpFamilies { namespace, name })
        }
        _ => return None,
    })
}

fn pod(word: &str) -> Option<PodAssumption> {
    let all = [
        PodAssumption::ClusterDomain,
        PodAssumption::ClusterDns,
        PodAssumption::NodeHosts,
        PodAssumption::PodIps,
        PodAssumption::PodName,
        PodAssumption::NodeResolvConf,
    ];
    all.into_iter().find(|known| known.code() == word)
}

/// How to do without an assumption.
fn way(word: &str) -> Option<&'static str> {
    Some(match word {
        "corefile" => "give it with --corefile",
        "file" => "give it with --file",
        "interface" => "give it with --interface",
        "cluster-domain" => "give it with --cluster-domain",
        "node-resolv-conf" => "give it with --node-resolv-conf",
        "node" => "add it to --cluster",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_sentences() {
        for (text, expected) in [
            ("corefile", "the Corefile is the one that kubeadm installs (give it with --corefile)"),
            ("file//etc/hosts", "the file /etc/hosts exists on CoreDNS's machine (give it with --file)"),
            ("node/minikube", "Node minikube exists, and is in no zone (add it to --cluster)"),
            ("no-other-nodes", "there are no other Nodes than those that were given"),
            ("a-word-to-come", "a-word-to-come"),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }
}
