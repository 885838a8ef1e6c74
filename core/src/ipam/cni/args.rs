//! The grammar of `CNI_ARGS`: `KEY=value;KEY=value`.
//!
//! Source: containernetworking/cni pkg/types/args.go

use serde::Serialize;

use crate::gotext::{quote, to_lower};

/// Why `CNI_ARGS` can't be read; `Display` prints the plugin's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ArgsError {
    /// A piece between semicolons does not have exactly one `=`.
    #[error("ARGS: invalid pair {}", quote(pair))]
    InvalidPair {
        /// The piece.
        pair: String,
    },
    /// The key is that of the struct which holds the keys that all plugins have.
    #[error(
        "ARGS: cannot unmarshal into field 'CommonArgs' - type '*types.CommonArgs' does not implement encoding.TextUnmarshaler"
    )]
    CommonArgs,
    /// The value of a known key is not of its type.
    #[error("ARGS: error parsing value of pair {}: {problem}", quote(pair))]
    InvalidValue {
        /// The key with its value.
        pair: String,
        /// What is wrong with the value.
        problem: String,
    },
    /// The plugin does not know these keys, and `IgnoreUnknown` is not true.
    #[error("ARGS: unknown args [{}]", pairs.iter().map(|pair| quote(pair)).collect::<Vec<_>>().join(" "))]
    UnknownArgs {
        /// The keys with their values.
        pairs: Vec<String>,
    },
}

/// Reads the arguments; `known` takes a key that the plugin knows with its value, and returns `None` for any other.
pub(crate) fn load_args(
    args: &str,
    mut known: impl FnMut(&str, &str) -> Option<Result<(), String>>,
) -> Result<(), ArgsError> {
    if args.is_empty() {
        return Ok(());
    }
    let mut unknown = Vec::new();
    let mut ignore = false;
    for pair in args.split(';') {
        let Some((key, value)) = pair.split_once('=').filter(|(_, value)| !value.contains('=')) else {
            return Err(ArgsError::InvalidPair { pair: pair.to_owned() });
        };
        let read = match key {
            "IgnoreUnknown" => Some(boolean(value).map(|value| ignore = value)),
            "CommonArgs" => return Err(ArgsError::CommonArgs),
            _ => known(key, value),
        };
        match read {
            None => unknown.push(pair.to_owned()),
            Some(Ok(())) => {}
            Some(Err(problem)) => return Err(ArgsError::InvalidValue { pair: pair.to_owned(), problem }),
        }
    }
    if unknown.is_empty() || ignore { Ok(()) } else { Err(ArgsError::UnknownArgs { pairs: unknown }) }
}

fn boolean(value: &str) -> Result<bool, String> {
    match to_lower(value).as_str() {
        "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        lower => Err(format!("boolean unmarshal error: invalid input {lower}")),
    }
}
