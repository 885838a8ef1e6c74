//! `cni`.

use crate::Folder;

const CONF: &str = r#"{"cniVersion": "1.0.0", "name": "net", "ipam": {"type": "host-local", "subnet": "10.1.2.0/29"}}"#;

fn folder() -> Folder {
    Folder::new()
        .with("net.conf", CONF)
        .with("full.conf", CONF.replace("/29\"", "/30\""))
        .with("resolv.json", CONF.replace("\"subnet\"", "\"resolvConf\": \"/etc/resolv.conf\", \"subnet\""))
        .with("gc.conf", CONF.replace("1.0.0", "1.1.0"))
        .with("node.conf", "nameserver 192.0.2.1\nsearch node.example\n")
        .with("net/10.1.2.2", "c1\r\neth0")
        .with("net/last_reserved_ip.0", "10.1.2.2")
        .with("net/lock", "")
}

#[test]
fn the_result_and_the_files() {
    folder().run("cni ADD -f @net.conf --container c2 --store @net").is("cni-add");
}

#[test]
fn nothing_is_written() {
    let folder = folder();
    folder.run("cni ADD -f @net.conf --container c2 --store @net");
    folder.run("cni add -f @net.conf --container c2 --store @net").is("cni-add");
    folder.run("cni CHECK -f @net.conf --container c2 --store @net").is("cni-check");
}

#[test]
fn an_exhausted_range_is_exit_code_1() {
    folder().run("cni ADD -f @full.conf --container c2 --store @net").is("cni-exhausted");
}

#[test]
fn garbage_is_collected() {
    folder().run("cni GC -f @gc.conf --store @net").is("cni-gc");
}

#[test]
fn what_is_missing_is_exit_code_3() {
    folder().run("cni ADD -f @resolv.json --container c2 --store @net").is("cni-unknown");
    folder().run("cni DEL -f @net.conf --container c2").is("cni-no-store");
}

#[test]
fn a_file_of_the_node_is_given() {
    let folder = folder();
    let path = folder.path.join("node.conf");
    let args =
        format!("cni ADD -f @resolv.json --container c2 --store @none --file /etc/resolv.conf={}", path.display());
    folder.run(&args).is("cni-resolv-conf");
}

#[test]
fn versions_of_an_older_line() {
    folder().run("cni VERSION --plugins 1.1").is("cni-version");
}

#[test]
fn the_whole_answer_as_json() {
    folder().run("cni DEL -f @net.conf --container c1 --store @net -o json").is("cni-json");
}

const LIST: &str = r#"{"cniVersion": "1.1.0", "name": "net", "plugins": [
  {"type": "bridge", "ipam": {"type": "host-local", "subnet": "10.1.2.0/24"}},
  {"type": "portmap", "capabilities": {"portMappings": true}}
]}"#;
const RESULT: &str = r#"{"cniVersion": "1.1.0", "ips": [{"address": "10.1.2.2/24"}]}"#;

fn lists() -> Folder {
    let file = format!(
        r#"{{"kind": "cniCacheV1", "containerId": "c1", "ifName": "eth0", "networkName": "net", "result": {RESULT}}}"#
    );
    Folder::new()
        .with("net.conflist", LIST)
        .with("old.conflist", LIST.replace("1.1.0", "0.3.1"))
        .with("bad.conflist", r#"{"name": "net", "plugins": []}"#)
        .with("net.conf", CONF)
        .with("bridge.json", RESULT)
        .with("results/net-c1-eth0", file)
}

#[test]
fn a_plan_ends_where_an_answer_is_missing() {
    lists().run("cni plan -f @net.conflist --container c1").is("cni-plan-unknown");
}

#[test]
fn a_plan_of_an_add() {
    let folder = lists();
    let file = folder.path.join("bridge.json");
    let args = format!(
        "cni plan -f @net.conflist --container c1 --args IP=10.1.2.2;IgnoreUnknown=1 --capability-args {{\"portMappings\":[]}} --result bridge={0} --result portmap={0}",
        file.display()
    );
    folder.run(&args).is("cni-plan-add");
}

#[test]
fn a_plan_reads_the_runtimes_files() {
    let folder = lists();
    folder.run("cni plan -f @net.conflist --command del --container c1 --cache @results").is("cni-plan-del");
    folder.run("cni plan -f @net.conflist --command DEL --container c1").is("cni-plan-no-cache");
    folder.run("cni plan -f @net.conflist --command GC --cache @results --valid c2/eth0").is("cni-plan-gc");
    folder.run("cni plan -f @net.conflist --command CHECK --container c2 --cache @results -o json").is("cni-plan-json");
}

#[test]
fn a_plan_that_fails() {
    let folder = lists();
    folder.run("cni plan -f @bad.conflist").is("cni-plan-invalid");
    folder.run("cni plan -f @old.conflist --command CHECK --container c1").is("cni-plan-refused");
    folder.run("cni plan -f @net.conf --container c1").is("cni-plan-no-plugins");
    folder.run("cni plan -f @net.conflist --args IP").is("cni-plan-bad-args");
}

#[test]
fn what_a_configuration_probably_does_not_mean() {
    let doubtful = CONF.replace("/29\"", "/24\", \"rangeStart\": \"10.1.2.0\"");
    let folder = folder().with("doubtful.conf", doubtful).with("dhcp.conf", CONF.replace("host-local", "dhcp"));
    folder.run("cni lint -f @doubtful.conf --service-cidrs 10.1.0.0/16").is("cni-lint");
    folder.run("cni lint -f @net.conf").is("cni-lint-nothing");
    folder.run("cni lint -f @dhcp.conf").is("cni-lint-unknown");
    folder.run("cni lint -f @doubtful.conf").is("cni-lint-warning");
    folder.run("cni lint --node-cidrs 10.244.0.0/20 --mask 24 --nodes 17").is("cni-lint-nodes");
}

#[test]
fn what_host_local_would_do() {
    let folder = folder();
    folder.run("cni what-if -f @net.conf --store @net --del a --add new --allocate 2").is("cni-what-if");
    folder.run("cni what-if -f @net.conf --allocate 9 -o json").is("cni-what-if-json");
}

#[test]
fn a_list_where_a_plugin_gets_its_own_configuration() {
    let folder = Folder::new()
        .with("net.conflist", r#"{"cniVersion": "1.0.0", "name": "net", "plugins": [{"type": "bridge"}]}"#);
    folder.run("cni ADD -f @net.conflist --container c1").fails(
        2,
        "error: net.conflist: this is a list: a plugin gets the configuration of its own; `cni plan` shows which\n",
    );
}

#[test]
fn a_runtime_makes_a_list_of_the_configuration_of_one_plugin() {
    let folder = Folder::new().with("net.conf", r#"{"cniVersion": "1.0.0", "name": "net", "type": "bridge"}"#);
    let ran = folder.run("cni plan -f @net.conf --container c1");
    assert!(ran.stdout.starts_with("# net, CNI 1.0.0: bridge\n# note: "), "{ran:?}");
    assert_eq!(ran.code, 3);
}
