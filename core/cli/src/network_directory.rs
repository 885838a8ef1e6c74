//! The directory of a network, read for an operation.
#![expect(clippy::disallowed_methods, reason = "the command reads the directory that it is given")]

use std::path::Path;

use nocluster::gotext::base64;
use nocluster::json::Writer;

use crate::load::reason;
use crate::refusal::Refusal;

/// The files of a network's directory; none if there is no such directory.
pub(crate) fn store(folder: &Path, input: &mut Writer) -> Result<(), Refusal> {
    if matches!(folder.try_exists(), Ok(false)) {
        input.null();
        return Ok(());
    }
    let mut folders = vec![(folder.to_owned(), String::new())];
    let mut files = Vec::new();
    while let Some((folder, prefix)) = folders.pop() {
        let failed = |error: std::io::Error| Refusal(format!("{}: {}", folder.display(), reason(&error)));
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().into_string();
            let name = name.map_err(|name| Refusal(format!("{}: not UTF-8", Path::new(&name).display())))?;
            let name = format!("{prefix}{name}");
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else if kind.is_file() {
                files.push((name, std::fs::read(entry.path()).map_err(failed)?));
            }
        }
    }
    files.sort();
    input.begin_object();
    for (name, content) in &files {
        input.key(name);
        match std::str::from_utf8(content) {
            Ok(text) => input.string(text),
            Err(_) => input.begin_object().key("base64").string(&base64::encode(content)).end_object(),
        };
    }
    input.end_object();
    Ok(())
}
