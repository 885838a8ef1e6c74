//! Objects of Calico on the wire, as `kubectl get -o json` prints them, or with the members of their specs alone.

use std::net::IpAddr;

use ipnet::IpNet;

use super::calico_pool::calico_pool;
use super::directory::wrong;
use crate::gotext::ip::{parse_cidr, parse_ip};
use crate::ipam::calico::{AllocationBlock, CalicoConfig, CalicoInputError, CalicoRelease, IpPool, Labels};
use crate::json::{Kind, Node};
use crate::wire::error::{Failure, WireError};
use crate::wire::input::pointer;

/// An object with its place in the input.
#[derive(Clone)]
pub(super) struct Given<'a> {
    pub(super) node: Node<'a>,
    pub(super) at: String,
}

type Read<T> = Result<T, Failure>;

/// The IPAMConfig that Calico reads: the one with the name `default`.
///
/// Source: projectcalico/calico libcalico-go/lib/backend/model/ipam_config.go IPAMConfigGlobalName
pub(super) fn default_config<'a>(configs: impl Iterator<Item = Given<'a>>) -> Read<Option<CalicoConfig>> {
    for config in configs {
        if config.name()? == "default" {
            return config.config().map(Some);
        }
    }
    Ok(None)
}

impl<'a> Given<'a> {
    /// A member; null is absent.
    fn member(&self, name: &str) -> Option<Self> {
        let node = self.node.member(name).filter(|node| !node.is_null())?;
        Some(Self { node, at: pointer(&self.at, name) })
    }

    pub(super) fn object(&self, name: &str) -> Read<Option<Self>> {
        self.member(name).map(|given| given.of(Kind::Object, "an object")).transpose()
    }

    pub(super) fn of(self, kind: Kind, wanted: &'static str) -> Read<Self> {
        if self.node.kind() == kind { Ok(self) } else { Err(wrong(self.at, wanted, self.node)) }
    }

    /// The `spec`, or what stands in its place.
    fn spec(&self) -> Read<Self> {
        Ok(self.object("spec")?.unwrap_or_else(|| self.clone()))
    }

    /// The `metadata.name`, or the `name` beside a spec's members.
    pub(super) fn name(&self) -> Read<String> {
        let metadata = self.object("metadata")?;
        Ok(metadata.as_ref().unwrap_or(self).text("name")?.unwrap_or_default())
    }

    pub(super) fn text(&self, name: &str) -> Read<Option<String>> {
        self.member(name).map(|given| given.as_text()).transpose()
    }

    fn as_text(&self) -> Read<String> {
        let text = self.node.as_str().map(|text| text.into_owned());
        text.ok_or_else(|| wrong(self.at.clone(), "a string", self.node))
    }

    fn flag(&self, name: &str) -> Read<Option<bool>> {
        let read = |given: Self| given.node.as_bool().ok_or_else(|| wrong(given.at, "true or false", given.node));
        self.member(name).map(read).transpose()
    }

    pub(super) fn integer(&self, name: &str) -> Read<Option<i64>> {
        self.member(name).map(|given| given.as_integer()).transpose()
    }

    fn as_integer(&self) -> Read<i64> {
        self.node.as_i64().ok_or_else(|| wrong(self.at.clone(), "a whole number", self.node))
    }

    pub(super) fn list(&self, name: &str) -> Read<Vec<Self>> {
        let Some(list) = self.member(name) else { return Ok(Vec::new()) };
        let list = list.of(Kind::Array, "a list")?;
        let each = list.node.elements().enumerate();
        Ok(each.map(|(index, node)| Given { node, at: format!("{}/{index}", list.at) }).collect())
    }

    pub(super) fn texts(&self, name: &str) -> Read<Vec<String>> {
        self.list(name)?.iter().map(Self::as_text).collect()
    }

    fn fails(&self, error: &CalicoInputError) -> Failure {
        Failure::of("ipam", error).under(&self.at)
    }

    pub(super) fn address(&self) -> Read<IpAddr> {
        let value = self.as_text()?;
        parse_ip(&value).ok_or_else(|| self.fails(&CalicoInputError::BadAddress { value }))
    }

    fn range(&self) -> Read<IpNet> {
        let value = self.as_text()?;
        let range = parse_cidr(&value).map(|cidr| cidr.network());
        range.map_err(|_| self.fails(&CalicoInputError::BadRange { value }))
    }

    /// A whole number in a text.
    pub(super) fn number_in_text(&self, name: &str) -> Read<Option<u32>> {
        let Some(given) = self.member(name) else { return Ok(None) };
        let got = given.as_text()?;
        match got.parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(WireError::OutOfRange { at: given.at, min: 0, max: u32::MAX.into(), got }.into()),
        }
    }

    /// The labels of an object whose members are texts.
    pub(super) fn labels(&self) -> Read<Labels> {
        let each = self.node.members().map(|member| {
            let name = member.name().into_owned();
            let value = Given { node: member.value, at: pointer(&self.at, &name) };
            Ok((name, value.as_text()?))
        });
        each.collect()
    }

    /// The labels in `metadata`.
    pub(super) fn metadata_labels(&self) -> Read<Labels> {
        let Some(metadata) = self.object("metadata")? else { return Ok(Labels::new()) };
        metadata.object("labels")?.map_or_else(|| Ok(Labels::new()), |labels| labels.labels())
    }

    pub(super) fn address_of(&self, name: &str) -> Read<IpAddr> {
        self.member(name).unwrap_or_else(|| self.clone()).address()
    }

    /// An address that is given back, with the handle that it has to have.
    pub(super) fn release(&self) -> Read<CalicoRelease> {
        let mut release = CalicoRelease::new(self.address_of("address")?);
        release.handle = self.text("handle")?;
        Ok(release)
    }

    /// A number that may be larger than JavaScript's, so that it may be a text.
    pub(super) fn draw(&self) -> Read<u128> {
        let text = self.node.as_str();
        let number = text.as_deref().or_else(|| self.node.as_number()).and_then(|text| text.parse().ok());
        number.ok_or_else(|| wrong(self.at.clone(), "a whole number", self.node))
    }

    /// An IPPool.
    pub(super) fn pool(&self) -> Read<IpPool> {
        let spec = self.spec()?;
        let pool = calico_pool(self.node, &self.at)?;
        let mut pool = IpPool::new(&self.name()?, &spec.text("cidr")?.unwrap_or_default(), pool);
        pool.node_selector = spec.text("nodeSelector")?.unwrap_or_default();
        pool.namespace_selector = spec.text("namespaceSelector")?.unwrap_or_default();
        let uses = spec.texts("allowedUses")?;
        if !uses.is_empty() {
            pool.allowed_uses = uses;
        }
        pool.is_automatic = spec.text("assignmentMode")?.is_none_or(|mode| mode != "Manual");
        pool.is_disabled = spec.flag("disabled")?.unwrap_or_default();
        Ok(pool)
    }

    /// An IPAMConfig.
    pub(super) fn config(&self) -> Read<CalicoConfig> {
        let spec = self.spec()?;
        let config = CalicoConfig {
            strict_affinity: spec.flag("strictAffinity")?.unwrap_or_default(),
            auto_allocate_blocks: spec.flag("autoAllocateBlocks")?.unwrap_or(true),
            max_blocks_per_host: spec.integer("maxBlocksPerHost")?.unwrap_or_default().max(0).unsigned_abs(),
            ip_cooldown_seconds: spec.integer("ipCooldownSeconds")?.unwrap_or_default(),
        };
        config.check().map_err(|error| Failure::of("ipam", &error).under(&spec.at))?;
        Ok(config)
    }

    /// The ranges of an IPReservation, or one range.
    pub(super) fn reserved(&self) -> Read<Vec<IpNet>> {
        if self.node.kind() == Kind::String {
            let text = self.as_text()?;
            let one = parse_ip(text.trim()).map(IpNet::from);
            return Ok(vec![one.map_or_else(|| self.range(), Ok)?]);
        }
        let ranges = self.spec()?.list("reservedCIDRs")?;
        Ok(ranges.iter().map(Self::reserved).collect::<Result<Vec<_>, _>>()?.concat())
    }

    /// A block: an IPAMBlock, or what is allocated by addresses.
    pub(super) fn block(&self) -> Read<AllocationBlock> {
        let spec = self.spec()?;
        let cidr =
            spec.member("cidr").ok_or_else(|| spec.fails(&CalicoInputError::BadRange { value: String::new() }))?;
        let cidr = cidr.range()?;
        if cidr.max_prefix_len().saturating_sub(cidr.prefix_len()) > 12 {
            return Err(spec.fails(&CalicoInputError::BlockTooLarge { block: cidr }));
        }
        let claimed = spec.integer("claimedSecondsAgo")?.map(|seconds| seconds.saturating_neg());
        let block = AllocationBlock::new(cidr, spec.text("affinity")?.filter(|of| !of.is_empty()), claimed);
        let (mut allocated, mut cooling) = (Vec::new(), Vec::new());
        for given in spec.list("allocated")? {
            let address = given.address_of("address")?;
            allocated.push((address, given.text("handle")?));
        }
        for given in spec.list("cooling")? {
            let address = given.address_of("address")?;
            cooling.push((address, given.integer("secondsAgo")?.map(|seconds| seconds.saturating_neg())));
        }
        let attributes = spec.list("attributes")?;
        for (ordinal, given) in spec.list("allocations")?.iter().enumerate().filter(|(_, given)| !given.node.is_null())
        {
            let attribute = usize::try_from(given.as_integer()?).ok().and_then(|index| attributes.get(index));
            let no = || wrong(given.at.clone(), "the index of one of the `attributes`", given.node);
            let handle = attribute.ok_or_else(no)?.text("handle_id")?;
            allocated.push((block.address(u32::try_from(ordinal).unwrap_or(u32::MAX)), handle));
        }
        let unallocated = spec.member("unallocated").map(|_| spec.list("unallocated")).transpose()?;
        let each = |given: &Self| match given.node.as_i64() {
            Some(ordinal) => Ok(block.address(u32::try_from(ordinal).unwrap_or(u32::MAX))),
            None => given.address(),
        };
        let unallocated = unallocated.map(|list| list.iter().map(each).collect::<Result<Vec<_>, _>>()).transpose()?;
        block.clone().holding(allocated, cooling, unallocated).map_err(|error| spec.fails(&error))
    }
}
