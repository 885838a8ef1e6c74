//! Documents that are printed when somebody first looks at them, and not at all if nobody does.

use std::any::Any;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

use super::document::Document;

/// Prints a document, always the same.
pub(crate) trait Printer: Any + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// The document.
    fn print(&self) -> Document;
}

/// A document, or what prints it.
pub(super) struct Deferred {
    printer: Box<dyn Printer>,
    printed: OnceLock<Document>,
}

impl Deferred {
    pub(super) fn new(printer: impl Printer) -> Self {
        Self { printer: Box::new(printer), printed: OnceLock::new() }
    }

    pub(super) fn document(&self) -> &Document {
        self.printed.get_or_init(|| self.printer.print())
    }

    /// What prints the document, if it is of this type, and nobody has looked at the document.
    pub(super) fn unseen<P: Printer>(&self) -> Option<&P> {
        let printer: &dyn Any = &*self.printer;
        printer.downcast_ref().filter(|_| self.printed.get().is_none())
    }
}
