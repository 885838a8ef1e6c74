//! The fields of a Pod that decide on its DNS and its names.

use crate::json::{Document, Kind, Pointer};
use crate::objects::ObjectsError;
use crate::objects::place::Place;

/// What the kubelet reads of a Pod for its DNS and its names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pod {
    /// `metadata.namespace`; `default` where it is not given.
    pub namespace: String,
    /// `metadata.name`; empty if it is generated.
    pub name: String,
    /// `metadata.uid`; empty for a Pod that is not stored yet.
    pub uid: String,
    /// `spec.dnsPolicy`; the server's default is `ClusterFirst`.
    pub dns_policy: String,
    /// `spec.hostNetwork`.
    pub host_network: bool,
    /// `spec.dnsConfig`.
    pub dns_config: Option<PodDnsConfig>,
    /// `spec.hostname`.
    pub hostname: String,
    /// `spec.subdomain`.
    pub subdomain: String,
    /// `spec.setHostnameAsFQDN`.
    pub set_hostname_as_fqdn: bool,
    /// `spec.hostnameOverride`.
    pub hostname_override: Option<String>,
    /// `spec.hostAliases`.
    pub host_aliases: Vec<HostAlias>,
    /// `status.podIPs`, or `status.podIP` alone.
    pub ips: Vec<String>,
}

/// The field `spec.dnsConfig` of a Pod.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PodDnsConfig {
    /// The servers.
    pub nameservers: Vec<String>,
    /// The search domains.
    pub searches: Vec<String>,
    /// The options of the resolver.
    pub options: Vec<DnsOption>,
}

/// An option of a Pod's `dnsConfig`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DnsOption {
    /// The name, such as `ndots`.
    pub name: String,
    /// The value, if there is one.
    pub value: Option<String>,
}

/// An element of a Pod's `hostAliases`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostAlias {
    /// The address.
    pub ip: String,
    /// The names.
    pub hostnames: Vec<String>,
}

type Read<T> = Result<T, ObjectsError>;

impl Pod {
    /// Reads a Pod; places of errors are pointers into it.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::WrongType`], if a field has a type that the server refuses.
    pub fn read(pod: &Document) -> Result<Self, ObjectsError> {
        let pod = Place { node: pod.root(), at: Pointer::root() };
        pod.expect(Kind::Object, "an object")?;
        let metadata = pod.object("metadata")?;
        let meta =
            |name| metadata.as_ref().map_or(Ok(None), |metadata| metadata.text(name)).map(Option::unwrap_or_default);
        let mut read =
            Self { namespace: meta("namespace")?, name: meta("name")?, uid: meta("uid")?, ..Self::default() };
        if read.namespace.is_empty() {
            "default".clone_into(&mut read.namespace);
        }
        if let Some(spec) = pod.object("spec")? {
            read.read_spec(&spec)?;
        }
        if read.dns_policy.is_empty() {
            "ClusterFirst".clone_into(&mut read.dns_policy);
        }
        read.ips = pod.object("status")?.map_or(Ok(Vec::new()), |status| ips(&status))?;
        Ok(read)
    }

    fn read_spec(&mut self, spec: &Place<'_>) -> Read<()> {
        let text = |name| spec.text(name).map(Option::unwrap_or_default);
        self.dns_policy = text("dnsPolicy")?;
        self.hostname = text("hostname")?;
        self.subdomain = text("subdomain")?;
        self.host_network = flag(spec, "hostNetwork")?;
        self.set_hostname_as_fqdn = flag(spec, "setHostnameAsFQDN")?;
        self.hostname_override = spec.text_pointer("hostnameOverride")?;
        self.dns_config = spec.object("dnsConfig")?.map(|config| dns_config(&config)).transpose()?;
        let aliases = spec.objects("hostAliases")?;
        self.host_aliases = aliases.iter().map(host_alias).collect::<Read<_>>()?;
        Ok(())
    }
}

fn flag(place: &Place<'_>, name: &str) -> Read<bool> {
    let Some(flag) = place.member(name) else { return Ok(false) };
    flag.expect(Kind::Bool, "true or false")?;
    Ok(flag.node.as_bool().unwrap_or_default())
}

fn dns_config(config: &Place<'_>) -> Read<PodDnsConfig> {
    let option = |option: &Place<'_>| {
        Ok(DnsOption { name: option.text("name")?.unwrap_or_default(), value: option.text_pointer("value")? })
    };
    Ok(PodDnsConfig {
        nameservers: config.texts("nameservers")?,
        searches: config.texts("searches")?,
        options: config.objects("options")?.iter().map(option).collect::<Read<_>>()?,
    })
}

fn host_alias(alias: &Place<'_>) -> Read<HostAlias> {
    Ok(HostAlias { ip: alias.text("ip")?.unwrap_or_default(), hostnames: alias.texts("hostnames")? })
}

/// The addresses of the status; the single one stands for all where the list is absent or begins with another one.
///
/// Source: kubernetes/kubernetes pkg/apis/core/v1/conversion.go Convert_v1_PodStatus_To_core_PodStatus
fn ips(status: &Place<'_>) -> Read<Vec<String>> {
    let listed = status.objects("podIPs")?;
    let listed: Vec<_> = listed.iter().map(|listed| Ok(listed.text("ip")?.unwrap_or_default())).collect::<Read<_>>()?;
    let single = status.text("podIP")?.filter(|ip| !ip.is_empty() && listed.first() != Some(ip));
    Ok(single.map_or(listed, |ip| vec![ip]))
}
