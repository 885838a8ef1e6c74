//! One plugin, asked alone.

use crate::admission::assumption::Assumption;
use crate::admission::cluster::Cluster;
use crate::admission::decode_error::encode_error;
use crate::admission::need::Asked;
use crate::admission::plugin::BuiltIn;
use crate::admission::plugin::attributes::{Attributes, Effects, Refused};
use crate::admission::request::{Request, RequestError};
use crate::admission::versioned::held;
use crate::admission::webhook::hook::Phase;
use crate::json::Document;
use crate::meta::Status;
use crate::scheme::decoded::Struct;
use crate::scheme::{self, EncodeError};

/// What a plugin makes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PluginAnswer {
    /// The object as the plugin leaves it; that of the request in the validating phase.
    pub object: Option<Document>,
    /// The Status with which the plugin refuses the request.
    pub status: Option<Box<Status>>,
    /// What the plugin warns of.
    pub warnings: Vec<String>,
    /// What the answer assumes.
    pub assumed: Vec<Assumption>,
}

impl Cluster {
    /// Asks one plugin about a request: whether it lets it pass, and what it changes. The object is taken as it is: it
    /// should have its defaults, see [`Cluster::with_defaults`].
    ///
    /// `suffixes` are the endings of names that the server makes up, 5 characters each, in the order of their use;
    /// `xxxxx` stands for one that is missing.
    ///
    /// # Errors
    ///
    /// [`RequestError`], if the object cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use nocluster::{admission::{BuiltIn, Cluster, Phase}, json::Document, release::Release};
    ///
    /// let cluster = Cluster::new(Vec::new(), Release::V1_37)?;
    /// let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": {"containers": []}}"#;
    /// let request = cluster.create(Document::parse(pod)?)?.known()?;
    /// let answer = cluster.ask_plugin(BuiltIn::DefaultTolerationSeconds, Phase::Mutating, &request, &[])?.known()?;
    /// let first = answer.object.as_ref().and_then(|pod| pod.at("/spec/tolerations/0/key"));
    /// assert!(first.is_some_and(|key| key.is_str("node.kubernetes.io/not-ready")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ask_plugin(
        &self,
        plugin: BuiltIn,
        phase: Phase,
        request: &Request,
        suffixes: &[String],
    ) -> Result<Asked<PluginAnswer>, RequestError> {
        let attributes = Attributes { cluster: self, request, suffixes, patched: false };
        let mut effects = Effects::default();
        let takes_part = plugin.handles(request.operation)
            && match phase {
                Phase::Mutating => plugin.mutates(),
                Phase::Validating => plugin.validates(),
            };
        let mut ask = |object: Option<&mut Struct<'_>>| match phase {
            _ if !takes_part => Ok(()),
            Phase::Mutating => plugin.admit(object, &attributes, &mut effects),
            Phase::Validating => plugin.validate(object, &attributes, &mut effects),
        };
        let (verdict, object) = match &held(request, self) {
            Some(object) if scheme::is_built_in(&request.kind, self.release()) => {
                let mut verdict = Ok(());
                let encoded = scheme::encode_changed(object, &request.kind, self.release(), |root| {
                    verdict = ask(Some(root));
                    Ok::<_, EncodeError>(())
                });
                (verdict, Some(encoded.map_err(|error| encode_error(error, "object"))?.document))
            }
            other => (ask(None), other.clone()),
        };
        let status = match verdict {
            Ok(()) => None,
            Err(Refused::Status(status)) => Some(Box::new(status.into_api_status())),
            Err(Refused::Unknown(needs)) => return Ok(Asked::Unknown(needs)),
        };
        let object = match phase {
            _ if status.is_some() => None,
            Phase::Mutating => object.map(|object| scheme::shown(&object, &request.kind, self.release())),
            Phase::Validating => request.object.clone(),
        };
        let Effects { warnings, assumed, .. } = effects;
        Ok(Asked::Known(PluginAnswer { object, status, warnings, assumed }))
    }
}
