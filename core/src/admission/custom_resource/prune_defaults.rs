//! The defaults of a schema, pruned before they are served.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting/prune.go

use crate::json::{Document, Kind, Writer};
use crate::release::Release;

use super::nulls::Nulls;
use super::objectmeta::{self, Malformed};
use super::pruning::Pruning;
use super::rewrite::{Place, Steps, rewrite};
use super::structural::{NotStructural, Problem, Schema, Structural};

/// How deep a default of metadata may stand in it. Only `managedFields` go deeper than a few levels.
const META_LEVELS: usize = 100;

/// A schema on the way through all of them.
struct Step<'a> {
    schema: Schema<'a>,
    pruning: Pruning,
    /// For what is in the metadata, `kind` or `apiVersion` of a resource: the way to it from the resource.
    meta: Option<Vec<Token<'a>>>,
    /// Whether it is the root, which is a resource.
    resource: bool,
}

#[derive(Clone, Copy)]
enum Token<'a> {
    Member(&'a str),
    Element,
}

/// Prunes the defaults of a schema by the schema itself; those of metadata also lose what metadata does not have.
///
/// Upstream prunes each default inside an object that has nothing else. Of that object only this counts: whether unknown
/// fields are kept where the default stands, and whether it is in metadata.
pub(super) fn prune_defaults(structural: &mut Structural) -> Result<(), NotStructural> {
    // The newest release has the fields of all, and no default sets one that another lacks.
    let release = Release::default();
    let mut pruned = Vec::new();
    let root = structural.root().map(|schema| Step { schema, pruning: Pruning::On, meta: None, resource: true });
    let mut rest: Vec<_> = root.into_iter().collect();
    while let Some(step) = rest.pop() {
        let Step { schema, pruning, meta, resource } = &step;
        if let Some(default) = schema.default() {
            let value = match meta {
                Some(way) => of_metadata(default, way, release).map_err(|problem| {
                    let at = structural.place(schema.at).join("default");
                    NotStructural { at, problem }
                })?,
                None => Some(of_field(default, *schema, *pruning, release)),
            };
            if value.as_ref() != Some(default) {
                pruned.push((schema.at, value));
            }
        }
        // A default that stands deeper is refused, so that the way to it does not matter.
        let cut = |way: &Vec<Token<'_>>| way.len().min(META_LEVELS);
        let below = |token| meta.as_ref().map(|way| way.iter().copied().take(cut(way)).chain([token]).collect());
        for (name, property) in schema.properties() {
            let resource = *resource || schema.is_embedded();
            let meta = match name {
                "apiVersion" | "kind" | "metadata" if resource && meta.is_none() => Some(vec![Token::Member(name)]),
                _ => below(Token::Member(name)),
            };
            rest.push(Step { schema: property, pruning: Pruning::On, meta, resource: false });
        }
        if let Some(additional) = schema.additional() {
            let meta = below(Token::Member("*"));
            rest.push(Step { schema: additional, pruning: Pruning::On, meta, resource: false });
        }
        if let Some(items) = schema.items() {
            let pruning = pruning.of_elements(Some(*schema));
            rest.push(Step { schema: items, pruning, meta: below(Token::Element), resource: false });
        }
    }
    for (at, value) in pruned {
        if let Some(part) = structural.parts.get_mut(at) {
            part.default = value;
        }
    }
    Ok(())
}

fn of_field(default: &Document, schema: Schema<'_>, pruning: Pruning, release: Release) -> Document {
    let steps = Steps { nulls: Nulls::Unasked, coerce: Some(Malformed::Dropped), defaults: false };
    let place = Place { schema: Some(schema), pruning, steps, resource: false };
    // INVARIANT: nothing is refused where what is malformed is dropped, and nothing is added.
    rewrite(default.root(), place, None, release).map_or_else(|_| default.clone(), |rewritten| rewritten.text)
}

/// A default in metadata, `kind` or `apiVersion`; `None` if nothing of it is left.
fn of_metadata(default: &Document, way: &[Token<'_>], release: Release) -> Result<Option<Document>, Problem> {
    if way.len() > META_LEVELS {
        return Err(Problem::DefaultTooDeep);
    }
    let Some((Token::Member(first), way)) = way.split_first() else { return Ok(Some(default.clone())) };
    if *first != "metadata" {
        return Ok((way.is_empty() && default.root().kind() == Kind::String).then(|| default.clone()));
    }
    let mut out = Writer::new();
    for token in way {
        match token {
            Token::Member(name) => out.begin_object().key(name),
            Token::Element => out.begin_array(),
        };
    }
    out.node(default.root());
    for token in way.iter().rev() {
        match token {
            Token::Member(_) => out.end_object(),
            Token::Element => out.end_array(),
        };
    }
    let surrounding = Document::printed(out.finish());
    let Ok(decoded) = objectmeta::decoded(surrounding.root(), Malformed::Dropped, release) else {
        // What is no object passes.
        return Ok(Some(default.clone()));
    };
    let decoded = objectmeta::without_null_time(decoded);
    let mut found = Some(decoded.root());
    for token in way {
        found = found.and_then(|node| match token {
            Token::Member(name) => node.member(name),
            Token::Element => node.elements().next(),
        });
    }
    Ok(found.filter(|node| !node.is_null()).map(|node| node.to_document()))
}
