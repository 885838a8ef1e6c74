//! The user who makes a request.

use std::collections::BTreeMap;

use serde::Serialize;

use super::decode::{DecodeError, StructDecoder};
use super::names;
use crate::json::Node;
use crate::json::write::Writer;

/// The user who makes a request, as a webhook sees it (authentication/v1 UserInfo). Empty fields are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// The name, such as `kubernetes-admin` or `system:serviceaccount:shop:deployer`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub username: String,
    /// The id, which distinguishes users of the same name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uid: String,
    /// The groups of the user, such as `system:authenticated`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Further information from the authenticator.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, Vec<String>>,
}

impl UserInfo {
    /// The user of the kubeconfig that kubeadm creates.
    pub fn kubernetes_admin() -> Self {
        let groups = ["kubeadm:cluster-admins", "system:authenticated"].map(str::to_owned).to_vec();
        Self { username: "kubernetes-admin".to_owned(), groups, ..Self::default() }
    }

    /// The user of `kubectl --as NAME`, with the groups that the server adds if none are given.
    ///
    /// That is `system:authenticated`, after the two groups of a service account; `system:unauthenticated` for
    /// `system:anonymous`.
    ///
    /// Source: kubernetes/apiserver pkg/endpoints/filters/impersonation
    pub fn impersonated(username: &str) -> Self {
        let mut groups = Vec::new();
        if let Some(namespace) = service_account_namespace(username) {
            groups.push("system:serviceaccounts".to_owned());
            groups.push(format!("system:serviceaccounts:{namespace}"));
        }
        let last = if username == "system:anonymous" { "system:unauthenticated" } else { "system:authenticated" };
        groups.push(last.to_owned());
        Self { username: username.to_owned(), groups, ..Self::default() }
    }

    /// Reads a user as the server decodes one: unknown fields are ignored. Null is an empty user.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if a field has another type than the server accepts.
    pub fn read(node: Node<'_>) -> Result<Self, DecodeError> {
        StructDecoder::run(node, Self::decode)
    }

    pub(crate) fn decode(decoder: &mut StructDecoder, node: Node<'_>, target: &mut Self) {
        decoder.object(node, "v1.UserInfo", |decoder, name, value| match name {
            "username" => decoder.string(value, "string", &mut target.username),
            "uid" => decoder.string(value, "string", &mut target.uid),
            "groups" => decoder.strings(value, &mut target.groups),
            "extra" => decoder.map(value, "map[string]v1.ExtraValue", &mut target.extra, |decoder, node, values| {
                decoder.list(node, "v1.ExtraValue", values, |decoder, element, slot| {
                    decoder.string(element, "string", slot);
                });
            }),
            _ => (),
        });
    }

    /// Prints the JSON text as the server writes it.
    pub fn to_json(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write(&mut writer);
        writer.out
    }

    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.begin_object();
        if !self.username.is_empty() {
            writer.key("username").string(&self.username);
        }
        if !self.uid.is_empty() {
            writer.key("uid").string(&self.uid);
        }
        if !self.groups.is_empty() {
            writer.key("groups");
            list(writer, &self.groups);
        }
        if !self.extra.is_empty() {
            writer.key("extra").begin_object();
            for (key, values) in &self.extra {
                writer.key(key);
                list(writer, values);
            }
            writer.end_object();
        }
        writer.end_object();
    }
}

fn list(writer: &mut Writer, items: &[String]) {
    writer.begin_array();
    for item in items {
        writer.string(item);
    }
    writer.end_array();
}

/// Source: kubernetes/apiserver pkg/authentication/serviceaccount/util.go SplitUsername
fn service_account_namespace(username: &str) -> Option<&str> {
    let (namespace, name) = username.strip_prefix("system:serviceaccount:")?.split_once(':')?;
    let good = names::dns1123_label(namespace).is_empty() && names::dns1123_subdomain(name).is_empty();
    good.then_some(namespace)
}
