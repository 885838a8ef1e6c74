//! Answers that may depend on missing input.

use std::fmt::Display;

/// An answer, or the facts that are missing for it; `N` is the enum of needs of a domain.
///
/// # Examples
///
/// ```
/// use nocluster::objects::Asked;
///
/// let known: Asked<u8, &str> = Asked::Known(1);
/// assert_eq!(known.known()?, 1);
/// let unknown: Asked<u8, &str> = Asked::Unknown(vec!["the Namespace shop"]);
/// assert_eq!(unknown.known().unwrap_err().to_string(), "not known: the Namespace shop");
/// # Ok::<(), nocluster::objects::Needs<&str>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked<T, N> {
    /// The answer.
    Known(T),
    /// The facts that are missing, at least one.
    Unknown(Vec<N>),
}

impl<T, N> Asked<T, N> {
    /// The answer, for callers who treat missing facts as an error.
    ///
    /// # Errors
    ///
    /// [`Needs`], if the answer is unknown.
    pub fn known(self) -> Result<T, Needs<N>> {
        match self {
            Self::Known(value) => Ok(value),
            Self::Unknown(needs) => Err(Needs { needs }),
        }
    }

    /// Applies a function to a known answer.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Asked<U, N> {
        match self {
            Self::Known(value) => Asked::Known(make(value)),
            Self::Unknown(needs) => Asked::Unknown(needs),
        }
    }
}

/// Missing facts, as an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs<N> {
    /// The facts that are missing.
    pub needs: Vec<N>,
}

impl<N: Display> Display for Needs<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not known: ")?;
        for (index, need) in self.needs.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{need}")?;
        }
        Ok(())
    }
}

impl<N: std::fmt::Debug + Display> std::error::Error for Needs<N> {}
