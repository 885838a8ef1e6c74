//! The objects of a cluster, compiled for CoreDNS's kubernetes plugin.
