//! Files that change, files of CoreDNS's machine.

use super::*;

const COREFILE: &str = "\
. {
  import {$MORE}
  hosts /etc/names
  kubernetes {$DOMAIN}
}
";

fn address(server: SocketAddr, name: &str) -> String {
    let reply = over_udp(server, &query(name, RecordType::A));
    let data = |record: &String| record.rsplit('\t').next().unwrap_or_default().to_owned();
    texts(&reply.answers).first().map(data).unwrap_or_else(|| reply.rcode.to_string())
}

#[test]
fn it_sees_a_change_and_keeps_the_last_good_state() {
    let (_, warned) = with_server(
        "changes",
        |_, _| {},
        |server, folder| {
            let is = |wanted: &'static str| becomes(|| address(server, "web.shop.svc.cluster.local") == wanted);
            folder.write("cluster.yaml", &CLUSTER.replace("10.96.0.20", "10.96.0.210"));
            assert!(is("10.96.0.210"));
            folder.write("cluster.yaml", "a: [");
            std::thread::sleep(Duration::from_millis(2500));
            assert_eq!(address(server, "web.shop.svc.cluster.local"), "10.96.0.210");
            folder.write("cluster.yaml", &CLUSTER.replace("10.96.0.20", "10.96.0.33"));
            assert!(is("10.96.0.33"));
            // A file that goes takes its objects along; in a folder without a file there is nothing to answer from.
            folder.write("other.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: other}\n");
            std::fs::remove_file(folder.0.join("cluster.yaml")).unwrap();
            assert!(is("NXDOMAIN"));
        },
    );
    assert!(warned.contains("the last good state stays"), "{warned}");
}

#[test]
fn the_files_and_the_environment_of_coredns_count_and_are_looked_at() {
    let give = |asked: &mut DnsServer, folder: &Folder| {
        asked.corefile = Some(folder.write("Corefile", COREFILE));
        let names = folder.write("names", "192.0.2.1 db.example\n");
        let more = folder.write("more", "errors\n");
        let beside = folder.0.join("more.conf");
        asked.machine = Machine {
            files: vec![format!("/etc/names={}", names.display()), format!("{}={}", beside.display(), more.display())],
            env: vec!["DOMAIN=example.org".to_owned(), "MORE=more.conf".to_owned()],
            ..Machine::default()
        };
    };
    let (_, warned) = with_server("machine", give, |server, folder| {
        assert_eq!(address(server, "db.example"), "192.0.2.1");
        folder.write("names", "192.0.2.2 db.example\n192.0.2.3 web.shop.svc.example.org\n");
        assert!(becomes(|| address(server, "db.example") == "192.0.2.2"));
        folder.write("more", "nonsense\n");
        std::thread::sleep(Duration::from_millis(2200));
        assert_eq!(address(server, "db.example"), "192.0.2.2");
        folder.write("more", "template IN A db.example {\n  answer \"{{ .Name }} 5 IN A 192.0.2.9\"\n}\n");
        assert!(becomes(|| address(server, "db.example") == "192.0.2.9"));
    });
    assert!(warned.contains("Unknown directive 'nonsense'"), "{warned}");
}

#[test]
fn the_other_keys_of_a_configmap_are_files_beside_the_corefile() {
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: coredns}\ndata:\n  Corefile: |\n    . {\n      import more\n    }\n  \
               more: |\n    hosts names {\n      192.0.2.4 inline.example\n    }\n";
    let give = |asked: &mut DnsServer, folder: &Folder| {
        asked.corefile = Some(folder.write("coredns.map", map));
        asked.machine.files = vec!["names=".to_owned()];
    };
    let (_, warned) = with_server("map", give, |server, _| {
        assert_eq!(address(server, "inline.example"), "192.0.2.4");
    });
    assert_eq!(warned, "");
}

#[test]
fn what_the_corefile_leaves_open_is_warned_of() {
    let give = |asked: &mut DnsServer, folder: &Folder| {
        asked.corefile = Some(folder.write("Corefile", ".:1053 {\n  import /etc/coredns/more\n}\n"));
    };
    let (_, warned) = with_server("warns", give, |server, _| {
        assert_eq!(address(server, "a.example"), "REFUSED");
    });
    assert!(warned.contains("warning: no server block is for port 53, so every query is refused\n"), "{warned}");
    assert!(warned.contains("warning: Corefile: line 2: the imported file"), "{warned}");
}

#[test]
fn what_the_corefile_imports_from_its_folder_is_read_and_looked_at() {
    let answer =
        |last: u8| format!("template IN A db.example {{\n  answer \"{{{{ .Name }}}} 5 IN A 192.0.2.{last}\"\n}}\n");
    let give = |asked: &mut DnsServer, folder: &Folder| {
        folder.write("db.conf", &answer(1));
        asked.corefile = Some(folder.write("Corefile", ". {\n  import *.conf\n}\n"));
    };
    let (_, warned) = with_server("imports", give, |server, folder| {
        assert_eq!(address(server, "db.example"), "192.0.2.1");
        folder.write("db.conf", &answer(2));
        assert!(becomes(|| address(server, "db.example") == "192.0.2.2"));
        std::fs::remove_file(folder.0.join("db.conf")).unwrap();
        assert!(becomes(|| address(server, "db.example") == "REFUSED"));
    });
    assert!(warned.contains("No files matching import glob pattern: *.conf"), "{warned}");
}
