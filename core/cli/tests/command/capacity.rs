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

fn folder() -> Folder {
    Folder::new()
        .with("net.conf", CONF)
        .with("small.conf", CONF.replace("/28\"", "/30\""))
        .with("bad.conf", CONF.replace("/28\"", "/31\""))
        .with("sandboxes.json", SANDBOXES)
        .with("nodes.json", NODES)
        .with("pool.yaml", POOL)
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
fn the_answer_as_json() {
    folder().run("capacity -f @net.conf --store @net -o json").is("capacity-json");
}
