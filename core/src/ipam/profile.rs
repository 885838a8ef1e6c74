//! Whether host-local behaves as it does, or as it should.

use serde::{Serialize, Serializer};

/// How the plugins of an answer behave.
///
/// # Examples
///
/// ```
/// use nocluster::ipam::host_local::{Attachment, Config, Request, Store, decide};
/// use nocluster::ipam::{Env, Outcome, Profile};
///
/// // The second set has no address left.
/// let conf = br#"{"name": "net", "cniVersion": "1.0.0", "ipam": {"ranges": [[{"subnet": "10.1.2.0/24"}],
///     [{"subnet": "10.1.3.0/24", "rangeStart": "10.1.3.9", "rangeEnd": "10.1.3.9"}]]}}"#;
/// let config = Config::parse(conf, "", Default::default())?;
/// let store = Store::new([("10.1.3.9".to_owned(), b"c2\r\neth0".to_vec())]);
/// let owner = Attachment { container_id: "c1".to_owned(), ifname: "eth0".to_owned() };
/// let mut env = Env::default();
/// // As it is, the plugin takes an address of the first set and gives it back, and its cursor has moved.
/// assert_eq!(decide(&config, &store, &Request::Add(owner.clone()), &env).ops.len(), 3);
/// env.profile = Profile::Safe;
/// assert!(decide(&config, &store, &Request::Add(owner), &env).ops.is_empty());
/// # Ok::<(), nocluster::ipam::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Profile {
    /// As the real plugins do. What does harm is a [`Flag`](super::Flag) of the decision.
    #[default]
    Compat,
    /// Without the behaviours that do harm: host-local refuses without touching anything, a call changes leases only, and
    /// those of its container only. The rules for ranges are those of the newest line.
    Safe,
    /// As [`Self::Safe`], and an ADD that is repeated gives the addresses that it gave.
    SafeIdempotent,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 3] = [Self::Compat, Self::Safe, Self::SafeIdempotent];

    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Compat => "compat",
            Self::Safe => "safe",
            Self::SafeIdempotent => "safe-idempotent",
        }
    }

    /// Whether harmful behaviours are left out.
    pub(crate) fn is_safe(self) -> bool {
        self != Self::Compat
    }
}

impl Serialize for Profile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
