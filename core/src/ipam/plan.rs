//! The calls that a container runtime makes of a network configuration list: which plugins, in which order, with which
//! variables and which configuration on standard input, and what becomes of their answers.
//!
//! It is the library of the CNI project, version 1.3.1, which containerd, CRI-O and others load lists with. The plugins are
//! not run: what they answer is given, and where an ADD goes on from an answer that is not given, the plan ends with a need.
//! Each plugin is taken to be found in `CNI_PATH`, which is `/opt/cni/bin`; the variables are those that the library sets
//! beside the runtime's own; and the runtime can write its file on the attachment.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::plan::{Answered, Given, NetworkList, Operation, PlanOutcome, RuntimeConf, plan};
//!
//! let list = NetworkList::parse(
//!     br#"{"name": "net", "cniVersion": "1.0.0", "plugins": [{"type": "bridge"}, {"type": "portmap"}]}"#,
//! )?;
//! let mut runtime = RuntimeConf::default();
//! (runtime.container_id, runtime.ifname) = ("c1".to_owned(), "eth0".to_owned());
//! let mut given = Given::default();
//! given.results.insert("bridge".to_owned(), Answered::Prints(br#"{"ips": [{"address": "10.1.2.3/24"}]}"#.to_vec()));
//! let plan = plan(&list, Operation::Add, &runtime, &given);
//! assert_eq!(
//!     plan.calls[1].stdin,
//!     r#"{"cniVersion":"1.0.0","name":"net","prevResult":{"cniVersion":"1.0.0","ips":[{"address":"10.1.2.3/24"}]},"type":"portmap"}"#
//! );
//! // What portmap answers is the result of the ADD.
//! assert!(matches!(plan.outcome, PlanOutcome::Unknown(_)));
//! # Ok::<(), nocluster::ipam::plan::ListError>(())
//! ```

mod cached;
mod conf;
mod error;
mod given;
mod list;
mod list_error;
mod planned_call;
mod run;
mod runtime;

pub use conf::PluginConfig;
pub use error::PlanError;
pub use given::{Answered, CachedFile, Given};
pub use list::NetworkList;
pub use list_error::ListError;
pub use planned_call::{PlanAssumption, PlannedCall};
pub use runtime::RuntimeConf;

use super::cni::VersionedResult;
use super::decision::IpamNeed;
use run::{Run, Stop};

/// An operation of a runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Operation {
    /// An attachment is made.
    Add,
    /// It is checked.
    Check,
    /// It is removed.
    Del,
    /// What is left of attachments that are gone is removed.
    Gc,
    /// The plugins are asked whether they can serve an ADD.
    Status,
}

impl Operation {
    /// Every operation.
    pub const ALL: [Self; 5] = [Self::Add, Self::Check, Self::Del, Self::Gc, Self::Status];

    /// The word in `CNI_COMMAND`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Add => "ADD",
            Self::Check => "CHECK",
            Self::Del => "DEL",
            Self::Gc => "GC",
            Self::Status => "STATUS",
        }
    }
}

/// The calls of an operation, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Plan {
    /// The calls, in their order.
    pub calls: Vec<PlannedCall>,
    /// How the operation ends.
    pub outcome: PlanOutcome,
    /// What was taken for granted.
    pub assumed: Vec<PlanAssumption>,
}

/// How an operation ends.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanOutcome {
    /// ADD succeeds with the result of the last plugin; with none if the list has no plugins.
    Added(Option<Box<VersionedResult>>),
    /// Another operation succeeds.
    Done,
    /// It ends in an error.
    Failed(PlanError),
    /// The library panics, on an element of a result that is null.
    Crashed,
    /// It depends on what was not given.
    Unknown(Vec<IpamNeed>),
}

/// The calls of an operation on a list.
///
/// `runtime` is the attachment that ADD, CHECK and DEL are about; GC and STATUS are about none.
pub fn plan(list: &NetworkList, operation: Operation, runtime: &RuntimeConf, given: &Given) -> Plan {
    let mut run = Run { list, given, calls: Vec::new(), assumed: Vec::new() };
    let ended = match operation {
        Operation::Add => run.add(runtime).map(|result| PlanOutcome::Added(result.map(Box::new))),
        Operation::Check => run.check(runtime).map(|()| PlanOutcome::Done),
        Operation::Del => run.delete(runtime, given.cached.as_ref()).map(|()| PlanOutcome::Done),
        Operation::Gc => run.collect().map(|()| PlanOutcome::Done),
        Operation::Status => run.status().map(|()| PlanOutcome::Done),
    };
    let outcome = ended.unwrap_or_else(|stop| match stop {
        Stop::Failed(error) => PlanOutcome::Failed(error),
        Stop::Crashed => PlanOutcome::Crashed,
        Stop::Unknown(need) => PlanOutcome::Unknown(vec![*need]),
    });
    Plan { calls: run.calls, outcome, assumed: run.assumed }
}
