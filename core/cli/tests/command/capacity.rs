//! `capacity`.

use crate::Folder;

const CONF: &str = r#"{"cniVersion": "1.0.0", "name": "net", "ipam": {"type": "host-local", "subnet": "10.1.2.0/28"}}"#;
const SANDBOXES: &str =
    r#"{"items": [{"id": "a", "state": "SANDBOX_READY"}, {"id": "b", "state": "SANDBOX_NOTREADY"}]}"#;
const NODES: &str = r#"{"apiVersion": "v1", "kind": "List", "items": [
{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}, "spec": {"podCIDRs": ["10.244.0.0/24"]}},
{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "b"}, "spec": {"podCIDRs": ["10.244.2.0/24"]}}]}"#;
const POOL: &str =
    "apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata:\n  name: p\nspec:\n  cidr: 192.168.0.0/16\n";

const CLUSTER: &str = r#"{"apiVersion": "v1", "kind": "List", "items": [
{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}, "spec": {"podCIDRs": ["10.244.0.0/24"]},
 "status": {"allocatable": {"pods": "30"}}},
{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web", "namespace": "shop"}, "spec": {"nodeName": "a"},
 "status": {"phase": "Running", "podIP": "10.244.0.7"}},
{"apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDR", "metadata": {"name": "kubernetes"},
 "spec": {"cidrs": ["10.96.0.0/24"]}},
{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"},
 "spec": {"clusterIP": "10.96.0.20", "clusterIPs": ["10.96.0.20"]}},
{"apiVersion": "cilium.io/v2", "kind": "CiliumNode", "metadata": {"name": "a"},
 "spec": {"ipam": {"podCIDRs": ["10.0.0.0/24"]}}}]}"#;

fn folder() -> Folder {
    Folder::new()
        .with("net.conf", CONF)
        .with("small.conf", CONF.replace("/28\"", "/30\""))
        .with("bad.conf", CONF.replace("/28\"", "/31\""))
        .with("sandboxes.json", SANDBOXES)
        .with("nodes.json", NODES)
        .with("pool.yaml", POOL)
        .with("cluster.json", CLUSTER)
        .with("leases.json", r#"[{"subnet": "10.244.1.0/24", "publicIP": "192.0.2.1"}]"#)
        .with("note/10.1.2.2", "gone\r\neth0")
        .with("note/README", "a note")
        .with("net-conf.json", r#"{"Network": "10.244.0.0/16", "Backend": {"Type": "vxlan"}}"#)
        .with("net/10.1.2.2", "a\r\neth0")
        .with("net/10.1.2.5", "b\r\neth0")
        .with("net/10.1.2.9", "c\r\neth0")
        .with("net/last_reserved_ip.0", "10.1.2.9")
}

#[test]
fn the_addresses_of_a_node() {
    folder().run("capacity -f @net.conf --store @net --growth-per-day 3 --max-pods 0").is("capacity");
}

#[test]
fn leases_that_nobody_holds() {
    folder().run("capacity -f @net.conf --store @net --live @sandboxes.json").is("capacity-stale");
}

#[test]
fn a_range_that_is_full_is_exit_code_1() {
    folder().run("capacity -f @small.conf --store @net").is("capacity-full");
}

#[test]
fn a_configuration_that_is_refused() {
    folder().run("capacity -f @bad.conf").is("capacity-refused");
}

#[test]
fn the_ranges_of_nodes() {
    let args = "capacity --node-cidrs 10.244.0.0/21 --mask 24 --service-cidrs 10.244.7.0/24 --cluster @nodes.json --growth-per-day 2";
    folder().run(args).is("capacity-nodes");
}

#[test]
fn flannel_calico_and_aws() {
    folder().run("capacity --flannel @net-conf.json").is("capacity-flannel");
    folder().run("capacity --pool @pool.yaml").is("capacity-pool");
    folder().run("capacity --aws m5.large --prefix-delegation --vcpus 2").is("capacity-aws");
    folder().run("capacity --aws m5.huge").is("capacity-aws-unknown");
}

#[test]
fn leases_of_flannel() {
    folder().run("capacity --flannel @net-conf.json --leases @leases.json --growth-per-day 1").is("capacity-leases");
}

#[test]
fn files_that_gc_removes_beside_the_leases() {
    folder().run("capacity -f @net.conf --store @note --live @sandboxes.json").is("capacity-foreign");
}

#[test]
fn addresses_of_services_and_ranges_of_cilium() {
    folder()
        .run("capacity --services 10.96.0.0/24 --cluster @cluster.json --growth-per-day 11")
        .is("capacity-services");
    folder().run("capacity --cilium 10.0.0.0/22 --mask 24 --cluster @cluster.json").is("capacity-cilium");
}

#[test]
fn all_that_objects_tell() {
    folder().run("capacity --cluster @cluster.json --growth-per-day 10").is("capacity-cluster");
    folder().run("capacity --cluster @pool.yaml").is("capacity-cluster-pool");
}

#[test]
fn the_answer_as_json() {
    folder().run("capacity -f @net.conf --store @net -o json").is("capacity-json");
}
