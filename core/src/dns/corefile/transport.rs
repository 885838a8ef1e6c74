//! How a server block is served: the scheme before a key.

use serde::Serialize;

/// The transport of a server block, as the scheme of its key says.
///
/// Source: coredns/coredns plugin/pkg/transport/transport.go
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// UDP and TCP.
    #[default]
    Dns,
    /// DNS over TLS.
    Tls,
    /// DNS over QUIC.
    Quic,
    /// DNS over gRPC.
    Grpc,
    /// DNS over HTTPS.
    Https,
    /// DNS over HTTP/3.
    Https3,
    /// A socket of the machine: a key that CoreDNS accepts and does not serve.
    Unix,
}

const ALL: &[Transport] = &[
    Transport::Tls,
    Transport::Dns,
    Transport::Quic,
    Transport::Grpc,
    Transport::Https3,
    Transport::Https,
    Transport::Unix,
];

impl Transport {
    /// The scheme, such as `dns`.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Tls => "tls",
            Self::Quic => "quic",
            Self::Grpc => "grpc",
            Self::Https => "https",
            Self::Https3 => "https3",
            Self::Unix => "unix",
        }
    }

    /// The port of a key that names none; empty where there is none.
    pub fn default_port(self) -> &'static str {
        match self {
            Self::Dns => "53",
            Self::Tls | Self::Quic => "853",
            Self::Grpc | Self::Https | Self::Https3 => "443",
            Self::Unix => "",
        }
    }

    /// Splits the scheme off; without a known one it is `dns`.
    ///
    /// Source: coredns/coredns plugin/pkg/parse/transport.go
    pub fn split(text: &str) -> (Self, &str) {
        let known = ALL.iter().find_map(|transport| {
            let rest = text.strip_prefix(transport.scheme())?.strip_prefix("://")?;
            Some((*transport, rest))
        });
        known.unwrap_or((Self::Dns, text))
    }
}
