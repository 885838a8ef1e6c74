//! Files of CoreDNS's machine.

use std::collections::BTreeMap;

use super::path;

/// Files of CoreDNS's machine, by path. A relative path starts at `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// By absolute path: the path as given, and the text.
    given: BTreeMap<String, (String, Option<String>)>,
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileText<'a> {
    /// It exists, with this text.
    Text(&'a str),
    /// It does not exist.
    Missing,
    /// It was not given, so it is taken to exist, with a text that is not known.
    NotGiven,
}

/// A file that an import names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ImportedFile<'a> {
    /// It exists.
    Text {
        /// The path as given.
        key: &'a str,
        /// The text.
        text: &'a str,
    },
    /// It is a folder.
    Folder(String),
    /// It was not given.
    NotGiven(String),
}

impl Files {
    /// Files by path; `None` stands for a file that does not exist.
    pub fn new(given: BTreeMap<String, Option<String>>) -> Self {
        Self { given: given.into_iter().map(|(key, text)| (path::absolute(&key), (key, text))).collect() }
    }

    /// What is known of the file with this path.
    pub fn read(&self, path: &str) -> FileText<'_> {
        match self.given.get(&path::absolute(path)) {
            Some((_, Some(text))) => FileText::Text(text),
            Some((_, None)) => FileText::Missing,
            None => FileText::NotGiven,
        }
    }

    /// The text of an imported file, by the path that tokens of it name.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.given.get(&path::absolute(key)).and_then(|(_, text)| text.as_deref())
    }

    /// What an absolute pattern stands for: files in the order in which CoreDNS reads them. A file that was not given
    /// can't be found by wildcards.
    ///
    /// Source: golang/go src/path/filepath/match.go Glob
    pub(super) fn imported(&self, pattern: &str) -> Vec<ImportedFile<'_>> {
        if !pattern.contains(['*', '?', '[', '\\']) {
            return self.named(pattern);
        }
        let mut found: BTreeMap<Vec<&str>, ImportedFile<'_>> = BTreeMap::new();
        for (absolute, (key, text)) in &self.given {
            let Some(text) = text else { continue };
            if path::matches(pattern, absolute) {
                found.insert(absolute.split('/').collect(), ImportedFile::Text { key, text });
            }
            for (end, _) in absolute.match_indices('/').skip(1) {
                let Some(folder) = absolute.get(..end) else { continue };
                if path::matches(pattern, folder) {
                    found.insert(folder.split('/').collect(), ImportedFile::Folder(folder.to_owned()));
                }
            }
        }
        found.into_values().collect()
    }

    fn named(&self, path: &str) -> Vec<ImportedFile<'_>> {
        let absolute = path::absolute(path);
        match self.given.get(&absolute) {
            Some((key, Some(text))) => vec![ImportedFile::Text { key, text }],
            Some((_, None)) => Vec::new(),
            None => {
                let within = format!("{}/", absolute.trim_end_matches('/'));
                let is_folder =
                    self.given.iter().any(|(given, (_, text))| text.is_some() && given.starts_with(&within));
                let path = path.to_owned();
                vec![if is_folder { ImportedFile::Folder(path) } else { ImportedFile::NotGiven(path) }]
            }
        }
    }
}
