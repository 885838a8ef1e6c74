//! Ask Kubernetes what it would do. No cluster.
//!
//! `nocluster` tells you offline, byte for byte as kube-apiserver does, what an object becomes before a webhook sees it,
//! which admission webhooks a request would be sent to, why the others are skipped, which AdmissionReview each of them
//! gets, how its response changes the object, and what the client sees at the end. It also applies JSON Patch, both as
//! RFC 6902 defines it and as the server runs it. It answers for cluster DNS: what a Pod's resolver asks, what CoreDNS
//! answers, and whether a Corefile is right; and for addresses: which one a CNI plugin, a controller or an allocator
//! gives next, and how many Pods fit. Every answer has its reason. The crate does no I/O, reads no clock, uses no randomness and never panics: the same
//! input gives the same answer.
//!
#![cfg_attr(feature = "admission", doc = "```")]
#![cfg_attr(not(feature = "admission"), doc = "```text")]
//! use nocluster::{admission::Cluster, json::Document, release::Release};
//!
//! let configuration = Document::parse(r#"{
//!     "apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
//!     "metadata": {"name": "sidecar-injector"},
//!     "webhooks": [{
//!         "name": "sidecar.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
//!         "clientConfig": {"service": {"namespace": "mesh", "name": "injector"}},
//!         "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//!         "namespaceSelector": {"matchLabels": {"mesh": "on"}}
//!     }]
//! }"#)?;
//! let namespace = Document::parse(r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}"#)?;
//! let pod = Document::parse(r#"{
//!     "apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
//!     "spec": {"containers": [{"name": "web", "image": "nginx"}]}
//! }"#)?;
//!
//! let cluster = Cluster::new(vec![configuration, namespace], Release::V1_37)?;
//! let request = cluster.create(pod)?.known()?;
//! assert_eq!(
//!     cluster.match_hooks(&request)[0].to_string(),
//!     "mutating/sidecar-injector/sidecar.example.com: skipped: \
//!      namespaceSelector wants mesh=on; Namespace shop has no such label"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The types and how they relate
//!
//! 1. A [`json::Document`] is a JSON text that was read once. Numbers, repeated keys and the order of keys stay as written.
//! 2. An `admission::Cluster` is compiled from the Documents of a cluster: webhook configurations, Namespaces and
//!    CustomResourceDefinitions.
//! 3. An `admission::Request` is what the admission plugins see. `Cluster::create`, `update` and `delete` make it from a
//!    manifest; `Cluster::request` takes all that a client can send.
//! 4. An `admission::Decision` says what the server does with one webhook for this Request, and why. `Cluster::match_hooks`
//!    returns one for each webhook.
//! 5. An `admission::Step` is a Request on its way through the webhooks: it waits at a `Call` until you give it the
//!    `Answer`, that is, the webhook's response. `Cluster::chain` returns the first Step.
//! 6. An `admission::Outcome` is the end: the verdict, the final object, warnings, audit annotations, and each call.
//!
//! Where an answer depends on an object that you did not supply, it is [`objects::Asked::Unknown`] with the list of
//! what is missing. [`mod@patch`] is independent of these types: it takes a Document and a patch. So is `dns`: a `Zone` is
//! compiled from [`objects::Objects`], a `Server` from a Corefile and Zones, and the Server answers queries. In `ipam` each
//! component has its state and its events, and each answer is a decision with its reason. [`mod@wire`] offers
//! all operations by name, with JSON text in and out; the command and the packages for Python and JavaScript are built
//! on it.
//!
//! # What is not modelled
//!
//! Validation of objects, CEL, conversion webhooks, `managedFields`, and some admission plugins, such as PodSecurity and
//! ResourceQuota. An answer that depends on one of these says so (`assumed`, or Unknown with its need). [The page on fidelity](_documentation::fidelity)
//! has the whole list, and how each part is checked against the real code; [the page on design](_documentation::design)
//! explains why the crate is built as it is.
//!
//! # Recipes
//!
//! The recipes share these lines:
//!
#![cfg_attr(feature = "admission", doc = "```")]
#![cfg_attr(not(feature = "admission"), doc = "```text")]
//! # use nocluster::{admission::Cluster, json::Document, release::Release};
//! let configuration = r#"{
//!     "apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
//!     "metadata": {"name": "guard"},
//!     "webhooks": [{
//!         "name": "images.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
//!         "clientConfig": {"url": "https://guard.example.com/validate"},
//!         "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//!         "namespaceSelector": {"matchLabels": {"guarded": "yes"}}
//!     }]
//! }"#;
//! let namespace = r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}}"#;
//! let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
//!     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
//! let cluster = Cluster::new(vec![Document::parse(configuration)?, Document::parse(namespace)?], Release::V1_37)?;
//! # let request = cluster.create(Document::parse(pod)?)?.known()?;
//! # assert_eq!(cluster.called_hooks(&request).len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Why was my webhook not called?
//!
//! `Cluster::explain_hooks` returns every gate of every webhook, also behind the gate that decided.
//!
#![cfg_attr(feature = "admission", doc = "```")]
#![cfg_attr(not(feature = "admission"), doc = "```text")]
//! # use nocluster::{admission::*, json::Document, release::Release};
//! # let configuration = r#"{"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
//! #     "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
//! #     "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
//! #     "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//! #     "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}"#;
//! # let namespace = r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}}"#;
//! # let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
//! #     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
//! # let cluster = Cluster::new(vec![Document::parse(configuration)?, Document::parse(namespace)?], Release::V1_37)?;
//! let service = Document::parse(r#"{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}}"#)?;
//! let request = cluster.create(service)?.known()?;
//! for decision in cluster.explain_hooks(&request) {
//!     assert!(matches!(decision.verdict, Verdict::Skip(Skip::NoRuleMatched { .. })));
//!     for gated in decision.gates.iter().flatten() {
//!         println!("{gated:?}");
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Replay recorded responses
//!
//! `admission::Answers` holds a response for each webhook, or a list of them, one for each call. Where one is missing
//! the run ends with `RunVerdict::Need`, which holds the AdmissionReview and the URL.
//!
#![cfg_attr(feature = "admission", doc = "```")]
#![cfg_attr(not(feature = "admission"), doc = "```text")]
//! # use nocluster::{admission::*, json::Document, release::Release};
//! # let configuration = r#"{"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
//! #     "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
//! #     "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
//! #     "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//! #     "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}"#;
//! # let namespace = r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}}"#;
//! # let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
//! #     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
//! # let cluster = Cluster::new(vec![Document::parse(configuration)?, Document::parse(namespace)?], Release::V1_37)?;
//! let recorded = Document::parse(r#"{"images.example.com": {"deny": "image nginx has no digest"}}"#)?;
//! let answers = Answers::read(recorded.root(), &cluster)?;
//! let request = cluster.create(Document::parse(pod)?)?.known()?;
//! let outcome = cluster.run_recorded(request, &answers);
//! assert_eq!(
//!     outcome.to_string(),
//!     r#"admission webhook "images.example.com" denied the request: image nginx has no digest"#
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Call real webhooks over HTTP
//!
//! The crate opens no connection. `Cluster::run` takes a closure that returns each webhook's response: post
//! `post.review` to `post.url` with the HTTP client of your choice, and hand back status, headers and body.
//!
#![cfg_attr(feature = "admission", doc = "```")]
#![cfg_attr(not(feature = "admission"), doc = "```text")]
//! # use nocluster::{admission::*, json::Document, release::Release};
//! # let configuration = r#"{"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
//! #     "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
//! #     "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
//! #     "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//! #     "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}"#;
//! # let namespace = r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}}"#;
//! # let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
//! #     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
//! # let cluster = Cluster::new(vec![Document::parse(configuration)?, Document::parse(namespace)?], Release::V1_37)?;
//! # fn send(_url: &str, review: &[u8]) -> (u16, Vec<u8>) {
//! #     let review = Document::parse(review).unwrap();
//! #     let uid = review.root().member("request").unwrap().member("uid").unwrap().as_str().unwrap().into_owned();
//! #     let response = r#"{"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": {"uid": "UID", "allowed": true}}"#;
//! #     (200, response.replace("UID", &uid).into_bytes())
//! # }
//! let request = cluster.create(Document::parse(pod)?)?.known()?;
//! let outcome = cluster.run(request, |post| {
//!     let (status, body) = send(&post.url, &post.review);
//!     let headers = [("Content-Type".to_owned(), "application/json".to_owned())].into();
//!     Answer::Http(HttpAnswer { status, headers, body })
//! });
//! assert_eq!(outcome.allowed(), Some(true));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ## Patch as the server does
//!
//! `patch::kube` gives the server's bytes, or its exact error text. This path has no parent:
//!
#![cfg_attr(feature = "patch", doc = "```")]
#![cfg_attr(not(feature = "patch"), doc = "```text")]
//! use nocluster::patch::kube::{self, KubeOptions};
//!
//! let pod = br#"{"metadata":{"name":"web"}}"#;
//! let patch = br#"[{"op": "add", "path": "/metadata/labels/team", "value": "shop"}]"#;
//! let error = kube::apply_text(pod, patch, &KubeOptions::default()).unwrap_err();
//! assert_eq!(
//!     error.upstream().unwrap_or_default(),
//!     r#"add operation does not apply: doc is missing path: "/metadata/labels/team": missing value"#
//! );
//! ```
//!
//! ## What is missing?
//!
//! A Namespace that was not supplied may still exist, so its labels are unknown. `Cluster::complete` declares that all
//! objects of a kind were supplied.
//!
#![cfg_attr(feature = "admission", doc = "```")]
#![cfg_attr(not(feature = "admission"), doc = "```text")]
//! # use nocluster::{admission::*, json::Document, release::Release};
//! # let configuration = r#"{"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
//! #     "metadata": {"name": "guard"}, "webhooks": [{"name": "images.example.com", "sideEffects": "None",
//! #     "admissionReviewVersions": ["v1"], "clientConfig": {"url": "https://guard.example.com/validate"},
//! #     "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}],
//! #     "namespaceSelector": {"matchLabels": {"guarded": "yes"}}}]}"#;
//! # let namespace = r#"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop", "labels": {"guarded": "yes"}}}"#;
//! # let pod = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"},
//! #     "spec": {"containers": [{"name": "web", "image": "nginx"}]}}"#;
//! # let cluster = Cluster::new(vec![Document::parse(configuration)?, Document::parse(namespace)?], Release::V1_37)?;
//! let elsewhere = pod.replace(r#""shop""#, r#""bank""#);
//! let request = cluster.create(Document::parse(elsewhere)?)?.known()?;
//! let Verdict::Unknown { needs, .. } = &cluster.match_hooks(&request)[0].verdict else { panic!() };
//! assert_eq!(needs, &[Need::Namespace { name: "bank".to_owned() }]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Errors and codes
//!
//! Each module has its own error enum: data with a stable `code`, the facts beside it, a position where there is one,
//! and a sentence by `Display`. Texts of the server are exact and apart from ours. A denial is not an error, nor is an
//! unknown: both are answers. [The page of codes](_documentation::codes) lists all of them.
//!
//! # Limits
//!
//! Inputs may have 10,000 levels; a patch has limits for bytes, operations and work ([`mod@patch`], `patch::Limits`).
//! Beyond a limit the answer is the error `limit-exceeded`. Nothing recurses, so a deep input can't overflow the stack.
//!
//! # Features
//!
//! All are on by default.
//!
//! - `patch`: JSON Patch in two dialects, [`mod@patch`].
//! - `admission`: defaults, built-in plugins and admission webhooks, [`mod@admission`]; turns on `patch`.
//! - `services`: the EndpointSlices of Services, `services`.
//! - `dns`: cluster DNS, `dns`; turns on `services`.
//! - `ipam`: CNI with its plugins host-local and static, the ranges of Nodes, the addresses of Services, Calico, the
//!   AWS VPC CNI, capacity and lints, `ipam`.
//! - `wire`: the operations by name, JSON text in and out, [`mod@wire`].

// A cast cuts silently, and an overflow is a panic: both are argued where they stay. Tests may do either.
#![cfg_attr(not(test), deny(clippy::as_conversions, clippy::arithmetic_side_effects))]

#[cfg(feature = "admission")]
pub mod admission;
#[cfg(feature = "dns")]
pub mod dns;
pub mod gotext;
#[cfg(feature = "ipam")]
pub mod ipam;
pub mod json;
pub mod meta;
#[cfg(any(feature = "admission", feature = "dns", feature = "wire"))]
mod nearest;
pub mod objects;
#[cfg(feature = "patch")]
pub mod patch;
pub mod release;
pub mod scheme;
#[cfg(feature = "services")]
pub mod services;
#[cfg(any(feature = "admission", feature = "dns", feature = "ipam"))]
mod severity;
#[cfg(feature = "wire")]
pub mod wire;

/// The example in `README.md` is compiled and run.
#[cfg(all(doctest, feature = "admission"))]
#[doc = include_str!("../README.md")]
mod readme {}

/// The pages of the repository's `docs/`.
///
/// A page defines its links relative to the repository; the lines before it define them for here.
pub mod _documentation {
    #[doc = "[FIDELITY.md]: crate::_documentation::fidelity\n\n"]
    #[doc = include_str!("../docs/DESIGN.md")]
    pub mod design {}
    #[doc = concat!("[CHANGELOG.md]: ", env!("CARGO_PKG_REPOSITORY"), "/blob/main/CHANGELOG.md\n\n")]
    #[doc = include_str!("../docs/FIDELITY.md")]
    pub mod fidelity {}
    #[doc = include_str!("../docs/CODES.md")]
    pub mod codes {}
}
