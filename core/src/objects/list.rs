//! Objects with their kinds, names and places.

use std::collections::BTreeMap;

use crate::json::write::Writer;
use crate::json::{Document, Kind, Pointer};
use crate::meta::Gvk;
use crate::objects::error::ObjectsError;
use crate::objects::place::Place;

/// The objects of a cluster, in the order in which they were given.
///
/// # Examples
///
/// ```
/// use nocluster::{json::Document, objects::Objects};
///
/// let list = r#"{"apiVersion": "v1", "kind": "List", "items": [
///     {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}},
///     {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "key", "namespace": "shop"}}
/// ]}"#;
/// let objects = Objects::read(&[Document::parse(list)?])?;
/// let places: Vec<String> = objects.iter().map(|object| object.at.to_string()).collect();
/// assert_eq!(places, ["/objects/0/items/0", "/objects/0/items/1"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Objects {
    objects: Vec<Object>,
    replaced: Vec<Replaced>,
    /// How many documents were given so far.
    documents: usize,
}

/// One object of the input.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Object {
    /// The kind of the object; an item of a typed List gets its kind from the List.
    pub gvk: Gvk,
    /// The `metadata.namespace`, if it is a string and not empty.
    pub namespace: Option<String>,
    /// The `metadata.name`, if it is a string and not empty.
    pub name: Option<String>,
    /// The object as it was given: an item of a typed List may lack its kind.
    pub document: Document,
    /// The place: `/objects/0`, or `/objects/0/items/3` for an item of a List.
    pub at: Pointer,
}

/// An object of an earlier layer that a later layer replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replaced {
    /// The kind of the object.
    pub kind: String,
    /// The namespace of the object, if it has one.
    pub namespace: Option<String>,
    /// The name of the object.
    pub name: String,
    /// The place of the replaced object.
    pub earlier: Pointer,
    /// The place of the object that counts.
    pub later: Pointer,
}

/// The identity of an object, independent of its version: group, kind, namespace and name.
type Identity = (String, String, Option<String>, String);

impl Object {
    fn identity(&self) -> Option<Identity> {
        Some((self.gvk.group.clone(), self.gvk.kind.clone(), self.namespace.clone(), self.name.clone()?))
    }

    /// The object with its kind, which is written first into an item of a typed List that lacks it.
    pub fn with_kind(&self) -> Document {
        let root = self.document.root();
        if root.member("kind").is_some() || root.member("apiVersion").is_some() {
            return self.document.clone();
        }
        let mut out = Writer::new();
        out.begin_object().key("apiVersion").string(&self.gvk.api_version()).key("kind").string(&self.gvk.kind);
        for member in root.members() {
            out.key(&member.name()).node(member.value);
        }
        out.end_object();
        Document::printed(out.out)
    }

    /// The object with its place, for reading.
    #[cfg(any(feature = "admission", feature = "services", feature = "ipam"))]
    pub(crate) fn place(&self) -> Place<'_> {
        Place { node: self.document.root(), at: self.at.clone() }
    }
}

impl Objects {
    /// Reads documents as `kubectl get -o json` prints them; a List counts as its items, at any depth. Places begin
    /// with `/objects/INDEX`.
    ///
    /// Cost: linear in the number of objects; their other fields are not read.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], if an entry is not an object, or lacks its kind or `apiVersion`.
    pub fn read(documents: &[Document]) -> Result<Self, ObjectsError> {
        let mut objects = Self::default();
        objects.add_layer(documents)?;
        Ok(objects)
    }

    /// Adds a layer. It replaces the objects of earlier layers that it contains as well, in any version;
    /// [`Objects::replaced`] lists them. Places continue to count documents.
    ///
    /// # Errors
    ///
    /// [`ObjectsError`], as [`Objects::read`].
    pub fn add_layer(&mut self, documents: &[Document]) -> Result<(), ObjectsError> {
        let first = self.documents;
        let added = flattened(documents, first)?;
        self.documents = first.saturating_add(documents.len());
        let mut later: BTreeMap<Identity, Pointer> = BTreeMap::new();
        for object in &added {
            if let Some(identity) = object.identity() {
                later.entry(identity).or_insert_with(|| object.at.clone());
            }
        }
        let replaced = &mut self.replaced;
        self.objects.retain(|object| {
            let Some(identity) = object.identity() else { return true };
            let Some(at) = later.get(&identity) else { return true };
            let (_, kind, namespace, name) = identity;
            replaced.push(Replaced { kind, namespace, name, earlier: object.at.clone(), later: at.clone() });
            false
        });
        self.objects.extend(added);
        Ok(())
    }

    /// The objects, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Object> {
        self.objects.iter()
    }

    /// Whether there is no object.
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// The objects of earlier layers that later ones replaced.
    pub fn replaced(&self) -> &[Replaced] {
        &self.replaced
    }

    /// The objects that a domain reads, by group and kind, each once.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::DuplicateObject`], if one of them is given twice.
    pub fn read_by(&self, reads: impl Fn(&Gvk) -> bool) -> Result<Vec<&Object>, ObjectsError> {
        let mut seen: BTreeMap<Identity, &Pointer> = BTreeMap::new();
        let mut read = Vec::new();
        for object in self.objects.iter().filter(|object| reads(&object.gvk)) {
            if let Some(identity) = object.identity()
                && let Some(first) = seen.insert(identity, &object.at)
            {
                let (first, at) = (first.clone(), object.at.clone());
                let (kind, namespace) = (object.gvk.kind.clone(), object.namespace.clone());
                let name = object.name.clone().unwrap_or_default();
                return Err(ObjectsError::DuplicateObject { kind, name, namespace, first, at });
            }
            read.push(object);
        }
        Ok(read)
    }

    /// How many objects there are of each kind that a domain does not read; a key is such as `v1/Secret`.
    pub fn ignored(&self, reads: impl Fn(&Gvk) -> bool) -> BTreeMap<String, usize> {
        let mut ignored: BTreeMap<String, usize> = BTreeMap::new();
        for object in self.objects.iter().filter(|object| !reads(&object.gvk)) {
            let count = ignored.entry(format!("{}/{}", object.gvk.api_version(), object.gvk.kind)).or_default();
            *count = count.saturating_add(1);
        }
        ignored
    }
}

/// The objects of documents; a List counts as its items, at any depth.
fn flattened(documents: &[Document], first: usize) -> Result<Vec<Object>, ObjectsError> {
    let mut objects = Vec::new();
    // A stack, so that lists inside lists cost no recursion; reversed, so that the order of the text is kept.
    let mut pending: Vec<(Place<'_>, Option<Gvk>)> = documents
        .iter()
        .enumerate()
        .rev()
        .map(|(index, document)| {
            let at = Pointer::root().join("objects").join(first.saturating_add(index));
            (Place { node: document.root(), at }, None)
        })
        .collect();
    while let Some((place, item_kind)) = pending.pop() {
        let gvk = gvk(&place, item_kind)?;
        if let Some(kind) = gvk.kind.strip_suffix("List")
            && place.node.member("items").is_some()
        {
            // `v1 List` mixes kinds; the items of a typed list need not repeat theirs.
            let item_kind = (!kind.is_empty()).then(|| Gvk::new(gvk.group.as_str(), gvk.version.as_str(), kind));
            pending.extend(place.list("items")?.into_iter().rev().map(|item| (item, item_kind.clone())));
            continue;
        }
        let text = |name| {
            let text = place.node.field_in("metadata", name)?.as_str()?.into_owned();
            Some(text).filter(|text| !text.is_empty())
        };
        let (namespace, name) = (text("namespace"), text("name"));
        objects.push(Object { gvk, namespace, name, document: place.node.to_document(), at: place.at });
    }
    Ok(objects)
}

/// The kind of an object; an item of a typed list need not say it.
fn gvk(place: &Place<'_>, item_kind: Option<Gvk>) -> Result<Gvk, ObjectsError> {
    place.expect(Kind::Object, "an object")?;
    let (api_version, kind) = (place.text("apiVersion")?, place.text("kind")?);
    if let (None, None, Some(gvk)) = (&api_version, &kind, item_kind) {
        return Ok(gvk);
    }
    let kind = kind.filter(|kind| !kind.is_empty()).ok_or_else(|| place.missing(&["kind"]))?;
    let api_version = api_version.filter(|text| !text.is_empty()).ok_or_else(|| place.missing(&["apiVersion"]))?;
    Gvk::from_api_version(&api_version, &kind).ok_or_else(|| ObjectsError::WrongType {
        at: place.at.join("apiVersion"),
        expected: "`group/version`",
        found: format!("`{api_version}`"),
    })
}
