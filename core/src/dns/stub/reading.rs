//! What a resolver reads from the resolv.conf of its client.

use super::conf::{self, Conf};
use super::{Client, Libc};

/// The value of `ndots` as the resolver reads it from the client's resolv.conf.
pub fn ndots(client: &Client, libc: Libc) -> u64 {
    read(client, libc).ndots
}

/// The search list as the resolver reads it from the client's resolv.conf.
pub fn search_list(client: &Client, libc: Libc) -> Vec<String> {
    read(client, libc).search
}

/// The servers that the resolver asks: the first three that it reads from the client's resolv.conf, else the host itself.
pub fn servers(client: &Client, libc: Libc) -> Vec<String> {
    read(client, libc).servers
}

fn read(client: &Client, libc: Libc) -> Conf {
    let hostname = client.hostname.as_deref();
    match libc {
        Libc::Glibc => conf::glibc::read(&client.resolv_conf, hostname),
        Libc::Musl => conf::musl::read(&client.resolv_conf),
        Libc::Go => conf::go::read(&client.resolv_conf, hostname),
    }
}
