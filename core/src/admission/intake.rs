//! From a client's call to the request that goes through admission.
//!
//! Source: kubernetes/apiserver pkg/endpoints/handlers/{create,update,delete}.go

mod object;

use crate::admission::assumption::Assumption;
use crate::admission::call_options::{self, CallOptions};
use crate::admission::cluster::Cluster;
use crate::admission::custom_resource::CustomResource;
use crate::admission::decode_error::{encode_error, refused, refused_with};
use crate::admission::delete_options;
use crate::admission::endpoint::{Endpoint, gvk};
use crate::admission::metadata;
use crate::admission::need::Asked;
use crate::admission::plugin_set::PluginSet;
use crate::admission::request::{ClientRequest, Operation, Request, RequestError, Verb};
use crate::admission::unstored::Unstored;
use crate::admission::verb::{operation_of, with_verb};
use crate::admission::webhook::condition::Conditions;
use crate::json::{Document, Pointer};
use crate::meta::{Gvk, UserInfo};
use crate::objects::{Objects, ObjectsError};
use crate::release::Release;
use crate::scheme;
use crate::scheme::Encoded;

impl Cluster {
    /// The request of a client that creates this object, as `kubernetes-admin`.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if the object can't be read.
    pub fn create(&self, object: Document) -> Result<Asked<Request>, RequestError> {
        self.request(ClientRequest { object: Some(object), ..ClientRequest::default() })
    }

    /// The request of a client that updates a stored object.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if an object can't be read.
    pub fn update(&self, old_object: Document, object: Document) -> Result<Asked<Request>, RequestError> {
        self.request(ClientRequest { object: Some(object), old_object: Some(old_object), ..ClientRequest::default() })
    }

    /// The request of a client that deletes a stored object.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if the object can't be read.
    pub fn delete(&self, old_object: Document) -> Result<Asked<Request>, RequestError> {
        self.request(ClientRequest { old_object: Some(old_object), ..ClientRequest::default() })
    }

    /// The request that the server makes from a client's call: the objects as the server encodes them, resource, name
    /// and namespace as in the URL, the options filled in.
    ///
    /// The objects have the defaults of their kind and are converted to the server's internal type and back, as the server
    /// does it when it decodes what a client sends, and again when it reads what is stored. The answer is unknown if neither the resource table nor a CustomResourceDefinition
    /// has the object's kind.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if an object can't be read, or if the server refuses the call before admission.
    pub fn request(&self, client: ClientRequest) -> Result<Asked<Request>, RequestError> {
        let (verb, client) = with_verb(client)?;
        let kind = match (&client.object, &client.old_object) {
            (Some(object), _) => gvk(object, "object")?,
            (None, Some(old_object)) => gvk(old_object, "oldObject")?,
            (None, None) => return Err(RequestError::NothingGiven),
        };
        let endpoint = match self.endpoint(&client, Some(&kind), true)? {
            Asked::Known(endpoint) => endpoint,
            Asked::Unknown(needs) => return Ok(Asked::Unknown(needs)),
        };
        let old_kind = client.old_object.as_ref().map(|old_object| gvk(old_object, "oldObject")).transpose()?;
        if let Some(found) = [Some(kind), old_kind].into_iter().flatten().find(|found| *found != endpoint.kind) {
            let (expected, found) = (Box::new(endpoint.kind.clone()), Box::new(found));
            return Err(RequestError::KindMismatch { resource: endpoint.path(), expected, found });
        }
        endpoint.check_verb(verb)?;
        if verb == Verb::Connect && client.dry_run {
            return Err(refused("dryRun is not supported"));
        }
        let (release, operation) = (self.release(), verb.operation());
        let nameless = verb == Verb::DeleteCollection;
        let custom = self.registry().custom_resource(&endpoint.kind);
        let by_update = verb == Verb::Update && client.old_object.is_none();
        let calling = Calling { release, client, operation, endpoint, custom, as_given: false, nameless, by_update };
        calling.request().map(Asked::Known)
    }

    /// The requests that the server makes from a client's call: one, or for [`Verb::DeleteCollection`] on a List one
    /// for each of its items.
    ///
    /// # Errors
    ///
    /// [`RequestError`], as [`Cluster::request`].
    pub fn requests(&self, client: ClientRequest) -> Result<Asked<Vec<Request>>, RequestError> {
        let list = client.old_object.as_ref().or(client.object.as_ref());
        let items = match (client.verb, list) {
            (Some(Verb::DeleteCollection), Some(list)) if is_list(list) => {
                Objects::read(std::slice::from_ref(list)).map_err(|error| within_list(error, &client))?
            }
            _ => return Ok(self.request(client)?.map(|request| vec![request])),
        };
        let mut requests = Vec::new();
        for item in items.iter() {
            let client = ClientRequest { object: None, old_object: Some(item.with_kind()), ..client.clone() };
            match self.request(client)? {
                Asked::Known(request) => requests.push(request),
                Asked::Unknown(needs) => return Ok(Asked::Unknown(needs)),
            }
        }
        Ok(Asked::Known(requests))
    }

    /// Completes an AdmissionRequest: kind and resource come from each other or from the object, the operation from the
    /// given objects, name and namespace from the object, user and options as for [`Cluster::request`].
    ///
    /// Given fields are used as is, even if no server makes such a request ([`Cluster::request_findings`] reports it);
    /// the objects are encoded as the server encodes them.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if an object can't be read, or if neither kind nor resource nor an object is given.
    pub fn fill_in(
        &self,
        kind: Option<Gvk>,
        operation: Option<Operation>,
        client: ClientRequest,
    ) -> Result<Asked<Request>, RequestError> {
        // A DELETE without a name is one of those of a deletecollection.
        let nameless = operation == Some(Operation::Delete) && client.name.is_none();
        let operation = operation.or_else(|| operation_of(&client)).ok_or(RequestError::NothingGiven)?;
        let kind = match (&client.object, &client.old_object) {
            _ if kind.is_some() => kind,
            // The resource decides, if it is known; else the object.
            _ if client.resource.as_ref().is_some_and(|resource| {
                self.registry().entry(resource, &client.sub_resource).is_some_and(|entry| entry.kind.is_some())
            }) =>
            {
                None
            }
            (Some(object), _) => Some(gvk(object, "object")?),
            (None, Some(old_object)) => Some(gvk(old_object, "oldObject")?),
            (None, None) => None,
        };
        if kind.is_none() && client.resource.is_none() {
            return Err(RequestError::NothingGiven);
        }
        let mut endpoint = match self.endpoint(&client, kind.as_ref(), false)? {
            Asked::Known(endpoint) => endpoint,
            Asked::Unknown(needs) => return Ok(Asked::Unknown(needs)),
        };
        endpoint.kind = kind.unwrap_or(endpoint.kind);
        let release = self.release();
        let (custom, as_given, by_update) = (None, true, false);
        let calling = Calling { release, client, operation, endpoint, custom, as_given, nameless, by_update };
        calling.request().map(Asked::Known)
    }
}

fn is_list(document: &Document) -> bool {
    matches!(gvk(document, "object"), Err(RequestError::List { .. }))
}

/// The error of an item of a List, with its place in the member that holds the List.
fn within_list(error: ObjectsError, client: &ClientRequest) -> RequestError {
    let member = if client.old_object.is_some() { "oldObject" } else { "object" };
    let tokens = error.at().tokens().skip(2);
    RequestError::KindMissing { at: tokens.fold(Pointer::root().join(member), |at, token| at.join(token)) }
}

/// A call of a client to an endpoint.
struct Calling {
    release: Release,
    client: ClientRequest,
    operation: Operation,
    endpoint: Endpoint,
    /// How a custom resource comes in, if its schema is known.
    custom: Option<CustomResource>,
    /// Whether the request was given, not made here, so that the server has already changed its objects.
    as_given: bool,
    /// Whether the URL names no object.
    nameless: bool,
    /// Whether it is an update of an object that is not stored.
    by_update: bool,
}

impl Calling {
    fn request(self) -> Result<Request, RequestError> {
        let name = self.name();
        if self.operation == Operation::Connect && !self.as_given && name.is_empty() {
            return Err(RequestError::MissingMember { member: "name", verb: Verb::Connect });
        }
        let url_namespace = self.url_namespace();
        let namespace = match &self.client.namespace {
            Some(given) if self.as_given => given.clone(),
            _ if self.endpoint.is_for_namespaces() => name.clone(),
            _ => url_namespace.clone(),
        };
        let CallOptions { kind: options_kind, document: options, dry_run } =
            call_options::options(&self.client, self.operation, self.as_given);
        let mut options = match self.operation {
            Operation::Connect => self.client.options.clone(),
            // Kind and version alone are printed as they are.
            _ if options.root().members().nth(2).is_none() => Some(options),
            _ => Some(self.encode(&options, &options_kind, "options")?.document),
        };
        let validation = match (&options, self.operation) {
            (Some(options), Operation::Create | Operation::Update) if !self.as_given => {
                let checked = call_options::check(options, &options_kind, self.release);
                Some(checked.map_err(|status| refused_with(*status, None))?)
            }
            _ => None,
        };
        let object = self.client.object.as_ref();
        let object = object.map(|object| self.object(object, "object", &url_namespace, validation)).transpose()?;
        let old_object = self.client.old_object.as_ref();
        let old_object = old_object.map(|object| self.object(object, "oldObject", &url_namespace, None)).transpose()?;
        if let Some(object) = object.as_ref().filter(|_| self.by_update) {
            let Self { endpoint, release, .. } = &self;
            let (name, namespace) = (name.as_str(), namespace.as_str());
            Unstored { endpoint, name, namespace, dry_run, release: *release }.check(&object.object)?;
            let creates = call_options::options(&self.client, Operation::Create, false);
            options = Some(self.encode(&creates.document, &creates.kind, "options")?.document);
        }
        // Each item of a collection is deleted with a copy of the options, which admission never sees.
        let deletes = self.operation == Operation::Delete && !self.as_given && !self.nameless;
        if let (Some(given), Some(stored), true) = (&options, &old_object, deletes)
            && let Some(completed) = delete_options::completed(given, &stored.object, &self.endpoint)
        {
            options = Some(self.encode(&completed, &options_kind, "options")?.document);
        }
        let dropped = object.as_ref().or(old_object.as_ref()).map(|taken| taken.dropped.clone());
        let warnings = object.as_ref().map(|taken| taken.warnings.clone());
        let lacks_now = [&object, &old_object].into_iter().flatten().any(|taken| taken.lacks_now);
        let decoded = object.as_ref().filter(|_| !self.as_given).map(|taken| taken.decoded.clone());
        let sent = self.client.object.clone().filter(|_| decoded.is_some());
        let (object, held) = object.map(|taken| (taken.object, taken.held)).unzip();
        // What is stored was printed.
        let old_object = old_object.map(|taken| taken.object);
        Ok(Request {
            written: held.flatten(),
            kind: self.endpoint.kind,
            resource: self.endpoint.resource,
            sub_resource: self.endpoint.sub_resource,
            name,
            namespace,
            operation: if self.by_update { Operation::Create } else { self.operation },
            user_info: self.client.user_info.unwrap_or_else(UserInfo::kubernetes_admin),
            object,
            old_object,
            recorded: self.as_given,
            by_update: self.by_update,
            dropped: dropped.unwrap_or_default(),
            sent,
            decoded,
            warnings: warnings.unwrap_or_default(),
            dry_run,
            options,
            conditions: Conditions::new(),
            uids: Vec::new(),
            names: Vec::new(),
            suffixes: Vec::new(),
            now: None,
            object_uid: None,
            plugins: PluginSet::default(),
            assumed: lacks_now.then_some(Assumption::TaintTimes).into_iter().collect(),
        })
    }

    /// The object that the URL names: the parent of the subresource, else the stored one if there is one.
    fn subject(&self) -> Option<&Document> {
        let ClientRequest { parent, old_object, object, .. } = &self.client;
        parent.as_ref().or(old_object.as_ref()).or(object.as_ref())
    }

    /// A string in the metadata of an object that was not decoded.
    fn text_of(&self, object: &Document, name: &str) -> String {
        let built_in = scheme::is_built_in(&self.endpoint.kind, self.release);
        if built_in { metadata::text(object, name) } else { metadata::text_of_map(object, name) }
    }

    fn name(&self) -> String {
        if self.nameless {
            return String::new();
        }
        let own = || self.subject().map(|object| self.text_of(object, "name")).unwrap_or_default();
        self.client.name.clone().unwrap_or_else(own)
    }

    /// The namespace in the URL, `""` for a cluster-scoped resource.
    fn url_namespace(&self) -> String {
        let own = || {
            let sides = [&self.client.parent, &self.client.old_object, &self.client.object];
            sides.into_iter().flatten().map(|object| self.text_of(object, "namespace")).find(|own| !own.is_empty())
        };
        let said = self.client.namespace.clone().filter(|namespace| !namespace.is_empty()).or_else(own);
        match self.endpoint.namespaced {
            Some(false) => String::new(),
            Some(true) => said.unwrap_or_else(|| "default".to_owned()),
            // A resource from a row of the caller that does not say it: the object decides.
            None => said.unwrap_or_default(),
        }
    }

    /// An object as the server encodes it; `member` is where it stands in the call.
    fn encode(&self, object: &Document, kind: &Gvk, member: &str) -> Result<Encoded, RequestError> {
        scheme::encode_held(object, kind, self.release).map_err(|error| encode_error(error, member))
    }
}
