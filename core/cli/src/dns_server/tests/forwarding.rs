//! Names that other servers are asked for.

use nocluster::dns::message::Transport;

use super::*;

/// A server that answers every name with 192.0.2.80, but those that begin with `slow` not at all.
fn other_server() -> (SocketAddr, UdpSocket) {
    let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
    (socket.local_addr().unwrap(), socket)
}

fn serve_one(socket: &UdpSocket) -> bool {
    let mut octets = [0; 2000];
    let Ok((length, from)) = socket.recv_from(&mut octets) else { return false };
    let query = Message::unpack(&octets[..length]).unwrap();
    let name = query.questions[0].name.clone();
    if name.to_string() == "stop." {
        return false;
    }
    if name.to_string().starts_with("slow") {
        return true;
    }
    let record = Record::new(name, 3600, RecordData::A([192, 0, 2, 80].into())).unwrap();
    let mut reply = Message { recursion_available: true, answers: vec![record], ..Message::reply_to(&query) };
    reply.answer_edns(&query);
    // One to another query comes first.
    let stray = Message { id: reply.id.wrapping_add(1), ..reply.clone() };
    for message in [stray, reply] {
        socket.send_to(&message.pack(Compression::Off).unwrap(), from).unwrap();
    }
    true
}

fn with_other_server(name: &str, client: impl FnOnce(SocketAddr) + Send) -> (String, String) {
    let (address, socket) = other_server();
    std::thread::scope(|scope| {
        scope.spawn(|| while serve_one(&socket) {});
        let printed = with_server(name, |asked, _| asked.forward = Some(address), |server, _| client(server));
        let stop = UdpSocket::bind("127.0.0.1:0").unwrap();
        stop.send_to(&query("stop", RecordType::A), address).unwrap();
        printed
    })
}

#[test]
fn names_outside_go_to_the_other_server_through_the_chain() {
    with_other_server("forward", |server| {
        let reply = over_udp(server, &query("www.example.com", RecordType::A));
        // `cache 30` of kubeadm's Corefile.
        assert_eq!(texts(&reply.answers), ["www.example.com.\t30\tIN\tA\t192.0.2.80"]);
        assert!(reply.recursion_available && !reply.authoritative && reply.id == 7);
        assert!(reply.edns().is_some());
        let absent = over_udp(server, &query("absent.shop.svc.cluster.local", RecordType::A));
        assert_eq!(absent.rcode, Rcode::NXDOMAIN);
        std::thread::sleep(Duration::from_millis(1100));
        let kept = over_udp(server, &query("www.example.com", RecordType::A));
        assert_eq!(texts(&kept.answers), ["www.example.com.\t29\tIN\tA\t192.0.2.80"]);
    });
}

#[test]
fn a_server_that_is_silent_holds_up_no_other_query() {
    let (_, warned) = with_other_server("silent", |server| {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        for id in 0..200_u16 {
            let mut slow = query(&format!("slow{id}.example.com"), RecordType::A);
            slow[..2].copy_from_slice(&id.to_be_bytes());
            socket.send_to(&slow, server).unwrap();
        }
        let before = clock::Deadline::after(Duration::from_millis(1500));
        let reply = over_udp(server, &query("web.shop.svc.cluster.local", RecordType::A));
        assert_eq!(reply.rcode, Rcode::NOERROR);
        assert!(!before.is_over());
        socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut octets = [0; 2000];
        let length = socket.recv(&mut octets).unwrap();
        assert_eq!(Message::unpack(&octets[..length]).unwrap().rcode, Rcode::SERVFAIL);
        std::thread::sleep(Duration::from_millis(1200));
    });
    assert!(warned.contains("warning: 127.0.0.1:"), "{warned}");
}

#[test]
fn another_server_is_asked_over_tcp_where_the_client_asks_over_tcp() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut connection = framing::Connection::new(stream).unwrap();
            let octets = connection.next(Duration::from_secs(10), &|| true).unwrap().unwrap();
            let query = Message::unpack(&octets).unwrap();
            let reply = Message { rcode: Rcode::NXDOMAIN, ..Message::reply_to(&query) };
            connection.send(&reply.pack(Compression::Off).unwrap(), Duration::from_secs(10)).unwrap();
        });
        with_server(
            "forward-tcp",
            |asked, _| asked.forward = Some(address),
            |server, _| {
                let reply = over_tcp(server, &framed(&query("www.example.com", RecordType::TXT)), 1).remove(0);
                assert_eq!(reply.rcode, Rcode::NXDOMAIN);
            },
        );
    });
    assert!(upstream::exchange(address, &query("a", RecordType::A), Transport::Tcp).is_err());
}
