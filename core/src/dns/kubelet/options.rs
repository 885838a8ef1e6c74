//! Options of a resolv.conf, each name once.

use super::DnsOption;

/// Options in the order of their first mention. The kubelet keeps them in a Go map: there the order is left to chance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Options {
    /// Name and whole text.
    list: Vec<(String, String)>,
}

impl Options {
    /// Adds an option as a resolv.conf writes it, or replaces the one with the same name.
    ///
    /// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go appendOptions
    pub(super) fn replace(&mut self, option: &str) {
        let name = option.split_once(':').map_or(option, |(name, _)| name);
        self.set(name, option.to_owned());
    }

    /// Adds the option of a Pod, or replaces the one with the same name.
    ///
    /// Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go mergeDNSOptions
    pub(super) fn merge(&mut self, option: &DnsOption) {
        let text = match option.value.as_deref() {
            None | Some("") => option.name.clone(),
            Some(value) => format!("{}:{value}", option.name),
        };
        self.set(&option.name, text);
    }

    /// Prints options without a value as the merge does: bare.
    pub(super) fn normalize(&mut self) {
        for (name, text) in &mut self.list {
            if text.strip_prefix(name.as_str()) == Some(":") {
                text.clone_from(name);
            }
        }
    }

    fn set(&mut self, name: &str, text: String) {
        match self.list.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = text,
            None => self.list.push((name.to_owned(), text)),
        }
    }

    pub(super) fn into_texts(self) -> Vec<String> {
        self.list.into_iter().map(|(_, text)| text).collect()
    }
}
