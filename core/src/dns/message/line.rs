//! Records read from their lines.
//!
//! Source: miekg/dns scan.go ZoneParser

mod data;
mod head;
mod lexer;
mod text;
mod word;

use self::data::Words;
use self::head::Head;
use self::lexer::Lexer;
use super::{MessageError, Record};

impl Record {
    /// Reads the first record of a text in presentation form: owner, TTL, class, type, data. TTL and class may be
    /// missing or change places, and default to 3600 and IN; comments, braces and the form of RFC 3597 are read too.
    /// `None` if the text holds no record.
    ///
    /// # Errors
    ///
    /// [`MessageError::RecordLine`] with the library's own text; [`MessageError::LineNotModelled`] for directives such as
    /// `$ORIGIN` and for types whose presentation is not modelled.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::dns::message::Record;
    ///
    /// let record = Record::parse("web.example.com. 30 IN A 10.0.0.1")?.expect("a record");
    /// assert_eq!(record.to_string(), "web.example.com.\t30\tIN\tA\t10.0.0.1");
    /// let error = Record::parse("web.example.com. IN A 10.0.0").unwrap_err();
    /// assert_eq!(error.to_string(), r#"dns: bad A A: "10.0.0" at line: 1:28"#);
    /// # Ok::<(), nocluster::dns::message::MessageError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Option<Self>, MessageError> {
        let mut octets = text.as_bytes().to_vec();
        if !matches!(octets.last(), None | Some(b'\n')) {
            octets.push(b'\n');
        }
        let mut lexer = Lexer::new(&octets);
        let Some((head, before)) = Head::read(&mut lexer)? else { return Ok(None) };
        Words { lexer, before }.record(head).map(Some)
    }
}
