//! The configuration as a plugin of any type reads it.
//!
//! Source: containernetworking/cni pkg/types/types.go PluginConf, GCAttachment

use std::collections::BTreeMap;

use super::attachment::Attachment;
use super::cni::{Dns, dns};
use super::decode::{Decoder, Fault};
use crate::json::Node;
use crate::release::Plugins;

/// What of a configuration a plugin looks at beside its own part.
#[derive(Debug, Default)]
pub(super) struct NetConf<'a> {
    /// The version; empty if it is absent.
    pub(super) cni_version: String,
    /// The plugin's own name for the network; empty if it is absent.
    pub(super) name: String,
    /// The plugin.
    pub(super) kind: String,
    /// The capabilities, with whether the plugin has them.
    pub(super) capabilities: BTreeMap<String, bool>,
    /// The result of before, several where the member is given twice; empty without one.
    pub(super) prev_result: Vec<Node<'a>>,
    /// The valid attachments; `None` without a list.
    pub(super) valid_attachments: Option<Vec<Attachment>>,
}

impl<'a> NetConf<'a> {
    pub(super) fn read(node: Node<'a>, plugins: Plugins) -> Result<Self, Fault> {
        const FIELDS: [&str; 8] =
            ["cniVersion", "name", "type", "capabilities", "ipam", "dns", "prevResult", "cni.dev/valid-attachments"];
        let go_type = if plugins.knows_cni_1_1() { "types.PluginConf" } else { "types.NetConf" };
        let (mut ipam, mut resolver) = (String::new(), Dns::default());
        let mut conf = Self::default();
        let (mut given, mut attachments) = (false, Vec::new());
        Decoder::run(node, |decoder, node: Node<'a>, (): &mut ()| {
            decoder.object(node, go_type, &FIELDS, |decoder, tag, value| match tag {
                "cniVersion" => decoder.string(value, &mut conf.cni_version),
                "name" => decoder.string(value, &mut conf.name),
                "capabilities" => decoder.bools(value, &mut conf.capabilities),
                "prevResult" if value.is_null() => conf.prev_result.clear(),
                "prevResult" => {
                    decoder.map(value, "map[string]interface {}", Decoder::any);
                    conf.prev_result.push(value);
                }
                "ipam" => {
                    decoder
                        .object(value, "types.IPAM", &["type"], |decoder, _, value| decoder.string(value, &mut ipam));
                }
                "dns" => dns(decoder, value, &mut resolver),
                "cni.dev/valid-attachments" => {
                    given = !value.is_null();
                    decoder.list(value, "[]types.GCAttachment", &mut attachments, attachment);
                }
                _ => decoder.string(value, &mut conf.kind),
            });
        })?;
        conf.valid_attachments = given.then_some(attachments);
        Ok(conf)
    }
}

fn attachment(decoder: &mut Decoder, node: Node<'_>, slot: &mut Attachment) {
    decoder.object(node, "types.GCAttachment", &["containerID", "ifname"], |decoder, tag, value| {
        let target = if tag == "ifname" { &mut slot.ifname } else { &mut slot.container_id };
        decoder.string(value, target);
    });
}
