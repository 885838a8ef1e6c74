//! The replies of the servers that `forward` asks, as an input gives them.

use crate::dns::message::{Name, Rcode, Record, RecordType};
use crate::dns::{Upstream, UpstreamReply};
use crate::wire::error::{Failure, WireError};
use crate::wire::input::{Input, Nulls, pointer};
use crate::wire::operation::{Member, MemberKind, optional};

pub(super) const UPSTREAM: Member = optional(
    "upstream",
    MemberKind::Object,
    "what the servers reply that `forward` asks, by `name TYPE`: `{\"rcode\"?, \"aa\"?, \"tc\"?, \"answer\"?, \"authority\"?, \"additional\"?}` or `{\"timeout\": true}`",
);

const REPLY_MEMBERS: &[Member] = &[
    optional("timeout", MemberKind::Bool, "whether no reply comes"),
    optional("rcode", MemberKind::String, "the code; default `NOERROR`"),
    optional("aa", MemberKind::Bool, "whether the server is authoritative"),
    optional("tc", MemberKind::Bool, "whether records were left out"),
    optional("answer", MemberKind::Strings, "the records of the answer, as `dns.query` gives them"),
    optional("authority", MemberKind::Strings, "the records of the authority section"),
    optional("additional", MemberKind::Strings, "the additional records"),
];

/// The replies of an input.
pub(super) fn read(input: &Input<'_>) -> Result<Upstream, Failure> {
    let mut upstream = Upstream::default();
    let Some(object) = input.node("upstream") else { return Ok(upstream) };
    for member in object.members() {
        let key = member.name();
        let at = pointer(&input.place("upstream"), &key);
        let bad =
            |at: String| WireError::NotDnsText { at, wanted: "a name and a type", value: key.clone().into_owned() };
        // A name may have a space, escaped.
        let (name, rtype) = key.rsplit_once(' ').ok_or_else(|| bad(at.clone()))?;
        let rtype = RecordType::parse(rtype).ok_or_else(|| bad(at.clone()))?;
        let name = Name::parse(name).map_err(|_| bad(at.clone()))?;
        let reply = Input::read_members(member.value, at, REPLY_MEMBERS, Nulls::Refused)?;
        upstream.insert(&name, rtype, self::reply(&reply)?);
    }
    Ok(upstream)
}

fn reply(input: &Input<'_>) -> Result<UpstreamReply, Failure> {
    if input.flag("timeout") {
        return Ok(UpstreamReply::Timeout);
    }
    let rcode = match input.string("rcode") {
        None => Rcode::NOERROR,
        Some(text) => Rcode::parse(&text).ok_or_else(|| WireError::NotDnsText {
            at: input.place("rcode"),
            wanted: "a code",
            value: text.into_owned(),
        })?,
    };
    Ok(UpstreamReply::Reply {
        rcode,
        authoritative: input.flag("aa"),
        truncated: input.flag("tc"),
        answers: records(input, "answer")?,
        authorities: records(input, "authority")?,
        additionals: records(input, "additional")?,
    })
}

fn records(input: &Input<'_>, section: &'static str) -> Result<Vec<Record>, Failure> {
    let texts = input.strings(section).into_iter().enumerate();
    let record = |(index, text): (usize, std::borrow::Cow<'_, str>)| {
        Record::parse(&text).ok().flatten().ok_or_else(|| {
            let at = format!("{}/{index}", input.place(section));
            WireError::NotDnsText { at, wanted: "a record of a type that is modelled", value: text.into_owned() }.into()
        })
    };
    texts.map(record).collect()
}
