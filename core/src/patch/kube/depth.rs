//! Results that nest deeper than Go's encoder prints.
//!
//! Each decoded value prints its members, then the printed text is read again by the encoder above it, which takes
//! 10,000 levels. So the root may have one level more, and the error says once for each value around the offender that its
//! printing failed.
//!
//! Source: golang/go src/encoding/json/encode.go marshalerEncoder; evanphx/json-patch patch.go lazyNode.MarshalJSON

use crate::json::{Context, JsonError, MAX_DEPTH};
use crate::patch::limits::Exceeded;
use crate::patch::overlay::{Container, Overlay, Value, openings};

/// A value that is too deep to be printed.
pub(super) struct TooDeep {
    /// Go's text.
    pub(super) upstream: String,
    /// The last part of it.
    pub(super) reason: JsonError,
}

/// A container on the way down.
struct Open {
    id: u32,
    next: usize,
    /// Levels below it, as far as it has been looked through.
    below: usize,
}

/// Whether Go's encoder fails to print `value`, and how.
pub(super) fn too_deep(overlay: &mut Overlay, value: Value) -> Result<Option<TooDeep>, Exceeded> {
    if overlay.depth() <= MAX_DEPTH {
        return Ok(None);
    }
    // In the order in which the encoder finishes values.
    let mut open: Vec<Open> = Vec::new();
    let mut next = Some(value);
    while let Some(value) = next.take() {
        let mut finished = match value {
            Value::Listed(id) => {
                overlay.sort(id);
                open.push(Open { id, next: 0, below: 0 });
                None
            }
            Value::Raw(place) => {
                let text = overlay.node(place).text();
                let (height, bytes) = (openings(text).map(|(level, _)| level).max().unwrap_or(0), text.len());
                overlay.work.charge(bytes)?;
                Some((value, height))
            }
            Value::Nil | Value::NullOp => Some((value, 0)),
        };
        loop {
            if let Some((value, height)) = finished.take() {
                // The outermost value is not read again, unless it is text.
                let read_again = !open.is_empty() || matches!(value, Value::Raw(_));
                if height > MAX_DEPTH && read_again {
                    return describe(overlay, value, open.len()).map(Some);
                }
                if let Some(around) = open.last_mut() {
                    around.below = around.below.max(height);
                }
            }
            let Some(container) = open.last_mut() else { return Ok(None) };
            next = match overlay.container(container.id) {
                Container::Array(elements) => elements.get(container.next).copied(),
                // An object that was sorted has no gaps.
                Container::Object(object) => object.member(container.next).map(|(_, value)| value),
                Container::NilObject => None,
            };
            container.next = container.next.saturating_add(1);
            if next.is_some() {
                break;
            }
            let levels = usize::from(!matches!(overlay.container(container.id), Container::NilObject));
            finished = Some((Value::Listed(container.id), container.below.saturating_add(levels)));
            open.pop();
        }
    }
    Ok(None)
}

fn describe(overlay: &mut Overlay, value: Value, around: usize) -> Result<TooDeep, Exceeded> {
    let text = overlay.print(value)?;
    let byte = openings(&text).find(|(level, _)| *level > MAX_DEPTH).map_or(b'[', |(_, byte)| byte);
    let reason = JsonError::InvalidCharacter { byte, context: Context::MaxDepth, offset: 0 };
    let mut upstream = "json: error calling MarshalJSON for type *jsonpatch.lazyNode: ".repeat(around);
    if matches!(value, Value::Raw(_)) {
        upstream.push_str("json: error calling MarshalJSON for type *json.RawMessage: ");
    }
    upstream.push_str(&reason.to_string());
    Ok(TooDeep { upstream, reason })
}
