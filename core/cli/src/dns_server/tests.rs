//! A server that runs, asked over real sockets.
#![expect(clippy::disallowed_methods, reason = "a test writes files")]

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use nocluster::dns::message::{Class, Compression, Message, Name, Question, Rcode, Record, RecordType};

use crate::machine::Machine;

use super::*;

const CLUSTER: &str = "\
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {clusterIP: 10.96.0.20, clusterIPs: [10.96.0.20], ports: [{name: http, port: 80, protocol: TCP}]}
";

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("nocluster-dns-server-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("cluster.yaml"), CLUSTER).unwrap();
        Self(path)
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

/// Two queries at once, in pieces.
fn over_tcp(server: SocketAddr, query: &[u8]) -> [Message; 2] {
    let mut stream = TcpStream::connect(server).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let framed = [&u16::try_from(query.len()).unwrap().to_be_bytes(), query].concat();
    let both = [&*framed, &*framed].concat();
    stream.write_all(&both[..7]).unwrap();
    std::thread::sleep(Duration::from_millis(20));
    stream.write_all(&both[7..]).unwrap();
    [(); 2].map(|()| {
        let mut length = [0; 2];
        stream.read_exact(&mut length).unwrap();
        let mut reply = vec![0; usize::from(u16::from_be_bytes(length))];
        stream.read_exact(&mut reply).unwrap();
        Message::unpack(&reply).unwrap()
    })
}

fn texts(records: &[Record]) -> Vec<String> {
    records.iter().map(ToString::to_string).collect()
}

/// Runs the server while `client` asks it.
fn with_server(name: &str, client: impl FnOnce(SocketAddr, &Folder) + Send) -> (String, String) {
    let folder = Folder::new(name);
    let asked = DnsServer {
        cluster: vec![folder.0.clone()],
        recursive: false,
        corefile: None,
        listen: "127.0.0.1:0".parse().unwrap(),
        machine: Machine::default(),
        forward: None,
        coredns: None,
        server_ips: Vec::new(),
    };
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let (address, there) = mpsc::channel();
    std::thread::scope(|scope| {
        let folder = &folder;
        let client = scope.spawn(move || client(there.recv().unwrap(), folder));
        let mut console = Console {
            stdin: &mut std::io::empty(),
            stdout: &mut stdout,
            stderr: &mut stderr,
            width: None,
            color: false,
            failed: None,
        };
        let served = run(&asked, &mut console, &mut |bound| {
            let _ = address.send(bound);
            !client.is_finished()
        });
        assert!(served.is_ok());
        client.join().unwrap();
    });
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn it_answers_over_udp_and_tcp_and_says_where() {
    let (printed, _) = with_server("answers", |server, _| {
        let service = query("web.shop.svc.cluster.local", RecordType::A);
        let reply = over_udp(server, &service);
        assert_eq!(texts(&reply.answers), ["web.shop.svc.cluster.local.\t30\tIN\tA\t10.96.0.20"]);
        assert!(reply.authoritative && reply.response && reply.id == 7);
        assert_eq!(over_tcp(server, &service), [reply.clone(), reply]);
        let absent = over_udp(server, &query("api.shop.svc.cluster.local", RecordType::A));
        assert_eq!(absent.rcode, Rcode::NXDOMAIN);
        let elsewhere = over_udp(server, &query("example.com", RecordType::A));
        assert_eq!(elsewhere.rcode, Rcode::SERVFAIL);
        let why = live::extended_error(&elsewhere).unwrap();
        assert!(why.contains("example.com. A"), "{why}");
    });
    assert!(printed.starts_with("listening on 127.0.0.1:"), "{printed}");
    assert!(!printed.contains(":0,"), "{printed}");
}

#[test]
fn it_sees_a_change_and_keeps_the_last_good_state() {
    let (_, warned) = with_server("changes", |server, folder| {
        let address = || {
            let reply = over_udp(server, &query("web.shop.svc.cluster.local", RecordType::A));
            texts(&reply.answers).concat().rsplit('\t').next().unwrap_or_default().to_owned()
        };
        let file = folder.0.join("cluster.yaml");
        std::fs::write(&file, CLUSTER.replace("10.96.0.20", "10.96.0.210")).unwrap();
        let becomes = |wanted: &str| {
            (0..100).any(|_| {
                std::thread::sleep(Duration::from_millis(100));
                address() == wanted
            })
        };
        assert!(becomes("10.96.0.210"));
        std::fs::write(&file, "a: [").unwrap();
        std::thread::sleep(Duration::from_millis(2500));
        assert_eq!(address(), "10.96.0.210");
        std::fs::write(&file, CLUSTER.replace("10.96.0.20", "10.96.0.33")).unwrap();
        assert!(becomes("10.96.0.33"));
    });
    assert!(warned.contains("the last good state stays"), "{warned}");
}
