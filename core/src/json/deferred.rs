//! What is made when somebody first looks at it, and not at all if nobody does.

use std::any::Any;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

/// Makes a value, always the same.
pub(crate) trait Maker<T>: Any + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// The value.
    fn make(&self) -> T;
}

/// A value, or what makes it.
pub(super) struct Deferred<T> {
    maker: Box<dyn Maker<T>>,
    made: OnceLock<T>,
}

impl<T: 'static> Deferred<T> {
    pub(super) fn new(maker: impl Maker<T>) -> Self {
        Self { maker: Box::new(maker), made: OnceLock::new() }
    }

    pub(super) fn value(&self) -> &T {
        self.made.get_or_init(|| self.maker.make())
    }

    /// What makes the value, if it is of this type, and nobody has looked at the value.
    pub(super) fn unseen<M: Maker<T>>(&self) -> Option<&M> {
        let maker: &dyn Any = &*self.maker;
        maker.downcast_ref().filter(|_| self.made.get().is_none())
    }
}
