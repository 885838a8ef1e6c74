//! The options that give the members of an operation's input: errors of the wire in the words of the command.

use nocluster::json::Pointer;

use crate::load::Loaded;
use crate::place::found;

/// The places of members, each with the option that gives it; a longer place comes before those that it begins with.
const OPTIONS: [(&str, &str); 41] = [
    ("/args", "--args"),
    ("/attachment/containerID", "--container"),
    ("/attachment/ifname", "--ifname"),
    ("/attachment/netns", "--netns"),
    ("/capabilityArgs", "--capability-args"),
    ("/client/resolvConf", "--resolv-conf"),
    ("/clientIp", "--client"),
    ("/client", "--from"),
    ("/config/calico/pools", "--pool"),
    ("/config/cilium", "--cilium"),
    ("/config/cluster/serviceCidrs", "--service-cidrs"),
    ("/config/flannel", "--flannel"),
    ("/config/hostLocal", "-f"),
    ("/config/nodeCidrs/clusterCidrs", "--node-cidrs"),
    ("/config/nodeCidrs/nodeMasks", "--mask"),
    ("/config/nodeCidrs/serviceCidrs", "--service-cidrs"),
    ("/config/service", "--services"),
    ("/conf", "-f"),
    ("/coredns", "--coredns"),
    ("/corefile", "--corefile"),
    ("/domain", "--cluster-domain"),
    ("/files", "--file"),
    ("/growthPerDay", "--growth-per-day"),
    ("/instanceType", "--aws"),
    ("/interfaces", "--interface"),
    ("/kubelet/clusterDomain", "--cluster-domain"),
    ("/kubelet/resolvConf", "--node-resolv-conf"),
    ("/leases", "--leases"),
    ("/list", "-f"),
    ("/nodeCidrs/clusterCidrs", "--node-cidrs"),
    ("/nodeCidrs/nodeMasks", "--mask"),
    ("/path", "--path"),
    ("/plugins", "--plugins"),
    ("/pools", "--pool"),
    ("/profile", "--profile"),
    ("/release", "--release"),
    ("/sandboxes", "--live"),
    ("/serverIps", "--server-ip"),
    ("/serviceCidrs", "--service-cidrs"),
    ("/store", "--store"),
    ("/upstream", "--upstream"),
];

/// The option that gives a place, and the place in what it gives.
fn option(place: &str) -> Option<(&'static str, &str)> {
    // A member that is given as a text has that at the end of its name.
    let of = |member: &str| {
        let rest = place.strip_prefix(member)?;
        let within = rest.strip_prefix("Text").unwrap_or(rest);
        (within.is_empty() || within.starts_with('/')).then_some(within)
    };
    OPTIONS.iter().find_map(|(member, option)| Some((*option, of(member)?)))
}

/// An error of the wire in the words of the command: the file and the line of one of the `objects` of the input; else the
/// option first, then the place in what it gives.
pub(crate) fn told(at: Option<&str>, message: &str, objects: &[Loaded]) -> String {
    let of_objects = at.filter(|at| at.starts_with("/objects/")).and_then(|at| Pointer::parse(at).ok());
    if let Some((object, pointer)) = of_objects.and_then(|at| found(&at, objects)) {
        return format!("{}: {}", object.place(&pointer), in_files(message, objects));
    }
    let Some((at, (option, within))) = at.and_then(|at| Some((at, option(at)?))) else {
        let place = at.filter(|at| !message.contains(at)).map(|at| format!("{at}: ")).unwrap_or_default();
        return format!("{place}{message}");
    };
    let quoted = format!("`{at}`");
    match message.contains(&quoted) {
        true if within.is_empty() => format!("{option}: {}", message.replacen(&quoted, "it", 1)),
        true => format!("{option}: {}", message.replacen(&quoted, &format!("`{within}`"), 1)),
        false if within.is_empty() => format!("{option}: {message}"),
        false => format!("{option}: {within}: {message}"),
    }
}

/// A message with the files and the lines of objects in place of their numbers.
pub(crate) fn in_files(message: &str, objects: &[Loaded]) -> String {
    let mut said = message.to_owned();
    for (index, object) in objects.iter().enumerate() {
        let number = format!("`/objects/{index}");
        if said.contains(&number) {
            said = said.replace(&format!("{number}`"), &object.place("")).replace(&format!("{number}/"), "`/");
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_option() {
        for (at, message, expected) in [
            ("/clientIp", "`/clientIp` must be an IP address", "--client: it must be an IP address"),
            ("/client", "there is no Pod `a/b` among the objects", "--from: there is no Pod `a/b` among the objects"),
            ("/config/hostLocalText", "unexpected end of JSON input", "-f: unexpected end of JSON input"),
            ("/confText/mtu", "`/confText/mtu` must be a whole number", "-f: `/mtu` must be a whole number"),
            ("/config/calico/pools/0/spec", "the pool has no `cidr`", "--pool: /0/spec: the pool has no `cidr`"),
            ("/upstream/a. A/answer/0", "`/upstream/a. A/answer/0` is bad", "--upstream: `/a. A/answer/0` is bad"),
            ("/objects/0/kind", "`/objects/0/kind` is missing", "`/objects/0/kind` is missing"),
        ] {
            assert_eq!(told(Some(at), message, &[]), expected);
        }
        assert_eq!(told(None, "there is no record type `FOO`", &[]), "there is no record type `FOO`");
    }

    #[test]
    fn a_longer_place_comes_first() {
        for (index, (member, _)) in OPTIONS.iter().enumerate() {
            let before = OPTIONS.iter().take(index);
            assert!(before.clone().all(|(earlier, _)| !member.starts_with(&format!("{earlier}/"))), "{member}");
        }
    }
}
