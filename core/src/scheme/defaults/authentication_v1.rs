//! Defaults of `authentication.k8s.io/v1`.
//!
//! Source: kubernetes/kubernetes pkg/apis/authentication/v1/defaults.go

use super::context::Context;
use crate::scheme::encode::decoded::Struct;

pub(super) fn set_defaults_token_request_spec(spec: &mut Struct<'_>, _: &Context) {
    spec.fill_integer("expirationSeconds", 3600);
}
