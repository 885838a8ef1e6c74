//! A name in lower case, by its labels.

use crate::dns::message::Name;

/// The labels of a name in lower case, without an allocation.
#[derive(Debug, Clone)]
pub(super) struct Lower {
    wire: [u8; MOST],
    /// Where each label starts, in the order of the name.
    starts: [u8; MOST / 2],
    count: usize,
    /// How many octets there are.
    len: usize,
}

/// The octets of the longest name, rounded up.
const MOST: usize = 256;

impl Lower {
    pub(super) fn of(name: &Name) -> Self {
        let mut lower = Self { wire: [0; MOST], starts: [0; MOST / 2], count: 0, len: name.wire().len() };
        if let Some(wire) = lower.wire.get_mut(..lower.len) {
            wire.copy_from_slice(name.wire());
            // The length of a label is at most 63, so that it is no letter.
            wire.make_ascii_lowercase();
        }
        let mut at = 0_u8;
        for (start, label) in lower.starts.iter_mut().zip(name.labels()) {
            *start = at;
            let length = u8::try_from(label.len()).unwrap_or(u8::MAX);
            at = at.saturating_add(length).saturating_add(1);
            lower.count = lower.count.saturating_add(1);
        }
        lower
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// A label, counted from the left; empty beyond the last one.
    pub(super) fn label(&self, number: usize) -> &[u8] {
        let start = self.starts.get(number).filter(|_| number < self.count);
        let rest = start.and_then(|start| self.wire.get(usize::from(*start)..)).unwrap_or_default();
        let (length, rest) = rest.split_first().unwrap_or((&0, &[]));
        rest.get(..usize::from(*length)).unwrap_or_default()
    }

    /// Whether its last labels, so many, are this name in lower case.
    pub(super) fn ends_with(&self, name: &Name, labels: usize) -> bool {
        // The root has no label, and every name ends with it.
        let start = self.count.checked_sub(labels).and_then(|number| self.starts.get(number));
        labels == 0 || start.and_then(|start| self.wire.get(usize::from(*start)..self.len)) == Some(name.wire())
    }

    #[cfg(test)]
    pub(super) fn labels(&self) -> impl DoubleEndedIterator<Item = &[u8]> {
        (0..self.count).map(|number| self.label(number))
    }

    /// Whether the name lies below `in-addr.arpa.` or `ip6.arpa.`.
    ///
    /// Source: coredns/coredns plugin/pkg/dnsutil/reverse.go IsReverse
    pub(super) fn is_below_reverse(&self) -> bool {
        let last = |back: usize| self.count.checked_sub(back).map(|number| self.label(number)).unwrap_or_default();
        self.count > 2 && last(1) == b"arpa" && (last(2) == b"in-addr" || last(2) == b"ip6")
    }
}

/// Whether a label of a query is a name of Kubernetes, ASCII case aside.
///
/// CoreDNS compares presentation forms: an octet that is escaped there matches nothing.
pub(super) fn same(label: &[u8], name: &str) -> bool {
    label.eq_ignore_ascii_case(name.as_bytes()) && label.iter().all(|octet| is_plain(*octet))
}

/// Whether the presentation form of an octet is the octet itself.
fn is_plain(octet: u8) -> bool {
    !matches!(octet, b'.' | b' ' | b'\'' | b'@' | b';' | b'(' | b')' | b'"' | b'\\') && (b' '..=b'~').contains(&octet)
}

/// A label as people read it.
pub(super) fn text(label: &[u8]) -> String {
    let name = Name::from_labels([label]).map(|name| name.to_string());
    name.map(|name| name.strip_suffix('.').unwrap_or(&name).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Lower, same, text};
    use crate::dns::message::Name;

    #[test]
    fn labels_are_in_lower_case_and_in_order() {
        let lower = Lower::of(&Name::parse(r"A\.b.Shop.SVC").unwrap());
        assert_eq!(lower.labels().collect::<Vec<_>>(), [b"a.b".as_slice(), b"shop", b"svc"]);
        assert_eq!((lower.count(), lower.label(3)), (3, b"".as_slice()));
        assert_eq!(text(lower.label(0)), r"a\.b");
        assert_eq!(Lower::of(&Name::root()).count(), 0);
    }

    #[test]
    fn a_name_ends_with_whole_labels() {
        let name = |text: &str| Name::parse(text).unwrap();
        let lower = Lower::of(&name("web.Shop.SVC"));
        for (text, ends) in
            [("svc", true), ("shop.svc", true), (".", true), ("op.svc", false), ("a.web.shop.svc", false)]
        {
            assert_eq!(lower.ends_with(&name(text), name(text).labels().count()), ends, "{text}");
        }
        assert!(Lower::of(&Name::root()).ends_with(&Name::root(), 0));
    }

    #[test]
    fn an_escaped_octet_matches_nothing() {
        assert!(same(b"tcp", "TCP") && !same(b"a.b", "a.b") && !same(b"a b", "a b"));
    }

    #[test]
    fn the_longest_names_fit() {
        let labels = [[b'A'; 63].as_slice(), &[b'A'; 63], &[b'A'; 63], &[b'A'; 61]];
        let lower = Lower::of(&Name::from_labels(labels).unwrap());
        assert_eq!(lower.label(3), [b'a'; 61]);
        let single = Lower::of(&Name::from_labels(std::iter::repeat_n(b"A".as_slice(), 127)).unwrap());
        assert_eq!((single.count(), single.label(126)), (127, b"a".as_slice()));
    }

    #[test]
    fn reverse_names_have_a_label_before_the_zone() {
        let reverse = |text| Lower::of(&Name::parse(text).unwrap()).is_below_reverse();
        assert!(
            reverse("1.in-addr.arpa.")
                && reverse("x.y.IP6.arpa.")
                && !reverse("in-addr.arpa.")
                && !reverse("a.b.arpa.")
        );
    }
}
