//! The words of `dynupdate`, which serves a zone that clients may change; what it does is not modelled.

use std::collections::BTreeSet;

use super::super::address::{normalize, zones_of};
use super::super::domain_name::is_domain_name;
use super::super::{Context, Dispenser, FileText, SetupError};
use crate::dns::message::{Name, RecordType};
use crate::gotext::{atoi, parse_uint32, quote};

/// Checks the words of the only use of `dynupdate` in a server block. The text of the zone's file is not looked at.
///
/// # Errors
///
/// The plugin's own text.
///
/// Source: coredns/coredns plugin/dynupdate/setup.go
pub(super) fn check(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<(), SetupError> {
    dispenser.next_token();
    let origin = origin(&dispenser.remaining_args(), context).map_err(|text| dispenser.bare(text))?;
    let (mut file, mut database, mut allowed) = (None, false, false);
    let mut seen = BTreeSet::new();
    while dispenser.next_block() {
        let property = dispenser.val();
        if property != "allow" && !seen.insert(property) {
            return Err(dispenser.err(format_args!("{property} specified more than once")));
        }
        let args = match property {
            "database" | "max_records" | "max_bytes" | "max_update_records" | "file" | "allow" => {
                dispenser.remaining_args()
            }
            _ => return Err(dispenser.err(format_args!("unknown property {}", quote(property)))),
        };
        match (property, args.as_slice()) {
            ("allow", args) => {
                permission(args, &origin).map_err(|text| dispenser.bare(text))?;
                allowed = true;
            }
            ("file", [path]) => file = Some(context.below_root(path)),
            ("database", [path]) if !path.is_empty() => database = true,
            ("file" | "database", _) => return Err(dispenser.arg_err()),
            (_, [number]) if atoi(number).is_ok_and(|number| number > 0) => {}
            (_, [_]) => return Err(dispenser.err(format_args!("{property} requires a positive integer"))),
            _ => return Err(dispenser.arg_err()),
        }
    }
    if dispenser.next_token() {
        return Err(SetupError::once());
    }
    let Some(file) = file else { return Err(dispenser.err("file is required")) };
    if !allowed {
        return Err(dispenser.err("at least one allow rule is required"));
    }
    // A database goes before the file.
    if database {
        return Ok(());
    }
    let quoted = quote(&file);
    match context.file(&file) {
        FileText::Text(_) | FileText::NotGiven => Ok(()),
        FileText::Missing => {
            Err(dispenser.bare(format!("opening zone file {quoted}: open {file}: no such file or directory")))
        }
        FileText::Folder => Err(dispenser.bare(format!("parsing zone file {quoted}: read {file}: is a directory"))),
    }
}

/// The zone: the argument, else the only one of the block.
fn origin(args: &[&str], context: &Context<'_>) -> Result<String, String> {
    match args {
        [] => {
            let zones: BTreeSet<String> = context.keys.iter().flat_map(|key| zones_of(key)).collect();
            let only = zones.iter().next().filter(|_| zones.len() == 1);
            only.cloned()
                .ok_or_else(|| "zone is required when the server block does not define exactly one zone".to_owned())
        }
        [zone] => match zones_of(zone).as_slice() {
            [name] if is_domain_name(name) => Ok(name.clone()),
            _ => Err(format!("invalid zone {}", quote(zone))),
        },
        _ => Err("exactly one zone is allowed".to_owned()),
    }
}

/// Source: coredns/coredns plugin/dynupdate/setup.go parsePermission
fn permission(args: &[&str], origin: &str) -> Result<(), String> {
    let [key, name, types @ ..] = args else { return Err(TOO_FEW.to_owned()) };
    if types.is_empty() {
        return Err(TOO_FEW.to_owned());
    }
    if key.trim().is_empty() || matches!(*key, "*" | "@") || !is_domain_name(&normalize(key)) {
        return Err(format!("invalid TSIG key {}", quote(key)));
    }
    if !matches!(*name, "*" | "@") && !is_within(&normalize(name), origin) {
        return Err(format!("allow name {} is outside zone {}", quote(name), quote(origin)));
    }
    match types.iter().find(|word| if **word == "*" { types.len() > 1 } else { !is_type(word) }) {
        None => Ok(()),
        Some(&"*") => Err("wildcard RR type must be the only type in an allow rule".to_owned()),
        Some(word) => Err(format!("invalid RR type {} in allow rule", quote(word))),
    }
}

const TOO_FEW: &str = "allow requires KEY NAME and at least one RR type";

fn is_within(name: &str, origin: &str) -> bool {
    let (Ok(name), Ok(origin)) = (Name::parse(name), Name::parse(origin)) else { return false };
    name.is_subdomain_of(&origin)
}

/// Whether clients may be allowed to change records of a type: no types of questions, none of DNSSEC.
///
/// Source: coredns/coredns plugin/dynupdate/setup.go parseRRType, validPolicyType; miekg/dns ztypes.go TypeToRR
fn is_type(word: &str) -> bool {
    let numbered = || {
        let digits = word.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("TYPE")).and_then(|_| word.get(4..))?;
        u16::try_from(parse_uint32(digits).ok()?).ok()
    };
    let number = RecordType::parse_name(word).map(|rtype| rtype.0).or_else(numbered);
    number.is_some_and(|number| ALLOWED.contains(&number))
}

#[rustfmt::skip]
const ALLOWED: &[u16] = &[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 26, 27, 28, 29, 31, 32, 33, 35, 36, 37, 39, 42, 44,
    45, 49, 52, 53, 55, 56, 57, 61, 62, 64, 65, 99, 100, 101, 102, 104, 105, 106, 107, 108, 109, 128, 255, 256, 257, 258, 260, 261,
];
