//! Whether a webhook is called for a request, and why: configurations are read into hooks, and gates decide for each
//! hook.

pub(crate) mod condition;
pub(crate) mod configuration;
pub(crate) mod decision;
pub(crate) mod gates;
pub(crate) mod hook;
pub(crate) mod judged;
pub(crate) mod matcher;
pub(crate) mod reason;
mod render;
pub(crate) mod rules;
pub(crate) mod spelling;
pub(crate) mod stored_namespace;
pub(crate) mod subject;
pub(crate) mod words;
