//! What is no DNS, too long, too slow or too much.

use super::*;

fn with_plain_server(name: &str, client: impl FnOnce(SocketAddr) + Send) {
    with_server(name, |_, _| {}, |server, _| client(server));
}

fn is_alive(server: SocketAddr) -> bool {
    over_udp(server, &query("web.shop.svc.cluster.local", RecordType::A)).rcode == Rcode::NOERROR
}

#[test]
fn broken_messages_get_what_coredns_sends_and_end_nothing() {
    with_plain_server("broken-messages", |server| {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        let whole = query("web.shop.svc.cluster.local", RecordType::A);
        let mut octets = [0; 2000];
        let mut reply = |sent: &[u8]| {
            socket.send_to(sent, server).unwrap();
            socket.recv(&mut octets).ok().map(|length| Message::unpack(&octets[..length]).unwrap().rcode)
        };
        // Less than a header, and a reply.
        assert_eq!(reply(&[]), None);
        assert_eq!(reply(&whole[..11]), None);
        let mut response = whole.clone();
        response[2] |= 0x80;
        assert_eq!(reply(&response), None);
        // No question, a header alone, half a question, half a record, a name that points to itself.
        assert_eq!(reply(&[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Some(Rcode::FORMERR));
        assert_eq!(reply(&whole[..12]), Some(Rcode::SERVFAIL));
        for end in [20, whole.len() - 1] {
            assert_eq!(reply(&whole[..end]), Some(Rcode::FORMERR), "{end}");
        }
        let itself = [&[0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12, 0, 1, 0, 1_u8][..]].concat();
        assert_eq!(reply(&itself), Some(Rcode::FORMERR));
        // A name of 300 octets.
        let long = [&whole[..12], &[&[49_u8][..], &[b'a'; 49]].concat().repeat(6), &[0, 0, 1, 0, 1]].concat();
        assert_eq!(reply(&long), Some(Rcode::FORMERR));
        // Another operation.
        let mut update = whole.clone();
        update[2] = 5 << 3;
        assert_eq!(reply(&update), Some(Rcode::NOTIMP));
        // CoreDNS reads 512 octets of a packet, so what is longer is broken.
        let mut padded = Message::unpack(&whole).unwrap();
        padded.additionals = vec![Record::opt(1232, false, vec![EdnsOption { code: 12, data: vec![0; 600].into() }])];
        let padded = padded.pack(Compression::Off).unwrap();
        assert_eq!(reply(&padded), Some(Rcode::FORMERR));
        assert_eq!(over_tcp(server, &framed(&padded), 1)[0].rcode, Rcode::NOERROR);
        // A record of a type that is not modelled: what becomes of it is unknown.
        let mut service = whole[..whole.len() - 11].to_vec();
        service.extend([0, 0, 65, 0, 1, 0, 0, 0, 0, 0, 3, 0, 1, 0]);
        assert_eq!(reply(&service), Some(Rcode::SERVFAIL));
        assert!(is_alive(server));
    });
}

#[test]
fn queries_on_one_connection_are_answered_in_their_order() {
    with_plain_server("pipeline", |server| {
        let queries: Vec<u8> = (0..1000_u16)
            .flat_map(|id| {
                let mut query = query("web.shop.svc.cluster.local", RecordType::A);
                query[..2].copy_from_slice(&id.to_be_bytes());
                framed(&query)
            })
            .collect();
        // What says nothing is passed over, on the same connection.
        let octets = [&[0, 0, 0, 3, 1, 2, 3][..], &queries].concat();
        let replies = over_tcp(server, &octets, 1000);
        assert!(replies.iter().enumerate().all(|(at, reply)| usize::from(reply.id) == at && reply.answers.len() == 1));
    });
}

#[test]
fn a_connection_without_a_whole_query_ends() {
    with_plain_server("idle", |server| {
        let mut silent = TcpStream::connect(server).unwrap();
        let mut slow = TcpStream::connect(server).unwrap();
        let mut half = TcpStream::connect(server).unwrap();
        let end = clock::Deadline::after(Duration::from_secs(8));
        half.write_all(&[framed(&query("web.shop.svc.cluster.local", RecordType::A)), vec![0, 40, 1]].concat())
            .unwrap();
        half.shutdown(std::net::Shutdown::Write).unwrap();
        assert_eq!(read_reply(&mut half).rcode, Rcode::NOERROR);
        assert_eq!(half.read(&mut [0; 10]).unwrap(), 0);
        // An octet now and then is no query either.
        for octet in [0, 60, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] {
            if slow.write_all(&[octet]).is_err() {
                break;
            }
            std::thread::sleep(Duration::from_millis(300));
        }
        silent.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        slow.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        assert_eq!(silent.read(&mut [0; 10]).unwrap(), 0);
        assert!(matches!(slow.read(&mut [0; 10]), Ok(0) | Err(_)));
        assert!(!end.is_over());
        assert!(is_alive(server));
    });
}

#[test]
fn a_thousand_queries_in_flight_are_answered() {
    with_plain_server("flight", |server| {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
        let mut open: std::collections::BTreeSet<u16> = (0..1000).collect();
        let mut octets = [0; 2000];
        // The system may drop packets, so clients ask again.
        for _ in 0..10 {
            for id in &open {
                let mut query = query("web.shop.svc.cluster.local", RecordType::A);
                query[..2].copy_from_slice(&id.to_be_bytes());
                socket.send_to(&query, server).unwrap();
            }
            while !open.is_empty()
                && let Ok(length) = socket.recv(&mut octets)
            {
                let reply = Message::unpack(&octets[..length]).unwrap();
                assert_eq!(reply.answers.len(), 1);
                open.remove(&reply.id);
            }
        }
        assert!(open.is_empty(), "{open:?}");
        let connections: Vec<_> = (0..300).map(|_| TcpStream::connect(server).unwrap()).collect();
        assert!(is_alive(server));
        drop(connections);
    });
}
