//! Go's text templates: what `text/template` accepts, and what the common part of it prints.
//!
//! Modelled are fields, variables, `if`, `range`, `with`, comparisons, `and`, `or`, `not`, `index`, `len`, `print`, `printf`,
//! `println` and CoreDNS's `parseInt`. The rest loads and is not modelled when it is asked.

mod error;
mod execute;
mod format;
mod lex;
mod literal;
mod node;
mod parse;
mod value;

#[cfg(test)]
mod tests;

pub use error::{ExecutionError, TemplateError};
pub use value::Value;

/// A template that Go accepts.
///
/// # Examples
///
/// ```
/// use std::collections::BTreeMap;
/// use nocluster::gotext::template::{Template, Value};
///
/// let template = Template::parse("answer", "{{ .Name }} 60 IN A 10.0.0.{{ index .Match 1 }}")?;
/// let data = Value::Fields(BTreeMap::from([
///     ("Name", Value::Text("web-7.shop.".into())),
///     ("Match", Value::List(vec!["web-7".into(), "7".into()])),
/// ]));
/// assert_eq!(template.execute(&data)?, "web-7.shop. 60 IN A 10.0.0.7");
/// assert!(Template::parse("answer", "{{ .Name").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    nodes: Vec<node::Node>,
}

impl Template {
    /// Reads a template as `template.New(name).Parse(text)` does, with CoreDNS's function `parseInt`.
    ///
    /// # Errors
    ///
    /// [`TemplateError`].
    pub fn parse(name: &str, text: &str) -> Result<Self, TemplateError> {
        let nodes = parse::parse(text).map_err(|problem| TemplateError {
            name: name.to_owned(),
            line: problem.line,
            problem: problem.text,
        })?;
        Ok(Self { nodes })
    }

    /// What the template prints for a value.
    ///
    /// # Errors
    ///
    /// [`ExecutionError`].
    pub fn execute(&self, data: &Value) -> Result<String, ExecutionError> {
        execute::execute(&self.nodes, data)
    }
}
