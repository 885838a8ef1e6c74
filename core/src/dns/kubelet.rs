//! What the kubelet writes for a Pod: resolv.conf, host name, `/etc/hosts`.
