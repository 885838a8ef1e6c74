//! Who looks a name up.

/// A Pod, or another host, as its libc sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The text of `/etc/resolv.conf`.
    pub resolv_conf: String,
    /// The text of `/etc/hosts`.
    pub hosts: String,
    /// The host name of the kernel; its domain is searched where resolv.conf has no search list.
    pub hostname: Option<String>,
}
