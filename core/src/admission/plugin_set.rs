//! Which admission plugins a server runs, as its flags say it.
//!
//! Source: kubernetes/kubernetes pkg/kubeapiserver/options/plugins.go; kubernetes/apiserver
//! pkg/server/options/admission.go

use std::collections::BTreeSet;

use serde::Serialize;

use crate::nearest::nearest;
use crate::release::Release;

/// The plugin that calls mutating webhooks.
pub(crate) const MUTATING_WEBHOOKS: &str = "MutatingAdmissionWebhook";
/// The plugin that calls validating webhooks.
pub(crate) const VALIDATING_WEBHOOKS: &str = "ValidatingAdmissionWebhook";

/// The plugins that a request goes through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PluginSet {
    /// `None`: as the request says it.
    names: Option<BTreeSet<&'static str>>,
}

/// Why names of plugins are not those of a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum PluginSetError {
    /// The release has no plugin of this name.
    #[error("{}plugin \"{name}\" is unknown{}", flag.as_ref().map(|flag| format!("{flag} ")).unwrap_or_default(), nearest.map(|nearest| format!("; did you mean {nearest}?")).unwrap_or_default())]
    UnknownPlugin {
        /// The flag that names it; `None` for a list of all plugins.
        #[serde(skip_serializing_if = "Option::is_none")]
        flag: Option<&'static str>,
        /// The name as it was given.
        name: String,
        /// The known name that is nearest to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        nearest: Option<&'static str>,
    },
    /// Plugins are both enabled and disabled, with which the server does not start.
    #[error("[{}] in enable-admission-plugins and disable-admission-plugins overlapped", names.join(" "))]
    OverlappingPlugins {
        /// Their names.
        names: Vec<String>,
    },
}

/// A plugin of the server.
struct Known {
    name: &'static str,
    /// Whether it runs without being named.
    on: bool,
    release: fn(Release) -> bool,
}

const fn on(name: &'static str) -> Known {
    Known { name, on: true, release: |_| true }
}

const fn off(name: &'static str) -> Known {
    Known { name, on: false, release: |_| true }
}

/// All plugins, in the order in which they run.
const KNOWN: &[Known] = &[
    off("AlwaysAdmit"),
    off("NamespaceAutoProvision"),
    on("NamespaceLifecycle"),
    off("NamespaceExists"),
    off("LimitPodHardAntiAffinityTopology"),
    on("LimitRanger"),
    on("ServiceAccount"),
    off("NodeRestriction"),
    on("TaintNodesByCondition"),
    off("AlwaysPullImages"),
    off("ImagePolicyWebhook"),
    on("PodSecurity"),
    off("PodNodeSelector"),
    on("Priority"),
    on("DefaultTolerationSeconds"),
    off("PodTolerationRestriction"),
    off("EventRateLimit"),
    off("ExtendedResourceToleration"),
    on("DefaultStorageClass"),
    on("StorageObjectInUseProtection"),
    Known { name: "PodGroupProtection", on: true, release: Release::admits_pod_groups_and_resizes },
    off("OwnerReferencesPermissionEnforcement"),
    on("PersistentVolumeClaimResize"),
    on("RuntimeClass"),
    on("CertificateApproval"),
    on("CertificateSigning"),
    on("ClusterTrustBundleAttest"),
    on("CertificateSubjectRestriction"),
    on("DefaultIngressClass"),
    off("DenyServiceExternalIPs"),
    on("PodTopologyLabels"),
    Known { name: "PodGroupWorkloadExists", on: true, release: Release::admits_jobs_and_their_workloads },
    on("NodeDeclaredFeatureValidator"),
    Known { name: "JobValidation", on: true, release: Release::admits_jobs_and_their_workloads },
    Known { name: "PodResizeValidator", on: true, release: Release::admits_pod_groups_and_resizes },
    on("MutatingAdmissionPolicy"),
    on(MUTATING_WEBHOOKS),
    on("ValidatingAdmissionPolicy"),
    on(VALIDATING_WEBHOOKS),
    on("ResourceQuota"),
    off("AlwaysDeny"),
];

fn known(release: Release) -> impl Iterator<Item = &'static Known> + Clone {
    KNOWN.iter().filter(move |known| (known.release)(release))
}

fn by_name(name: &str, flag: Option<&'static str>, release: Release) -> Result<&'static str, PluginSetError> {
    known(release).map(|known| known.name).find(|known| *known == name).ok_or_else(|| {
        let names: Vec<_> = known(release).map(|known| known.name).collect();
        PluginSetError::UnknownPlugin { flag, name: name.to_owned(), nearest: nearest(name, &names) }
    })
}

impl PluginSet {
    /// The two webhook plugins alone, as for a request that is given.
    pub fn webhooks() -> Self {
        Self { names: Some([MUTATING_WEBHOOKS, VALIDATING_WEBHOOKS].into_iter().collect()) }
    }

    /// The plugins of these names; their order does not matter.
    ///
    /// # Errors
    ///
    /// [`PluginSetError::UnknownPlugin`].
    pub fn of(names: &[&str], release: Release) -> Result<Self, PluginSetError> {
        let names = names.iter().map(|name| by_name(name, None, release)).collect::<Result<_, _>>()?;
        Ok(Self { names: Some(names) })
    }

    /// The plugins of a server with the flags `--enable-admission-plugins` and `--disable-admission-plugins`: those that
    /// run by default, with the first and without the second.
    ///
    /// # Errors
    ///
    /// [`PluginSetError`]: the server does not start.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::{admission::{Cluster, PluginSet}, json::Document, release::Release};
    ///
    /// let cluster = Cluster::new(Vec::new(), Release::default())?;
    /// let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": []}}"#;
    /// let mut request = cluster.create(Document::parse(pod)?)?.known()?;
    /// request.plugins = PluginSet::with_flags(&["AlwaysPullImages"], &["Priority"], Release::default())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_flags(enable: &[&str], disable: &[&str], release: Release) -> Result<Self, PluginSetError> {
        let read = |names: &[&str], flag| {
            names.iter().map(|name| by_name(name, Some(flag), release)).collect::<Result<BTreeSet<_>, _>>()
        };
        let enabled = read(enable, "enable-admission-plugins")?;
        let disabled = read(disable, "disable-admission-plugins")?;
        let both: Vec<_> = enabled.intersection(&disabled).map(|name| (*name).to_owned()).collect();
        if !both.is_empty() {
            return Err(PluginSetError::OverlappingPlugins { names: both });
        }
        let runs = |known: &&Known| enabled.contains(known.name) || known.on && !disabled.contains(known.name);
        Ok(Self { names: Some(known(release).filter(runs).map(|known| known.name).collect()) })
    }

    /// The names of the plugins, in the order in which they run; `by_default` says whether a server's default set is
    /// meant where none is named, or the webhooks alone.
    pub(super) fn names(&self, by_default: bool, release: Release) -> Vec<&'static str> {
        let runs = |known: &&Known| match &self.names {
            Some(names) => names.contains(known.name),
            None if by_default => known.on,
            None => known.name == MUTATING_WEBHOOKS || known.name == VALIDATING_WEBHOOKS,
        };
        let mut running = Vec::with_capacity(KNOWN.len());
        running.extend(known(release).filter(runs).map(|known| known.name));
        running
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const R: Release = Release::V1_37;

    #[test]
    fn flags_change_the_default_set() {
        let set = PluginSet::with_flags(&["AlwaysPullImages"], &["Priority"], R).expect("known plugins");
        let names = set.names(true, R);
        assert!(names.contains(&"AlwaysPullImages") && !names.contains(&"Priority") && names.contains(&"LimitRanger"));
        assert!(!names.contains(&"NodeRestriction") && !names.contains(&"JobValidation"));
        // Enabling what is on changes nothing.
        assert_eq!(
            PluginSet::with_flags(&["Priority"], &[], R).expect("known").names(false, R),
            PluginSet::default().names(true, R)
        );
    }

    #[test]
    fn releases_have_plugins_of_their_own() {
        let has = |release: &str, name| {
            let release = Release::parse(release).expect("a release");
            PluginSet::default().names(true, release).contains(&name)
        };
        assert!(has("1.36", "JobValidation") && !has("1.35", "JobValidation") && !has("1.37", "JobValidation"));
        assert!(
            has("1.36", "PodResizeValidator")
                && has("1.37", "PodResizeValidator")
                && !has("1.35", "PodResizeValidator")
        );
    }

    /// Source: kubernetes/apiserver pkg/server/options/admission.go Validate
    #[test]
    fn flags_that_a_server_refuses() {
        let text = |enable: &[&str], disable: &[&str]| {
            PluginSet::with_flags(enable, disable, R).expect_err("refused").to_string()
        };
        let unknown = text(&["Prioritee"], &[]);
        assert_eq!(unknown, "enable-admission-plugins plugin \"Prioritee\" is unknown; did you mean Priority?");
        assert!(text(&[], &["Nothing"]).starts_with("disable-admission-plugins plugin \"Nothing\" is unknown"));
        let both = "[LimitRanger Priority] in enable-admission-plugins and disable-admission-plugins overlapped";
        assert_eq!(text(&["Priority", "LimitRanger"], &["LimitRanger", "Priority"]), both);
    }
}
