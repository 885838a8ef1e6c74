//! The options of `template`, which answers from templates.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::{Context, Dispenser, SetupError};
use super::fall::Fall;
use crate::dns::message::{Class, Rcode, RecordType};
use crate::gotext::quote;
use crate::gotext::regexp::Regexp;
use crate::gotext::template::Template;

/// The longest regular expression of a Corefile, in bytes.
pub(super) const MOST_REGEXP: usize = 10_000;

/// The options of `template` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateOptions {
    /// The templates, in the order in which they are tried.
    pub templates: Vec<TemplateRule>,
}

/// One template.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateRule {
    /// The class of the questions.
    pub class: Class,
    /// The type of the questions.
    pub rtype: RecordType,
    /// The zones, absolute and in lower case: the arguments, else the keys of the server block.
    pub zones: Vec<String>,
    /// `match`: what the name must match, one of them; any name without.
    pub regexps: Vec<Arc<Regexp>>,
    /// `answer`.
    pub answer: Vec<Arc<Template>>,
    /// `additional`.
    pub additional: Vec<Arc<Template>>,
    /// `authority`.
    pub authority: Vec<Arc<Template>>,
    /// `rcode`.
    pub rcode: Rcode,
    /// `ederror`: the code and text of an extended error.
    pub extended_error: Option<(u16, String)>,
    /// Whether there are `var` or `expr`, which are not modelled.
    pub expressions: bool,
    /// `fallthrough`.
    pub fall: Fall,
}

/// Reads the words of all uses of `template` in a server block.
///
/// Source: coredns/coredns plugin/template/setup.go
pub fn parse(dispenser: &mut Dispenser<'_>, context: &Context<'_>) -> Result<TemplateOptions, SetupError> {
    let mut templates = Vec::new();
    while dispenser.next_token() {
        if !dispenser.next_arg() {
            return Err(dispenser.arg_err());
        }
        let class = class_of(dispenser.val())
            .ok_or_else(|| dispenser.err(format_args!("invalid query class {}", dispenser.val())))?;
        if !dispenser.next_arg() {
            return Err(dispenser.arg_err());
        }
        let rtype = record_type(dispenser.val())
            .ok_or_else(|| dispenser.err(format_args!("invalid RR class {}", dispenser.val())))?;
        let zones = context.plugin_zones(&dispenser.remaining_tokens());
        let mut rule = TemplateRule {
            class,
            rtype,
            zones,
            regexps: Vec::new(),
            answer: Vec::new(),
            additional: Vec::new(),
            authority: Vec::new(),
            rcode: Rcode::NOERROR,
            extended_error: None,
            expressions: false,
            fall: Fall::default(),
        };
        let mut variables = BTreeSet::new();
        while dispenser.next_block() {
            option(dispenser, context, &mut rule, &mut variables)?;
        }
        templates.push(rule);
    }
    Ok(TemplateOptions { templates })
}

/// A word that names something exactly as it prints.
fn exact<T: Copy + ToString>(word: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    parse(word).filter(|parsed| parsed.to_string() == word)
}

/// The class that a word names, in capitals.
///
/// Source: miekg/dns reverse.go StringToClass
fn class_of(word: &str) -> Option<Class> {
    // `ANY` is printed in another way.
    Class::parse_name(word).filter(|_| !word.bytes().any(|letter| letter.is_ascii_lowercase()))
}

/// The type that a word names, in capitals.
///
/// Source: miekg/dns reverse.go StringToType
fn record_type(word: &str) -> Option<RecordType> {
    [RecordType(0), RecordType(65535)]
        .into_iter()
        .find(|rtype| rtype.name() == Some(word))
        .or_else(|| exact(word, RecordType::parse_name))
}

fn option(
    dispenser: &mut Dispenser<'_>,
    context: &Context<'_>,
    rule: &mut TemplateRule,
    variables: &mut BTreeSet<String>,
) -> Result<(), SetupError> {
    match dispenser.val() {
        "match" => {
            for expression in some_args(dispenser)? {
                let regexp = regexp(dispenser, expression)?;
                context.made(&regexp);
                if !context.is_beyond() {
                    rule.regexps.push(Arc::new(regexp));
                }
            }
        }
        "answer" => rule.answer.extend(templates(dispenser, "answer", "")?),
        "additional" => rule.additional.extend(templates(dispenser, "additional", "\n")?),
        "authority" => rule.authority.extend(templates(dispenser, "authority", "\n")?),
        "var" if context.coredns.has_template_expressions() => {
            variable(dispenser, variables)?;
            rule.expressions = true;
        }
        "expr" if context.coredns.has_template_expressions() => {
            some_args(dispenser)?;
            rule.expressions = true;
        }
        "rcode" => {
            if !dispenser.next_arg() {
                return Err(dispenser.arg_err());
            }
            let word = dispenser.val();
            rule.rcode = match word {
                "NOTIMPL" => Rcode::NOTIMP,
                _ => exact(word, Rcode::parse).ok_or_else(|| dispenser.err(format_args!("unknown rcode {word}")))?,
            };
        }
        "ederror" => rule.extended_error = Some(extended_error(dispenser)?),
        "fallthrough" => rule.fall = Fall::of(&dispenser.remaining_tokens(), context),
        "upstream" => {
            dispenser.remaining_args();
        }
        _ => return Err(dispenser.arg_err()),
    }
    Ok(())
}

fn some_args<'a>(dispenser: &mut Dispenser<'a>) -> Result<Vec<&'a str>, SetupError> {
    let args = dispenser.remaining_args();
    if args.is_empty() { Err(dispenser.arg_err()) } else { Ok(args) }
}

fn regexp(dispenser: &Dispenser<'_>, expression: &str) -> Result<Regexp, SetupError> {
    if expression.len() > MOST_REGEXP {
        let length = expression.len();
        return Err(dispenser.err(format_args!("regex pattern too long: {length} > {MOST_REGEXP}")));
    }
    Regexp::parse(expression)
        .map_err(|error| dispenser.err(format_args!("could not parse regex: {expression}, {error}")))
}

fn templates(dispenser: &mut Dispenser<'_>, name: &str, end: &str) -> Result<Vec<Arc<Template>>, SetupError> {
    let mut templates = Vec::new();
    for text in some_args(dispenser)? {
        let template = Template::parse(name, text).map_err(|error| {
            dispenser.err(format_args!("could not compile template: {}, {error}{end}", dispenser.val()))
        })?;
        templates.push(Arc::new(template));
    }
    Ok(templates)
}

/// The names that an expression knows, and the words of its language.
///
/// Source: coredns/coredns plugin/pkg/expression/expression.go, expr-lang/expr v1.17 builtin/builtin.go
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "incidr", "metadata", "type", "name", "class", "proto", "size", "client_ip", "port", "id", "opcode", "do", "bufsize",
    "server_ip", "server_port", "group",
    "all", "none", "any", "one", "filter", "map", "find", "findIndex", "findLast", "findLastIndex", "count", "sum", "groupBy",
    "sortBy", "reduce", "len", "abs", "ceil", "floor", "round", "int", "float", "string", "trim", "trimPrefix",
    "trimSuffix", "upper", "lower", "split", "splitAfter", "replace", "repeat", "join", "indexOf", "lastIndexOf", "hasPrefix",
    "hasSuffix", "max", "min", "mean", "median", "toJSON", "fromJSON", "toBase64", "fromBase64", "now", "duration", "date",
    "timezone", "first", "last", "get", "take", "keys", "values", "toPairs", "fromPairs", "reverse", "uniq", "concat",
    "flatten", "sort", "bitand", "bitor", "bitxor", "bitnand", "bitshl", "bitshr", "bitushr", "bitnot",
    "true", "false", "nil", "not", "in", "let", "if", "else", "and", "or", "matches", "contains", "startsWith", "endsWith",
];

fn variable(dispenser: &mut Dispenser<'_>, variables: &mut BTreeSet<String>) -> Result<(), SetupError> {
    let args = dispenser.remaining_args();
    let [name, _, ..] = args.as_slice() else { return Err(dispenser.arg_err()) };
    let letters = |letter: char| letter == '_' || letter.is_ascii_alphabetic();
    if !name.starts_with(letters) || !name.chars().all(|letter| letters(letter) || letter.is_ascii_digit()) {
        return Err(dispenser.err(format_args!("invalid variable name {}", quote(name))));
    }
    if RESERVED.contains(name) || variables.contains(*name) {
        return Err(dispenser.err(format_args!("variable name {} is reserved", quote(name))));
    }
    variables.insert((*name).to_owned());
    Ok(())
}

fn extended_error(dispenser: &mut Dispenser<'_>) -> Result<(u16, String), SetupError> {
    let args = dispenser.remaining_args();
    let (code, text) = match args.as_slice() {
        [code] => (code, ""),
        [code, text] => (code, *text),
        _ => return Err(dispenser.arg_err()),
    };
    let number = parse_uint16(code).map_err(|problem| {
        let val = dispenser.val();
        let error = format!("strconv.ParseUint: parsing {}: {problem}", quote(code));
        dispenser.err(format_args!("error parsing extended DNS error code {val}, {error}\n"))
    })?;
    Ok((number, text.to_owned()))
}

/// Source: golang/go src/internal/strconv/atoi.go ParseUint
fn parse_uint16(text: &str) -> Result<u16, &'static str> {
    let mut value: u16 = 0;
    for byte in text.bytes() {
        let digit =
            char::from(byte).to_digit(10).and_then(|digit| u16::try_from(digit).ok()).ok_or("invalid syntax")?;
        let next = value.checked_mul(10).and_then(|value| value.checked_add(digit));
        value = next.ok_or("value out of range")?;
    }
    if text.is_empty() { Err("invalid syntax") } else { Ok(value) }
}
