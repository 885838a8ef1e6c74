//! How long a message will be.

use super::header::HEADER;
use super::name_text::text_length;
use super::suffixes::{Suffixes, rests};
use super::{CharString, Compression, EdnsOption, Message, Name, Question, Record, RecordData};

/// A place below this one can be pointed to.
///
/// Source: miekg/dns msg.go maxCompressionOffset
pub(super) const MAX_PLACE: usize = 1 << 14;

impl Message {
    /// How many octets the library says that the message will have. For names and strings with escapes that may be more
    /// than it has.
    ///
    /// Source: miekg/dns msg.go Msg.Len
    pub fn length(&self, compression: Compression) -> usize {
        let mut lengths = Lengths::new(self.applied(compression));
        self.questions.iter().for_each(|question| lengths.add_question(question));
        self.records().for_each(|record| lengths.add_record(record));
        lengths.total
    }

    /// A message that has only a question has nothing to compress.
    pub(super) fn applied(&self, compression: Compression) -> Compression {
        let only_question = self.questions.len() <= 1 && self.records().next().is_none();
        if only_question { Compression::Off } else { compression }
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.answers.iter().chain(&self.authorities).chain(&self.additionals)
    }
}

/// The length of a record by itself, not compressed.
pub(super) fn record_length(record: &Record) -> usize {
    let mut lengths = Lengths { total: 0, seen: None };
    lengths.add_record(record);
    lengths.total
}

/// Adds up what a message will have.
#[derive(Debug)]
pub(super) struct Lengths<'m> {
    pub(super) total: usize,
    /// The names so far; `None` without compression.
    seen: Option<Suffixes<'m>>,
}

impl<'m> Lengths<'m> {
    /// The length of a header.
    pub(super) fn new(compression: Compression) -> Self {
        Self { total: HEADER, seen: (compression == Compression::On).then(Suffixes::default) }
    }

    pub(super) fn add_question(&mut self, question: &'m Question) {
        self.add_name(&question.name, true);
        self.add(4);
    }

    pub(super) fn add_record(&mut self, record: &'m Record) {
        self.add_name(&record.name, true);
        self.add(10);
        match &record.data {
            RecordData::A(_) => self.add(4),
            RecordData::Aaaa(_) => self.add(16),
            RecordData::Cname(name) | RecordData::Ns(name) | RecordData::Ptr(name) => self.add_name(name, true),
            RecordData::Mx { exchange, .. } => {
                self.add(2);
                self.add_name(exchange, true);
            }
            RecordData::Srv { target, .. } => {
                self.add(6);
                self.add_name(target, false);
            }
            RecordData::Txt(strings) => strings.iter().for_each(|text| self.add_string(text)),
            RecordData::Soa(soa) => {
                self.add_name(&soa.ns, true);
                self.add_name(&soa.mbox, true);
                self.add(20);
            }
            RecordData::Hinfo { cpu, os } => [cpu, os].into_iter().for_each(|text| self.add_string(text)),
            RecordData::Opt(options) => options.iter().for_each(|option| self.add_option(option)),
            RecordData::Empty => {}
            RecordData::Opaque(octets) => self.add(octets.len()),
        }
    }

    fn add(&mut self, octets: usize) {
        self.total = self.total.saturating_add(octets);
    }

    fn add_string(&mut self, string: &CharString) {
        self.add(string.text_length().saturating_add(1));
    }

    fn add_option(&mut self, option: &EdnsOption) {
        self.add(option.written().map_or(4, |data| data.len().saturating_add(4)));
    }

    /// Source: miekg/dns msg.go domainNameLen, compressionLenSearch
    fn add_name(&mut self, name: &'m Name, may_point: bool) {
        let wire = name.wire();
        let place = self.total;
        let found = match &mut self.seen {
            Some(seen) if (may_point || place < MAX_PLACE) && wire.len() > 1 => seen_before(seen, wire, place),
            _ => None,
        };
        self.add(match found {
            Some(begin) if may_point => begin.saturating_add(2),
            _ => wire.len().max(1),
        });
    }
}

/// Where the part of a name begins that was seen before; the labels before it are remembered. Their places are counted as
/// the name is printed, so that with escapes they lie beyond where they will be.
fn seen_before<'m>(seen: &mut Suffixes<'m>, wire: &'m [u8], place: usize) -> Option<usize> {
    let mut printed = place;
    for (begin, rest) in rests(wire) {
        let hash = match seen.find(rest) {
            Ok(_) => return Some(begin),
            Err(hash) => hash,
        };
        if printed < MAX_PLACE {
            seen.insert(hash, rest, 0);
        }
        let label = rest.get(1..=usize::from(rest.first().copied().unwrap_or_default())).unwrap_or_default();
        printed = printed.saturating_add(text_length(label)).saturating_add(1);
    }
    None
}
