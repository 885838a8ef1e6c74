//! The file that a runtime keeps for each attachment, with the result of its ADD.
//!
//! Source: containernetworking/cni libcni/api.go cachedInfo, getCachedResult, getLegacyCachedResult

use crate::gotext::quote;
use crate::ipam::cni::{ResultError, VersionedResult};
use crate::ipam::decode::{Decoder, Fault};
use crate::ipam::go_map::GoMap;
use crate::json::Document;

/// The `kind` of a file that is not merely a result.
const KIND: &str = "cniCacheV1";

/// What a file says of an attachment.
#[derive(Debug, Default)]
pub(super) struct CachedInfo {
    kind: String,
    pub(super) container_id: String,
    pub(super) ifname: String,
    pub(super) network: String,
    pub(super) netns: String,
    pub(super) args: Vec<[String; 2]>,
    pub(super) capability_args: GoMap,
    /// The result's text; that of a file without one is null.
    result: Option<GoMap>,
}

/// Why a cached result can't be used.
pub(super) enum CacheFault {
    /// The library's text.
    Text(String),
    /// The library panics.
    Crash,
}

impl CachedInfo {
    /// Reads a file; `None` if it is merely a result, or no JSON.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let document = Document::parse(text).ok()?;
        let read: Result<Self, Fault> = Decoder::run(document.root(), |decoder, node, info: &mut Self| {
            const FIELDS: [&str; 9] = [
                "kind",
                "containerId",
                "config",
                "ifName",
                "networkName",
                "netns",
                "cniArgs",
                "capabilityArgs",
                "result",
            ];
            decoder.object(node, "libcni.cachedInfo", &FIELDS, |decoder, tag, value| match tag {
                "kind" => decoder.string(value, &mut info.kind),
                "containerId" => decoder.string(value, &mut info.container_id),
                "config" => decoder.bytes(value),
                "ifName" => decoder.string(value, &mut info.ifname),
                "networkName" => decoder.string(value, &mut info.network),
                "netns" => decoder.string(value, &mut info.netns),
                "cniArgs" => decoder.list(value, "[][2]string", &mut info.args, Decoder::pair),
                "capabilityArgs" => info.capability_args.decode(decoder, value),
                _ => decoder.pointer(value, &mut info.result, |decoder, node, map| map.decode(decoder, node)),
            });
        });
        read.ok().filter(|info| info.kind == KIND)
    }
}

/// The result of a file, in the version of the list.
pub(super) fn cached_result(text: &[u8], version: &str) -> Result<VersionedResult, CacheFault> {
    let fault = |error: ResultError| match error {
        ResultError::NullElement => CacheFault::Crash,
        error => CacheFault::Text(error.to_string()),
    };
    let result = match CachedInfo::parse(text) {
        Some(info) => {
            let text = info.result.map_or_else(|| b"null".to_vec(), |map| map.text());
            VersionedResult::parse(&text, None)
        }
        None => VersionedResult::parse(text, None),
    };
    result.map_err(fault)?.convert(version).map_err(|error| match fault(error) {
        CacheFault::Text(text) => {
            CacheFault::Text(format!("failed to convert cached result to config version {}: {text}", quote(version)))
        }
        CacheFault::Crash => CacheFault::Crash,
    })
}
