//! The objects of an input, read once and compiled by each domain.

use std::fmt;
#[cfg(any(feature = "admission", feature = "dns"))]
use std::sync::OnceLock;

use super::error::{Failure, WireError};
use super::input::{Input, Raw, document_of};
use super::operation::{COMPLETE, Member, MemberKind, RELEASE, required};
#[cfg(feature = "admission")]
use super::resources::{RESOURCES, rows};
#[cfg(feature = "admission")]
use super::spot::Spot;
#[cfg(feature = "admission")]
use crate::admission::{Cluster, ResourceRow};
#[cfg(feature = "dns")]
use crate::dns::{Zone, ZoneError, ZoneFilter, diagnosis::Inventory};
use crate::json::{Document, Kind};
use crate::objects::{Complete, Objects};
use crate::release::Release;

pub(super) const OBJECTS: Member = required(
    "objects",
    MemberKind::Raw,
    "the objects of the cluster, as `kubectl get -o json` prints them: a list or one object",
);
/// For an operation that can do without.
#[cfg(feature = "ipam")]
pub(super) const SOME_OBJECTS: Member = Member { required: false, ..OBJECTS };
/// The members from which objects are prepared.
pub(super) const MEMBERS: &[Member] = &[
    OBJECTS,
    #[cfg(feature = "admission")]
    RESOURCES,
    RELEASE,
    COMPLETE,
];

/// The objects of an input, and the compiled form for each domain.
#[derive(Clone)]
pub(super) struct Prepared {
    objects: Objects,
    release: Release,
    complete: Vec<Complete>,
    place: Place,
    #[cfg(feature = "admission")]
    rows: Vec<ResourceRow>,
    /// Compiled when admission is first used.
    #[cfg(feature = "admission")]
    cluster: OnceLock<Result<Cluster, Failure>>,
    /// Compiled when cluster DNS is first used.
    #[cfg(feature = "dns")]
    zone: OnceLock<Result<Zone, ZoneError>>,
    /// Read when a lookup is first explained.
    #[cfg(feature = "dns")]
    inventory: OnceLock<Result<Inventory, Failure>>,
}

/// Turns the cluster's own pointers, which begin with `/objects`, into pointers into the input.
#[derive(Debug, Clone)]
struct Place {
    /// `/objects` or `/objectsText`.
    at: String,
    /// Whether the member holds one object instead of a list.
    single: bool,
    /// The text of `objectsText`.
    #[cfg(feature = "admission")]
    text: Option<Document>,
}

impl Place {
    fn of(&self, pointer: &str) -> String {
        let Some(rest) = pointer.strip_prefix("/objects") else { return pointer.to_owned() };
        let rest = if self.single { rest.strip_prefix("/0").unwrap_or(rest) } else { rest };
        format!("{}{rest}", self.at)
    }
}

impl Prepared {
    /// Reads `objects`, `release`, `complete` and `resources`.
    pub(super) fn read(input: &Input<'_>) -> Result<Self, Failure> {
        let release = input.release()?;
        let complete = input.words("complete", Complete::ALL)?;
        #[cfg(feature = "admission")]
        let rows = rows(input)?;
        let (documents, place) = match &input.raw("objects")? {
            Some(raw) => documents(raw)?,
            None => {
                let place = Place {
                    at: "/objects".to_owned(),
                    single: false,
                    #[cfg(feature = "admission")]
                    text: None,
                };
                (Vec::new(), place)
            }
        };
        let objects = Objects::read(&documents);
        // The area is that of the domain that has always read them.
        let objects = objects.map_err(|error| Failure::of("admission", &error).placed(|pointer| place.of(pointer)))?;
        Ok(Self {
            objects,
            release,
            complete,
            place,
            #[cfg(feature = "admission")]
            rows,
            #[cfg(feature = "admission")]
            cluster: OnceLock::new(),
            #[cfg(feature = "dns")]
            zone: OnceLock::new(),
            #[cfg(feature = "dns")]
            inventory: OnceLock::new(),
        })
    }

    /// The objects as they were given.
    #[cfg(any(feature = "dns", feature = "ipam", all(test, feature = "admission")))]
    pub(super) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// The cluster that admission compiles from the objects.
    #[cfg(feature = "admission")]
    pub(super) fn cluster(&self) -> Result<&Cluster, Failure> {
        let compile = || {
            let cluster = Cluster::compile(&self.objects, self.release);
            let cluster =
                cluster.map_err(|error| Failure::of("admission", &error).placed(|pointer| self.place.of(pointer)))?;
            Ok(cluster.with_resources(self.rows.clone()).complete(&self.complete))
        };
        self.cluster.get_or_init(compile).as_ref().map_err(Failure::clone)
    }

    /// The Zone that cluster DNS compiles from the objects that fulfil a filter; that of all objects is kept.
    #[cfg(feature = "dns")]
    pub(super) fn zone(&self, filter: &ZoneFilter) -> Result<Zone, ZoneError> {
        let compile = || Zone::compile(&self.objects, &self.complete, filter);
        if *filter == ZoneFilter::default() { self.zone.get_or_init(compile).clone() } else { compile() }
    }

    /// What there is in the cluster, for the explanation of a lookup.
    #[cfg(feature = "dns")]
    pub(super) fn inventory(&self) -> Result<&Inventory, Failure> {
        let read = || {
            Inventory::read(&self.objects, &self.complete)
                .map_err(|error| Failure::of("dns", &error).placed(|pointer| self.place.of(pointer)))
        };
        self.inventory.get_or_init(read).as_ref().map_err(Failure::clone)
    }

    /// The failure of objects that cluster DNS can't compile.
    #[cfg(feature = "dns")]
    pub(super) fn zone_failure(&self, error: &ZoneError) -> Failure {
        Failure::of("dns", error).placed(|pointer| self.place.of(pointer))
    }

    /// How many objects there are of each kind that cluster DNS does not read.
    #[cfg(feature = "dns")]
    pub(super) fn ignored_by_dns(&self) -> std::collections::BTreeMap<String, usize> {
        self.objects.ignored(Zone::reads)
    }

    /// The same for a lookup, which reads templates as well.
    #[cfg(feature = "dns")]
    pub(super) fn ignored_by_lookup(&self) -> std::collections::BTreeMap<String, usize> {
        self.objects.ignored(|kind| Zone::reads(kind) || Inventory::reads(kind))
    }

    /// Whether every object of a kind was given.
    #[cfg(feature = "dns")]
    pub(super) fn is_complete(&self, kind: Complete) -> bool {
        self.complete.contains(&kind)
    }

    /// The Kubernetes release of the input.
    #[cfg(any(feature = "dns", feature = "ipam"))]
    pub(super) fn release(&self) -> Release {
        self.release
    }

    /// Turns one of the objects' own pointers into a pointer into the input.
    #[cfg(any(feature = "dns", feature = "ipam", all(test, feature = "admission")))]
    pub(super) fn place(&self, pointer: &str) -> String {
        self.place.of(pointer)
    }

    /// Turns one of the objects' own pointers into a place in the input.
    #[cfg(feature = "admission")]
    pub(super) fn spot(&self, pointer: &str) -> Spot {
        let at = self.place.of(pointer);
        let inner = at.strip_prefix(&self.place.at).unwrap_or_default().to_owned();
        Spot::in_text(at, self.place.text.as_ref(), &inner)
    }
}

/// Prints counts and places, since the objects may be many. It prints the same with any set of features.
impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { objects, release, complete, place, .. } = self;
        let mut out = f.debug_struct("Prepared");
        out.field("objects", &objects.iter().count()).field("at", &place.at).field("release", release);
        out.field("complete", complete).finish_non_exhaustive()
    }
}

fn documents(raw: &Raw<'_>) -> Result<(Vec<Document>, Place), Failure> {
    let document = raw.document()?;
    let root = document.root();
    let single = root.kind() != Kind::Array;
    if single && root.kind() != Kind::Object {
        let wanted = "array or object";
        return Err(WireError::WrongType { at: raw.at.clone(), wanted, got: root.kind().go_name() }.into());
    }
    let documents = if single {
        vec![document.clone()]
    } else {
        let each = root.elements().map(document_of).collect::<Result<_, _>>();
        each.map_err(|error| Failure::from(error).under(&raw.at))?
    };
    let place = Place {
        at: raw.at.clone(),
        single,
        #[cfg(feature = "admission")]
        text: matches!(raw.form, super::input::Form::Text(_)).then_some(document),
    };
    Ok((documents, place))
}
