package main

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"time"

	"github.com/miekg/dns"
)

// broken are octets that are no query, or hardly one.
func broken() [][]byte {
	query := new(dns.Msg).SetQuestion("nginx-service.default.svc.cluster.local.", dns.TypeA)
	query.SetEdns0(1232, false)
	whole, err := query.Pack()
	if err != nil {
		panic(err)
	}
	header := whole[:12]
	alone := append(slices.Clone(header[:10]), 0, 0)
	long := bytes.Repeat(append([]byte{49}, bytes.Repeat([]byte{'a'}, 49)...), 6)
	list := [][]byte{
		{}, header[:11], header, slices.Concat(alone, []byte{0xC0, 12, 0, 1, 0, 1}), slices.Concat(alone, long, []byte{0, 0, 1, 0, 1}),
		slices.Concat(whole, make([]byte, 40)), slices.Concat(whole, make([]byte, 600)),
	}
	query.IsEdns0().Option = []dns.EDNS0{&dns.EDNS0_PADDING{Padding: make([]byte, 600)}}
	padded, _ := query.Pack()
	list = append(list, padded)
	for end := range whole {
		list = append(list, whole[:end])
	}
	// The header is tried in full, but for the id and for what changes the reply's kind rather than the question.
	for at := 2; at < 12; at++ {
		for _, value := range []byte{0, 1, 2, 3, 0x10, 0x28, 0x80, 0xFF} {
			changed := slices.Clone(whole)
			changed[at] = value
			list = append(list, changed)
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		changed := slices.Clone(whole)
		for range 1 + random.IntN(3) {
			changed[12+random.IntN(len(changed)-12)] = byte(random.UintN(256))
		}
		list = append(list, changed)
	}
	return list
}

// compareBroken sends the same octets to both: the same octets have to come back, or none.
func compareBroken(real, ours string) error {
	differing, unknown, silent := 0, 0, 0
	list := broken()
	for _, octets := range list {
		theirs, own := replies(octets, real, ours)
		switch {
		case theirs == nil && own == nil:
			silent++
		case bytes.Equal(withoutSerial(theirs), withoutSerial(own)):
		case isUnknown(octets, own):
			unknown++
		default:
			differing++
			fmt.Printf("%s\nCoreDNS:    %s\ndns-server: %s\n", hex.EncodeToString(octets), hex.EncodeToString(theirs), hex.EncodeToString(own))
		}
	}
	if differing > 0 {
		return fmt.Errorf("%d of %d replies to broken messages differ", differing, len(list))
	}
	fmt.Printf("dns-server: %d replies to broken messages equal to those of CoreDNS, %d of them silence, %d unknown\n", len(list)-unknown, silent, unknown)
	return nil
}

// afterSerial is what follows the serial in the SOA record of the kubernetes plugin: 7200, 1800, 86400 and its TTL, 30.
var afterSerial = []byte{0, 0, 0x1C, 0x20, 0, 0, 7, 8, 0, 1, 0x51, 0x80, 0, 0, 0, 30}

// withoutSerial is a reply with 0 for the serial, which is the time at which its server has started.
func withoutSerial(reply []byte) []byte {
	at := bytes.Index(reply, afterSerial)
	if at < 4 || !isRecent(binary.BigEndian.Uint32(reply[at-4:])) {
		return reply
	}
	return slices.Concat(reply[:at-4], make([]byte, 4), reply[at:])
}

// isUnknown says whether dns-server told that the query has a record of a type that is not modelled: none of those that
// CoreDNS answers has it, and the record that was an OPT record has got another type.
func isUnknown(octets, reply []byte) bool {
	var query, told dns.Msg
	if query.Unpack(octets) != nil || told.Unpack(reply) != nil || told.Rcode != dns.RcodeServerFailure || len(query.Extra) != 1 {
		return false
	}
	switch query.Extra[0].(type) {
	case *dns.OPT, *dns.A, *dns.AAAA, *dns.NS, *dns.CNAME, *dns.SOA, *dns.PTR, *dns.MX, *dns.TXT, *dns.SRV, *dns.HINFO, *dns.RFC3597:
		return false
	}
	return true
}

const (
	// silence is how long both servers have to say nothing to count as silent.
	silence = 150 * time.Millisecond
	// patience is how long one server is waited for when the other has replied.
	patience = 5 * time.Second
)

// replies sends octets to both servers; nil stands for silence. How busy the machine is does not matter: as soon as one of
// them has replied, the other is given more time than it can need.
func replies(octets []byte, real, ours string) (theirs, own []byte) {
	connections := [2]net.Conn{sent(octets, real), sent(octets, ours)}
	defer connections[0].Close()
	defer connections[1].Close()
	theirs = received(connections[0], silence)
	own = received(connections[1], silence)
	switch {
	case theirs == nil && own != nil:
		theirs = received(connections[0], patience)
	case theirs != nil && own == nil:
		own = received(connections[1], patience)
	}
	return theirs, own
}

func sent(octets []byte, server string) net.Conn {
	connection, err := net.Dial("udp", server)
	if err != nil {
		panic(err)
	}
	if _, err := connection.Write(octets); err != nil {
		panic(err)
	}
	return connection
}

func received(connection net.Conn, within time.Duration) []byte {
	_ = connection.SetReadDeadline(time.Now().Add(within))
	reply := make([]byte, dns.MaxMsgSize)
	length, err := connection.Read(reply)
	if err != nil {
		return nil
	}
	return reply[:length]
}
