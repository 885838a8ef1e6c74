//! Label selectors as one text, such as `app=web,tier in (a,b),!legacy`.

use super::{LabelSelector, LabelSelectorRequirement, Operator, Requirement};
use crate::gotext::{aggregate, quote};
use crate::meta::names;
use crate::release::Release;

/// Why a text is not a label selector. `Display` prints the text of `ParseToLabelSelector`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SelectorTextError {
    /// The text does not follow the grammar, or has a key or value that no label can have.
    #[error("couldn't parse the selector string \"{selector}\": {problem}")]
    Malformed {
        /// The text as it was given.
        selector: String,
        /// What is wrong, in upstream's words.
        problem: String,
    },
    /// `<` or `>`, which a LabelSelector does not have.
    #[error("{} isn't supported in label selectors", quote(operator))]
    UnsupportedOperator {
        /// `gt` or `lt`.
        operator: &'static str,
    },
    /// `!=`, which the conversion to a LabelSelector forgets.
    #[error("{} is not a valid label selector operator", quote("!="))]
    NotEquals,
}

impl LabelSelector {
    /// Reads a selector from one text.
    ///
    /// Of two `=` with one key the last counts. `!=` is refused, though the grammar has it: `notin` is not.
    ///
    /// # Errors
    ///
    /// [`SelectorTextError`] with upstream's text. Keys are looked at in order once the whole text is read.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::meta::{LabelSelector, Selector};
    /// use nocluster::release::Release;
    ///
    /// let selector = LabelSelector::parse("tier in (b, a), app = web", Release::V1_37)?;
    /// assert_eq!(Selector::new(Some(&selector), Release::V1_37)?.to_string(), "app=web,tier in (a,b)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Source: kubernetes/apimachinery pkg/apis/meta/v1/helpers.go ParseToLabelSelector; pkg/labels/selector.go Parser
    pub fn parse(text: &str, release: Release) -> Result<Self, SelectorTextError> {
        let malformed = |problem| SelectorTextError::Malformed { selector: text.to_owned(), problem };
        let mut parsed = Parser { items: scan(text), at: 0, release }.requirements().map_err(malformed)?;
        // Upstream's sort may swap requirements of one key when there are more than twelve.
        parsed.sort_by(|a, b| a.key.cmp(&b.key));
        let mut selector = Self::default();
        for Parsed { key, operator, mut values } in parsed {
            let operator = match operator {
                Sign::Equals | Sign::DoubleEquals => {
                    selector.match_labels.insert(key, values.pop().unwrap_or_default());
                    continue;
                }
                Sign::In => "In",
                Sign::NotIn => "NotIn",
                Sign::Exists => "Exists",
                Sign::DoesNotExist => "DoesNotExist",
                Sign::NotEquals => return Err(SelectorTextError::NotEquals),
                Sign::GreaterThan => return Err(SelectorTextError::UnsupportedOperator { operator: "gt" }),
                Sign::LessThan => return Err(SelectorTextError::UnsupportedOperator { operator: "lt" }),
            };
            selector.match_expressions.push(LabelSelectorRequirement { key, operator: operator.to_owned(), values });
        }
        Ok(selector)
    }
}

/// A requirement of the text.
struct Parsed {
    key: String,
    operator: Sign,
    /// Sorted, each once.
    values: Vec<String>,
}

/// The operators of the text form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Equals,
    DoubleEquals,
    NotEquals,
    In,
    NotIn,
    Exists,
    DoesNotExist,
    GreaterThan,
    LessThan,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    End,
    Closed,
    Comma,
    Not,
    Binary(Sign),
    Identifier,
    Open,
}

/// A word of the text, with what it is.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    kind: Kind,
    literal: &'a str,
}

const END: Item<'static> = Item { kind: Kind::End, literal: "" };

fn is_special(character: char) -> bool {
    matches!(character, '=' | '!' | '(' | ')' | ',' | '>' | '<')
}

/// The words of a text. A NUL right after a word is lost; anywhere else the text ends there.
///
/// Source: kubernetes/apimachinery pkg/labels/selector.go Lexer
fn scan(text: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        if rest.is_empty() || rest.starts_with('\0') {
            return items;
        }
        let (kind, length) = match SPECIAL.iter().find(|(literal, _)| rest.starts_with(literal)) {
            Some((literal, kind)) => (*kind, literal.len()),
            None => {
                let stop = |c: char| is_special(c) || matches!(c, ' ' | '\t' | '\r' | '\n' | '\0');
                let length = rest.find(stop).unwrap_or(rest.len());
                let kind = match rest.split_at(length).0 {
                    "in" => Kind::Binary(Sign::In),
                    "notin" => Kind::Binary(Sign::NotIn),
                    _ => Kind::Identifier,
                };
                (kind, length)
            }
        };
        let (literal, after) = rest.split_at(length);
        items.push(Item { kind, literal });
        rest = after.strip_prefix('\0').unwrap_or(after);
    }
}

/// Longer ones first.
const SPECIAL: &[(&str, Kind)] = &[
    ("==", Kind::Binary(Sign::DoubleEquals)),
    ("!=", Kind::Binary(Sign::NotEquals)),
    ("=", Kind::Binary(Sign::Equals)),
    ("!", Kind::Not),
    (">", Kind::Binary(Sign::GreaterThan)),
    ("<", Kind::Binary(Sign::LessThan)),
    ("(", Kind::Open),
    (")", Kind::Closed),
    (",", Kind::Comma),
];

struct Parser<'a> {
    items: Vec<Item<'a>>,
    at: usize,
    release: Release,
}

impl<'a> Parser<'a> {
    /// The next word, where `in` and `notin` are operators.
    fn operator(&self) -> Item<'a> {
        self.items.get(self.at).copied().unwrap_or(END)
    }

    /// The next word, where `in` and `notin` are words like others.
    fn peek(&self) -> Item<'a> {
        let item = self.operator();
        match item.kind {
            Kind::Binary(Sign::In | Sign::NotIn) => Item { kind: Kind::Identifier, ..item },
            _ => item,
        }
    }

    fn consume(&mut self) -> Item<'a> {
        let item = self.peek();
        self.at = self.at.saturating_add(1);
        item
    }

    fn requirements(mut self) -> Result<Vec<Parsed>, String> {
        let mut requirements = Vec::new();
        loop {
            let next = self.peek();
            match next.kind {
                Kind::Identifier | Kind::Not => {
                    let parsed = self.requirement().map_err(|error| format!("unable to parse requirement: {error}"))?;
                    requirements.push(parsed);
                }
                Kind::End => return Ok(requirements),
                _ => {
                    let found = next.literal;
                    return Err(format!("found '{found}', expected: !, identifier, or 'end of string'"));
                }
            }
            let after = self.consume();
            match after.kind {
                Kind::End => return Ok(requirements),
                Kind::Comma => {
                    let next = self.peek();
                    if !matches!(next.kind, Kind::Identifier | Kind::Not) {
                        return Err(format!("found '{}', expected: identifier after ','", next.literal));
                    }
                }
                _ => return Err(format!("found '{}', expected: ',' or 'end of string'", after.literal)),
            }
        }
    }

    fn requirement(&mut self) -> Result<Parsed, String> {
        let (key, unary) = self.key()?;
        let (operator, values) = match unary {
            Some(operator) => (operator, Vec::new()),
            None => {
                let operator = self.binary()?;
                let values = match operator {
                    Sign::In | Sign::NotIn => self.values()?,
                    _ => vec![self.exact_value()?],
                };
                (operator, values)
            }
        };
        self.check(key, operator, &values)?;
        Ok(Parsed { key: key.to_owned(), operator, values })
    }

    /// The key, with `!` before it or with nothing after it that the key is compared with.
    fn key(&mut self) -> Result<(&'a str, Option<Sign>), String> {
        let mut item = self.consume();
        let negated = item.kind == Kind::Not;
        if negated {
            item = self.consume();
        }
        if item.kind != Kind::Identifier {
            return Err(format!("found '{}', expected: identifier", item.literal));
        }
        let broken = names::label_key(item.literal, self.release);
        if !broken.is_empty() {
            // The parser has no path to name.
            return Err(format!("<nil>: Invalid value: {}: {}", quote(item.literal), broken.join("; ")));
        }
        let alone = matches!(self.peek().kind, Kind::End | Kind::Comma);
        let operator = if negated { Some(Sign::DoesNotExist) } else { alone.then_some(Sign::Exists) };
        Ok((item.literal, operator))
    }

    fn binary(&mut self) -> Result<Sign, String> {
        let item = self.operator();
        self.consume();
        match item.kind {
            Kind::Binary(operator) => Ok(operator),
            _ => Err(format!("found '{}', expected: in, notin, =, ==, !=, gt, lt", item.literal)),
        }
    }

    /// The values in brackets, sorted.
    fn values(&mut self) -> Result<Vec<String>, String> {
        let open = self.consume();
        if open.kind != Kind::Open {
            return Err(format!("found '{}' expected: '('", open.literal));
        }
        let first = self.peek();
        let mut values = match first.kind {
            Kind::Identifier | Kind::Comma => self.list()?,
            Kind::Closed => vec![String::new()],
            _ => return Err(format!("found '{}', expected: ',', ')' or identifier", first.literal)),
        };
        // The closing bracket, which both ways have seen.
        self.consume();
        values.sort();
        values.dedup();
        Ok(values)
    }

    /// Values between commas, up to the closing bracket; empty where nothing stands.
    fn list(&mut self) -> Result<Vec<String>, String> {
        let mut values = Vec::new();
        loop {
            let item = self.consume();
            let next = self.peek();
            match item.kind {
                Kind::Identifier => {
                    values.push(item.literal.to_owned());
                    match next.kind {
                        Kind::Comma => {}
                        Kind::Closed => return Ok(values),
                        _ => return Err(format!("found '{}', expected: ',' or ')'", next.literal)),
                    }
                }
                Kind::Comma => {
                    if values.is_empty() || matches!(next.kind, Kind::Closed | Kind::Comma) {
                        values.push(String::new());
                    }
                    if next.kind == Kind::Comma && self.release.selectors_skip_second_comma() {
                        self.consume();
                    }
                    if next.kind == Kind::Closed {
                        return Ok(values);
                    }
                }
                _ => return Err(format!("found '{}', expected: ',', or identifier", item.literal)),
            }
        }
    }

    fn exact_value(&mut self) -> Result<String, String> {
        if matches!(self.peek().kind, Kind::End | Kind::Comma) {
            return Ok(String::new());
        }
        let item = self.consume();
        match item.kind {
            Kind::Identifier => Ok(item.literal.to_owned()),
            _ => Err(format!("found '{}', expected: identifier", item.literal)),
        }
    }

    /// Source: kubernetes/apimachinery pkg/labels/selector.go NewRequirement
    fn check(&self, key: &str, operator: Sign, values: &[String]) -> Result<(), String> {
        let like = match operator {
            Sign::Exists => Operator::Exists,
            Sign::DoesNotExist => Operator::DoesNotExist,
            Sign::In => Operator::In,
            Sign::NotIn => Operator::NotIn,
            _ => Operator::Equals,
        };
        let mut texts = Vec::new();
        if matches!(operator, Sign::GreaterThan | Sign::LessThan) {
            for (index, value) in values.iter().enumerate().filter(|(_, value)| value.parse::<i64>().is_err()) {
                let value = quote(value);
                texts.push(format!(
                    "values[{index}]: Invalid value: {value}: for 'Gt', 'Lt' operators, the value must be an integer"
                ));
            }
        }
        if let Err(more) = Requirement::new(key, like, values, self.release) {
            texts.extend(more);
        }
        if texts.is_empty() { Ok(()) } else { Err(aggregate(&texts)) }
    }
}
