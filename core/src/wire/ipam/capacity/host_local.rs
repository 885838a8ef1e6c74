//! What a configuration with host-local has room for, and the leases that nobody holds.

use std::collections::BTreeMap;

use crate::ipam::capacity::{Lease, LeaseState, foreign_files, host_local_capacity, leases};
use crate::ipam::host_local::Config;
use crate::json::{Kind, Node, Writer};
use crate::wire::answer::Answer;
use crate::wire::error::Failure;
use crate::wire::input::{Input, meaning, pointer};
use crate::wire::ipam::counted::{Counted, counted, invalid, raw, unknown};
use crate::wire::ipam::directory::{store, wrong};
use crate::wire::ipam::host_local_conf::{Refused, of_list, other_plugin, plugins, with_members};

pub(super) fn host_local(
    answer: &mut Answer,
    input: &Input<'_>,
    config: &Input<'_>,
    max_pods: Option<u32>,
) -> Result<(), Failure> {
    let plugins = plugins(input)?;
    let conf = raw(config, "hostLocal")?;
    let conf = of_list(conf.root()).map_or(conf, |(_, conf)| conf);
    if let Some(need) = other_plugin(conf.root()) {
        unknown(answer, &[need]);
        return Ok(());
    }
    let store = store(input, "store")?.unwrap_or_default();
    let sandboxes = sandboxes(input)?;
    answer.value("plugins", &plugins, &[]);
    match Config::load(conf.root(), "", plugins, plugins) {
        Ok(config) => {
            counted(answer, Counted::Pods(&host_local_capacity(&config, &store, max_pods)), [], input)?;
            if let Some(sandboxes) = sandboxes {
                let leases = leases(&config, &store, &sandboxes);
                answer.value("leases", &leases, &[]);
                // GC knows attachments by container and interface: what an old plugin wrote without one would be freed too.
                let is_known = |lease: &Lease| lease.state == LeaseState::Stale || lease.ifname.is_some();
                if leases.iter().any(|lease| lease.state == LeaseState::Stale) && leases.iter().all(is_known) {
                    let foreign = foreign_files(&config, &store, &leases);
                    answer.json("gc", gc(conf.root(), &leases, &foreign), &[]);
                }
            }
        }
        Err(refusal) => invalid(answer, &Refused::of(&refusal)),
    }
    Ok(())
}

/// The call that frees what nobody holds, and the other files that it removes.
fn gc(conf: Node<'_>, leases: &[Lease], foreign: &[String]) -> Vec<u8> {
    let mut held = Writer::new();
    held.begin_array();
    for lease in leases.iter().filter(|lease| lease.state != LeaseState::Stale) {
        held.begin_object().key("containerID").string(&lease.container_id);
        held.key("ifname").string(lease.ifname.as_deref().unwrap_or_default()).end_object();
    }
    held.end_array();
    // GC exists from 1.1.0 on.
    let held = held.finish();
    let stdin = with_members(conf, vec![("cniVersion", br#""1.1.0""#), ("cni.dev/valid-attachments", &held)]);
    let mut out = Writer::new();
    out.begin_object().key("env").begin_object().key("CNI_COMMAND").string("GC");
    out.key("CNI_PATH").string("/opt/cni/bin").end_object();
    out.key("stdin").string(&String::from_utf8_lossy(&stdin.to_compact()));
    if !foreign.is_empty() {
        out.key("foreignFiles").begin_array();
        for name in foreign {
            out.string(name);
        }
        out.end_array();
    }
    out.end_object();
    out.finish()
}

const SANDBOX_STATES: [(&str, bool); 2] = [("SANDBOX_READY", true), ("SANDBOX_NOTREADY", false)];

/// The sandboxes by id, each with whether it is ready; one without a state is.
fn sandboxes(input: &Input<'_>) -> Result<Option<BTreeMap<String, bool>>, Failure> {
    let Some(raw) = input.raw("sandboxes")? else { return Ok(None) };
    let document = raw.document()?;
    let Some(items) = document.root().member("items").filter(|items| items.kind() == Kind::Array) else {
        return Err(wrong(raw.at, "an object with the list `items`", document.root()));
    };
    let each = items.elements().enumerate().map(|(index, item)| {
        let at = pointer(&raw.at, "items");
        let id = item.member("id").and_then(|id| id.as_str());
        let id = id.ok_or_else(|| wrong(format!("{at}/{index}"), "an object with the text `id`", item))?;
        let Some(state) = item.member("state") else { return Ok((id.into_owned(), true)) };
        let at = format!("{at}/{index}/state");
        let word = state.as_str().ok_or_else(|| wrong(at.clone(), "string", state))?;
        Ok((id.into_owned(), meaning(&SANDBOX_STATES, &word, || at)?))
    });
    each.collect::<Result<_, Failure>>().map(Some)
}
