//! Why a template is refused, or prints nothing.

/// Why Go refuses a template. The text is ours; only that it is refused is Go's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("template: {name}:{line}: {problem}")]
pub struct TemplateError {
    /// The name of the template.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: String,
}

/// Why a template printed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ExecutionError {
    /// Go stops with an error.
    #[error("the template fails")]
    Failed,
    /// It uses what is not modelled.
    #[error("what the template prints is not modelled")]
    NotModelled,
}
