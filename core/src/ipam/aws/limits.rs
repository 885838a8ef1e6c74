//! What an instance type can hold: ENIs, addresses, network cards, branch ENIs.
//!
//! Source: aws/amazon-vpc-cni-k8s pkg/vpc/vpc_ip_resource_limit.go, aws/amazon-vpc-resource-controller-k8s
//! pkg/aws/vpc/limits.go

use std::cmp::Ordering;

use serde::Serialize;

/// Where the table comes from, then a line for each type in the order of its bytes: its name, ENIs, addresses of an ENI,
/// hypervisor (`b`: bare metal), ENIs of the network cards, branch ENIs (`-`: it takes no trunk, `?`: not known).
const TABLE: &str = include_str!("limits.txt");

/// What an instance type can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Limits {
    /// How many ENIs its default network card takes.
    pub enis: u32,
    /// How many IPv4 addresses an ENI has, its primary one included.
    pub ipv4_addresses: u32,
    /// The hypervisor.
    pub hypervisor: Hypervisor,
    /// Whether it is a whole machine.
    pub bare_metal: bool,
    /// How many ENIs each network card takes.
    pub network_cards: Vec<u32>,
    /// How many branch ENIs it takes, which Pods with security groups of their own get; 0: it takes no trunk ENI.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch_enis: Option<u32>,
    /// Whether they come from the table, and with it the row of `eni-max-pods.txt`.
    #[serde(skip)]
    pub in_table: bool,
}

/// The hypervisor below an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Hypervisor {
    /// The newer one, which prefixes need.
    Nitro,
    /// The older one.
    Xen,
    /// EC2 does not say; so it is for bare metal.
    Unknown,
}

impl Limits {
    /// The limits of a type that the table may lack, on a nitro instance with one network card.
    pub fn new(enis: u32, ipv4_addresses: u32) -> Self {
        let (hypervisor, bare_metal) = (Hypervisor::Nitro, false);
        let network_cards = vec![enis];
        Self { enis, ipv4_addresses, hypervisor, bare_metal, network_cards, branch_enis: None, in_table: false }
    }

    /// The limits of an instance type, if the table has it. Costs a binary search.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::ipam::aws::Limits;
    ///
    /// let limits = Limits::of("m5.large").ok_or("no such type")?;
    /// assert_eq!((limits.enis, limits.ipv4_addresses, limits.branch_enis), (3, 10, Some(9)));
    /// assert_eq!(Limits::of("m5.tiny"), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn of(instance_type: &str) -> Option<Self> {
        let mut rest = TABLE;
        while !rest.is_empty() {
            let (before, line, after) = middle(rest);
            let (name, limits) = line.split_once(' ')?;
            rest = match instance_type.cmp(name) {
                Ordering::Less => before,
                Ordering::Greater => after,
                Ordering::Equal => return Self::read(limits),
            };
        }
        None
    }

    /// All instance types of the table, in the order of their bytes.
    pub fn all() -> impl Iterator<Item = (&'static str, Self)> {
        let rows = TABLE.lines().filter_map(|line| line.split_once(' '));
        rows.filter_map(|(name, limits)| Some((name, Self::read(limits)?)))
    }

    /// The modules that the table is made of: path, version, date and checksum of each.
    pub fn sources() -> impl Iterator<Item = &'static str> {
        TABLE.lines().filter_map(|line| line.strip_prefix("# "))
    }

    fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let enis = words.next()?.parse().ok()?;
        let ipv4_addresses = words.next()?.parse().ok()?;
        let kind = words.next()?;
        let hypervisor = match kind.as_bytes().first()? {
            b'n' => Hypervisor::Nitro,
            b'x' => Hypervisor::Xen,
            b'u' => Hypervisor::Unknown,
            _ => return None,
        };
        let cards = words.next()?;
        let network_cards = match cards.split_once('x') {
            Some((count, each)) => vec![each.parse().ok()?; count.parse().ok()?],
            None => cards.split('+').filter_map(|card| card.parse().ok()).collect(),
        };
        let branch_enis = match words.next()? {
            "-" => Some(0),
            count => count.parse().ok(),
        };
        let bare_metal = kind.len() > 1;
        Some(Self { enis, ipv4_addresses, hypervisor, bare_metal, network_cards, branch_enis, in_table: true })
    }

    /// How many addresses, or prefixes, an ENI holds for Pods.
    pub fn slots(&self) -> u32 {
        self.ipv4_addresses.saturating_sub(1)
    }

    /// Whether ipamd gives the instance's ENIs prefixes.
    ///
    /// Source: aws/amazon-vpc-cni-k8s pkg/awsutils/awsutils.go IsPrefixDelegationSupported
    pub fn takes_prefixes(&self) -> bool {
        self.hypervisor == Hypervisor::Nitro || self.bare_metal
    }
}

/// A line near the middle of lines, with those before and after it.
fn middle(lines: &str) -> (&str, &str, &str) {
    let half = lines.len() / 2;
    // The texts are ASCII.
    let start = lines.get(..half).and_then(|front| front.rfind('\n')).map_or(0, |end| end.saturating_add(1));
    let (before, rest) = lines.split_at_checked(start).unwrap_or((lines, ""));
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    (before, line, after)
}
