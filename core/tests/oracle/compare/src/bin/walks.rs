//! Reads lookups by the real resolvers (`core/tests/oracle/libc`) and walks the same: results and queries must agree.
//!
//! ```text
//! core/tests/oracle/libc/run.sh 7 2000
//! ```
#![expect(clippy::print_stdout, reason = "a command that reports")]
#![expect(clippy::indexing_slicing, reason = "a member that a line lacks reads as null")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io::BufRead;
use std::process::ExitCode;

use nocluster::dns::message::{Class, Compression, Message, Name, Question, Rcode, Record, RecordData, Transport};
use nocluster::dns::stub::{Client, Family, Libc, Outcome, Reply, StubQuery, StubReply, Walk, lookup};
use serde_json::Value;

const SHOWN: usize = 8;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut differences, mut done) = (0, false);
    for line in std::io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        if line.get("done").is_some() {
            done = true;
            continue;
        }
        let (case, real) = (&line["case"], &line["real"]);
        let walk = walk(case)?;
        let report = compare(case, real, &walk);
        *counts.entry(format!("{} {}", text(case, "libc"), text(case, "family"))).or_default() += 1;
        if let Err(difference) = report {
            differences += 1;
            if differences <= SHOWN {
                println!("{}: {difference}\n  case {}\n  real {real}\n", text(case, "id"), told(case));
            }
        }
    }
    for (what, count) in &counts {
        println!("{count:>9}  {what}");
    }
    println!("{differences:>9}  differences");
    if !done {
        println!("the resolvers did not come to their end");
    }
    Ok(if done && differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A name as the server keeps it: without escapes.
fn plain(name: &Name) -> String {
    let labels = name.labels().map(|label| String::from_utf8_lossy(label).into_owned());
    format!("{}.", labels.collect::<Vec<_>>().join("."))
}

/// The case without the replies that the real resolver did not ask for.
fn told(case: &Value) -> String {
    let members = case.as_object().into_iter().flatten().filter(|(name, _)| *name != "table");
    members.map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn word<T: Copy>(words: &[(&'static str, T)], word: &str) -> Result<T, String> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value).ok_or_else(|| format!("what is {word}?"))
}

fn walk(case: &Value) -> Result<Walk, Box<dyn Error>> {
    let client = Client {
        resolv_conf: text(case, "resolvConf").to_owned(),
        hosts: text(case, "hosts").to_owned(),
        hostname: Some(text(case, "hostname").to_owned()),
    };
    let (libc, family) = (word(Libc::ALL, text(case, "libc"))?, word(Family::ALL, text(case, "family"))?);
    lookup(&client, libc, text(case, "name"), family, &mut |query| answer(case, query)).map_err(|halt| halt.error)
}

/// The reply of the table, as the server sends it.
fn answer(case: &Value, query: &StubQuery) -> Result<StubReply, Box<dyn Error>> {
    let key = format!("{} {}", plain(&query.name.to_lowercase()), query.rtype);
    let transport = if query.transport == Transport::Udp { "udp" } else { "tcp" };
    let reply = case["table"].get(&key).map_or(&case["default"], |reply| &reply[transport]);
    if reply.is_null() {
        return Ok(StubReply::Timeout);
    }
    let flag = |name: &str| reply[name] == Value::Bool(true);
    let rcode = Rcode(u16::try_from(reply["rcode"].as_u64().unwrap_or_default())?);
    let question = Question { name: query.name.clone(), rtype: query.rtype, class: Class::IN };
    let answers = reply["answers"].as_array().into_iter().flatten().map(record).collect::<Result<_, _>>()?;
    let message = Message {
        response: true,
        authoritative: flag("aa"),
        recursion_available: flag("ra"),
        truncated: flag("tc"),
        rcode,
        questions: vec![question],
        answers,
        ..Message::default()
    };
    Ok(StubReply::Message(Reply { message, compression: Compression::Off }))
}

fn record(answer: &Value) -> Result<Record, Box<dyn Error>> {
    let part = |index: usize| answer[index].as_str().unwrap_or_default();
    let data = match part(1) {
        "A" => RecordData::A(part(2).parse()?),
        "AAAA" => RecordData::Aaaa(part(2).parse()?),
        "CNAME" => RecordData::Cname(Name::parse(part(2))?),
        _ => RecordData::Txt(Vec::new()),
    };
    Record::new(Name::parse(part(0))?, 30, data).ok_or_else(|| "data without a type".into())
}

fn compare(case: &Value, real: &Value, walk: &Walk) -> Result<(), String> {
    let mut addresses: Vec<String> = walk.result.iter().flatten().map(ToString::to_string).collect();
    addresses.sort_unstable();
    let mut real_addresses: Vec<&str> =
        real["addresses"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    real_addresses.sort_unstable();
    let error = walk.result.as_ref().err().map(ToString::to_string).unwrap_or_default();
    let real_error = match (real.get("code").and_then(Value::as_i64), real.get("signal")) {
        _ if real.get("hangs").is_some() => "does not return".to_owned(),
        (_, Some(signal)) if *signal == 6 => "SIGABRT".to_owned(),
        (_, Some(signal)) => {
            if *signal == 8 {
                "SIGFPE".to_owned()
            } else {
                format!("signal {signal}")
            }
        }
        (Some(code), _) => named(code),
        (None, None) => text(real, "error").to_owned(),
    };
    let real_error = if real_error.starts_with("address ") { "no suitable address".to_owned() } else { real_error };
    let real_error = if real_error.ends_with("i/o timeout") { "i/o timeout".to_owned() } else { real_error };
    // Both families of Go run at a time, so that chance decides which of two errors is told.
    let by_chance = |step: &nocluster::dns::stub::Step| {
        let [(_, first), (_, second)] = step.answers.as_slice() else { return false };
        told_by(first) != told_by(second)
    };
    if text(case, "libc") != "go" || real_error.is_empty() || error.is_empty() || !walk.steps.iter().any(by_chance) {
        same("the error", real_error, error)?;
    }
    same("the addresses", real_addresses.join(" "), addresses.join(" "))?;
    let log = real["log"].as_array().map_or(&[][..], Vec::as_slice);
    let mut tried: Vec<(String, u64)> = Vec::new();
    for query in log {
        let name = query[0].as_str().unwrap_or_default().to_owned();
        match tried.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => tried.push((name, 1)),
        }
    }
    let mut ours: Vec<(String, u64)> = Vec::new();
    for step in walk.steps.iter().filter(|step| step.sent > 0) {
        let name = Name::parse(&step.candidate).map(|name| plain(&name)).unwrap_or_default();
        match ours.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += step.sent,
            None => ours.push((name, step.sent)),
        }
    }
    // A failure over TCP overtakes queries that musl sends again over UDP, or not.
    let is_musl = text(case, "libc") == "musl";
    let over_tcp = log.iter().any(|query| query[2] == "tcp");
    if is_musl && over_tcp && walk.steps.iter().any(|step| step.outcome == Outcome::ServerFailure) {
        for (_, count) in tried.iter_mut().chain(&mut ours) {
            *count = 0;
        }
    }
    same("the queries", format!("{tried:?}"), format!("{ours:?}"))?;
    Ok(())
}

/// What an error depends on.
fn told_by(reply: &StubReply) -> Option<(Rcode, bool, bool)> {
    let StubReply::Message(Reply { message, .. }) = reply else { return None };
    Some((message.rcode, message.authoritative || message.recursion_available, message.answers.is_empty()))
}

/// The constants of `netdb.h`, the same in both libcs.
fn named(code: i64) -> String {
    match code {
        0 => "",
        -2 => "EAI_NONAME",
        -3 => "EAI_AGAIN",
        -4 => "EAI_FAIL",
        -5 => "EAI_NODATA",
        -9 => "EAI_ADDRFAMILY",
        -11 => "EAI_SYSTEM",
        _ => return format!("code {code}"),
    }
    .to_owned()
}

fn same(what: &str, real: String, ours: String) -> Result<(), String> {
    if real == ours { Ok(()) } else { Err(format!("{what}: real {real}, ours {ours}")) }
}
