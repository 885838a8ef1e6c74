//! JSON pointers: the places of values.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// A JSON pointer, kept in its text form (`/spec/containers/0`); `""` is the whole document.
///
/// # Examples
///
/// ```
/// use nocluster::json::Pointer;
///
/// let annotations = Pointer::parse("/metadata/annotations")?;
/// let place = annotations.join("sidecar.istio.io/inject");
/// assert_eq!(place.as_str(), "/metadata/annotations/sidecar.istio.io~1inject");
/// assert_eq!(place.tokens().last().as_deref(), Some("sidecar.istio.io/inject"));
/// # Ok::<(), nocluster::json::PointerError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Pointer(String);

/// Why a text is not a JSON pointer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PointerError {
    /// The text is not empty and does not begin with a slash.
    #[error("a JSON pointer must be empty or begin with `/`: `{pointer}`")]
    NoSlash {
        /// The text as it was given.
        pointer: String,
    },
    /// The text has a tilde that is followed by neither 0 nor 1.
    #[error("`~` is written `~0` in a pointer, and only `~0` and `~1` exist: `{pointer}`")]
    BadEscape {
        /// The text as it was given.
        pointer: String,
        /// The index of the wrong token, counted from 0.
        token: usize,
    },
}

impl Pointer {
    /// The pointer to the whole document, `""`.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads the text form, strictly by RFC 6901.
    ///
    /// # Errors
    ///
    /// [`PointerError`] for a text without a leading slash and for a tilde that is not an escape.
    pub fn parse(text: &str) -> Result<Self, PointerError> {
        Self::check(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Whether [`Self::parse`] takes the text, without keeping it.
    pub(crate) fn check(text: &str) -> Result<(), PointerError> {
        if text.is_empty() {
            return Ok(());
        }
        let Some(tokens) = text.strip_prefix('/') else {
            return Err(PointerError::NoSlash { pointer: text.to_owned() });
        };
        let bytes = tokens.as_bytes();
        let mut tildes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'~');
        if tildes.all(|(at, _)| matches!(bytes.get(at.saturating_add(1)), Some(b'0' | b'1'))) {
            return Ok(());
        }
        for (token, raw) in tokens.split('/').enumerate() {
            if raw.split('~').skip(1).any(|after| !after.starts_with(['0', '1'])) {
                return Err(PointerError::BadEscape { pointer: text.to_owned(), token });
            }
        }
        Ok(())
    }

    /// The pointer to the member or element `token` of this place; `token` is not escaped.
    #[must_use]
    pub fn join(&self, token: impl fmt::Display) -> Self {
        let mut child = self.clone();
        child.push(token);
        child
    }

    /// The pointer to the place `below` this one.
    ///
    /// ```
    /// use nocluster::json::Pointer;
    ///
    /// let (spec, name) = (Pointer::root().join("spec"), Pointer::root().join("a/b"));
    /// assert_eq!(spec.below(&name).as_str(), "/spec/a~1b");
    /// ```
    #[must_use]
    pub fn below(&self, below: &Self) -> Self {
        Self(format!("{}{}", self.0, below.0))
    }

    /// Extends the pointer to the member or element `token`; `token` is not escaped.
    pub fn push(&mut self, token: impl fmt::Display) {
        self.0.push('/');
        self.0.push_str(&escape(&token.to_string()));
    }

    /// The unescaped tokens.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|token| unescape(token).into_owned())
    }

    /// The pointer in its text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A token in its text form.
///
/// Source: RFC 6901 section 3
pub(crate) fn escape(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) {
        Cow::Owned(token.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The value of a token: in one pass from the left, `~1` is `/` and `~0` is `~`, so `~01` is `~1`. Any other tilde
/// stays.
///
/// Source: RFC 6901 section 4; evanphx/json-patch patch.go decodePatchKey
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if !token.as_bytes().contains(&b'~') {
        return Cow::Borrowed(token);
    }
    let Some((plain, mut rest)) = token.split_once('~') else { return Cow::Borrowed(token) };
    let mut out = String::with_capacity(token.len());
    out.push_str(plain);
    loop {
        rest = match rest.as_bytes().first() {
            Some(b'0') => {
                out.push('~');
                rest.get(1..).unwrap_or_default()
            }
            Some(b'1') => {
                out.push('/');
                rest.get(1..).unwrap_or_default()
            }
            _ => {
                out.push('~');
                rest
            }
        };
        let Some((plain, after)) = rest.split_once('~') else { break };
        out.push_str(plain);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}
