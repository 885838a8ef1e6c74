package main

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"net"

	"github.com/miekg/dns"
	"golang.org/x/sys/unix"
)

// The Corefiles at random are loaded in a room whose network answers: every address is this machine's own, and on port
// 53 of each a server knows every name, by an address that no other name has.

// serveNames starts that server.
func serveNames() error {
	for _, family := range []byte{unix.AF_INET, unix.AF_INET6} {
		if err := allAddressesHere(family); err != nil {
			return fmt.Errorf("a route: %w", err)
		}
	}
	packets, err := net.ListenPacket("udp", ":53")
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", ":53")
	if err != nil {
		return err
	}
	handler := dns.HandlerFunc(nameKnown)
	go func() { _ = (&dns.Server{PacketConn: packets, Handler: handler}).ActivateAndServe() }()
	go func() { _ = (&dns.Server{Listener: listener, Handler: handler}).ActivateAndServe() }()
	return nil
}

func nameKnown(w dns.ResponseWriter, request *dns.Msg) {
	reply := new(dns.Msg).SetReply(request)
	if len(request.Question) == 1 && request.Question[0].Qtype == dns.TypeA {
		name := request.Question[0].Name
		hash := fnv.New32a()
		_, _ = hash.Write([]byte(name))
		sum := hash.Sum32()
		header := dns.RR_Header{Name: name, Rrtype: dns.TypeA, Class: dns.ClassINET, Ttl: 60}
		reply.Answer = []dns.RR{&dns.A{Hdr: header, A: net.IPv4(100, byte(64+sum>>16&63), byte(sum>>8), byte(sum))}}
	}
	_ = w.WriteMsg(reply)
}

// allAddressesHere does what `ip route add local default dev lo` does.
func allAddressesHere(family byte) error {
	lo, err := net.InterfaceByName("lo")
	if err != nil {
		return err
	}
	socket, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW, unix.NETLINK_ROUTE)
	if err != nil {
		return err
	}
	defer unix.Close(socket)
	order := binary.NativeEndian
	message := make([]byte, unix.NLMSG_HDRLEN+unix.SizeofRtMsg+8)
	order.PutUint32(message[0:], uint32(len(message)))
	order.PutUint16(message[4:], unix.RTM_NEWROUTE)
	order.PutUint16(message[6:], unix.NLM_F_REQUEST|unix.NLM_F_CREATE|unix.NLM_F_ACK)
	route := message[unix.NLMSG_HDRLEN:]
	route[0], route[4], route[5] = family, unix.RT_TABLE_LOCAL, unix.RTPROT_BOOT
	route[6], route[7] = unix.RT_SCOPE_HOST, unix.RTN_LOCAL
	attribute := route[unix.SizeofRtMsg:]
	order.PutUint16(attribute[0:], 8)
	order.PutUint16(attribute[2:], unix.RTA_OIF)
	order.PutUint32(attribute[4:], uint32(lo.Index))
	if err := unix.Sendto(socket, message, 0, &unix.SockaddrNetlink{Family: unix.AF_NETLINK}); err != nil {
		return err
	}
	reply := make([]byte, 4096)
	read, _, err := unix.Recvfrom(socket, reply, 0)
	if err != nil {
		return err
	}
	if read < unix.NLMSG_HDRLEN+4 {
		return fmt.Errorf("the kernel's answer has %d bytes", read)
	}
	if code := int32(order.Uint32(reply[unix.NLMSG_HDRLEN:])); code != 0 {
		return unix.Errno(-code)
	}
	return nil
}
