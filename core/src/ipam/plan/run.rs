//! The operations of a runtime, plugin by plugin.
//!
//! Source: containernetworking/cni libcni/api.go, pkg/invoke/exec.go, pkg/invoke/find.go

use std::collections::BTreeSet;

use super::cached::{CacheFault, CachedInfo, cached_result};
use super::conf::PluginConfig;
use super::error::PlanError;
use super::given::{Answered, CachedFile, Given};
use super::list::NetworkList;
use super::planned_call::{PlanAssumption, PlannedCall};
use super::runtime::RuntimeConf;
use crate::gotext::quote;
use crate::ipam::cni::{ProtocolError, VersionedResult, at_least};
use crate::ipam::decision::IpamNeed;
use crate::ipam::go_map::GoMap;
use crate::ipam::host_local::Attachment;
use crate::ipam::invocation::{container_id, interface_name, is_name};
use crate::json::{Document, string};
use crate::release::Plugins;

/// Why an operation ends early, with an error of the place where it does.
pub(super) enum Stop<E> {
    Failed(E),
    Crashed,
    Unknown(Box<IpamNeed>),
}

impl<E> Stop<E> {
    fn map<F>(self, f: impl FnOnce(E) -> F) -> Stop<F> {
        match self {
            Self::Failed(error) => Stop::Failed(f(error)),
            Self::Crashed => Stop::Crashed,
            Self::Unknown(need) => Stop::Unknown(need),
        }
    }
}

/// An operation in progress.
pub(super) struct Run<'a> {
    pub(super) list: &'a NetworkList,
    pub(super) given: &'a Given,
    pub(super) calls: Vec<PlannedCall>,
    pub(super) assumed: Vec<PlanAssumption>,
}

impl Run<'_> {
    /// Source: api.go AddNetworkList, cacheAdd
    pub(super) fn add(&mut self, runtime: &RuntimeConf) -> Result<Option<VersionedResult>, Stop<PlanError>> {
        let list = self.list;
        let mut result = None;
        for plugin in &list.plugins {
            let added = self.add_one(plugin, result.as_ref(), runtime);
            result = Some(added.map_err(|stop| {
                let (plugin, name) = described(plugin);
                stop.map(|problem| PlanError::AddFailed { plugin, name, problem })
            })?);
        }
        let network = list.name.clone();
        match cache_file(&network, runtime) {
            Ok(_) => Ok(result),
            Err(problem) => Err(Stop::Failed(PlanError::ResultNotCached { network, problem })),
        }
    }

    fn add_one(
        &mut self,
        plugin: &PluginConfig,
        before: Option<&VersionedResult>,
        runtime: &RuntimeConf,
    ) -> Result<VersionedResult, Stop<String>> {
        find(&plugin.kind)?;
        check_attachment(&self.list.name, runtime).map_err(Stop::Failed)?;
        let conf = self.build(plugin, before, runtime)?;
        let printed = self.execute(&conf, "ADD", runtime)?;
        let (version, text) = with_version(&conf.text, printed).map_err(Stop::Failed)?;
        VersionedResult::parse(&text, Some(&version)).map_err(|error| Stop::Failed(error.to_string()))
    }

    /// Source: api.go CheckNetworkList
    pub(super) fn check(&mut self, runtime: &RuntimeConf) -> Result<(), Stop<PlanError>> {
        let list = self.list;
        let version = list.cni_version.clone();
        if !has_cached_results(&version)? {
            return Err(Stop::Failed(PlanError::CheckNotSupported { version }));
        }
        if list.disable_check {
            return Ok(());
        }
        let network = list.name.clone();
        let cached = self
            .cached(self.given.cached.as_ref(), runtime)
            .map_err(|stop| stop.map(|problem| PlanError::CachedResultUnusable { network, problem }))?;
        for plugin in &list.plugins {
            self.call(plugin, "CHECK", cached.as_ref(), runtime)
                .map_err(|stop| stop.map(|problem| PlanError::CheckFailed { plugin: plugin.kind.clone(), problem }))?;
        }
        Ok(())
    }

    /// Source: api.go DelNetworkList
    pub(super) fn delete(&mut self, runtime: &RuntimeConf, file: Option<&CachedFile>) -> Result<(), Stop<PlanError>> {
        let list = self.list;
        let mut cached = None;
        if has_cached_results(&list.cni_version)? {
            cached = match self.cached(file, runtime) {
                Ok(cached) => cached,
                // The library removes the file, and goes on without it.
                Err(Stop::Failed(_)) => None,
                Err(stop) => return Err(stop.map(|problem| PlanError::ListVersionInvalid { problem })),
            };
        }
        for plugin in list.plugins.iter().rev() {
            self.call(plugin, "DEL", cached.as_ref(), runtime).map_err(|stop| {
                let (plugin, name) = described(plugin);
                stop.map(|problem| PlanError::DeleteFailed { plugin, name, problem })
            })?;
        }
        Ok(())
    }

    /// Source: api.go GetStatusNetworkList
    pub(super) fn status(&mut self) -> Result<(), Stop<PlanError>> {
        let list = self.list;
        if !knows_gc(&list.cni_version) {
            return Ok(());
        }
        for plugin in &list.plugins {
            self.call_without_attachment(plugin, "STATUS", Vec::new())
                .map_err(|stop| stop.map(|problem| PlanError::StatusFailed { plugin: plugin.kind.clone(), problem }))?;
        }
        Ok(())
    }

    /// Source: api.go GCNetworkList, GetCachedAttachments
    pub(super) fn collect(&mut self) -> Result<(), Stop<PlanError>> {
        let (list, given) = (self.list, self.given);
        if list.disable_gc {
            return Ok(());
        }
        let Some(files) = &given.attachments else {
            return Err(Stop::Unknown(Box::new(IpamNeed::CachedAttachments)));
        };
        let valid: BTreeSet<_> = given.valid_attachments.iter().flatten().collect();
        let mut attachments: Vec<_> =
            files.iter().filter_map(|file| CachedInfo::parse(file).map(|info| (info, file))).collect();
        attachments.sort_by_key(|(info, _)| file_name(&info.network, &info.container_id, &info.ifname));
        let mut problems = Vec::new();
        for (info, file) in attachments {
            let of = Attachment { container_id: info.container_id.clone(), ifname: info.ifname.clone() };
            if of.ifname.is_empty() || info.network.is_empty() || info.network != list.name || valid.contains(&of) {
                continue;
            }
            match self.delete(&RuntimeConf::of(info), Some(&CachedFile::Text(file.clone()))) {
                Err(Stop::Failed(error)) => problems
                    .push(format!("failed to delete stale attachment {} {}: {error}", of.container_id, of.ifname)),
                other => other?,
            }
        }
        if knows_gc(&list.cni_version) {
            for plugin in &list.plugins {
                let mut members = Vec::new();
                if let Some(valid) = &given.valid_attachments {
                    let text = attachments_text(valid);
                    members.push(("cni.dev/valid-attachments", text.clone()));
                    members.push(("cni.dev/attachments", text));
                }
                match self.call_without_attachment(plugin, "GC", members) {
                    Err(Stop::Failed(error)) => problems.push(format!("failed to GC plugin {}: {error}", plugin.kind)),
                    other => {
                        other.map_err(|stop| stop.map(|problem| PlanError::GcFailed { problems: vec![problem] }))?
                    }
                }
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Stop::Failed(PlanError::GcFailed { problems })) }
    }

    /// Source: api.go checkNetwork, delNetwork
    fn call(
        &mut self,
        plugin: &PluginConfig,
        command: &'static str,
        cached: Option<&VersionedResult>,
        runtime: &RuntimeConf,
    ) -> Result<(), Stop<String>> {
        find(&plugin.kind)?;
        let conf = self.build(plugin, cached, runtime)?;
        self.execute(&conf, command, runtime).map(drop)
    }

    /// Source: api.go getStatusNetwork, gcNetwork
    fn call_without_attachment(
        &mut self,
        plugin: &PluginConfig,
        command: &'static str,
        members: Vec<(&str, Vec<u8>)>,
    ) -> Result<(), Stop<String>> {
        let conf = plugin.inject([self.common(), members].concat()).map_err(Stop::Failed)?;
        find(&conf.kind)?;
        self.execute(&conf, command, &RuntimeConf::default()).map(drop)
    }

    /// The members that every plugin gets.
    fn common(&self) -> Vec<(&'static str, Vec<u8>)> {
        let text = |value: &str| {
            let mut text = Vec::new();
            string::encode(value, &mut text);
            text
        };
        vec![("name", text(&self.list.name)), ("cniVersion", text(&self.list.cni_version))]
    }

    /// Source: api.go buildOneConfig
    fn build(
        &self,
        plugin: &PluginConfig,
        before: Option<&VersionedResult>,
        runtime: &RuntimeConf,
    ) -> Result<PluginConfig, Stop<String>> {
        let mut members = self.common();
        if let Some(before) = before {
            members.push(("prevResult", compact(before)));
        }
        let conf = plugin.inject(members).map_err(Stop::Failed)?;
        match runtime.runtime_config(&conf.capabilities) {
            Some(config) => conf.inject(vec![("runtimeConfig", config)]).map_err(Stop::Failed),
            None => Ok(conf),
        }
    }

    /// What a plugin prints.
    fn execute(
        &mut self,
        conf: &PluginConfig,
        command: &'static str,
        runtime: &RuntimeConf,
    ) -> Result<&[u8], Stop<String>> {
        let plugin = conf.kind.clone();
        let stdin = String::from_utf8_lossy(&conf.text).into_owned();
        self.calls.push(PlannedCall { plugin: plugin.clone(), command, env: runtime.env(command), stdin });
        match self.given.results.get(&plugin) {
            Some(Answered::Prints(text)) => Ok(text),
            Some(Answered::Fails(text)) => Err(Stop::Failed(text.clone())),
            None if command == "ADD" => Err(Stop::Unknown(Box::new(IpamNeed::Result { plugin }))),
            None => {
                let word = PlanAssumption::PluginSucceeds { plugin };
                if !self.assumed.contains(&word) {
                    self.assumed.push(word);
                }
                Ok(b"")
            }
        }
    }

    /// Source: api.go getCachedResult
    fn cached(
        &self,
        file: Option<&CachedFile>,
        runtime: &RuntimeConf,
    ) -> Result<Option<VersionedResult>, Stop<String>> {
        let name = cache_file(&self.list.name, runtime).map_err(Stop::Failed)?;
        match file {
            None => Err(Stop::Unknown(Box::new(IpamNeed::CachedResult { file: name }))),
            Some(CachedFile::Absent) => Ok(None),
            Some(CachedFile::Text(text)) => {
                cached_result(text, &self.list.cni_version).map(Some).map_err(|fault| match fault {
                    CacheFault::Text(text) => Stop::Failed(text),
                    CacheFault::Crash => Stop::Crashed,
                })
            }
        }
    }
}

/// The result as it lies in a configuration.
pub(super) fn compact(result: &VersionedResult) -> Vec<u8> {
    Document::printed(result.printed(Plugins::default()).into_bytes()).to_compact()
}

/// Source: pkg/invoke/find.go FindInPath
fn find(plugin: &str) -> Result<(), Stop<String>> {
    if plugin.contains('/') { Err(Stop::Failed(format!("invalid plugin name: {plugin}"))) } else { Ok(()) }
}

fn described(plugin: &PluginConfig) -> (String, Option<String>) {
    (plugin.kind.clone(), Some(plugin.name.clone()).filter(|name| !name.is_empty()))
}

/// Whether CHECK and DEL get the result of the ADD in lists of this version.
fn has_cached_results(version: &str) -> Result<bool, Stop<PlanError>> {
    at_least(version, "0.4.0").map_err(|problem| Stop::Failed(PlanError::ListVersionInvalid { problem }))
}

/// Whether lists of this version have GC and STATUS.
fn knows_gc(version: &str) -> bool {
    at_least(version, "1.1.0") == Ok(true)
}

/// Source: pkg/utils/utils.go ValidateContainerID, ValidateNetworkName, ValidateInterfaceName
fn check_attachment(network: &str, runtime: &RuntimeConf) -> Result<(), String> {
    let said = |error: ProtocolError| match error.details().as_str() {
        "" => error.to_string(),
        details => format!("{error}; {details}"),
    };
    match runtime.container_id.as_str() {
        "" => return Err(said(ProtocolError::MissingContainerId)),
        id => container_id(id).map_err(said)?,
    }
    if network.is_empty() {
        return Err("missing network name:".to_owned());
    }
    if !is_name(network) {
        return Err(said(ProtocolError::InvalidNetworkName { name: network.to_owned() }));
    }
    match runtime.ifname.as_str() {
        "" => Err(said(ProtocolError::EmptyInterfaceName)),
        ifname => interface_name(ifname).map_err(said),
    }
}

fn file_name(network: &str, id: &str, ifname: &str) -> String {
    format!("{network}-{id}-{ifname}")
}

/// Source: api.go getCacheFilePath
fn cache_file(network: &str, runtime: &RuntimeConf) -> Result<String, String> {
    let (id, ifname) = (&runtime.container_id, &runtime.ifname);
    if network.is_empty() || id.is_empty() || ifname.is_empty() {
        return Err(format!(
            "cache file path requires network name ({}), container ID ({}), and interface name ({})",
            quote(network),
            quote(id),
            quote(ifname)
        ));
    }
    Ok(file_name(network, id, ifname))
}

/// A result with a version, that of the configuration if it says none.
///
/// Source: pkg/invoke/exec.go fixupResultVersion
fn with_version(conf: &[u8], printed: &[u8]) -> Result<(String, Vec<u8>), String> {
    let version = VersionedResult::version_in(conf)?;
    let mut map = GoMap::parse(printed).map_err(|problem| format!("failed to unmarshal raw result: {problem}"))?;
    let own = map.get("cniVersion").and_then(|text| Document::parse(text).ok()?.root().as_str().map(Into::into));
    if let Some(own) = own.filter(|own: &String| !own.is_empty()) {
        return Ok((own, printed.to_vec()));
    }
    let mut text = Vec::new();
    string::encode(&version, &mut text);
    map.insert("cniVersion", text);
    Ok((version, map.text()))
}

fn attachments_text(valid: &[Attachment]) -> Vec<u8> {
    let each = valid.iter().map(|of| {
        let mut text = b"{\"containerID\":".to_vec();
        string::encode(&of.container_id, &mut text);
        text.extend_from_slice(b",\"ifname\":");
        string::encode(&of.ifname, &mut text);
        text.push(b'}');
        text
    });
    [b"[", each.collect::<Vec<_>>().join(&b',').as_slice(), b"]"].concat()
}
