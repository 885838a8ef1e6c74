//! The forms in which objects are printed.

/// The form that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The text that the server sends.
    Text,
    /// That text with amounts as the server holds them: those that it prints as smaller ones are written out.
    #[cfg(feature = "admission")]
    Held,
    /// That text after the object was stored: protobuf, as which built-in kinds are stored, has no empty lists and maps.
    #[cfg(feature = "admission")]
    Stored,
    /// A text that is equal for semantically equal objects; it is not JSON.
    Meaning,
}

impl Mode {
    /// Whether the form is JSON.
    pub(super) fn is_text(self) -> bool {
        self != Self::Meaning
    }

    /// Whether a value that Go prints as it stands is printed so.
    pub(super) fn copies(self) -> bool {
        self.is_text() && !self.forgets_empty()
    }

    /// Whether amounts keep their value.
    pub(super) fn holds_amounts(self) -> bool {
        #[cfg(feature = "admission")]
        return self == Self::Held;
        #[cfg(not(feature = "admission"))]
        false
    }

    /// Whether an empty list or map is none.
    pub(super) fn forgets_empty(self) -> bool {
        #[cfg(feature = "admission")]
        return self == Self::Stored;
        #[cfg(not(feature = "admission"))]
        false
    }
}
