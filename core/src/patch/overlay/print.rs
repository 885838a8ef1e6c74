//! Printing a document under change.

use std::ops::Range;

use super::object::Key;
use super::{Container, Overlay, Place, Style, Value};
use crate::json::{index, string, write};
use crate::patch::limits::Exceeded;

impl Overlay {
    /// The text of a value, without white space outside strings.
    ///
    /// In Go's style the listed objects get Go's order on the way.
    pub(in crate::patch) fn print(&mut self, value: Value) -> Result<Vec<u8>, Exceeded> {
        let mut out = Vec::with_capacity(self.size.min(self.limits.output_bytes));
        // Containers whose end is still to come, with the slot that comes next.
        let mut open: Vec<(u32, usize)> = Vec::new();
        let mut next = Some(value);
        loop {
            match next.take() {
                Some(Value::Raw(place)) => match self.style {
                    Style::AsWritten => write::without_space(self.node(place), &mut out),
                    Style::Go => write::compact(self.node(place), &mut out),
                },
                Some(Value::Nil | Value::NullOp) => out.extend_from_slice(b"null"),
                Some(Value::Listed(id)) => {
                    match self.container(id) {
                        Container::Object(_) => out.push(b'{'),
                        Container::Array(_) => out.push(b'['),
                        Container::NilObject => out.extend_from_slice(b"null"),
                    }
                    self.sort(id);
                    open.push((id, 0));
                }
                None => {}
            }
            let Some((id, slot)) = open.last_mut() else { break };
            match self.container(*id) {
                Container::Array(elements) => match elements.get(*slot) {
                    Some(&element) => {
                        separate(&mut out, b'[');
                        *slot += 1;
                        match self.element_as_written(element) {
                            Some(mut run) => {
                                // What lies side by side is copied together.
                                while let Some(&element) = elements.get(*slot)
                                    && self.element_as_written(element).is_some_and(|more| run.extend(more))
                                {
                                    *slot += 1;
                                }
                                out.extend_from_slice(self.written(&run));
                            }
                            None => next = Some(element),
                        }
                    }
                    None => {
                        out.push(b']');
                        open.pop();
                    }
                },
                Container::Object(object) => {
                    let mut member = None;
                    while member.is_none() && *slot < object.slots() {
                        member = object.member(*slot);
                        *slot += 1;
                    }
                    match member {
                        Some((key, value)) => {
                            separate(&mut out, b'{');
                            match self.member_as_written(key, value) {
                                Some(mut run) => {
                                    while let Some((key, value)) = object.member(*slot)
                                        && self.member_as_written(key, value).is_some_and(|more| run.extend(more))
                                    {
                                        *slot += 1;
                                    }
                                    out.extend_from_slice(self.written(&run));
                                }
                                None => {
                                    self.print_key(key, &mut out);
                                    next = Some(value);
                                }
                            }
                        }
                        None => {
                            out.push(b'}');
                            open.pop();
                        }
                    }
                }
                Container::NilObject => {
                    open.pop();
                }
            }
        }
        self.work.charge(out.len())?;
        Ok(out)
    }

    /// Brings an object into Go's order, if the style is Go's.
    pub(in crate::patch) fn sort(&mut self, id: u32) {
        let Self { style, sources, containers, .. } = self;
        if let (Style::Go, Some(Container::Object(object))) = (style, containers.get_mut(index(id))) {
            object.sort(sources);
        }
    }

    /// Where an element stands that prints as it is written.
    fn element_as_written(&self, value: Value) -> Option<Run> {
        let Value::Raw(Place { source, index }) = value else { return None };
        let node = self.node(Place { source, index });
        node.is_compact().then(|| Run { source, span: node.span() })
    }

    /// Where a member stands that prints as it is written.
    fn member_as_written(&self, key: &Key, value: Value) -> Option<Run> {
        let (Key::Raw(at), mut run) = (key, self.element_as_written(value)?) else { return None };
        let key = self.node(*at);
        let plain = self.style == Style::AsWritten || key.is_plain() && key.is_compact();
        // Nothing but the colon stands between the two.
        (plain && at.source == run.source && key.span().end + 1 == run.span.start).then(|| {
            run.span.start = key.span().start;
            run
        })
    }

    fn written(&self, run: &Run) -> &[u8] {
        self.sources.get(index(run.source)).map(|text| text.bytes(run.span.clone())).unwrap_or_default()
    }

    fn print_key(&self, key: &Key, out: &mut Vec<u8>) {
        match (key, self.style) {
            (Key::Raw(place), style) => {
                let node = self.node(*place);
                if style == Style::AsWritten || node.is_plain() && node.is_compact() {
                    out.extend_from_slice(node.text());
                } else {
                    string::encode(&node.as_str().unwrap_or_default(), out);
                }
            }
            (Key::Text(name), Style::Go) => string::encode(name, out),
            (Key::Text(name), Style::AsWritten) => {
                out.extend_from_slice(&serde_json::to_vec(name).unwrap_or_default());
            }
        }
        out.push(b':');
    }
}

/// Neighbours in one text that print as they are written.
struct Run {
    source: u32,
    span: Range<usize>,
}

impl Run {
    /// Whether `more` follows; then it is part of this.
    fn extend(&mut self, more: Self) -> bool {
        // Nothing but a comma stands between the two.
        let follows = self.source == more.source && more.span.start == self.span.end + 1;
        if follows {
            self.span.end = more.span.end;
        }
        follows
    }
}

fn separate(out: &mut Vec<u8>, opening: u8) {
    if out.last() != Some(&opening) {
        out.push(b',');
    }
}

/// The brackets that open in a JSON text, each with its level, counted from 1.
pub(in crate::patch) fn openings(text: &[u8]) -> impl Iterator<Item = (usize, u8)> {
    let mut bytes = text.iter();
    let mut level = 0usize;
    std::iter::from_fn(move || {
        loop {
            match bytes.next()? {
                &byte @ (b'{' | b'[') => {
                    level += 1;
                    return Some((level, byte));
                }
                b'}' | b']' => level = level.saturating_sub(1),
                b'"' => skip_string(&mut bytes),
                _ => {}
            }
        }
    })
}

fn skip_string(bytes: &mut std::slice::Iter<'_, u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => {
                bytes.next();
            }
            b'"' => break,
            _ => {}
        }
    }
}
