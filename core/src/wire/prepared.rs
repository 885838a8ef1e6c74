//! The objects that an input holds, read once, and what the domains make of them.

use std::fmt;
#[cfg(feature = "admission")]
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
use crate::json::{Document, Kind};
use crate::objects::{Complete, Objects};
use crate::release::Release;

pub(super) const OBJECTS: Member = required(
    "objects",
    MemberKind::Raw,
    "webhook configurations, Namespaces, CustomResourceDefinitions, as `kubectl get -o json` prints them: a list or one object",
);
/// What objects are prepared from.
pub(super) const MEMBERS: &[Member] = &[
    OBJECTS,
    #[cfg(feature = "admission")]
    RESOURCES,
    RELEASE,
    COMPLETE,
];

/// The objects of an input, and what each domain makes of them.
#[derive(Clone)]
pub(super) struct Prepared {
    objects: Objects,
    release: Release,
    complete: Vec<Complete>,
    place: Place,
    #[cfg(feature = "admission")]
    rows: Vec<ResourceRow>,
    /// Compiled when admission is first asked.
    #[cfg(feature = "admission")]
    cluster: OnceLock<Result<Cluster, Failure>>,
}

/// How the cluster's own pointers, which begin with `/objects`, become pointers into the input.
#[derive(Debug, Clone)]
struct Place {
    /// `/objects` or `/objectsText`.
    at: String,
    /// Whether one object stands there instead of a list of them.
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
        // The area is that of the domain which has always read them.
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
        })
    }

    /// The objects as they were given.
    #[cfg(all(test, feature = "admission"))]
    pub(super) fn objects(&self) -> &Objects {
        &self.objects
    }

    /// The cluster that admission makes of the objects.
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

    /// One of the objects' own pointers as a pointer into the input.
    #[cfg(all(test, feature = "admission"))]
    pub(super) fn place(&self, pointer: &str) -> String {
        self.place.of(pointer)
    }

    /// One of the objects' own pointers as a place in the input.
    #[cfg(feature = "admission")]
    pub(super) fn spot(&self, pointer: &str) -> Spot {
        let at = self.place.of(pointer);
        let inner = at.strip_prefix(&self.place.at).unwrap_or_default().to_owned();
        Spot::in_text(at, self.place.text.as_ref(), &inner)
    }
}

/// What was read, by number and place: the objects may be many. It is the same whatever domains are switched on.
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
