//! YAML as kubectl reads and writes it: which objects does kubectl see in this text?
//!
//! [`read_yaml`] reads a file of YAML or JSON documents: YAML 1.1 scalars, merge keys, keys given twice, streams of
//! documents, all as sigs.k8s.io/yaml and the decoder of k8s.io/apimachinery take them. [`to_yaml`] prints an object
//! as `kubectl get -o yaml` does, byte for byte. Both are checked against tables that the real code printed.
//!
//! An object comes as a [`Document`](nocluster::json::Document), ready for [`nocluster`], and knows the line of each of
//! its values ([`YamlObject::line_of`]). What kubectl does in silence and its user would want to know is a [`Warning`];
//! a file that kubectl refuses is a [`YamlError`] with the line and, where there is one, the way out.
//!
//! # Examples
//!
//! ```
//! use nocluster_yaml::{read_yaml, to_yaml};
//!
//! let read = read_yaml(b"kind: Pod\nmetadata:\n  labels: {tier: 0777, on: yes}\n")?;
//! let pod = &read.objects[0];
//! assert_eq!(pod.json(), r#"{"kind":"Pod","metadata":{"labels":{"tier":511,"true":true}}}"#);
//! assert_eq!(pod.line_of("/metadata/labels/tier"), 3);
//! assert_eq!(read.warnings[0].to_string(), "line 3: the key `on` is read as `true`: put it in quotes to keep it");
//! let metadata = pod.document.at("/metadata").ok_or("no metadata")?;
//! assert_eq!(to_yaml(metadata), "labels:\n  tier: 511\n  \"true\": true\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The parser
//!
//! kubectl's parser is go-yaml v2, a port of libyaml, which reads YAML 1.1. This crate takes events from a parser of
//! YAML 1.2, [granit-parser](https://docs.rs/granit-parser), and adds what makes the two alike: the meaning of scalars,
//! the order of merge keys, the budget for aliases, and a set of checks that refuse what libyaml refuses and YAML 1.2
//! allows.
//!
//! A port of libyaml would need fewer of those checks, and was not taken. The ports that exist follow libyaml 0.2.5,
//! while go-yaml v2 is a port of an older libyaml with changes of its own, so checks would remain. `unsafe-libyaml` is
//! C translated into unsafe Rust, and nocluster has no unsafe code; `libyaml-safer`, its translation into safe Rust,
//! names no licence in its manifest. The checks are 200 lines, each proved by rows of the table. Where a check cannot
//! tell what libyaml would do, the text is refused with the way out, never read differently.

// A cast cuts silently, and an overflow is a panic: both are argued where they stay. Tests may do either.
#![cfg_attr(not(test), deny(clippy::as_conversions, clippy::arithmetic_side_effects))]

mod characters;
mod decode;
#[cfg(feature = "wire")]
mod envelope;
mod error;
mod json;
mod libyaml;
mod object;
mod order;
mod read;
mod scalar;
mod stream;
mod style;
mod tree;
mod value;
mod warning;
mod write;

pub use characters::check_start;
#[cfg(feature = "wire")]
pub use envelope::envelope;
pub use error::YamlError;
pub use object::{YamlObject, YamlRead};
pub use read::read_yaml;
pub use warning::Warning;
pub use write::to_yaml;

/// go-yaml's and Go's own limit.
const DEPTH_MAX: usize = 10_000;
/// The largest text that is read, in bytes, and the largest JSON text that one document may become.
pub const BYTES_MAX: usize = 256 << 20;
