//! Defaults that their own schema refuses, so that the server does not take the definition: as far as types tell.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting/validation.go

use crate::json::{Kind, Node, Pointer};

use super::structural::{NotStructural, Problem, Schema, Structural};

/// The first default whose type its schema does not allow, in the order of the parts.
pub(super) fn refused_default(structural: &Structural) -> Option<NotStructural> {
    let schemas = (0..structural.parts.len()).filter_map(|at| structural.schema(at));
    schemas.into_iter().find_map(|schema| {
        let default = schema.default()?;
        let (within, why) = fault(default.root(), schema)?;
        let at = structural.place(schema.at).join("default").below(&within);
        Some(NotStructural { at, problem: Problem::DefaultRefused(why) })
    })
}

/// The first value that has another type than its schema says. No recursion, since nothing bounds how deep a default is.
fn fault<'a>(root: Node<'a>, schema: Schema<'a>) -> Option<(Pointer, String)> {
    let mut open = vec![Open::new(root, schema, None)];
    if let Some(why) = mistyped(root, schema) {
        return Some((Pointer::root(), why));
    }
    while let Some(last) = open.last_mut() {
        let Some((token, node, schema)) = last.next() else {
            open.pop();
            continue;
        };
        if let Some(why) = mistyped(node, schema) {
            let tokens = open.iter().filter_map(|open| open.token.clone()).chain([token]);
            return Some((tokens.fold(Pointer::root(), |at, token| at.join(token)), why));
        }
        open.push(Open::new(node, schema, Some(token)));
    }
    None
}

/// A value whose members or elements are looked at.
struct Open<'a> {
    token: Option<String>,
    rest: Box<dyn Iterator<Item = (String, Node<'a>, Schema<'a>)> + 'a>,
}

impl<'a> Open<'a> {
    fn new(node: Node<'a>, schema: Schema<'a>, token: Option<String>) -> Self {
        let members = node.members().filter_map(move |member| {
            let name = member.name().into_owned();
            let below = schema.child(&name)?.schema?;
            Some((name, member.value, below))
        });
        let elements = node
            .elements()
            .enumerate()
            .filter_map(move |(index, element)| Some((index.to_string(), element, schema.items()?)));
        Self { token, rest: Box::new(members.chain(elements)) }
    }

    fn next(&mut self) -> Option<(String, Node<'a>, Schema<'a>)> {
        self.rest.next()
    }
}

/// Why a value can't be of a schema, by its type.
fn mistyped(node: Node<'_>, schema: Schema<'_>) -> Option<String> {
    let integer = || node.as_number().is_some_and(|text| text.parse::<f64>().is_ok_and(|value| value.fract() == 0.0));
    let fits = match (node.kind(), schema.typ()) {
        (Kind::Null, _) => schema.is_nullable() || schema.typ().is_empty(),
        (Kind::String, "") | (Kind::Number, "") if schema.is_int_or_string() => {
            node.kind() == Kind::String || integer()
        }
        (_, "") => !schema.is_int_or_string(),
        (kind, typ) => match typ {
            "object" => kind == Kind::Object,
            "array" => kind == Kind::Array,
            "string" => kind == Kind::String,
            "boolean" => kind == Kind::Bool,
            "number" => kind == Kind::Number,
            "integer" => integer(),
            _ => true,
        },
    };
    let expected = if schema.typ().is_empty() { "integer or string" } else { schema.typ() };
    (!fits).then(|| format!("the default must be of type {expected}"))
}
