//! Which fields of a custom resource are dropped, since its schema does not have them.
//!
//! Source: kubernetes/apiextensions-apiserver pkg/apiserver/schema/pruning/algorithm.go

use super::structural::{Child, Schema};

/// What pruning does with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pruning {
    /// Nothing: the value stays as it is.
    Off,
    /// What the schema does not know is dropped; without a schema, that is every member.
    On,
    /// The value is an element of a list whose unknown fields are kept, so that its own are kept too.
    Kept,
}

/// The members that every resource has, whatever its schema says.
const META: [&str; 3] = ["apiVersion", "kind", "metadata"];

impl Pruning {
    /// What it does with a member of an object: `None` if the member is dropped. `resource` says that the object is a
    /// resource of its own, even if its schema does not say so.
    pub(super) fn of_member(
        self,
        schema: Option<Schema<'_>>,
        resource: bool,
        name: &str,
        child: Option<&Child<'_>>,
    ) -> Option<Self> {
        if self == Self::Off {
            return Some(Self::Off);
        }
        if (resource || schema.is_some_and(Schema::is_embedded)) && META.contains(&name) {
            return Some(Self::Off);
        }
        match child {
            Some(_) => Some(Self::On),
            None => self.keeps(schema).then_some(Self::Off),
        }
    }

    /// What it does with the elements of a list.
    pub(super) fn of_elements(self, schema: Option<Schema<'_>>) -> Self {
        match self {
            Self::Off => Self::Off,
            _ if !self.keeps(schema) => Self::On,
            _ => schema.and_then(Schema::items).map_or(Self::Off, |_| Self::Kept),
        }
    }

    fn keeps(self, schema: Option<Schema<'_>>) -> bool {
        self == Self::Kept || schema.is_some_and(Schema::preserves)
    }
}
