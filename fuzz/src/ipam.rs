//! Properties of CNI and IPAM.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use nocluster::ipam::cni::VersionedResult;
use nocluster::ipam::host_local::{Attachment, Config, Request, Store, decide};
use nocluster::ipam::plan::{Answered, CachedFile, Given, NetworkList, Operation, RuntimeConf, plan};
use nocluster::ipam::{Env, Outcome};
use nocluster::json::Document;

use crate::parts;

/// Ranges, and a byte for each call: the plugin's iterator, walked address by address over a set of names, gives the same
/// addresses; and a directory that is read anew is the one to which the changes were applied.
pub fn history(input: &[u8]) {
    let mut bytes = input.iter().copied();
    let mut draw = |below: u8| bytes.next().map(|byte| byte % below);
    let mut ranges = Vec::new();
    for index in 0..=draw(3).unwrap_or(0) {
        let (start, length) = (draw(8).unwrap_or(1), draw(6).unwrap_or(3));
        let (start, end) = (16 * index + start, 16 * index + start + length);
        ranges.push((start, end, draw(2).map_or(16 * index + 1, |other| 16 * index + 1 + 3 * other)));
    }
    let texts: Vec<_> = ranges
        .iter()
        .map(|(start, end, gateway)| {
            format!(
                r#"{{"subnet":"10.0.0.0/24","rangeStart":"10.0.0.{start}","rangeEnd":"10.0.0.{end}","gateway":"10.0.0.{gateway}"}}"#
            )
        })
        .collect();
    let text = format!(r#"{{"name":"net","ipam":{{"ranges":[[{}]]}}}}"#, texts.join(","));
    let config = Config::parse(text.as_bytes(), "", Default::default()).expect("a sound configuration");
    let (mut store, mut naive) = (Store::default(), Naive::default());
    while let Some(byte) = draw(64) {
        let owner = Attachment { container_id: format!("c{}", byte % 16), ifname: "eth0".to_owned() };
        let id = owner.container_id.clone();
        if byte < 44 {
            let decision = decide(&config, &store, &Request::Add(owner), &Env::default());
            let got = match &decision.outcome {
                Outcome::Granted(result) => Some(result.ips[0].address.address),
                _ => None,
            };
            assert_eq!(got, naive.add(&ranges, &id), "{text} {id}");
            store.apply(&decision.ops);
        } else {
            let decision = decide(&config, &store, &Request::Del(owner), &Env::default());
            assert_eq!(decision.outcome, Outcome::Done);
            naive.leases.retain(|_, owner| *owner != id);
            store.apply(&decision.ops);
        }
        assert_eq!(Store::new(owned(&store)), store);
    }
}

fn owned(store: &Store) -> Vec<(String, Vec<u8>)> {
    store.files().map(|(name, content)| (name.into_owned(), content.to_vec())).collect()
}

/// The leases, and the cursor.
#[derive(Default)]
struct Naive {
    leases: BTreeMap<u8, String>,
    cursor: Option<u8>,
}

impl Naive {
    fn add(&mut self, ranges: &[(u8, u8, u8)], id: &str) -> Option<IpAddr> {
        if self.leases.values().any(|owner| owner == id) {
            return None;
        }
        let all: Vec<(u8, bool)> = ranges
            .iter()
            .flat_map(|&(start, end, gateway)| (start..=end).map(move |number| (number, number == gateway)))
            .collect();
        let from = self.cursor.and_then(|cursor| all.iter().position(|(number, _)| *number == cursor));
        let from = from.map_or(0, |at| at + 1);
        let around = all.iter().cycle().skip(from).take(all.len());
        let (number, _) = *around.clone().find(|(number, gateway)| !gateway && !self.leases.contains_key(number))?;
        self.leases.insert(number, id.to_owned());
        self.cursor = Some(number);
        Some(Ipv4Addr::new(10, 0, 0, number).into())
    }
}

/// `CNI_ARGS`: what is accepted stays so, and means the same, when unknown keys are ignored.
pub fn args(input: &[u8]) {
    let args = String::from_utf8_lossy(input);
    let load =
        |args: &str| Config::parse(br#"{"name":"net","ipam":{"subnet":"10.1.2.0/24"}}"#, args, Default::default());
    if let Ok(config) = load(&args)
        && !args.is_empty()
    {
        assert_eq!(load(&format!("{args};IgnoreUnknown=1")), Ok(config), "{args}");
    }
}

/// Names and contents on a line each: a directory keeps every file, and removing what an owner holds leaves the others.
pub fn store(input: &[u8]) {
    let mut files = BTreeMap::new();
    let mut rest = input;
    while !rest.is_empty() {
        let (name, after) = parts(rest);
        let (content, after) = if after == b"[]" { (&b""[..], &b""[..]) } else { parts(after) };
        files.insert(String::from_utf8_lossy(name).into_owned(), content.to_vec());
        rest = if after == b"[]" { b"" } else { after };
    }
    let store = Store::new(files.clone());
    assert_eq!(owned(&store), files.clone().into_iter().collect::<Vec<_>>());
    let config = Config::parse(br#"{"name":"net","ipam":{"subnet":"10.1.2.0/24"}}"#, "", Default::default());
    let owner = Attachment { container_id: "c1".to_owned(), ifname: "eth0".to_owned() };
    let decision = decide(&config.expect("a sound configuration"), &store, &Request::Del(owner), &Env::default());
    let mut after = store.clone();
    after.apply(&decision.ops);
    let left: BTreeSet<_> = after.files().map(|(name, _)| name.into_owned()).collect();
    for (name, content) in &files {
        let is_owned = ["c1\r\neth0", "c1"].contains(&String::from_utf8_lossy(content).trim());
        assert!(left.contains(name) || is_owned, "{name}");
    }
}

/// A result: its version is the same; from 0.4.0 to 1.1.0 and back it is the same, with the families that its addresses
/// have; before 0.3.0 it has an address of a family that it had.
pub fn convert(input: &[u8]) {
    for version in ["0.1.0", "0.4.0", "1.1.0"] {
        let Ok(result) = VersionedResult::parse(input, Some(version)) else { continue };
        let same = result.version.clone();
        assert_eq!(result.clone().convert(&same).as_ref(), Ok(&result));
        if let Ok(newer) = result.clone().convert("1.1.0")
            && version == "0.4.0"
        {
            let mut back = newer.convert(&same).expect("a way back");
            for (back, ip) in back.ips.iter_mut().zip(&result.ips) {
                if let (Some(back), Some(ip)) = (back, ip) {
                    back.version.clone_from(&ip.version);
                }
            }
            assert_eq!(back, result);
        }
        if let Ok(older) = result.clone().convert("0.2.0")
            && version != "0.1.0"
        {
            let had: Vec<_> = result.ips.iter().flatten().map(|ip| ip.address).collect();
            let sides = [&older.ip4, &older.ip6];
            assert!(sides.iter().any(|side| side.is_some()));
            assert!(sides.iter().filter_map(|side| side.as_ref()).all(|side| had.contains(&side.ip)));
        }
    }
}

/// A configuration list: ADD calls its plugins in order and DEL in the other, with the list's name and version; and what
/// the plugins got is a list again, whose plugins get the same.
pub fn list(input: &[u8]) {
    let Ok(list) = NetworkList::parse(input) else { return };
    let (container_id, ifname) = ("c1".to_owned(), "eth0".to_owned());
    let mut runtime = RuntimeConf::default();
    (runtime.container_id, runtime.ifname) = (container_id, ifname);
    let runtime = runtime.with_capability("ips", &Document::parse(r#"["10.1.2.3/24"]"#).expect("JSON"));
    let mut given = Given::default();
    given.cached = Some(CachedFile::Absent);
    given.attachments = Some(Vec::new());
    let prints = || Answered::Prints(br#"{"cniVersion":"1.0.0"}"#.to_vec());
    given.results = list.plugins.iter().map(|plugin| (plugin.kind.clone(), prints())).collect();
    let called = |list: &NetworkList, operation| plan(list, operation, &runtime, &given).calls;
    let kinds: Vec<_> = list.plugins.iter().map(|plugin| plugin.kind.as_str()).collect();
    // No plugin is looked for by such a name; GC and STATUS go on to the next one.
    let found: Vec<_> = kinds.iter().filter(|kind| !kind.contains('/')).collect();
    for operation in Operation::ALL {
        let calls = called(&list, operation);
        assert!(calls.len() <= kinds.len());
        for (at, call) in calls.iter().enumerate() {
            let from = if operation == Operation::Del { found.len() - 1 - at } else { at };
            assert_eq!(call.plugin, *found[from]);
            let stdin = Document::parse(call.stdin.as_bytes()).expect("JSON");
            assert_eq!(stdin.at("/name").and_then(|name| name.as_str()).as_deref(), Some(&*list.name));
            assert_eq!(
                stdin.at("/cniVersion").and_then(|version| version.as_str()).as_deref(),
                Some(&*list.cni_version)
            );
        }
        if calls.len() == kinds.len() && operation != Operation::Del && !calls.is_empty() {
            let mut again = list.clone();
            let texts: Vec<_> = calls.iter().map(|call| call.stdin.as_str()).collect();
            let text = format!(r#"{{"name":"","plugins":[{}]}}"#, texts.join(","));
            again.plugins = NetworkList::parse(text.as_bytes()).expect("a list").plugins;
            assert_eq!(called(&again, operation), calls);
        }
    }
}
