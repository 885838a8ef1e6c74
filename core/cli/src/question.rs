//! What `admit` and `match` ask about: the cluster, the objects, and each object's request, typed and on the wire.

use std::collections::BTreeMap;

use nocluster::admission::{ClientRequest, Cluster, ClusterError, Complete, RequestError};
use nocluster::json::{Document, Pointer};
use nocluster::meta::{Gvk, UserInfo};
use nocluster::objects::ObjectsError;
use nocluster::release::Release;
use nocluster::scheme::encode;
use nocluster::wire::Handle;

use crate::answers;
use crate::args::{Action, Asked};
use crate::console::Console;
use crate::exit::Exit;
use crate::join::{Object, array};
use crate::load::{LoadError, Loaded, Loader};
use crate::redact::redacted;

/// Why nothing can be asked; the text is the whole message.
#[derive(Debug)]
pub(crate) struct Refusal(pub(crate) String);

impl From<LoadError> for Refusal {
    fn from(error: LoadError) -> Self {
        Refusal(error.to_string())
    }
}

/// A prepared cluster and the objects to ask about.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) asked: &'a Asked,
    pub(crate) cluster: Cluster,
    pub(crate) objects: Vec<Loaded>,
    pub(crate) loader: Loader,
    /// The wire's map of match conditions.
    pub(crate) conditions: Option<String>,
    stored: Vec<Loaded>,
    old: Vec<Loaded>,
}

impl<'a> Question<'a> {
    pub(crate) fn prepare(asked: &'a Asked, console: &mut Console<'_>) -> Result<Self, Refusal> {
        let mut loader = Loader::new(asked.recursive);
        let release = match &asked.release {
            Some(text) => Release::parse(text).map_err(|error| Refusal(format!("--release: {error}")))?,
            None => Release::default(),
        };
        let complete = asked.complete.iter().map(|word| complete(word)).collect::<Result<Vec<_>, _>>()?;
        let objects = loader.objects(&asked.files, console)?;
        let old = match &asked.old {
            Some(path) => loader.objects(std::slice::from_ref(path), console)?,
            None => Vec::new(),
        };
        let stored = loader.objects(&asked.cluster, console)?;
        let conditions = match &asked.conditions {
            Some(path) => Some(answers::map(path, &mut loader, console)?),
            None => None,
        };
        if objects.is_empty() {
            return Err(Refusal("there is no object to ask about: -f holds none".to_owned()));
        }
        if asked.verb == Action::Update && asked.old.is_none() {
            return Err(Refusal("--verb update needs --old, the objects as they are stored".to_owned()));
        }
        if asked.verb != Action::Update && asked.old.is_some() {
            return Err(Refusal("--old goes with --verb update".to_owned()));
        }
        let documents = stored.iter().map(|object| object.document.clone()).collect();
        let cluster =
            Cluster::new(documents, release).map_err(|error| cluster_error(&error, &stored))?.complete(&complete);
        let question = Question { asked, cluster, objects, loader, conditions, stored, old };
        if !asked.quiet {
            question.tell_findings(console);
        }
        Ok(question)
    }

    /// What is wrong with the configurations, once for all objects.
    fn tell_findings(&self, console: &mut Console<'_>) {
        for finding in self.cluster.findings() {
            let place = place(&finding.at, &self.stored);
            console.error(&format!("Warning: {place}: {}\n", finding.reason));
        }
    }

    /// How many objects of kinds that admission does not read are in the cluster.
    pub(crate) fn ignored(&self) -> Option<String> {
        let kinds: Vec<_> = self.cluster.ignored().iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        (!kinds.is_empty())
            .then(|| format!("admission does not read these objects of the cluster: {}", kinds.join(", ")))
    }

    /// The client's call about an object.
    pub(crate) fn client(&self, object: &Loaded) -> Result<ClientRequest, Refusal> {
        if object.member("/kind") == "AdmissionReview" {
            return Err(Refusal(format!(
                "{}: this is an AdmissionReview, not an object that a client sends: give -f the object in it, or ask with \
                 `nocluster call admission.match`, whose member `request` takes a review",
                object.place("")
            )));
        }
        let mut client = ClientRequest {
            sub_resource: self.asked.subresource.clone().unwrap_or_default(),
            namespace: self.namespace(object)?,
            user_info: self.user(),
            dry_run: self.asked.dry_run,
            ..ClientRequest::default()
        };
        match self.asked.verb {
            Action::Create => client.object = Some(object.document.clone()),
            Action::Delete => client.old_object = Some(object.document.clone()),
            Action::Update => {
                client.object = Some(object.document.clone());
                client.old_object = Some(self.old_of(object)?.document.clone());
            }
        }
        Ok(client)
    }

    /// The same call as the wire's `request`.
    pub(crate) fn wire_request(&self, client: &ClientRequest) -> String {
        let text = |document: &Document| String::from_utf8_lossy(document.text()).into_owned();
        let mut request = Object::default();
        if let Some(object) = &client.object {
            request.raw("object", &text(object));
        }
        if let Some(old) = &client.old_object {
            request.raw("oldObject", &text(old));
        }
        if let Some(namespace) = &client.namespace {
            request.string("namespace", namespace);
        }
        if !client.sub_resource.is_empty() {
            request.string("subResource", &client.sub_resource);
        }
        if let Some(user) = &client.user_info {
            let mut info = Object::default();
            info.string("username", &user.username).strings("groups", &user.groups);
            request.raw("userInfo", &info.finish());
        }
        if client.dry_run {
            request.raw("dryRun", "true");
        }
        request.finish()
    }

    /// The cluster for calls on the wire.
    pub(crate) fn handle(&self) -> Result<Handle, Refusal> {
        let mut input = Object::default();
        let objects = self.stored.iter().map(|object| String::from_utf8_lossy(object.document.text()).into_owned());
        input.raw("objects", &array(objects)).string("release", &self.cluster.release().to_string());
        if !self.asked.complete.is_empty() {
            input.strings("complete", &self.asked.complete);
        }
        Handle::new(input.finish().as_bytes()).map_err(|envelope| {
            let envelope = Document::parse(envelope).ok();
            let message = envelope.as_ref().and_then(|envelope| envelope.at("/err/message")?.as_str());
            Refusal(message.unwrap_or_default().into_owned())
        })
    }

    /// Prints an envelope, a line an object.
    pub(crate) fn print_envelope(&self, envelope: Vec<u8>, console: &mut Console<'_>) -> Exit {
        let exit = crate::call::exit_of(&envelope);
        if self.asked.quiet {
            return exit;
        }
        match Document::parse(envelope.clone()) {
            Ok(document) if !self.asked.show_secrets => console.print_bytes(redacted(&document).text()),
            _ => console.print_bytes(&envelope),
        }
        console.print("\n");
        exit
    }

    /// Members that kube-apiserver does not know and that kubectl would be refused for.
    pub(crate) fn tell_dropped(&self, object: &Loaded, console: &mut Console<'_>) {
        let Some(gvk) = Gvk::from_api_version(&object.member("/apiVersion"), &object.member("/kind")) else { return };
        let Ok(encoded) = encode(&object.document, &gvk, self.cluster.release()) else { return };
        for pointer in encoded.dropped {
            let place = object.place(pointer.as_str());
            console.error(&format!(
                "Warning: {place}: unknown field \"{}\": kube-apiserver drops it, and refuses it where kubectl validates (its default)\n",
                field_path(&pointer)
            ));
        }
    }

    /// A text about a request that could not be made, with the place in the file.
    pub(crate) fn request_error(&self, error: &RequestError, object: &Loaded) -> String {
        let facts = serde_json::to_value(error).unwrap_or_default();
        let at = facts.get("at").and_then(|at| at.as_str()).unwrap_or_default();
        let pointer = at.strip_prefix("/object").or_else(|| at.strip_prefix("/oldObject")).unwrap_or_default();
        match error {
            RequestError::WrongType { upstream, .. } => {
                // Source: kubernetes/apiserver pkg/endpoints/handlers/rest.go transformDecodeError
                let (kind, version) = (object.member("/kind"), object.member("/apiVersion"));
                let version = quote(version.rsplit('/').next().unwrap_or_default());
                let upstream = format!("{kind} in version {version} cannot be handled as a {kind}: {upstream}");
                let message = format!("error when {} {}: {upstream}", self.doing(), quote(&object.source));
                format!("{}: Error from server (BadRequest): {message}", object.place(pointer))
            }
            RequestError::Refused { status } => {
                format!("{}: {}", object.place(""), crate::admit::as_kubectl(status, self.doing(), &object.source))
            }
            _ => format!("{}: {error}", object.place(pointer)),
        }
    }

    /// kubectl's word in `error when creating "pod.yaml"`.
    pub(crate) fn doing(&self) -> &'static str {
        match self.asked.verb {
            Action::Create => "creating",
            Action::Update => "replacing",
            Action::Delete => "deleting",
        }
    }

    /// As kubectl settles `-n` with the object's own namespace.
    fn namespace(&self, object: &Loaded) -> Result<Option<String>, Refusal> {
        let Some(given) = &self.asked.namespace else { return Ok(None) };
        let own = object.member("/metadata/namespace");
        if own.is_empty() || own == *given {
            return Ok(Some(given.clone()));
        }
        let place = object.place("/metadata/namespace");
        Err(Refusal(format!(
            "{place}: the namespace from the provided object \"{own}\" does not match the namespace \"{given}\". You must pass '--namespace={own}' to perform this operation."
        )))
    }

    fn user(&self) -> Option<UserInfo> {
        let name = self.asked.user.as_deref()?;
        let mut user = UserInfo::impersonated(name);
        if !self.asked.groups.is_empty() {
            // The server adds its own group to those that are asked for.
            user.groups = self.asked.groups.clone();
            if name != "system:anonymous" && !user.groups.iter().any(|group| group == "system:authenticated") {
                user.groups.push("system:authenticated".to_owned());
            }
        }
        Some(user)
    }

    fn old_of(&self, object: &Loaded) -> Result<&Loaded, Refusal> {
        let identity = |object: &Loaded| {
            let group = object.member("/apiVersion").rsplit_once('/').map(|(group, _)| group.to_owned());
            let names = ["/kind", "/metadata/namespace", "/metadata/name"].map(|pointer| object.member(pointer));
            (group, names)
        };
        let wanted = identity(object);
        match self.old.as_slice() {
            [one] if self.objects.len() == 1 => Ok(one),
            several => several.iter().find(|old| identity(old) == wanted).ok_or_else(|| {
                let [kind, _, name] = &wanted.1;
                Refusal(format!("{}: --old holds no {kind} {name}", object.place("")))
            }),
        }
    }
}

fn complete(word: &str) -> Result<Complete, Refusal> {
    match word {
        "namespaces" => Ok(Complete::Namespaces),
        "crds" => Ok(Complete::Crds),
        _ => Err(Refusal(format!(
            "--complete: there is no `{word}`; it takes namespaces, crds or both: --complete=namespaces,crds"
        ))),
    }
}

/// `file:line` of a place in the list of the cluster's objects.
fn place(at: &Pointer, stored: &[Loaded]) -> String {
    let text = at.as_str();
    let text = text.strip_prefix("/objects").unwrap_or(text).strip_prefix('/').unwrap_or_default();
    let (index, rest) = text.split_once('/').unwrap_or((text, ""));
    let object = index.parse::<usize>().ok().and_then(|index| stored.get(index));
    let pointer = if rest.is_empty() { String::new() } else { format!("/{rest}") };
    object.map_or_else(|| "--cluster".to_owned(), |object| object.place(&pointer))
}

fn cluster_error(error: &ClusterError, stored: &[Loaded]) -> Refusal {
    match error {
        ClusterError::Objects(ObjectsError::DuplicateObject { kind, name, first, at, .. }) => Refusal(format!(
            "{}: {kind} `{name}` is given twice, first at {}: leave one out",
            place(at, stored),
            place(first, stored)
        )),
        _ => {
            let facts: BTreeMap<String, serde_json::Value> =
                serde_json::to_value(error).and_then(serde_json::from_value).unwrap_or_default();
            let at = facts.get("at").and_then(|at| at.as_str()).unwrap_or_default();
            match Pointer::parse(at) {
                Ok(at) => Refusal(format!("{}: {error}", place(&at, stored))),
                Err(_) => Refusal(error.to_string()),
            }
        }
    }
}

/// `spec.containers[0].foo`, as the server writes it in errors of strict decoding.
fn field_path(pointer: &Pointer) -> String {
    let mut path = String::new();
    for token in pointer.tokens() {
        if token.bytes().all(|byte| byte.is_ascii_digit()) && !token.is_empty() {
            path.push_str(&format!("[{token}]"));
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&token);
        }
    }
    path
}

/// Go's `%q`.
pub(crate) fn quote(text: &str) -> String {
    nocluster::gotext::quote(text)
}
