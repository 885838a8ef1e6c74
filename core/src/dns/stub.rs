//! The stub resolvers: the queries of glibc, musl and Go, and what the application sees.
//!
//! A [`Client`] is a Pod as its libc sees it: resolv.conf, `/etc/hosts`, host name. [`lookup`] walks through the names
//! that the libc of the client tries, asks for each what the libc asks, and says what the application gets. Who answers is
//! a function of the caller; every `nameserver` is that one.
//!
//! Modelled are `getaddrinfo` of glibc 2.36 and of musl 1.2.5, and the resolver of Go 1.26 without cgo, with
//! `hosts: files dns` in nsswitch.conf. Replies to A come before those to AAAA.
//!
//! # Examples
//!
//! ```
//! use nocluster::dns::message::{Compression, Message, Rcode};
//! use nocluster::dns::stub::{Client, Family, Libc, Reply, StubReply, lookup};
//!
//! let client = Client {
//!     resolv_conf: "search shop.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n".to_owned(),
//!     ..Client::default()
//! };
//! let walk = lookup(&client, Libc::Glibc, "example.com", Family::Unspec, &mut |_| {
//!     let message = Message { rcode: Rcode::NXDOMAIN, ..Message::default() };
//!     Ok::<_, ()>(StubReply::Message(Reply { message, compression: Compression::Off }))
//! }).unwrap_or_default();
//! assert_eq!(walk.queries, 8);
//! assert_eq!(walk.result.unwrap_err().to_string(), "EAI_NONAME");
//! ```

mod advice;
mod asking;
mod client;
mod conf;
mod error;
mod family;
mod glibc;
mod go;
mod halt;
mod hosts;
mod libc;
mod literal;
mod lookup;
mod musl;
mod next;
mod outcome;
mod reading;
mod saving;
mod step;
mod walk;

pub use advice::Advice;
pub use asking::{Reply, StubQuery, StubReply};
pub use client::Client;
pub use error::LookupError;
pub use family::Family;
pub use halt::Halt;
pub use libc::Libc;
pub use lookup::lookup;
pub use next::Next;
pub use outcome::Outcome;
pub use reading::{ndots, search_list, servers};
pub use step::Step;
pub use walk::{Answered, Walk};
