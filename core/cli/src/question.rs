//! The question of `admit` and `match`: the cluster, the objects, and each object's call.

use std::collections::BTreeSet;

use nocluster::admission::{
    Asked as Known, Assumption, ClientRequest, Cluster, ClusterError, Conditions, FieldValidation, Request,
    RequestError, Verb, WorkloadPod,
};
use nocluster::gotext::quote;
use nocluster::json::Pointer;
use nocluster::meta::UserInfo;
use nocluster::objects::{Complete, Objects, ObjectsError};
use nocluster::release::Release;
use nocluster::wire::{self, FilePlace};

use crate::answers;
use crate::args::{Action, Asked};
use crate::complete::complete;
use crate::console::Console;
use crate::dry_run::DryRun;
use crate::kubectl;
use crate::load::{LoadError, Loaded, Loader};
use crate::place::{exact, field_path, found, place};
use crate::recorded;
use crate::refusal::Refusal;
use crate::unasked::Unasked;

/// The kinds that admission uses.
const USED: [Complete; 8] = [
    Complete::Namespaces,
    Complete::Crds,
    Complete::ServiceAccounts,
    Complete::LimitRanges,
    Complete::PriorityClasses,
    Complete::RuntimeClasses,
    Complete::StorageClasses,
    Complete::IngressClasses,
];

/// A prepared cluster and the objects to check.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) asked: &'a Asked,
    pub(crate) cluster: Cluster,
    pub(crate) objects: Vec<Subject>,
    pub(crate) loader: Loader,
    pub(crate) conditions: Conditions,
    release: Release,
    validation: FieldValidation,
    /// The objects of `--cluster`, and those of `-f` that exist for later ones.
    given: Objects,
    complete: Vec<Complete>,
    /// The files and lines of the objects of `given`.
    stored: Vec<Loaded>,
    old: Vec<Loaded>,
    parent: Option<Loaded>,
}

/// An object to check.
#[derive(Debug, Clone)]
pub(crate) struct Subject {
    pub(crate) object: Loaded,
    /// The sender, if it is not the user of the arguments: a controller, for the Pod of a workload.
    pub(crate) sender: Option<UserInfo>,
    /// The assumptions about the object itself, such as the labels of a workload's Pod.
    pub(crate) assumed: Vec<Assumption>,
}

impl<'a> Question<'a> {
    pub(crate) fn prepare(asked: &'a Asked, console: &mut Console<'_>) -> Result<Self, Refusal> {
        if asked.wide {
            console.width = None;
        }
        let mut loader = Loader::new(asked.recursive);
        let release = match &asked.release {
            Some(text) => Release::parse(text).map_err(|error| Refusal(format!("--release: {error}")))?,
            None => Release::default(),
        };
        check_arguments(asked)?;
        let validation = kubectl::validation(asked.validate.as_deref()).map_err(Refusal)?;
        let objects = loader.calls(&asked.files, console)?;
        let old = one_file(asked.old.as_ref(), &mut loader, console)?;
        let parent = one_file(asked.parent.as_ref(), &mut loader, console)?.into_iter().next();
        let mut given = Objects::default();
        let mut stored = Vec::new();
        for path in &asked.cluster {
            let layer = loader.objects(std::slice::from_ref(path), console)?;
            let documents: Vec<_> = layer.iter().map(|object| object.document.clone()).collect();
            stored.extend(layer);
            given.add_layer(&documents).map_err(|error| Refusal(error.to_string()))?;
        }
        if objects.is_empty() {
            return Err(Refusal::no_object(&asked.files));
        }
        if !given.iter().any(|object| Cluster::reads(&object.gvk)) {
            return Err(Refusal(nothing_read(&given)));
        }
        let complete = complete(&asked.complete, &USED, &given, asked.quiet, console)?;
        let compiled = Cluster::compile(&given, release).map_err(|error| cluster_error(&error, &stored))?;
        let cluster = compiled.complete(&complete);
        let conditions = match &asked.conditions {
            Some(path) => answers::conditions(path, &cluster, &mut loader, console)?,
            None => Conditions::new(),
        };
        let objects = subjects(objects, asked);
        let question = Question {
            asked,
            cluster,
            objects,
            loader,
            conditions,
            release,
            validation,
            given,
            complete,
            stored,
            old,
            parent,
        };
        if !asked.quiet {
            question.tell_cluster(console);
        }
        Ok(question)
    }

    /// Prints the findings about the configurations, and the objects that a later layer replaced, once for all objects.
    fn tell_cluster(&self, console: &mut Console<'_>) {
        for replaced in self.given.replaced() {
            let (earlier, later) = (place(&replaced.earlier, &self.stored), place(&replaced.later, &self.stored));
            let (kind, name) = (&replaced.kind, &replaced.name);
            console.error(&format!("note: {later}: {kind} {name} replaces the one at {earlier}\n"));
        }
        for finding in self.cluster.findings() {
            let place = match found(&finding.at, &self.stored) {
                Some((object, pointer)) => exact(object, &pointer),
                None => "--cluster".to_owned(),
            };
            console.error(&format!("Warning: {place}: {}\n", finding.reason));
        }
    }

    /// A line about the objects of the cluster whose kinds admission does not read.
    pub(crate) fn ignored(&self) -> Option<String> {
        let kinds: Vec<_> = self.cluster.ignored().iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        (!kinds.is_empty())
            .then(|| format!("admission does not read these objects of the cluster: {}", kinds.join(", ")))
    }

    /// The line and column of a place, as the wire names it, in the cluster's objects or in the call about an object.
    pub(crate) fn mark(&self, at: &str, object: &Loaded) -> Option<FilePlace> {
        let (object, pointer) = self.stands(at, object)?;
        Some(object.mark(&pointer))
    }

    /// `file:line:column: `, the beginning of a finding within an object of a file.
    pub(crate) fn found_at(&self, at: &Pointer, object: &Loaded) -> String {
        let at = at.as_str();
        let own = if object.is_request() { at } else { at.strip_prefix("/request").unwrap_or(at) };
        let stands = self.stands(own, object);
        // The title stands for the object as a whole.
        let within = stands.filter(|(_, pointer)| !pointer.is_empty());
        within.map(|(object, pointer)| format!("{}: ", exact(object, &pointer))).unwrap_or_default()
    }

    fn stands<'s>(&'s self, at: &str, object: &'s Loaded) -> Option<(&'s Loaded, String)> {
        let rest = at.strip_prefix('/')?;
        let (name, pointer) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let stored = matches!(self.asked.verb, Action::Delete | Action::Deletecollection);
        match name {
            "objects" => found(&Pointer::parse(at).ok()?, &self.stored),
            "request" if object.is_request() => Some((object, wire::request_form_place(&object.document, at))),
            "object" => Some((object, pointer.to_owned())),
            "oldObject" if stored => Some((object, pointer.to_owned())),
            "oldObject" => Some((self.old_of(object).ok()?, pointer.to_owned())),
            "parent" => Some((self.parent.as_ref()?, pointer.to_owned())),
            _ => None,
        }
    }

    /// The request that the server makes from an object's call.
    pub(crate) fn request(&self, subject: &Subject, console: &mut Console<'_>) -> Result<Known<Request>, Unasked> {
        let mut asked = if subject.object.is_request() {
            recorded::request(self.asked, &self.cluster, &subject.object)?
        } else {
            self.cluster.request(self.client(subject, console)?)?
        };
        if let Known::Known(request) = &mut asked {
            request.conditions = self.conditions.clone();
            request.assumed.extend(subject.assumed.iter().cloned());
        }
        Ok(asked)
    }

    /// The client's call about an object.
    fn client(&self, subject: &Subject, console: &mut Console<'_>) -> Result<ClientRequest, Unasked> {
        let object = &subject.object;
        let unknown = |error: RequestError| Unasked::Call { told: Some(format!("--resource: {error}")), error };
        let resource = self.asked.resource.as_ref().map(|text| self.cluster.resource(text).map_err(unknown));
        let old_object = match self.asked.verb {
            Action::Update if !self.asked.not_stored => Some(self.old_of(object)?.document.clone()),
            _ => None,
        };
        let verb = verb(self.asked.verb);
        // kubectl sends no options to the subresource of an object that it creates: `create --raw` is the only way.
        let tracks = match verb {
            Verb::Create => self.asked.subresource.is_none() && self.parent.is_none(),
            verb => verb == Verb::Update,
        };
        let manager = self.asked.field_manager.clone();
        Ok(ClientRequest {
            verb: Some(verb),
            object: Some(match verb {
                Verb::Create | Verb::Update => kubectl::sent(&object.document, verb, old_object.as_ref()),
                _ => object.document.clone(),
            }),
            old_object,
            not_stored: self.asked.not_stored,
            options: (verb == Verb::Delete).then(kubectl::delete_options),
            field_manager: manager.or_else(|| tracks.then(|| kubectl::field_manager(verb).to_owned())),
            field_validation: (tracks || self.asked.validate.is_some()).then_some(self.validation),
            parent: self.parent.as_ref().map(|parent| parent.document.clone()),
            resource: resource.transpose()?,
            sub_resource: self.asked.subresource.clone().unwrap_or_default(),
            name: self.asked.name.clone(),
            namespace: self.namespace(object, console),
            user_info: self.user(subject.sender.as_ref()),
            dry_run: self.asked.dry_run == Some(DryRun::Server),
        })
    }

    /// Lets an object of `-f` exist for the later ones, as it does after `kubectl apply -f`: a Namespace or a
    /// CustomResourceDefinition that was not denied, or what the plugins look up.
    pub(crate) fn keep(&mut self, index: usize, request: &Request, console: &mut Console<'_>) -> Result<(), Refusal> {
        let Some(subject) = self.objects.get(index) else { return Ok(()) };
        let wanted = USED
            .iter()
            .any(|complete| complete.group_kind() == (request.kind.group.as_str(), request.kind.kind.as_str()));
        let is_last = index + 1 == self.objects.len();
        if !wanted || is_last || !matches!(self.asked.verb, Action::Create | Action::Update) {
            return Ok(());
        }
        let object = subject.object.object();
        let mut given = self.given.clone();
        given.add_layer(std::slice::from_ref(&object.document)).map_err(|error| Refusal(error.to_string()))?;
        let (place, kind, name) = (object.place(""), request.kind.kind.clone(), object.member("/metadata/name"));
        self.stored.push(object);
        let compiled = Cluster::compile(&given, self.release).map_err(|error| cluster_error(&error, &self.stored))?;
        (self.cluster, self.given) = (compiled.complete(&self.complete), given);
        if !self.asked.quiet {
            console.error(&format!("note: {place}: {kind} {name} exists for the objects after it\n"));
        }
        Ok(())
    }

    /// Warns of fields that the kind of a recorded object does not have.
    pub(crate) fn tell_dropped(&self, object: &Loaded, request: &Request, console: &mut Console<'_>) {
        if !request.recorded {
            return;
        }
        for pointer in &request.dropped {
            let at = wire::request_form_place(&object.document, &format!("/request/object{}", pointer.as_str()));
            console.error(&format!(
                "Warning: {}: unknown field \"{}\": no kube-apiserver {} sends it, so it is left out\n",
                object.place(&at),
                field_path(pointer),
                self.release
            ));
        }
    }

    /// A text about a request that could not be made, with the place in the file.
    pub(crate) fn request_error(&self, error: &RequestError, object: &Loaded) -> String {
        let at = error.at().map(Pointer::as_str).unwrap_or_default();
        let pointer = at.strip_prefix("/object").or_else(|| at.strip_prefix("/oldObject")).unwrap_or_default();
        match error {
            RequestError::WrongType { upstream, .. } => {
                let upstream =
                    kubectl::cannot_be_handled(&object.member("/kind"), &object.member("/apiVersion"), upstream);
                let doing = kubectl::doing(self.asked.verb);
                let message = format!("error when {doing} {}: {upstream}", quote(&object.source));
                format!("{}: Error from server (BadRequest): {message}", object.place(pointer))
            }
            RequestError::Refused { status, .. } => {
                let said = kubectl::undecodable_metadata(status, pointer, &object.source);
                let said = said.unwrap_or_else(|| kubectl::refusal(status, self.asked.verb, &object.source));
                format!("{}: {said}", object.place(pointer))
            }
            RequestError::AmbiguousResource { kind, candidates } => {
                let candidates = candidates.join(", ");
                let said = format!("several resources take {} {}: {candidates}", kind.api_version(), kind.kind);
                format!(
                    "{}: {said}; say which with --resource, or give the object that it belongs to with --parent",
                    object.place("")
                )
            }
            RequestError::MissingMember { member: "name", verb } => {
                format!("{}: the verb {verb} needs a name: give it with --name or --parent", object.place(""))
            }
            _ => format!("{}: {error}", object.place(pointer)),
        }
    }

    /// `-n` is the namespace of objects that name none, as with `helm`; kubectl refuses an object of another one.
    fn namespace(&self, object: &Loaded, console: &mut Console<'_>) -> Option<String> {
        let given = self.asked.namespace.clone()?;
        let own = object.member("/metadata/namespace");
        if own.is_empty() || own == given {
            return Some(given);
        }
        if !self.asked.quiet {
            let place = object.place("/metadata/namespace");
            console.error(&format!(
                "Warning: {place}: the object keeps its namespace \"{own}\"; kubectl -n {given} refuses it\n"
            ));
        }
        None
    }

    fn user(&self, sender: Option<&UserInfo>) -> Option<UserInfo> {
        let Some(name) = self.asked.user.as_deref() else { return sender.cloned() };
        let mut user = UserInfo::impersonated(name);
        if !self.asked.groups.is_empty() {
            // The server adds its own group to the requested ones.
            user.groups = self.asked.groups.clone();
            if name != "system:anonymous" && !user.groups.iter().any(|group| group == "system:authenticated") {
                user.groups.push("system:authenticated".to_owned());
            }
        }
        Some(user)
    }

    fn old_of(&self, object: &Loaded) -> Result<&Loaded, Unasked> {
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
                let told = Some(format!("{}: --old holds no {kind} {name}", object.place("")));
                Unasked::Call { error: RequestError::MissingMember { member: "oldObject", verb: Verb::Update }, told }
            }),
        }
    }
}

/// The objects to check; with `--pods`, the Pod of each workload follows it.
fn subjects(objects: Vec<Loaded>, asked: &Asked) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for object in objects {
        let workload = object.object();
        let made = asked.pods.then(|| WorkloadPod::of(&workload.document, asked.namespace.as_deref())).flatten();
        let pod = made.map(|made| {
            let (object, sender) = (workload.part(made.pod, made.template.as_str()), Some(made.user_info));
            Subject { object, sender, assumed: made.assumed }
        });
        subjects.push(Subject { object, sender: None, assumed: Vec::new() });
        subjects.extend(pod);
    }
    subjects
}

fn check_arguments(asked: &Asked) -> Result<(), Refusal> {
    let updates = asked.verb == Action::Update;
    if updates && asked.old.is_none() && !asked.not_stored {
        let told = "--verb update needs --old, the objects as they are stored, or --not-stored";
        return Err(Refusal(told.to_owned()));
    }
    for (argument, given) in [("--old", asked.old.is_some()), ("--not-stored", asked.not_stored)] {
        if given && !updates {
            return Err(Refusal(format!("{argument} is only for --verb update")));
        }
    }
    Ok(())
}

fn one_file(
    path: Option<&std::path::PathBuf>,
    loader: &mut Loader,
    console: &mut Console<'_>,
) -> Result<Vec<Loaded>, LoadError> {
    path.map_or_else(|| Ok(Vec::new()), |path| loader.objects(std::slice::from_ref(path), console))
}

/// The message for a `--cluster` without an object that admission reads.
fn nothing_read(given: &Objects) -> String {
    let held: BTreeSet<String> = given.iter().map(|object| object.gvk.kind.clone()).collect();
    let held = match held.len() {
        0 => "it is empty".to_owned(),
        _ => format!("it holds {}", held.into_iter().collect::<Vec<_>>().join(", ")),
    };
    format!(
        "--cluster has nothing that admission reads ({held}): export it with `kubectl get \
         mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds,serviceaccounts,limitranges,priorityclasses,runtimeclasses,storageclasses,ingressclasses -A -o json`"
    )
}

fn verb(action: Action) -> Verb {
    match action {
        Action::Create => Verb::Create,
        Action::Update => Verb::Update,
        Action::Delete => Verb::Delete,
        Action::Connect => Verb::Connect,
        Action::Deletecollection => Verb::DeleteCollection,
    }
}

fn cluster_error(error: &ClusterError, stored: &[Loaded]) -> Refusal {
    match error {
        ClusterError::Objects(ObjectsError::DuplicateObject { kind, name, first, at, .. }) => Refusal(format!(
            "{}: {kind} `{name}` is given twice, first at {}: leave one out",
            place(at, stored),
            place(first, stored)
        )),
        _ => Refusal(format!("{}: {error}", place(error.at(), stored))),
    }
}
