//! resolv.conf as each libc reads it.

pub(super) mod glibc;
pub(super) mod go;
pub(super) mod musl;

/// What a libc takes from resolv.conf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conf {
    /// The servers that are asked, as they are written.
    pub(super) servers: Vec<String>,
    pub(super) search: Vec<String>,
    pub(super) ndots: u64,
    pub(super) attempts: u64,
    /// In seconds.
    pub(super) timeout: u64,
    pub(super) flags: Flags,
}

/// Options without a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Flags {
    pub(super) single_request: bool,
    pub(super) single_request_reopen: bool,
    pub(super) use_vc: bool,
    pub(super) edns0: bool,
    pub(super) no_aaaa: bool,
    pub(super) no_tld_query: bool,
}

impl Default for Conf {
    fn default() -> Self {
        Self { servers: Vec::new(), search: Vec::new(), ndots: 1, attempts: 2, timeout: 5, flags: Flags::default() }
    }
}

/// Servers beyond these are not asked.
const MOST_SERVERS: usize = 3;
/// `ndots` is cut to this.
const MOST_NDOTS: u64 = 15;

impl Conf {
    /// How many servers are asked.
    pub(super) fn server_count(&self) -> u64 {
        u64::try_from(self.servers.len()).unwrap_or(u64::MAX)
    }

    fn add_server(&mut self, server: &str) {
        if self.servers.len() < MOST_SERVERS {
            self.servers.push(server.to_owned());
        }
    }

    /// Without a server it is the host itself.
    fn default_servers(&mut self, own: &[&str]) {
        if self.servers.is_empty() {
            self.servers.extend(own.iter().map(|server| (*server).to_owned()));
        }
    }
}

/// The domain of a host name, which is searched where resolv.conf has no search list.
fn domain_of(hostname: Option<&str>) -> Option<&str> {
    let (_, domain) = hostname?.split_once('.')?;
    (!domain.is_empty()).then_some(domain)
}

/// The digits at the start as a number; 0 without any.
fn leading_number(text: &str) -> u64 {
    let digits = text.bytes().take_while(u8::is_ascii_digit);
    digits.fold(0_u64, |sum, digit| sum.saturating_mul(10).saturating_add(u64::from(digit.saturating_sub(b'0'))))
}
