//! How many dots make a name one that is tried first as it is given.

use super::conf::{self, Conf};
use super::{Client, Libc};

/// The value of `ndots` as the resolver reads it from the client's resolv.conf.
pub fn ndots(client: &Client, libc: Libc) -> u64 {
    read(client, libc).ndots
}

fn read(client: &Client, libc: Libc) -> Conf {
    let hostname = client.hostname.as_deref();
    match libc {
        Libc::Glibc => conf::glibc::read(&client.resolv_conf, hostname),
        Libc::Musl => conf::musl::read(&client.resolv_conf),
        Libc::Go => conf::go::read(&client.resolv_conf, hostname),
    }
}
