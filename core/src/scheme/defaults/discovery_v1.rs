//! Defaults of `discovery.k8s.io/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/discovery/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_endpoint_port(port: &mut Struct<'_>, _: &Context) {
    port.fill_text("name", "");
    port.fill_text("protocol", "TCP");
}
