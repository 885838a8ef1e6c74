//! The options of `template`, which answers from templates.

use super::super::{Context, Dispenser, SetupError};

/// The options of `template` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateOptions {}

/// Reads the words of all uses of `template` in a server block.
///
/// Source: coredns/coredns plugin/template/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<TemplateOptions, SetupError> {
    Ok(TemplateOptions {})
}
