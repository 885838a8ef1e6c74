//! Defaults of `apiregistration.k8s.io/v1`.
//!
//! Source: kubernetes/kube-aggregator pkg/apis/apiregistration/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_service_reference(reference: &mut Struct<'_>, _: &Context) {
    reference.fill_integer("port", 443);
}
