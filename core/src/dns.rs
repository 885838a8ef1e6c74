//! Cluster DNS: what a Pod's lookup asks, what CoreDNS answers, and whether a Corefile is right.

pub mod corefile;
pub mod kubelet;
mod kubernetes;
pub mod message;
mod server;
pub mod stub;
mod zone;
