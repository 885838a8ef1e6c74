//! The pieces of a template.

use super::value::Value;

/// A piece of a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Text(String),
    Action(Pipeline),
    If(Pipeline, Vec<Self>, Vec<Self>),
    Range(Pipeline, Vec<Self>, Vec<Self>),
    With(Pipeline, Vec<Self>, Vec<Self>),
    Break,
    Continue,
    NotModelled,
}

/// Commands of which each hands its value to the next one.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Pipeline {
    /// The variables that take the value.
    pub(super) variables: Vec<String>,
    /// Whether they exist before.
    pub(super) assign: bool,
    pub(super) commands: Vec<Vec<Operand>>,
}

/// A word of a command.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Dot,
    Nil,
    Field(Vec<String>),
    Variable(String, Vec<String>),
    Function(String),
    Constant(Value),
    Parenthesized(Pipeline, Vec<String>),
    NotModelled,
}

impl Operand {
    pub(super) fn is_literal(&self) -> bool {
        matches!(self, Self::Dot | Self::Nil | Self::Constant(_))
    }
}
