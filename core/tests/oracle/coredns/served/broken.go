package main

import (
	"bytes"
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
	differing, unknown := 0, 0
	list := broken()
	for _, octets := range list {
		theirs, own := sent(octets, real), sent(octets, ours)
		if !bytes.Equal(theirs, own) && isUnknown(octets, own) {
			unknown++
		} else if !bytes.Equal(theirs, own) {
			differing++
			fmt.Printf("%s\nCoreDNS:    %s\ndns-server: %s\n", hex.EncodeToString(octets), hex.EncodeToString(theirs), hex.EncodeToString(own))
		}
	}
	if differing > 0 {
		return fmt.Errorf("%d of %d replies to broken messages differ", differing, len(list))
	}
	fmt.Printf("dns-server: %d replies to broken messages equal to those of CoreDNS, %d unknown\n", len(list)-unknown, unknown)
	return nil
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

func sent(octets []byte, server string) []byte {
	connection, err := net.Dial("udp", server)
	if err != nil {
		panic(err)
	}
	defer connection.Close()
	if _, err := connection.Write(octets); err != nil {
		panic(err)
	}
	// A server that answers does so at once, but for what it asks another one.
	_ = connection.SetReadDeadline(time.Now().Add(150 * time.Millisecond))
	reply := make([]byte, dns.MaxMsgSize)
	length, err := connection.Read(reply)
	if err != nil {
		return nil
	}
	return reply[:length]
}
