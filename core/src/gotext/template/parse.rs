//! The parser of templates.
//!
//! Source: golang/go src/text/template/parse/parse.go

use super::lex::{Keyword, Problem, Word, lex};
use super::literal::{number, unquote};
use super::node::{Node, Operand, Pipeline};
use super::value::Value;

/// How deep actions and parentheses may stand in each other. Go allows more; a deeper template loads and is not modelled.
const MOST_DEPTH: usize = 100;

/// The functions that a template of CoreDNS may name.
const FUNCTIONS: [&str; 20] = [
    "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or", "parseInt", "print",
    "printf", "println", "slice", "urlquery",
];

pub(super) fn parse(text: &str) -> Result<Vec<Node>, Problem> {
    let mut parser = Parser { words: lex(text)?, at: 0, variables: vec!["$".to_owned()], ranges: 0, depth: 0 };
    let (nodes, end) = parser.nodes()?;
    match end {
        Ended::Text => Ok(nodes),
        Ended::TooDeep => Ok(vec![Node::NotModelled]),
        _ => parser.problem("unexpected {{end}} or {{else}}"),
    }
}

/// What ended a list of nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Text,
    End,
    Else,
    /// The template nests deeper than is modelled; nothing more is read.
    TooDeep,
}

struct Parser {
    words: Vec<(Word, usize)>,
    at: usize,
    variables: Vec<String>,
    ranges: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at).map(|(word, _)| word)
    }

    fn next(&mut self) -> Option<Word> {
        let word = self.peek().cloned();
        self.at = self.at.saturating_add(1);
        word
    }

    fn skip_space(&mut self) {
        while self.peek() == Some(&Word::Space) {
            self.next();
        }
    }

    fn next_word(&mut self) -> Option<Word> {
        self.skip_space();
        self.next()
    }

    fn peek_word(&mut self) -> Option<&Word> {
        self.skip_space();
        self.peek()
    }

    fn problem<T>(&self, text: impl Into<String>) -> Result<T, Problem> {
        let place = self.words.get(self.at.saturating_sub(1)).or(self.words.last());
        Err(Problem { line: place.map_or(1, |(_, line)| *line), text: text.into() })
    }

    fn close(&mut self, context: &str) -> Result<(), Problem> {
        match self.next_word() {
            Some(Word::Close) => Ok(()),
            _ => self.problem(format!("unexpected word in {context}")),
        }
    }

    /// The nodes up to `{{end}}`, `{{else}}` or the end of the text.
    fn nodes(&mut self) -> Result<(Vec<Node>, Ended), Problem> {
        let mut nodes = Vec::new();
        let top = self.depth == 0;
        self.depth = self.depth.saturating_add(1);
        if self.depth > MOST_DEPTH {
            return Ok((nodes, Ended::TooDeep));
        }
        let end = loop {
            match self.next() {
                None => break Ended::Text,
                Some(Word::Text(text)) => nodes.push(Node::Text(text)),
                Some(_) => match self.action(top)? {
                    Ok(Some(node)) => nodes.push(node),
                    Ok(None) => {}
                    Err(end) => break end,
                },
            }
        };
        self.depth = self.depth.saturating_sub(1);
        Ok((nodes, end))
    }

    /// One action, whose `{{` is taken: a node, or what ends a list.
    fn action(&mut self, top: bool) -> Result<Result<Option<Node>, Ended>, Problem> {
        let Some(&Word::Keyword(keyword)) = self.peek_word() else {
            return Ok(match self.pipeline("command", &Word::Close)? {
                Some(pipeline) => Ok(Some(Node::Action(pipeline))),
                None => Err(Ended::TooDeep),
            });
        };
        self.next();
        let node = match keyword {
            Keyword::If | Keyword::Range | Keyword::With => return self.control(keyword),
            Keyword::Break | Keyword::Continue => {
                self.close("{{break}}")?;
                if self.ranges == 0 {
                    return self.problem("{{break}} or {{continue}} outside {{range}}");
                }
                if keyword == Keyword::Break { Node::Break } else { Node::Continue }
            }
            Keyword::End => {
                self.close("end")?;
                return Ok(Err(Ended::End));
            }
            Keyword::Else => {
                if !matches!(self.peek_word(), Some(Word::Keyword(Keyword::If | Keyword::With))) {
                    self.close("else")?;
                }
                return Ok(Err(Ended::Else));
            }
            Keyword::Template => {
                self.template_name()?;
                if self.peek_word() == Some(&Word::Close) {
                    self.next();
                } else if self.pipeline("template clause", &Word::Close)?.is_none() {
                    return Ok(Err(Ended::TooDeep));
                }
                Node::NotModelled
            }
            Keyword::Define if top => {
                self.template_name()?;
                self.close("define clause")?;
                return self.body().map(|end| end.map_or(Ok(None), Err));
            }
            Keyword::Define => return self.problem("unexpected {{define}}"),
            Keyword::Block => {
                self.template_name()?;
                if self.pipeline("block clause", &Word::Close)?.is_none() {
                    return Ok(Err(Ended::TooDeep));
                }
                return self.body().map(|end| end.map_or(Ok(Some(Node::NotModelled)), Err));
            }
        };
        Ok(Ok(Some(node)))
    }

    /// The body of `define` and `block`, which has variables and ranges of its own.
    fn body(&mut self) -> Result<Option<Ended>, Problem> {
        let variables = std::mem::replace(&mut self.variables, vec!["$".to_owned()]);
        let ranges = std::mem::take(&mut self.ranges);
        let (_, end) = self.nodes()?;
        (self.variables, self.ranges) = (variables, ranges);
        match end {
            Ended::End => Ok(None),
            Ended::TooDeep => Ok(Some(Ended::TooDeep)),
            _ => self.problem("unexpected end of a template"),
        }
    }

    fn template_name(&mut self) -> Result<(), Problem> {
        match self.next_word() {
            Some(Word::Quoted(text)) => self.unquote(&text, '"').map(|_| ()),
            Some(Word::Raw(_)) => Ok(()),
            _ => self.problem("unexpected word in template clause"),
        }
    }

    /// `if`, `range` and `with` up to their `{{end}}`.
    fn control(&mut self, keyword: Keyword) -> Result<Result<Option<Node>, Ended>, Problem> {
        let kept = self.variables.len();
        let context = match keyword {
            Keyword::If => "if",
            Keyword::Range => "range",
            _ => "with",
        };
        let Some(pipeline) = self.pipeline(context, &Word::Close)? else { return Ok(Err(Ended::TooDeep)) };
        let in_range = usize::from(keyword == Keyword::Range);
        self.ranges = self.ranges.saturating_add(in_range);
        let (body, end) = self.nodes()?;
        self.ranges = self.ranges.saturating_sub(in_range);
        let mut otherwise = Vec::new();
        match end {
            Ended::End => {}
            Ended::TooDeep => return Ok(Err(end)),
            Ended::Text => return self.problem("unexpected EOF"),
            Ended::Else => match self.peek() {
                Some(&Word::Keyword(next)) if next == keyword && keyword != Keyword::Range => {
                    self.next();
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > MOST_DEPTH {
                        return Ok(Err(Ended::TooDeep));
                    }
                    match self.control(keyword)? {
                        Ok(node) => otherwise.extend(node),
                        Err(end) => return Ok(Err(end)),
                    }
                    self.depth = self.depth.saturating_sub(1);
                }
                _ => {
                    // What is left of `else if` where it may not stand is no text.
                    if matches!(self.peek(), Some(Word::Keyword(_))) {
                        return self.problem("unexpected word in input");
                    }
                    let (nodes, end) = self.nodes()?;
                    match end {
                        Ended::End => otherwise = nodes,
                        Ended::TooDeep => return Ok(Err(end)),
                        _ => return self.problem("expected end"),
                    }
                }
            },
        }
        self.variables.truncate(kept);
        Ok(Ok(Some(match keyword {
            Keyword::If => Node::If(pipeline, body, otherwise),
            Keyword::Range => Node::Range(pipeline, body, otherwise),
            _ => Node::With(pipeline, body, otherwise),
        })))
    }

    /// A pipeline up to and with `end`; nothing if it nests too deeply.
    fn pipeline(&mut self, context: &str, end: &Word) -> Result<Option<Pipeline>, Problem> {
        let mut pipeline = Pipeline::default();
        self.declarations(&mut pipeline, context)?;
        loop {
            match self.peek_word() {
                Some(word) if word == end => {
                    self.next();
                    break;
                }
                Some(
                    Word::Bool(_)
                    | Word::Character(_)
                    | Word::Complex
                    | Word::Dot
                    | Word::Field(_)
                    | Word::Identifier(_)
                    | Word::Number(_)
                    | Word::Nil
                    | Word::Raw(_)
                    | Word::Quoted(_)
                    | Word::Variable(_)
                    | Word::LeftParen,
                ) => match self.command()? {
                    Some(command) => pipeline.commands.push(command),
                    None => return Ok(None),
                },
                _ => return self.problem(format!("unexpected word in {context}")),
            }
        }
        if pipeline.commands.is_empty() {
            return self.problem(format!("missing value for {context}"));
        }
        if pipeline.commands.iter().skip(1).any(|command| command.first().is_some_and(Operand::is_literal)) {
            return self.problem("non executable command in pipeline");
        }
        Ok(Some(pipeline))
    }

    fn declarations(&mut self, pipeline: &mut Pipeline, context: &str) -> Result<(), Problem> {
        loop {
            let Some(Word::Variable(name)) = self.peek_word().cloned() else { return Ok(()) };
            let start = self.at;
            self.next();
            match self.peek_word() {
                Some(word @ (Word::Assign | Word::Declare)) => {
                    pipeline.assign = *word == Word::Assign;
                    self.next();
                    self.variables.push(name.clone());
                    pipeline.variables.push(name);
                    return Ok(());
                }
                Some(Word::Other(',')) => {
                    self.next();
                    self.variables.push(name.clone());
                    pipeline.variables.push(name);
                    if context != "range" || pipeline.variables.len() > 1 {
                        return self.problem(format!("too many declarations in {context}"));
                    }
                    if !matches!(self.peek_word(), Some(Word::Variable(_) | Word::Close | Word::RightParen)) {
                        return self.problem("range can only initialize variables");
                    }
                }
                _ => {
                    self.at = start;
                    return Ok(());
                }
            }
        }
    }

    fn command(&mut self) -> Result<Option<Vec<Operand>>, Problem> {
        let mut operands = Vec::new();
        loop {
            match self.operand()? {
                Some(Some(operand)) => operands.push(operand),
                Some(None) => {}
                None => return Ok(None),
            }
            match self.peek() {
                Some(Word::Space) => {
                    self.next();
                }
                Some(Word::Close | Word::RightParen) => break,
                Some(Word::Pipe) => {
                    self.next();
                    break;
                }
                _ => {
                    self.next();
                    return self.problem("unexpected word in operand");
                }
            }
        }
        if operands.is_empty() { self.problem("empty command") } else { Ok(Some(operands)) }
    }

    /// An operand with the fields behind it. The outer option is empty if it nests too deeply, the inner one if there is none.
    fn operand(&mut self) -> Result<Option<Option<Operand>>, Problem> {
        let Some(term) = self.term()? else { return Ok(None) };
        let Some(mut operand) = term else { return Ok(Some(None)) };
        let mut names = Vec::new();
        while let Some(Word::Field(name)) = self.peek() {
            names.push(name.clone());
            self.next();
        }
        if !names.is_empty() {
            if operand.is_literal() {
                return self.problem("unexpected . after a term");
            }
            match &mut operand {
                Operand::Field(chain) | Operand::Variable(_, chain) | Operand::Parenthesized(_, chain) => {
                    chain.extend(names)
                }
                _ => operand = Operand::NotModelled,
            }
        }
        Ok(Some(Some(operand)))
    }

    fn term(&mut self) -> Result<Option<Option<Operand>>, Problem> {
        self.skip_space();
        let start = self.at;
        let operand = match self.next() {
            Some(Word::Identifier(name)) => {
                if !FUNCTIONS.contains(&name.as_str()) {
                    return self.problem(format!("function \"{name}\" not defined"));
                }
                Operand::Function(name)
            }
            Some(Word::Dot) => Operand::Dot,
            Some(Word::Nil) => Operand::Nil,
            Some(Word::Variable(name)) => {
                if !self.variables.contains(&name) {
                    return self.problem(format!("undefined variable \"{name}\""));
                }
                Operand::Variable(name, Vec::new())
            }
            Some(Word::Field(name)) => Operand::Field(vec![name]),
            Some(Word::Bool(value)) => Operand::Constant(Value::Bool(value)),
            Some(Word::Number(text)) => match number(&text) {
                Some(operand) => operand,
                None => return self.problem(format!("illegal number syntax: \"{text}\"")),
            },
            Some(Word::Complex) => Operand::NotModelled,
            Some(Word::Character(text)) => match self.unquote(&text, '\'')? {
                None => Operand::NotModelled,
                Some(characters) => {
                    let mut characters = characters.chars();
                    match (characters.next(), characters.next()) {
                        (Some(character), None) => Operand::Constant(Value::Int(i64::from(u32::from(character)))),
                        _ => return self.problem("malformed character constant"),
                    }
                }
            },
            Some(Word::Quoted(text)) => {
                self.unquote(&text, '"')?.map_or(Operand::NotModelled, |text| Operand::Constant(Value::Text(text)))
            }
            Some(Word::Raw(text)) => Operand::Constant(Value::Text(text)),
            Some(Word::LeftParen) => {
                self.depth = self.depth.saturating_add(1);
                if self.depth > MOST_DEPTH {
                    return Ok(None);
                }
                let Some(pipeline) = self.pipeline("parenthesized pipeline", &Word::RightParen)? else {
                    return Ok(None);
                };
                self.depth = self.depth.saturating_sub(1);
                Operand::Parenthesized(pipeline, Vec::new())
            }
            _ => {
                self.at = start;
                return Ok(Some(None));
            }
        };
        Ok(Some(Some(operand)))
    }

    /// The text between quotes; nothing if it holds bytes beyond ASCII.
    fn unquote(&self, text: &str, quote: char) -> Result<Option<String>, Problem> {
        match unquote(text, quote) {
            Some(text) => Ok(text),
            None => self.problem("invalid syntax"),
        }
    }
}
