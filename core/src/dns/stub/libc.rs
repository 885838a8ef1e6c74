//! The resolvers.

/// A resolver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Libc {
    /// glibc, as in Debian, Ubuntu, Red Hat.
    Glibc,
    /// musl, as in Alpine.
    Musl,
    /// Go's own resolver, without cgo.
    Go,
}

impl Libc {
    /// Each with its word.
    pub const ALL: &[(&'static str, Self)] = &[("glibc", Self::Glibc), ("musl", Self::Musl), ("go", Self::Go)];
}
