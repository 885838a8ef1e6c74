//! The plugin `cache`: its options. What it does with a query stands in `cache/serve.rs`.

mod kind;
mod serve;
pub(super) mod store;

use crate::dns::corefile::plugin::cache::CacheOptions;
use crate::dns::message::Message;
use crate::release::CoreDns;

use super::zones::Zones;
use kind::Kind;

/// A `cache` directive.
#[derive(Debug, Clone)]
pub(crate) struct Cache {
    /// Which cache of the session it fills.
    number: usize,
    zones: Zones,
    except_success: Zones,
    except_denial: Zones,
    options: CacheOptions,
}

impl Cache {
    pub(super) fn new(options: &CacheOptions, number: usize) -> Self {
        Self {
            number,
            zones: Zones::new(&options.zones),
            except_success: Zones::new(&options.success.disabled),
            except_denial: Zones::new(&options.denial.disabled),
            options: options.clone(),
        }
    }

    /// How long a reply of a kind is kept, and what its records say then.
    ///
    /// Source: coredns/coredns plugin/cache/cache.go WriteMsg
    fn seconds(&self, message: &Message, kind: Kind, coredns: CoreDns) -> i64 {
        let kept = match kind {
            Kind::Failure => return self.options.servfail.nanoseconds() / 1_000_000_000,
            Kind::NameError | Kind::NoData => &self.options.denial,
            _ => &self.options.success,
        };
        let most = if coredns.caps_cached_ttl_at_an_hour() { 3600 } else { kept.most };
        kind::least_ttl(message, kind, most).max(kept.least).min(kept.most)
    }
}
