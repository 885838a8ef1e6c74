//! host-local over a directory: the plugin as it is, and in the profiles `safe`.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use nocluster::ipam::capacity::host_local_capacity;
use nocluster::ipam::host_local::{Attachment, Config, HostLocalError, Request, Store, decide};
use nocluster::ipam::{Decision, Env, Outcome, Profile, Refusal};

use super::draw::Draw;

/// A range of one subnet: numbers of addresses.
#[derive(Debug, Clone)]
struct Range {
    start: usize,
    end: usize,
    gateway: usize,
}

#[derive(Debug, Clone)]
struct Set {
    number: usize,
    is_v4: bool,
    ranges: Vec<Range>,
}

impl Set {
    fn draw(draw: &mut Draw<'_>, number: usize) -> Self {
        let is_v4 = draw.below(2) == 0;
        let ranges = (0..=draw.below(3)).map(|index| {
            let start = 16 * index + draw.below(8);
            let end = start + draw.below(7);
            // Its own first address, or anyone of the network: that of another range too.
            let gateway = if draw.below(2) == 0 { start } else { draw.below(48) };
            Range { start, end, gateway }
        });
        Self { number, is_v4, ranges: ranges.collect() }
    }

    fn text(&self, number: usize) -> String {
        let set = self.number;
        match (self.is_v4, number) {
            (true, _) => format!("10.0.{set}.{number}"),
            (false, 0) => format!("fd00:{}::", set + 1),
            (false, _) => format!("fd00:{}::{number:x}", set + 1),
        }
    }

    fn json(&self) -> String {
        let subnet =
            if self.is_v4 { format!("10.0.{}.0/24", self.number) } else { format!("fd00:{}::/120", self.number + 1) };
        let each = self.ranges.iter().map(|range| {
            let [start, end, gateway] = [range.start, range.end, range.gateway].map(|number| self.text(number));
            format!(r#"{{"subnet":"{subnet}","rangeStart":"{start}","rangeEnd":"{end}","gateway":"{gateway}"}}"#)
        });
        format!("[{}]", each.collect::<Vec<_>>().join(","))
    }

    /// All addresses in the order of the plugin's iterator, with the gateway of the range that each lies in.
    fn walk(&self) -> Vec<(String, String)> {
        let of = |range: &Range| {
            let gateway = self.text(range.gateway);
            (range.start..=range.end).map(|number| (self.text(number), gateway.clone())).collect::<Vec<_>>()
        };
        self.ranges.iter().flat_map(of).collect()
    }

    fn has(&self, address: &str) -> bool {
        self.walk().iter().any(|(other, _)| other == address)
    }
}

/// A directory as a list of files, and what the plugin does to it, as its sources say.
#[derive(Debug, Clone)]
struct Naive {
    sets: Vec<Set>,
    profile: Profile,
    files: BTreeMap<String, String>,
    /// What lay in folders: a folder stays when its files are gone, and nobody gets its name.
    folders: Vec<String>,
}

/// How an ADD ends.
#[derive(Debug, PartialEq, Eq)]
enum Added {
    Addresses(Vec<String>),
    Exhausted,
    Refused,
}

impl Naive {
    fn is_lease(&self, name: &str) -> bool {
        self.profile == Profile::Compat || !name.contains('/') && name.parse::<IpAddr>().is_ok()
    }

    /// The files of an owner.
    fn held(&self, key: &str) -> Vec<String> {
        let files = self.files.iter().filter(|(name, content)| self.is_lease(name) && content.trim() == key);
        files.map(|(name, _)| name.clone()).collect()
    }

    fn release(&mut self, id: &str) -> bool {
        let mut names = self.held(&format!("{id}\r\neth0"));
        if names.is_empty() {
            names = self.held(id);
        }
        names.iter().for_each(|name| drop(self.files.remove(name)));
        !names.is_empty()
    }

    fn is_taken(&self, address: &str) -> bool {
        self.folders.iter().chain(self.files.keys()).any(|name| name.split('/').next() == Some(address))
    }

    fn is_gateway(&self, address: &str, of_range: &str) -> bool {
        let all = || self.sets.iter().flat_map(|set| set.ranges.iter().map(|range| set.text(range.gateway)));
        if self.profile == Profile::Compat { address == of_range } else { all().any(|gateway| gateway == address) }
    }

    fn add(&mut self, id: &str, requested: Option<&str>) -> Added {
        let before = self.files.clone();
        let added = self.try_add(id, requested);
        if self.profile != Profile::Compat && !matches!(added, Added::Addresses(_)) {
            self.files = before;
        }
        added
    }

    fn try_add(&mut self, id: &str, mut requested: Option<&str>) -> Added {
        let mut addresses = Vec::new();
        for set in self.sets.clone() {
            let wanted = requested.take_if(|address| set.has(address));
            match self.get(&set, id, wanted) {
                Ok(address) => addresses.push(address),
                Err(ended) => {
                    addresses.iter().for_each(|_| {
                        self.release(id);
                    });
                    return ended;
                }
            }
        }
        if requested.is_some() {
            addresses.iter().for_each(|_| {
                self.release(id);
            });
            return Added::Refused;
        }
        Added::Addresses(addresses)
    }

    fn get(&mut self, set: &Set, id: &str, wanted: Option<&str>) -> Result<String, Added> {
        let walk = set.walk();
        let key = format!("{id}\r\neth0");
        if wanted.is_none() || self.profile != Profile::Compat {
            let mut held = self.held(&key);
            if self.profile == Profile::Compat || held.is_empty() {
                held.extend(self.held(id));
            }
            let held: Vec<_> =
                held.iter().map(|name| name.rsplit('/').next().unwrap()).filter(|ip| set.has(ip)).collect();
            match (held.first(), self.profile) {
                (Some(held), Profile::SafeIdempotent) if wanted.is_none_or(|wanted| wanted == *held) => {
                    return Ok((*held).to_owned());
                }
                (Some(_), _) => return Err(Added::Refused),
                (None, _) => {}
            }
        }
        let free =
            |(address, gateway): &&(String, String)| !self.is_gateway(address, gateway) && !self.is_taken(address);
        let address = match wanted {
            Some(wanted) => walk.iter().filter(|(address, _)| address == wanted).find(free).ok_or(Added::Refused)?,
            None => {
                let cursor = self.files.get(&format!("last_reserved_ip.{}", set.number));
                let after = walk.iter().position(|(address, _)| Some(address) == cursor).map_or(0, |at| at + 1);
                let found = walk.iter().cycle().skip(after).take(walk.len()).find(free);
                assert_eq!(found.is_none(), walk.iter().filter(free).count() == 0);
                found.ok_or(Added::Exhausted)?
            }
        };
        let address = address.0.clone();
        assert!(self.files.insert(address.clone(), key).is_none(), "an address with two owners");
        self.files.insert(format!("last_reserved_ip.{}", set.number), address.clone());
        Ok(address)
    }

    fn collect(&mut self, valid: Option<&[&str]>) {
        if valid.is_none() && self.profile != Profile::Compat {
            return;
        }
        let profile = self.profile;
        self.files.retain(|name, content| {
            let content = content.trim();
            let is_own = name.starts_with("last_reserved_ip.") || name.contains('/');
            let is_key = !content.is_empty() && !content.contains(' ');
            let is_kept = profile != Profile::Compat && (name.parse::<IpAddr>().is_err() || !is_key);
            is_own
                || is_kept
                || valid.unwrap_or_default().iter().any(|id| content == *id || content == format!("{id}\r\neth0"))
        });
    }
}

/// What a directory may hold before.
const BEFORE: [(&str, &str); 6] = [
    ("10.0.0.2", "c1"),
    ("10.0.0.3", "c2\r\neth0\n"),
    ("foreign", "c1\r\neth0"),
    ("fd00:1::3/x", "c3"),
    ("sub/10.0.0.4", "c4\r\neth0"),
    ("10.0.0.5", "no key"),
];

/// Sets of ranges in a profile, and calls: what the library answers, and the directory afterwards, are the model's; what it
/// decides, applied to the directory, makes it; and a directory that is read anew is the same.
pub(super) fn history(bytes: &[u8]) {
    let mut draw = Draw::new(bytes);
    let profile = draw.of(&Profile::ALL);
    let sets: Vec<_> = (0..=draw.below(3)).map(|number| Set::draw(&mut draw, number)).collect();
    let ranges: Vec<_> = sets.iter().map(Set::json).collect();
    let conf = format!(r#"{{"name":"net","cniVersion":"1.0.0","ipam":{{"ranges":[{}]}}}}"#, ranges.join(","));
    let Ok(plain) = Config::parse(conf.as_bytes(), "", Default::default()) else { panic!("{conf}") };
    let files = BEFORE.iter().filter(|_| draw.once_in(4));
    let files: BTreeMap<_, _> = files.map(|(name, content)| ((*name).to_owned(), (*content).to_owned())).collect();
    let mut store = Store::new(files.iter().map(|(name, content)| (name.clone(), content.clone().into_bytes())));
    let mut env = Env::default();
    env.profile = profile;
    let folders: Vec<_> = files.keys().filter(|name| name.contains('/')).cloned().collect();
    let mut naive = Naive { sets, profile, files, folders: folders.clone() };
    while draw.has_more() {
        let id = draw.of(&["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"]);
        let owner = Attachment { container_id: id.to_owned(), ifname: "eth0".to_owned() };
        let before = store.clone();
        let decision = match draw.below(12) {
            0..=5 => {
                let set = &naive.sets[draw.below(naive.sets.len())];
                let wanted = if draw.once_in(3) { Some(set.text(draw.below(48))) } else { None };
                let args = wanted.as_ref().map_or(String::new(), |wanted| format!("IP={wanted}"));
                let config = Config::parse(conf.as_bytes(), &args, Default::default()).unwrap();
                let decision = decide(&config, &store, &Request::Add(owner), &env);
                assert_eq!(added(&decision), naive.add(id, wanted.as_deref()), "{conf} {id} {args} {before:?}");
                decision
            }
            6..=8 => {
                let passes = if profile == Profile::Compat { naive.sets.len() } else { 1 };
                (0..passes).for_each(|_| {
                    naive.release(id);
                });
                decide(&plain, &store, &Request::Del(owner), &env)
            }
            9 => {
                let decision = decide(&plain, &store, &Request::Check(owner), &env);
                let has = !naive.held(&format!("{id}\r\neth0")).is_empty() || !naive.held(id).is_empty();
                assert_eq!(decision.outcome == Outcome::Done, has);
                decision
            }
            10 => {
                let others = ["c1", "c3", "c5", "c7"];
                let valid = &others[..draw.below(5)];
                naive.collect(Some(valid));
                let of = |id: &&str| Attachment { container_id: (*id).to_owned(), ifname: "eth0".to_owned() };
                decide(&plain, &store, &Request::Gc(Some(valid.iter().map(of).collect())), &env)
            }
            _ => {
                naive.collect(None);
                let decision = decide(&plain, &store, &Request::Gc(None), &env);
                assert_eq!(decision.outcome == Outcome::Done, profile == Profile::Compat);
                decision
            }
        };
        if profile != Profile::Compat {
            let is_refused = matches!(decision.outcome, Outcome::Refused(_));
            assert!(!is_refused || decision.ops.is_empty(), "what is refused changes nothing");
            assert!(decision.flags.iter().all(|flag| flag.as_str() == "legacy-removed"), "{:?}", decision.flags);
        }
        store.apply(&decision.ops);
        let held: BTreeMap<_, _> = store
            .files()
            .map(|(name, content)| (name.into_owned(), String::from_utf8(content.to_vec()).unwrap()))
            .collect();
        assert_eq!(held, naive.files, "{conf} {decision:?} {before:?}");
        let is_whole = folders.iter().all(|name| held.contains_key(name));
        let anew = Store::new(held.into_iter().map(|(name, content)| (name, content.into_bytes())));
        assert!(!is_whole || anew == store, "read anew");
        counted(&plain, &store, &naive, &folders);
    }
}

fn added(decision: &Decision) -> Added {
    match &decision.outcome {
        Outcome::Granted(result) => {
            Added::Addresses(result.ips.iter().map(|ip| ip.address.address.to_string()).collect())
        }
        Outcome::Refused(Refusal::HostLocal(HostLocalError::RangeExhausted { .. })) => Added::Exhausted,
        Outcome::Refused(_) => Added::Refused,
        other => panic!("{other:?}"),
    }
}

/// Free and used make up the whole: all addresses but the gateways of their own ranges.
fn counted(config: &Config, store: &Store, naive: &Naive, folders: &[String]) {
    let capacity = host_local_capacity(config, store, None);
    for (set, room) in naive.sets.iter().zip(&capacity.rooms) {
        let walk = set.walk();
        let open: BTreeSet<_> = walk.iter().filter(|(address, gateway)| address != gateway).map(|(ip, _)| ip).collect();
        let is_below = |ip: &str| folders.iter().any(|name| name.split('/').next() == Some(ip));
        let free = open.iter().filter(|ip| !naive.is_taken(ip) && !is_below(ip)).count();
        assert_eq!((room.capacity, room.free), (open.len() as u128, free as u128));
        assert_eq!(room.used, room.capacity - room.free);
    }
}
