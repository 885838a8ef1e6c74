//! The plugin `forward`: what other servers reply comes from the caller. What it does with a query
//! stands in `forward/serve.rs`.

mod serve;

use crate::dns::corefile::plugin::forward::{Forward as Options, Target};
use crate::dns::message::{Name, Rcode};

/// A use of `forward`.
#[derive(Debug, Clone)]
pub(crate) struct Forward {
    from: Name,
    except: Vec<Name>,
    targets: Vec<String>,
    next: Vec<Rcode>,
    next_on_nodata: bool,
}

impl Forward {
    pub(super) fn new(options: &Options) -> Self {
        let name = |zone: &String| Name::parse(zone).ok();
        let targets = options.targets.iter().map(|target| match target {
            Target::Address { address, .. } => address.clone(),
            Target::File { path } => path.clone(),
            Target::Host { name, port, .. } => format!("{name}:{port}"),
        });
        Self {
            from: name(&options.from).unwrap_or_else(Name::root),
            except: options.except.iter().filter_map(name).collect(),
            targets: targets.collect(),
            next: options.next.clone(),
            next_on_nodata: options.next_on_nodata,
        }
    }

    /// Source: coredns/coredns plugin/forward/forward.go match
    fn is_for(&self, name: &Name) -> bool {
        name.eq_ignore_case(&self.from)
            || name.is_subdomain_of(&self.from) && !self.except.iter().any(|zone| name.is_subdomain_of(zone))
    }
}
