//! The Corefile of a new cluster.

/// The Corefile that kubeadm 1.37 installs.
///
/// Source: kubernetes/kubernetes cmd/kubeadm/app/phases/addons/dns/manifests.go
pub const KUBEADM: &str = r".:53 {
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success cluster.local
       disable denial cluster.local
    }
    loop
    reload
    loadbalance
}
";
