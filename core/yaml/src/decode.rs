//! From nodes to values: aliases, merge keys, keys given twice, in go-yaml's order and with its budget.
//!
//! Source: yaml/go-yaml v2 decode.go (`unmarshal`, `alias`, `mapping`, `merge`).
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what stands in a text of at most `BYTES_MAX` bytes, whose aliases are kept in bounds"
)]

use std::collections::BTreeSet;

use nocluster::json::{format_float64, same_value};

use crate::BYTES_MAX;
use crate::object::Mark;
use crate::scalar::{self, Scalar, nearest_float};
use crate::tree::{Kind, NodeId, Tree};
use crate::value::{Member, Value, ValueId, Values, key_name};
use crate::warning::Warning;

const MERGE_TAG: &str = "tag:yaml.org,2002:merge";

/// Why the nodes have no value.
#[derive(Debug)]
pub(crate) struct DecodeError {
    pub(crate) line: u32,
    pub(crate) fault: Fault,
}

#[derive(Debug)]
pub(crate) enum Fault {
    /// go-yaml's text.
    Invalid(String),
    /// go-yaml's budget for aliases is spent.
    Aliases,
    /// Our own budget for texts is spent: aliases of long texts cost go-yaml nothing.
    Bytes,
}

enum Frame<'t> {
    Sequence { children: &'t [NodeId], next: usize, value: ValueId },
    Mapping { children: &'t [NodeId], next: usize, value: ValueId, key: Option<ValueId>, merged: bool },
    Merge { sources: Vec<NodeId>, into: ValueId },
    Alias { node: NodeId },
}

pub(crate) struct NodeDecoder<'t> {
    tree: &'t Tree,
    pub(crate) values: Values,
    pub(crate) warnings: Vec<Warning>,
    frames: Vec<Frame<'t>>,
    /// Alias nodes that are being followed.
    following: BTreeSet<NodeId>,
    decoded: u64,
    decoded_in_aliases: u64,
    bytes: usize,
}

impl<'t> NodeDecoder<'t> {
    pub(crate) fn new(tree: &'t Tree) -> Self {
        NodeDecoder {
            tree,
            values: Values::default(),
            warnings: Vec::new(),
            frames: Vec::new(),
            following: BTreeSet::new(),
            decoded: 0,
            decoded_in_aliases: 0,
            bytes: 0,
        }
    }

    pub(crate) fn run(&mut self) -> Result<ValueId, DecodeError> {
        let mut done = self.start(Tree::ROOT, None)?;
        loop {
            if let Some(value) = done.take() {
                match self.frames.last_mut() {
                    None => return Ok(value),
                    Some(Frame::Alias { node }) => {
                        self.following.remove(node);
                        self.frames.pop();
                        done = Some(value);
                        continue;
                    }
                    Some(Frame::Sequence { value: sequence, .. }) => {
                        let sequence = *sequence;
                        if let Some(elements) = self.values.array_mut(sequence) {
                            elements.push(value);
                        }
                    }
                    Some(Frame::Merge { .. }) => {}
                    Some(Frame::Mapping { .. }) => self.member(value)?,
                }
            }
            done = self.step()?;
        }
    }

    /// Goes on with the innermost collection; gives its value when it is complete.
    fn step(&mut self) -> Result<Option<ValueId>, DecodeError> {
        match self.frames.last_mut() {
            None | Some(Frame::Alias { .. }) => Ok(None),
            Some(Frame::Sequence { children, next, value }) => match children.get(*next) {
                Some(child) => {
                    *next += 1;
                    self.start(*child, None)
                }
                None => {
                    let value = *value;
                    self.frames.pop();
                    Ok(Some(value))
                }
            },
            Some(Frame::Merge { sources, into }) => match sources.pop() {
                Some(source) => {
                    let into = *into;
                    self.start(source, Some(into))
                }
                None => {
                    let into = *into;
                    self.frames.pop();
                    // The mapping goes on; what was merged is not a value of its own.
                    debug_assert!(matches!(self.frames.last(), Some(Frame::Mapping { value, .. }) if *value == into));
                    Ok(None)
                }
            },
            Some(Frame::Mapping { children, next, value, key, .. }) => {
                let Some(child) = children.get(*next).copied() else {
                    let value = *value;
                    self.frames.pop();
                    return Ok(Some(value));
                };
                *next += 1;
                if key.is_none() && is_merge(self.tree, child) {
                    let source = children.get(*next).copied();
                    *next += 1;
                    let into = *value;
                    if let Some(source) = source {
                        let sources = self.merge_sources(source)?;
                        self.frames.push(Frame::Merge { sources, into });
                    }
                    return Ok(None);
                }
                self.start(child, None)
            }
        }
    }

    /// Begins a node; `into` is the mapping that takes its members when it is merged.
    fn start(&mut self, mut id: NodeId, into: Option<ValueId>) -> Result<Option<ValueId>, DecodeError> {
        loop {
            let Some(node) = self.tree.get(id) else { return Err(fault(0, format!("node {id} is missing"))) };
            self.count(node.at.line)?;
            match &node.kind {
                Kind::Alias { name, target } => {
                    if !self.following.insert(id) {
                        return Err(fault(node.at.line, format!("anchor '{name}' value contains itself")));
                    }
                    self.frames.push(Frame::Alias { node: id });
                    id = *target;
                }
                Kind::Scalar { text, tag, implicit } => {
                    let scalar = if tag.is_none() && !implicit {
                        Scalar::Text(text.clone())
                    } else {
                        scalar::resolve(tag.as_deref(), text).map_err(|error| fault(node.at.line, error.to_string()))?
                    };
                    self.bytes += text.len();
                    if self.bytes > BYTES_MAX {
                        return Err(DecodeError { line: node.at.line, fault: Fault::Bytes });
                    }
                    self.number_kept(&scalar, text, node.at.line);
                    return Ok(Some(self.values.push(Value::Scalar(scalar), node.at)));
                }
                Kind::Sequence(children) => {
                    let value = self.values.push(Value::Array(Vec::new()), node.at);
                    self.frames.push(Frame::Sequence { children, next: 0, value });
                    return Ok(None);
                }
                Kind::Mapping(children) => {
                    let merged = into.is_some();
                    let value = into.unwrap_or_else(|| self.values.push(Value::Object(Default::default()), node.at));
                    self.frames.push(Frame::Mapping { children, next: 0, value, key: None, merged });
                    return Ok(None);
                }
            }
        }
    }

    /// Takes a key, or the value that belongs to the key taken before.
    fn member(&mut self, value: ValueId) -> Result<(), DecodeError> {
        let quiet = !self.following.is_empty();
        let Some(Frame::Mapping { children, next, value: object, key, merged }) = self.frames.last_mut() else {
            return Ok(());
        };
        let Some(key_value) = key.take() else {
            let line = self.values.mark(value).line;
            if let Some(Value::Array(_) | Value::Object(_)) = self.values.get(value) {
                return Err(fault(line, format!("invalid map key: {}", self.values.to_go(value))));
            }
            *key = Some(value);
            return Ok(());
        };
        let at = self.values.mark(key_value);
        let line = at.line;
        let (object, quiet) = (*object, quiet || *merged);
        let written = children.get(*next - 2).copied();
        let Some(Value::Scalar(key)) = self.values.get(key_value).cloned() else { return Ok(()) };
        let name = key_name(&key);
        let written = match written.and_then(|node| self.tree.get(node)).map(|node| &node.kind) {
            Some(Kind::Scalar { text, .. }) => Some(text),
            _ => None,
        };
        if let (Some(name), Some(written)) = (&name, written)
            && name != written
            && !quiet
        {
            self.warnings.push(Warning::KeyReadAs { line, written: written.clone(), name: name.clone() });
        }
        // A key without a name in JSON is reported when the document is printed; until then nothing may take its place.
        let name = name.unwrap_or_else(|| format!("\0{key:?}"));
        let key = Some(key).filter(|key| !matches!(key, Scalar::Text(_)));
        let member = Member { key, at, value };
        let merged = matches!(self.frames.last(), Some(Frame::Mapping { merged: true, .. }));
        let Some(members) = self.values.object_mut(object) else { return Ok(()) };
        match members.insert(name.clone(), Member { at: if merged { Mark::default() } else { at }, ..member.clone() }) {
            // Line 0: the earlier one came by a merge key and may be replaced.
            Some(before) if before.at.line > 0 && !quiet => {
                let first = before.at.line;
                self.warnings.push(if before.key == member.key {
                    Warning::DuplicateKey { line, first, key: name }
                } else {
                    Warning::KeysCollide { line, first, key: name }
                });
            }
            _ => {}
        }
        Ok(())
    }

    /// The mappings to take in, the one that wins last.
    fn merge_sources(&self, source: NodeId) -> Result<Vec<NodeId>, DecodeError> {
        let Some(node) = self.tree.get(source) else { return Ok(Vec::new()) };
        let is_mapping = |id: NodeId| match self.tree.get(id).map(|node| &node.kind) {
            Some(Kind::Mapping(_)) => true,
            Some(Kind::Alias { target, .. }) => {
                matches!(self.tree.get(*target).map(|node| &node.kind), Some(Kind::Mapping(_)))
            }
            _ => false,
        };
        let sources = match &node.kind {
            // Taken from the end, so that the first one wins.
            Kind::Sequence(children) => children.clone(),
            _ => vec![source],
        };
        if sources.iter().all(|source| is_mapping(*source)) {
            Ok(sources)
        } else {
            Err(fault(node.at.line, "map merge requires map or sequence of maps as the value".to_owned()))
        }
    }

    /// go-yaml's guard against documents that grow by their aliases.
    fn count(&mut self, line: u32) -> Result<(), DecodeError> {
        const LOW: u64 = 400_000;
        const HIGH: u64 = 4_000_000;
        self.decoded += 1;
        if !self.following.is_empty() {
            self.decoded_in_aliases += 1;
        }
        let allowed = match self.decoded {
            ..=LOW => 0.99,
            HIGH.. => 0.10,
            decoded => 0.99 - 0.89 * (nearest_float(decoded - LOW) / nearest_float(HIGH - LOW)),
        };
        if self.decoded_in_aliases > 100
            && self.decoded > 1000
            && nearest_float(self.decoded_in_aliases) / nearest_float(self.decoded) > allowed
        {
            return Err(DecodeError { line, fault: Fault::Aliases });
        }
        Ok(())
    }

    fn number_kept(&mut self, scalar: &Scalar, text: &str, line: u32) {
        let read = match scalar {
            Scalar::Uint(value) => format_float64(nearest_float(*value)),
            Scalar::Float(value) if value.is_finite() => format_float64(*value),
            _ => return,
        };
        if self.following.is_empty() && !same_decimal(text, &read) {
            self.warnings.push(Warning::NumberLosesDigits { line, written: text.to_owned(), read });
        }
    }
}

fn fault(line: u32, problem: String) -> DecodeError {
    DecodeError { line, fault: Fault::Invalid(problem) }
}

fn is_merge(tree: &Tree, id: NodeId) -> bool {
    match tree.get(id).map(|node| &node.kind) {
        Some(Kind::Scalar { text, tag, implicit }) => text == "<<" && (*implicit || tag.as_deref() == Some(MERGE_TAG)),
        _ => false,
    }
}

/// Whether a number as it is written and as it is read are the same, digit by digit. Other notations than decimal
/// (hexadecimal) count as the same.
pub(crate) fn same_decimal(written: &str, read: &str) -> bool {
    let plain = written.replace('_', "");
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    let decimal = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-');
    !plain.bytes().all(decimal) || same_value(plain, read)
}
