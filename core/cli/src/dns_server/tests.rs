//! A server that runs, asked over real sockets.
#![expect(clippy::disallowed_methods, reason = "a test writes files")]

mod broken;
mod files;
mod forwarding;

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use nocluster::dns::message::{
    Class, Compression, EdnsOption, Message, Name, Question, Rcode, Record, RecordData, RecordType,
};

use crate::machine::Machine;

use super::*;

const CLUSTER: &str = include_str!("../../tests/shop.yaml");

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("nocluster-dns-server-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("cluster.yaml"), CLUSTER).unwrap();
        Self(path)
    }

    /// Writes a file beside the cluster's.
    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn query(name: &str, rtype: RecordType) -> Vec<u8> {
    let question = Question { name: Name::parse(name).unwrap(), rtype, class: Class::IN };
    let additionals = vec![Record::opt(1232, false, Vec::new())];
    let query =
        Message { id: 7, recursion_desired: true, questions: vec![question], additionals, ..Message::default() };
    query.pack(Compression::Off).unwrap()
}

fn over_udp(server: SocketAddr, query: &[u8]) -> Message {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    socket.send_to(query, server).unwrap();
    let mut reply = [0; 65535];
    let length = socket.recv(&mut reply).unwrap();
    Message::unpack(&reply[..length]).unwrap()
}

/// Sends octets on a connection, and reads as many replies.
fn over_tcp(server: SocketAddr, octets: &[u8], replies: usize) -> Vec<Message> {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let (first, second) = octets.split_at(octets.len().min(7));
    stream.write_all(first).unwrap();
    std::thread::sleep(Duration::from_millis(20));
    stream.write_all(second).unwrap();
    (0..replies).map(|_| read_reply(&mut stream)).collect()
}

fn read_reply(stream: &mut TcpStream) -> Message {
    let mut length = [0; 2];
    stream.read_exact(&mut length).unwrap();
    let mut reply = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut reply).unwrap();
    Message::unpack(&reply).unwrap()
}

fn framed(query: &[u8]) -> Vec<u8> {
    [&u16::try_from(query.len()).unwrap().to_be_bytes(), query].concat()
}

/// Whether something comes true within ten seconds.
fn becomes(mut holds: impl FnMut() -> bool) -> bool {
    (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        holds()
    })
}

/// The text of the extended error.
fn extended_error(message: &Message) -> Option<String> {
    let options = message.additionals.iter().filter_map(|record| match &record.data {
        RecordData::Opt(options) => options.iter().find_map(EdnsOption::as_extended_error),
        _ => None,
    });
    options.map(|(_, text)| String::from_utf8_lossy(text).into_owned()).next()
}

fn texts(records: &[Record]) -> Vec<String> {
    records.iter().map(ToString::to_string).collect()
}

/// Runs the server while `client` asks it; what it printed, and what it warned of.
fn with_server(
    name: &str,
    change: impl FnOnce(&mut DnsServer, &Folder),
    client: impl FnOnce(SocketAddr, &Folder) + Send,
) -> (String, String) {
    let folder = Folder::new(name);
    let mut asked = arguments(&folder);
    change(&mut asked, &folder);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let (address, there) = mpsc::channel();
    std::thread::scope(|scope| {
        let folder = &folder;
        let client = scope.spawn(move || client(there.recv().unwrap(), folder));
        let served = run(&asked, &mut console(&mut std::io::empty(), &mut stdout, &mut stderr), &mut |bound| {
            let _ = address.send(bound);
            !client.is_finished()
        });
        served.unwrap();
        client.join().unwrap();
    });
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn arguments(folder: &Folder) -> DnsServer {
    DnsServer {
        cluster: vec![folder.0.clone()],
        recursive: false,
        corefile: None,
        listen: "127.0.0.1:0".parse().unwrap(),
        machine: Machine::default(),
        forward: None,
        coredns: None,
        server_ips: Vec::new(),
    }
}

fn console<'a>(stdin: &'a mut std::io::Empty, stdout: &'a mut Vec<u8>, stderr: &'a mut Vec<u8>) -> Console<'a> {
    Console { stdin, stdout, stderr, width: None, color: false, failed: None }
}

/// Why a server does not start.
fn refused(name: &str, change: impl FnOnce(&mut DnsServer, &Folder)) -> String {
    let folder = Folder::new(name);
    let mut asked = arguments(&folder);
    change(&mut asked, &folder);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let Refusal(message) =
        run(&asked, &mut console(&mut std::io::empty(), &mut stdout, &mut stderr), &mut |_| false).unwrap_err();
    message.replace(&folder.0.display().to_string(), "FOLDER")
}

#[test]
fn it_answers_over_udp_and_tcp_and_says_where() {
    let (printed, _) = with_server(
        "answers",
        |_, _| {},
        |server, _| {
            let service = query("web.shop.svc.cluster.local", RecordType::A);
            let reply = over_udp(server, &service);
            assert_eq!(texts(&reply.answers), ["web.shop.svc.cluster.local.\t30\tIN\tA\t10.96.0.20"]);
            assert!(reply.authoritative && reply.response && reply.id == 7);
            assert_eq!(over_tcp(server, &framed(&service).repeat(2), 2), [reply.clone(), reply]);
            let absent = over_udp(server, &query("api.shop.svc.cluster.local", RecordType::A));
            assert_eq!(absent.rcode, Rcode::NXDOMAIN);
            // No object lies there, so there is no such namespace.
            assert_eq!(over_udp(server, &query("no.svc.cluster.local", RecordType::A)).rcode, Rcode::NXDOMAIN);
            assert_eq!(over_udp(server, &query("shop.svc.cluster.local", RecordType::A)).rcode, Rcode::NOERROR);
        },
    );
    assert!(printed.starts_with("listening on 127.0.0.1:"), "{printed}");
    assert!(!printed.contains(":0,"), "{printed}");
}

#[test]
fn what_is_unknown_fails_and_names_the_need_where_edns_allows() {
    let service = CLUSTER.replace("clusterIP: 10.96.0.20, clusterIPs: [10.96.0.20], ", "").replace("web", "new");
    let write = |_: &mut DnsServer, folder: &Folder| {
        drop(folder.write("new.yaml", &format!("---\n{}", after_namespace(&service))))
    };
    with_server("unknown", write, |server, _| {
        let asked = query("new.shop.svc.cluster.local", RecordType::A);
        for reply in [over_udp(server, &asked), over_tcp(server, &framed(&asked), 1).remove(0)] {
            assert_eq!(reply.rcode, Rcode::SERVFAIL);
            let why = extended_error(&reply).unwrap();
            assert_eq!(why, "unknown without the ClusterIP of the Service shop/new, which the API server allocates");
        }
        let mut plain = Message::unpack(&asked).unwrap();
        plain.additionals.clear();
        let reply = over_udp(server, &plain.pack(Compression::Off).unwrap());
        assert_eq!((reply.rcode, reply.additionals.len()), (Rcode::SERVFAIL, 0));
        let own = over_udp(server, &query("cluster.local", RecordType::NS));
        let why = extended_error(&own).unwrap();
        assert_eq!(why, "unknown without the addresses of CoreDNS itself (`serverIps`); --server-ip IP gives them");
        let elsewhere = over_udp(server, &query("example.com", RecordType::A));
        assert_eq!(elsewhere.rcode, Rcode::SERVFAIL);
        let why = extended_error(&elsewhere).unwrap();
        assert_eq!(
            why,
            "unknown without the reply of the servers in /etc/resolv.conf to example.com. A; --forward ADDRESS asks a server"
        );
    });
}

fn after_namespace(text: &str) -> &str {
    text.split_once("---\n").unwrap().1
}

#[test]
fn orders_are_drawn_before_what_is_too_much_is_dropped() {
    let endpoints: Vec<String> = (1..=100).map(|last| format!("{{addresses: [10.1.0.{last}]}}")).collect();
    let slice = format!(
        "apiVersion: v1\nkind: Service\nmetadata: {{name: crowd, namespace: shop}}\nspec: {{clusterIP: None, ports: [{{port: 80}}]}}\n---\n\
         apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\n\
         metadata: {{name: crowd-1, namespace: shop, labels: {{kubernetes.io/service-name: crowd}}}}\naddressType: IPv4\n\
         endpoints: [{}]\nports: [{{port: 80}}]\n",
        endpoints.join(", ")
    );
    let write = |_: &mut DnsServer, folder: &Folder| drop(folder.write("crowd.yaml", &slice));
    with_server("orders", write, |server, _| {
        let asked = query("crowd.shop.svc.cluster.local", RecordType::A);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..50 {
            let reply = over_udp(server, &asked);
            assert!(reply.truncated && reply.answers.len() < 100);
            seen.extend(texts(&reply.answers));
        }
        assert_eq!(seen.len(), 100);
    });
}

#[test]
fn the_serial_is_the_time_of_the_last_change() {
    with_server(
        "serial",
        |_, _| {},
        |server, folder| {
            let serial = || {
                let reply = over_udp(server, &query("cluster.local", RecordType::SOA));
                let text = texts(&reply.answers).concat();
                text.split_whitespace().nth(6).unwrap().parse::<u64>().unwrap()
            };
            let first = serial();
            assert!(clock::seconds_since_1970().abs_diff(first) < 60);
            let has = |name: &str| {
                over_udp(server, &query(&format!("{name}.shop.svc.cluster.local"), RecordType::A)).rcode
                    == Rcode::NOERROR
            };
            // An annotation changes no answer.
            let annotated = CLUSTER.replace("name: web,", "name: web, annotations: {a: b},");
            folder.write("cluster.yaml", &annotated);
            std::thread::sleep(Duration::from_millis(2200));
            assert_eq!(serial(), first);
            folder.write("cluster.yaml", &annotated.replace("name: web", "name: api"));
            assert!(becomes(|| has("api")));
            assert!(serial() > first);
        },
    );
}

#[test]
fn what_keeps_it_from_starting_is_said() {
    let missing = |asked: &mut DnsServer, folder: &Folder| asked.cluster = vec![folder.0.join("missing")];
    assert_eq!(refused("missing", missing), "FOLDER/missing: no such file or directory");
    let broken = |_: &mut DnsServer, folder: &Folder| drop(folder.write("broken.yaml", "a: ["));
    let message = refused("broken", broken);
    assert!(message.starts_with("FOLDER/broken.yaml:"), "{message}");
    let stdin = |asked: &mut DnsServer, _: &Folder| asked.cluster.push("-".into());
    assert_eq!(refused("stdin", stdin), "dns-server reads its files again when they change: give it no `-`");
    let bad =
        |asked: &mut DnsServer, folder: &Folder| asked.corefile = Some(folder.write("Corefile", ". {\n  wrong\n}\n"));
    let message = refused("bad", bad);
    assert_eq!(message, "CoreDNS does not start: FOLDER/Corefile:2 - Error during parsing: Unknown directive 'wrong'");
    let taken = UdpSocket::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let message = refused("taken", |asked, _| asked.listen = address);
    assert_eq!(message, format!("{address}: address already in use; port 0 takes a free one: --listen 127.0.0.1:0"));
}
