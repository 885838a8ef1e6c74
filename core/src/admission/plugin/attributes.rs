//! What a plugin is asked about, and what it says.

use crate::admission::assumption::Assumption;
use crate::admission::cluster::Cluster;
use crate::admission::metadata;
use crate::admission::need::Need;
use crate::admission::request::Request;
use crate::meta::Status;
use crate::scheme::decoded::Struct;

/// What a plugin knows of a request beside its object.
///
/// Source: kubernetes/apiserver pkg/admission/attributes.go
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attributes<'a> {
    pub(crate) cluster: &'a Cluster,
    pub(crate) request: &'a Request,
    /// The endings of names that the server makes up, in the order of their use.
    pub(crate) suffixes: &'a [String],
    /// Whether a webhook has patched the object that the client sent.
    pub(crate) patched: bool,
}

/// What a plugin says and uses beside its verdict. One value gathers what several plugins say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Effects {
    pub(crate) warnings: Vec<String>,
    pub(crate) assumed: Vec<Assumption>,
    /// How many suffixes were used.
    pub(crate) suffixes_used: usize,
}

/// Why a plugin does not let a request pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The server refuses it with this Status.
    Status(Box<Status>),
    /// The verdict depends on what was not given.
    Unknown(Vec<Need>),
}

impl Attributes<'_> {
    /// Whether the request is for a resource, or for one of its subresources.
    pub(crate) fn is_for(&self, group: &str, resource: &str) -> bool {
        self.request.resource.group == group && self.request.resource.resource == resource
    }

    /// Whether the request is for a resource itself.
    pub(crate) fn is_for_proper(&self, group: &str, resource: &str) -> bool {
        self.request.sub_resource.is_empty() && self.is_for(group, resource)
    }

    /// The object, where it is of the kind that the resource has. What upstream makes of another one, which no endpoint
    /// lets through, is not modelled.
    pub(crate) fn expect<'o, 'a>(
        &self,
        object: Option<&'o mut Struct<'a>>,
        kind: &str,
    ) -> Result<&'o mut Struct<'a>, Refused> {
        let fits = self.request.kind.kind == kind && self.request.kind.group == self.request.resource.group;
        object.filter(|_| fits).ok_or_else(|| {
            let value = if self.request.object.is_some() { self.request.kind.kind.as_str() } else { "none" };
            Refused::Unknown(vec![Need::NotModelled { what: "object-kind".to_owned(), value: value.to_owned() }])
        })
    }

    /// Refuses the request as forbidden.
    ///
    /// Source: kubernetes/apiserver pkg/admission/errors.go NewForbidden
    pub(crate) fn forbidden(&self, error: &str) -> Refused {
        let resource = &self.request.resource;
        let status = Status::forbidden(&resource.group, &resource.resource, &self.name(), error);
        Refused::Status(Box::new(status))
    }

    /// Refuses the request with an error that is no Status: a 500 without reason.
    ///
    /// Source: kubernetes/apiserver pkg/endpoints/handlers/responsewriters/status.go ErrorToAPIStatus
    pub(crate) fn failed(error: String) -> Refused {
        Refused::Status(Box::new(Status { message: error, ..Status::default() }))
    }

    /// The name of the object, or what it will begin with.
    fn name(&self) -> String {
        if !self.request.name.is_empty() {
            return self.request.name.clone();
        }
        let own = |member| self.request.object.as_ref().map(|object| metadata::text(object, member));
        let named = |member| own(member).filter(|name| !name.is_empty());
        named("name").or_else(|| named("generateName")).unwrap_or_else(|| "Unknown".to_owned())
    }
}

impl Effects {
    /// The next suffix: a given one, else `xxxxx`, which is assumed.
    pub(crate) fn suffix(&mut self, attributes: &Attributes<'_>) -> String {
        let given = attributes.suffixes.get(self.suffixes_used).cloned();
        self.suffixes_used = self.suffixes_used.saturating_add(1);
        given.unwrap_or_else(|| {
            self.assume(Assumption::Suffixes);
            "xxxxx".to_owned()
        })
    }

    /// Adds an assumption, once.
    pub(crate) fn assume(&mut self, assumption: Assumption) {
        if !self.assumed.contains(&assumption) {
            self.assumed.push(assumption);
        }
    }
}
