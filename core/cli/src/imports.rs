//! Files that a Corefile imports from its own folder: they are read from there, as CoreDNS reads them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use nocluster::dns::corefile::{FileText, Import, load};
use nocluster::release::CoreDns;

use crate::console::Console;
use crate::load::Loader;
use crate::machine::{Given, replace_invalid};
use crate::refusal::Refusal;

/// A Corefile that was read from a file.
pub(crate) struct OnDisk<'a> {
    pub(crate) text: &'a str,
    /// Where it lies here.
    pub(crate) file: &'a Path,
    /// The path as CoreDNS is given it. If it is another one, a file that is not here may yet be there.
    pub(crate) path: &'a str,
    pub(crate) coredns: CoreDns,
}

impl OnDisk<'_> {
    /// Adds what its imports, and those of the imported files, name in its own folder or below, unless it was given.
    /// Returns the files that were read.
    pub(crate) fn add_imports(
        &self,
        given: &mut Given,
        loader: &mut Loader,
        console: &mut Console<'_>,
    ) -> Result<Vec<PathBuf>, Refusal> {
        let mut read = Vec::new();
        if self.file == Path::new("-") {
            return Ok(read);
        }
        let mut seen = BTreeSet::new();
        loop {
            let machine = given.machine(self.path.to_owned(), self.coredns);
            let folder = machine.folder();
            let imports = load(self.text, &machine).imports;
            let new: Vec<&Import> = imports.iter().filter(|import| seen.insert((*import).clone())).collect();
            if new.is_empty() {
                return Ok(read);
            }
            for import in new {
                let Some(below) = self.below(import, &folder) else { continue };
                for (path, file) in self.found(import, below, &folder) {
                    let known = machine.files.read(&path) != FileText::NotGiven;
                    if known || given.files.iter().any(|(other, _)| *other == path) {
                        continue;
                    }
                    let text = match &file {
                        Some(file) => Some(replace_invalid(&loader.text(file, console)?.1)),
                        None => None,
                    };
                    given.files.push((path, text));
                    read.extend(file);
                }
            }
        }
    }

    /// What an import names below the folder of the Corefile. An absolute path is there only if the Corefile's is.
    fn below<'i>(&self, import: &'i Import, folder: &str) -> Option<&'i str> {
        let is_relative = !import.pattern.starts_with('/');
        let stays = !import.pattern.split('/').any(|part| part == "..");
        let comparable = if self.path.starts_with('/') { true } else { is_relative && stays };
        import.absolute.strip_prefix(folder).filter(|_| comparable)
    }

    /// The files that an import names, each with its path on CoreDNS's machine and its place here; no place for a file
    /// that is not there.
    fn found(&self, import: &Import, below: &str, folder: &str) -> Vec<(String, Option<PathBuf>)> {
        let here = self.file.parent().filter(|here| !here.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut places = vec![(folder.trim_end_matches('/').to_owned(), here.to_owned())];
        for part in below.split('/') {
            let is_pattern = part.contains(['*', '?', '[', '\\']);
            let each = places.iter().flat_map(|(path, place)| {
                let names = if is_pattern { names(place) } else { vec![part.to_owned()] };
                names.into_iter().map(move |name| (format!("{path}/{name}"), place.join(name)))
            });
            places = each.collect();
        }
        places.retain(|(path, _)| import.names(path));
        let mut found = Vec::new();
        for (path, place) in places {
            if place.is_dir() {
                // What lies in a folder tells that it is one, which CoreDNS refuses to import.
                let inside = names(&place).into_iter().map(|name| (format!("{path}/{name}"), place.join(name)));
                found.extend(
                    inside.filter(|(_, place)| place.is_file()).map(|(path, place)| (path, Some(place))).take(1),
                );
            } else if place.exists() {
                found.push((path, Some(place)));
            } else if !import.is_pattern() && self.is_where_it_will_be() {
                found.push((path, None));
            }
        }
        found
    }

    fn is_where_it_will_be(&self) -> bool {
        Path::new(self.path) == self.file
    }
}

/// The names in a folder, sorted; none if it can't be read.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}
