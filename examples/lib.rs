//! What the stories share: they read the files beside them.
#![doc = include_str!("../README.md")]

use std::error::Error;
use std::path::Path;

use nocluster::json::Document;

/// The objects of a file below `examples/`, YAML or JSON, read as kubectl reads them.
///
/// # Errors
///
/// The file can't be read, or is no YAML.
pub fn objects(file: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let read = nocluster_yaml::read_yaml(text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(read.objects.into_iter().map(|object| object.document).collect())
}

/// The only object of a file below `examples/`.
///
/// # Errors
///
/// The file can't be read, is no YAML, or holds no object.
pub fn object(file: &str) -> Result<Document, Box<dyn Error>> {
    objects(file)?.into_iter().next().ok_or_else(|| format!("{file} is empty").into())
}
