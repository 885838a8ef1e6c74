//! CNI and IPAM: which address a Pod gets next, and why there is none left.
//!
//! [`call`] answers one call of the plugins host-local and static as their processes do: standard output, standard error,
//! exit code, and the changes of a directory; [`host_local::decide`] is the decision behind it, over a configuration that is
//! read once. [`plan::plan`] shows the calls that a runtime makes of a configuration list. [`node_cidr`] is
//! kube-controller-manager's: which ranges each Node gets; [`service`] is kube-apiserver's: the addresses of Services and
//! their ports of the Nodes. [`mode`] says what carries packets between Pods, and the MTU that is left for them, [`aws`] how
//! many Pods fit on an instance of AWS, [`calico`] which blocks and addresses Calico gives. [`capacity`] counts what a configuration has room for, [`lint`] says what it probably does not mean.
//!
//! # Examples
//!
//! ```
//! use nocluster::ipam::{Env, Invocation, call, host_local::Store};
//!
//! let env = [("CNI_COMMAND", "ADD"), ("CNI_CONTAINERID", "c1"), ("CNI_NETNS", "/var/run/netns/c1"), ("CNI_IFNAME", "eth0"), ("CNI_PATH", "/opt/cni/bin")];
//! let invocation = Invocation {
//!     env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
//!     stdin: br#"{"cniVersion": "0.4.0", "name": "net", "ipam": {"type": "host-local", "subnet": "10.1.2.0/31"}}"#.to_vec(),
//! };
//! let reply = call(&invocation, &Store::default(), &Env::default());
//! assert_eq!(reply.exit_code, 1);
//! assert!(reply.stdout.contains("invalid range set 0: Network 10.1.2.0/31 too small to allocate from"));
//! ```

mod attachment;
pub mod aws;
pub mod calico;
pub mod capacity;
pub mod cni;
mod decision;
mod decode;
mod go_map;
pub mod host_local;
mod invocation;
mod ipam_plugin;
pub mod lint;
pub mod mode;
mod net_conf;
pub mod node_cidr;
pub mod plan;
mod plugin;
mod position;
mod profile;
mod refusal;
mod runs;
pub mod service;
pub mod static_ipam;

pub use decision::{Decision, Env, Flag, IpamNeed, Op, Outcome, PluginReason};
pub use invocation::Invocation;
pub use ipam_plugin::Plugin;
pub use plugin::{Reply, call};
pub use profile::Profile;
pub use refusal::Refusal;
