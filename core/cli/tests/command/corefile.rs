//! `corefile`: what is wrong with a Corefile, as a compiler prints it.

use crate::{Folder, POD};

#[test]
fn findings_with_their_lines() {
    let text = ".:53 {\n\tforwarding . 9.9.9.9\n\thosts {\n\t\t*.* a.example\n\t}\n\timport more\n\tkubernetes cluster.local\n}\n";
    let folder = Folder::new().with("Corefile", text);
    folder.run("corefile @Corefile --path Corefile").is("corefile");
}

#[test]
fn of_a_long_line_that_is_shown_which_stands_around_the_word() {
    let ran = Folder::new().with("Corefile", "} ".repeat(20_000)).run("corefile @Corefile");
    assert_eq!(ran.code, 1);
    assert_eq!((ran.stdout.matches("error[").count(), ran.stdout.matches("info[").count()), (1000, 1));
    // Two hundred characters on both sides of the word, the ends of the line left out, the number of the line.
    let longest = ran.stdout.lines().map(|line| line.chars().count()).max();
    assert_eq!(longest, Some(2 * 200 + 2 + "1 | ".len()));
    assert!(ran.stdout.contains(&format!("\n1 | …{}…\n  | {}^\n", "} ".repeat(200), " ".repeat(201))));
}

fn folder() -> Folder {
    Folder::new()
        .with("Corefile", ".:53 {\n    import extra.conf\n    import conf/*.conf\n    import none-*\n    forward . 192.0.2.53\n    loop\n}\n")
        .with("extra.conf", "errors\nimport conf/cache\n")
        .with("conf/cache", "cache 30\n")
        .with("conf/a.conf", "log\n")
        .with("conf/b.conf", "loadbalance\n")
        .with("conf/b.txt", "nonsense\n")
}

#[test]
fn imports_are_read_from_the_folder_of_the_corefile() {
    let ran = folder().run("corefile @Corefile -o json");
    assert_eq!(ran.code, 0, "{ran:?}");
    let order = r#""order":["errors","log","loadbalance","cache","loop","forward"]"#;
    assert!(ran.stdout.contains(order) && !ran.stdout.contains("assumed"), "{ran:?}");
}

#[test]
fn an_error_stands_in_the_file_that_is_imported() {
    let ran = folder().with("conf/c.conf", "errors stdout\nlogg\n").run("corefile @Corefile");
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stdout.contains("  --> conf/c.conf:2:1\n") && ran.stdout.contains("2 | logg\n"), "{ran:?}");
    assert!(ran.stdout.contains("conf/c.conf:2 - Error during parsing: Unknown directive 'logg'"), "{ran:?}");
}

#[test]
fn a_file_that_is_not_there_is_not_found_unless_the_corefile_will_lie_elsewhere() {
    let folder = folder().with("Other", ".:53 {\n    import absent.conf\n}\n").with("Folder", "import conf\n");
    let ran = folder.run("corefile @Other");
    assert!(ran.code == 1 && ran.stdout.contains("File to import not found: absent.conf"), "{ran:?}");
    let ran = folder.run("corefile @Other --path /etc/coredns/Corefile -o json");
    assert!(ran.code == 0 && ran.stdout.contains(r#""assumed":["file//etc/coredns/absent.conf"]"#), "{ran:?}");
    let ran = folder.run("corefile @Folder");
    assert!(ran.code == 1 && ran.stdout.contains("is a directory"), "{ran:?}");
}

#[test]
fn a_query_and_a_lookup_see_the_imported_files_too() {
    let folder = folder()
        .with("cluster.yaml", crate::SHOP)
        .with("Dns", "import zone.conf\n")
        .with("zone.conf", ".:53 {\n    kubernetes example.org\n}\n")
        .with("resolv.conf", "search shop.svc.example.org\noptions ndots:5\n");
    let ran = folder.run("dig web.shop.svc.example.org --cluster @cluster.yaml --corefile @Dns --short");
    assert!(ran.code == 0 && ran.stdout == "10.96.0.20\n", "{ran:?}");
    let ran = folder.run("lookup web --resolv-conf @resolv.conf --cluster @cluster.yaml --corefile @Dns -q");
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn interfaces_of_the_machine_can_be_given() {
    let folder = Folder::new().with("Corefile", ".:53 {\n    bind eth0\n    whoami\n}\n");
    let ran = folder.run("corefile @Corefile -o json");
    assert!(ran.code == 0 && ran.stdout.contains(r#""assumed":["interface/eth0"]"#), "{ran:?}");
    let ran = folder.run("corefile @Corefile --interface eth0=10.0.0.2,fd00::2 -o json");
    assert!(ran.code == 0 && !ran.stdout.contains("assumed"), "{ran:?}");
    let ran = folder.run("corefile @Corefile --interface eth0=");
    assert_eq!(ran.code, 1, "{ran:?}");
    folder.run("corefile @Corefile --interface eth0").fails(2, "error: --interface eth0: write NAME=IP,IP\n");
    let ran = folder.run("corefile @Corefile --interface eth0=10.0.0");
    ran.fails(2, "error: --interface eth0=10.0.0: `10.0.0` is no IP address\n");
}

#[test]
fn another_object_than_a_config_map() {
    let folder = Folder::new().with("pod.yaml", POD);
    folder
        .run("corefile @pod.yaml")
        .fails(2, "error: pod.yaml: this is a Pod, neither a Corefile nor the ConfigMap of one\n");
}

#[test]
fn a_config_map_without_a_corefile_says_which_member_is_missing() {
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: coredns}\ndata: {corefile: a, zone: b}\n";
    let told = "error: `/configMap/data/Corefile` is missing, `data` has corefile, zone: give the ConfigMap that CoreDNS \
                reads, such as `coredns` in `kube-system`, or the Corefile itself\n";
    Folder::new().with("map.yaml", map).run("corefile @map.yaml").fails(2, told);
    Folder::new().with("map.yaml", map).run("dig a.b --cluster @map.yaml --corefile @map.yaml").fails(2, told);
}
