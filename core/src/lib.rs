//! Ask Kubernetes what it would do. No cluster.
