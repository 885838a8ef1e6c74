//! Files of CoreDNS's machine.

use std::collections::BTreeMap;

use super::path;

/// The longest path that Linux takes, in bytes.
///
/// Source: torvalds/linux include/uapi/linux/limits.h PATH_MAX
const LONGEST_PATH: usize = 4095;

/// Files of CoreDNS's machine, by path. A relative path starts at `/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    /// By absolute path: the path as given, and the text.
    given: BTreeMap<String, (String, Option<String>)>,
}

/// The characters that make a path a pattern.
const WILD: [char; 4] = ['*', '?', '[', '\\'];

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileText<'a> {
    /// It exists, with this text.
    Text(&'a str),
    /// It does not exist.
    Missing,
    /// It is a folder: the root, or a part of the path of a file that exists.
    Folder,
    /// It was not given, so it is taken to exist, with a text that is not known.
    NotGiven,
}

/// A file that an import names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ImportedFile<'a> {
    /// It exists.
    Text {
        /// The absolute path.
        path: &'a str,
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

    /// These files and the Corefile itself, which a plugin or an import may name too.
    pub(super) fn with_corefile(mut self, path: &str, text: &str) -> Self {
        self.given.entry(path::absolute(path)).or_insert_with(|| (path.to_owned(), Some(text.to_owned())));
        self
    }

    /// What is known of the file with this path.
    pub fn read(&self, path: &str) -> FileText<'_> {
        if path.is_empty() || path.len() > LONGEST_PATH {
            return FileText::Missing;
        }
        let absolute = path::absolute(path);
        match self.given.get(&absolute) {
            Some((_, Some(text))) => FileText::Text(text),
            Some((_, None)) => FileText::Missing,
            None if self.is_folder(&absolute) => FileText::Folder,
            None if self.is_below_a_file(&absolute) => FileText::Missing,
            None => FileText::NotGiven,
        }
    }

    /// The path of a file as it was given, by its absolute path, which the words of an imported file name.
    pub fn given_as(&self, absolute: &str) -> Option<&str> {
        self.given.get(absolute).map(|(key, _)| key.as_str())
    }

    fn is_folder(&self, absolute: &str) -> bool {
        let within = format!("{}/", absolute.trim_end_matches('/'));
        let from = self.given.range(within.clone()..).take_while(|(path, _)| path.starts_with(&within));
        absolute == "/" || from.into_iter().any(|(_, (_, text))| text.is_some())
    }

    fn is_below_a_file(&self, absolute: &str) -> bool {
        let above = absolute.match_indices('/').filter_map(|(end, _)| absolute.get(..end));
        above.into_iter().any(|path| matches!(self.given.get(path), Some((_, Some(_)))))
    }

    /// What an absolute pattern stands for: files in the order in which CoreDNS reads them. A file that was not given
    /// can't be found by wildcards.
    ///
    /// Source: golang/go src/path/filepath/match.go Glob
    pub(super) fn imported(&self, pattern: &str) -> Vec<ImportedFile<'_>> {
        if pattern.len() > LONGEST_PATH {
            return Vec::new();
        }
        let Some((literal, _)) = pattern.split_once(WILD) else { return self.named(pattern) };
        let mut found: BTreeMap<Vec<&str>, ImportedFile<'_>> = BTreeMap::new();
        for (absolute, (_, text)) in
            self.given.range(literal.to_owned()..).take_while(|(path, _)| path.starts_with(literal))
        {
            let Some(text) = text else { continue };
            if path::matches(pattern, absolute) {
                found.insert(absolute.split('/').collect(), ImportedFile::Text { path: absolute, text });
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

    /// How many files may have to be looked at to know what an absolute pattern stands for.
    pub(super) fn looked_at(&self, pattern: &str) -> usize {
        if pattern.contains(WILD) { self.given.len() } else { 1 }
    }

    fn named(&self, path: &str) -> Vec<ImportedFile<'_>> {
        let absolute = path::absolute(path);
        let given = self.given.get_key_value(&absolute);
        if let Some((path, (_, Some(text)))) = given {
            return vec![ImportedFile::Text { path, text }];
        }
        match self.read(path) {
            FileText::Text(_) | FileText::Missing => Vec::new(),
            FileText::Folder => vec![ImportedFile::Folder(path.to_owned())],
            FileText::NotGiven => vec![ImportedFile::NotGiven(path.to_owned())],
        }
    }
}
