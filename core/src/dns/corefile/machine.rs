//! What CoreDNS reads beside the Corefile.

use super::environment::Environment;
use super::files::Files;
use super::interfaces::Interfaces;
use super::path;
use crate::release::CoreDns;

/// CoreDNS's machine, as far as loading a Corefile depends on it.
///
/// # Examples
///
/// ```
/// use nocluster::dns::corefile::Machine;
///
/// let machine = Machine { path: "/etc/coredns/Corefile".to_owned(), ..Machine::default() };
/// assert_eq!(machine.coredns.to_string(), "1.15.0");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// The path of the Corefile as CoreDNS is given it, which its messages name.
    pub path: String,
    /// The CoreDNS line.
    pub coredns: CoreDns,
    /// The environment.
    pub environment: Environment,
    /// The files.
    pub files: Files,
    /// The interfaces.
    pub interfaces: Interfaces,
}

impl Machine {
    /// The folder of the Corefile as an absolute path with a slash at its end: relative imports start there.
    pub fn folder(&self) -> String {
        path::beside(&self.path, "").trim_end_matches('/').to_owned() + "/"
    }
}

impl Default for Machine {
    fn default() -> Self {
        Self {
            path: "Corefile".to_owned(),
            coredns: CoreDns::default(),
            environment: Environment::new(),
            files: Files::default(),
            interfaces: Interfaces::default(),
        }
    }
}
