//! What the options of plugins are read as: the values that upstream's own setup tests look at. Whether they load, and
//! with which error not, the vectors say.

use std::collections::BTreeMap;

use super::super::plugin::Plugin;
use super::super::{Files, Machine, load};

mod forward;
mod kubernetes;
mod others;

/// The only plugin of a block that has these words.
fn read(words: &str) -> Plugin {
    read_with(words, &[])
}

fn read_with(words: &str, files: &[(&str, &str)]) -> Plugin {
    let files: BTreeMap<_, _> =
        files.iter().map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned()))).collect();
    let machine = Machine { files: Files::new(files), ..Machine::default() };
    let loaded = load(&format!(". {{\n{words}\n}}\n"), &machine);
    assert_eq!(loaded.error, None, "{words}");
    let [block] = loaded.blocks.as_slice() else { panic!("{words}") };
    let [plugin] = block.plugins.as_slice() else { panic!("{words}: {block:?}") };
    plugin.clone()
}
