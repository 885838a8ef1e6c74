//! The answers of CoreDNS's kubernetes plugin.
