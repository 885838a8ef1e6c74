//! Domain names.
#![expect(clippy::arithmetic_side_effects, reason = "places in a text")]

use std::sync::Arc;

use super::MessageError;

/// The longest name, in octets of the wire form, its last zero octet included.
pub(super) const MAX_NAME: usize = 255;
/// The longest label, in octets.
pub(super) const MAX_LABEL: usize = 63;

/// An absolute domain name. Cheap to clone.
///
/// Any octet may occur in a label, and the case of letters is kept. `==` tells case apart, as the compression of
/// messages does; [`Name::eq_ignore_case`] compares as DNS does. [`Name::parse`] reads the presentation form, `Display`
/// prints it: both as CoreDNS's library does.
///
/// # Examples
///
/// ```
/// use nocluster::dns::message::Name;
///
/// let name = Name::parse(r"a\.b.Shop.svc.cluster.local.")?;
/// assert_eq!(name.labels().next(), Some(b"a.b".as_slice()));
/// assert_eq!(name.to_string(), r"a\.b.Shop.svc.cluster.local.");
/// assert!(name.is_subdomain_of(&Name::parse("SVC.cluster.local")?));
/// # Ok::<(), nocluster::dns::message::MessageError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// Each label with its length before it, then a zero octet; no octets at all for the absent name. `None` is the root,
    /// which every OPT record has.
    wire: Option<Arc<[u8]>>,
}

/// The wire form of the root.
const ROOT: &[u8] = &[0];

impl Name {
    /// The root, `.`.
    pub fn root() -> Self {
        Self { wire: None }
    }

    /// The name of a record's data that ends before it, in a malformed message or a dynamic update. It prints as
    /// nothing and is written as nothing.
    pub fn absent() -> Self {
        Self { wire: Some(Arc::new([])) }
    }

    /// Makes a name of its labels, without the root.
    ///
    /// # Errors
    ///
    /// A label is empty or has more than 63 octets, or the name has more than 255.
    pub fn from_labels<'a>(labels: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, MessageError> {
        // The last octet of the longest name is the zero behind its labels.
        let (mut wire, mut used) = ([0; MAX_NAME], 0);
        for label in labels {
            used = add_label(&mut wire, used, label)?;
        }
        Ok(Self::from_wire(wire.get(..=used).unwrap_or_default()))
    }

    /// The name that has these labels before its own.
    ///
    /// # Errors
    ///
    /// As [`Name::from_labels`].
    pub fn with_prefix<'a>(&'a self, labels: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, MessageError> {
        Self::from_labels(labels.into_iter().chain(self.labels()))
    }

    /// The name of a valid wire form.
    pub(super) fn from_wire(wire: &[u8]) -> Self {
        Self { wire: (wire != ROOT).then(|| Arc::from(wire)) }
    }

    /// The wire form: each label with its length before it, then a zero octet.
    pub fn wire(&self) -> &[u8] {
        self.wire.as_deref().unwrap_or(ROOT)
    }

    /// The labels from left to right, without the root.
    pub fn labels(&self) -> Labels<'_> {
        Labels { rest: self.wire() }
    }

    /// Whether it is `.`.
    pub fn is_root(&self) -> bool {
        self.wire.is_none()
    }

    /// Whether it is [`Name::absent`].
    pub fn is_absent(&self) -> bool {
        self.wire().is_empty()
    }

    /// The name without its first labels; `None` if it has fewer.
    pub fn without_labels(&self, count: usize) -> Option<Self> {
        let mut labels = self.labels();
        for _ in 0..count {
            labels.next()?;
        }
        Some(Self::from_wire(labels.rest))
    }

    /// Whether both are the same name in DNS, where the case of ASCII letters does not count.
    pub fn eq_ignore_case(&self, other: &Self) -> bool {
        self.wire().eq_ignore_ascii_case(other.wire())
    }

    /// Whether it is that name or lies below it; the case of letters does not count.
    ///
    /// Source: miekg/dns defaults.go IsSubDomain
    pub fn is_subdomain_of(&self, parent: &Self) -> bool {
        let (own, parent) = (self.wire(), parent.wire());
        let end = own.len().checked_sub(parent.len()).and_then(|begin| own.get(begin..));
        if !end.is_some_and(|end| end.eq_ignore_ascii_case(parent)) {
            return false;
        }
        // The octets are equal; they must begin with a label.
        let mut labels = self.labels();
        while labels.rest.len() > parent.len() {
            if labels.next().is_none() {
                return false;
            }
        }
        labels.rest.len() == parent.len()
    }

    /// The name with its ASCII letters in lower case.
    pub fn to_lowercase(&self) -> Self {
        // The length of a label is at most 63, so that it is no letter.
        if self.wire().iter().any(u8::is_ascii_uppercase) {
            Self::from_wire(&self.wire().to_ascii_lowercase())
        } else {
            self.clone()
        }
    }
}

/// Writes a label behind those of a wire form that are written; where it ends.
fn add_label(wire: &mut [u8; MAX_NAME], offset: usize, label: &[u8]) -> Result<usize, MessageError> {
    let length = match u8::try_from(label.len()) {
        Ok(0) => return Err(MessageError::EmptyLabel { offset }),
        Ok(length) if label.len() <= MAX_LABEL => length,
        _ => return Err(MessageError::LabelTooLong { offset }),
    };
    let end = offset + 1 + label.len();
    // The zero of the root comes behind it.
    match wire.get_mut(offset..end) {
        Some([place, places @ ..]) if end < MAX_NAME => {
            *place = length;
            places.copy_from_slice(label);
            Ok(end)
        }
        _ => Err(MessageError::NameTooLong { offset: 0 }),
    }
}

/// The labels of a name, from left to right.
#[derive(Debug, Clone)]
pub struct Labels<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Labels<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let (length, after) = self.rest.split_first()?;
        if *length == 0 {
            return None;
        }
        let (label, rest) = after.split_at_checked(usize::from(*length))?;
        self.rest = rest;
        Some(label)
    }
}
