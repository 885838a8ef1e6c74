//! The options of `autopath`, which walks the search path on the server.

use super::super::{Context, Dispenser, SetupError};

/// The options of `autopath` in a server block.
#[derive(Debug, Clone, PartialEq)]
pub struct AutopathOptions {}

/// Reads the words of all uses of `autopath` in a server block.
///
/// Source: coredns/coredns plugin/autopath/setup.go
pub fn parse(_dispenser: &mut Dispenser<'_>, _context: &Context<'_>) -> Result<AutopathOptions, SetupError> {
    Ok(AutopathOptions {})
}
