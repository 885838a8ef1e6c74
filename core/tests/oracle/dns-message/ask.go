package main

import (
	"encoding/hex"
	"net"
	"strings"
	"unicode/utf8"

	"github.com/coredns/coredns/request"
	"github.com/miekg/dns"
	"nocluster.test/oracle/vectors"
)

func fromHex(text string) []byte {
	octets, err := hex.DecodeString(text)
	vectors.Check(err)
	return octets
}

// name reads a name's text and prints what it is on the wire and in print.
func name(text string) {
	if _, ok := dns.IsDomainName(text); !ok {
		rows.Row("name", text, nil)
		return
	}
	wire := make([]byte, 300)
	end, err := dns.PackDomainName(dns.Fqdn(text), wire, 0, nil, false)
	// Some names that end in a backslash pass the check, and names of 256 and 257 octets are packed but can't be read.
	if err != nil || end > 255 {
		rows.Row("name", text, nil)
		return
	}
	printed, _, err := dns.UnpackDomainName(wire[:end], 0)
	vectors.Check(err)
	rows.Row("name", text, map[string]string{"wire": hex.EncodeToString(wire[:end]), "text": printed})
}

// line reads a record's line.
func line(text string) {
	record, err := dns.NewRR(text)
	if err != nil {
		rows.Row("line", text, map[string]string{"error": err.Error()})
		return
	}
	if record == nil {
		rows.Row("line", text, nil)
		return
	}
	answer := map[string]any{"text": record.String(), "length": dns.Len(record), "packed": nil}
	wire := make([]byte, 1<<17)
	if end, err := dns.PackRR(record, wire, 0, nil, false); err == nil {
		answer["packed"] = hex.EncodeToString(wire[:end])
		// A name that escapes what needs no escape is printed as it was written; whoever receives it prints it without.
		if received, _, err := dns.UnpackRR(wire[:end], 0); err == nil {
			answer["text"] = received.String()
		}
	}
	rows.Row("line", text, answer)
}

// class names the kind of an error in reading a message.
func class(err error) string {
	text := err.Error()
	has := func(part string) bool { return strings.Contains(text, part) }
	switch {
	case has("domain name exceeded"):
		return "name-too-long"
	case has("too many compression pointers") && !has("bad agent domain"):
		return "too-many-pointers"
	case has("overflow unpacking opt"):
		return "message-ends"
	case has("OPT.Option: "):
		return "edns-option"
	case has("bad rdlength"):
		return "record-length"
	case has("bad rdata"):
		return "reserved-label"
	case has("buffer size too small"), has("overflow"):
		return "message-ends"
	}
	return text
}

func packed(message *dns.Msg, compress bool) any {
	message.Compress = compress
	wire, err := message.Pack()
	if err != nil {
		return nil
	}
	return hex.EncodeToString(wire)
}

func texts(message *dns.Msg) any {
	var list []string
	for _, question := range message.Question {
		list = append(list, question.String())
	}
	for _, section := range [][]dns.RR{message.Answer, message.Ns, message.Extra} {
		for _, record := range section {
			list = append(list, record.String())
		}
	}
	for _, text := range list {
		if !utf8.ValidString(text) {
			return nil
		}
	}
	return list
}

// unpack reads a message, measures it, prints it and writes it again.
func unpack(wire []byte) {
	input := hex.EncodeToString(wire)
	message := new(dns.Msg)
	if err := message.Unpack(wire); err != nil {
		rows.Row("message", input, map[string]string{"error": class(err)})
		return
	}
	lines := texts(message)
	message.Compress = false
	off := message.Len()
	message.Compress = true
	on := message.Len()
	rows.Row("message", input, map[string]any{
		"rcode": message.Rcode, "texts": lines, "lengths": []int{off, on}, "off": packed(message, false), "on": packed(message, true),
	})
}

// client is who asked; it keeps what is written to it.
type client struct {
	dns.ResponseWriter
	address net.Addr
	written any
}

func (c *client) RemoteAddr() net.Addr { return c.address }

func (c *client) WriteMsg(message *dns.Msg) error {
	c.written = packed(message, message.Compress)
	return nil
}

// reply makes a reply fit what a client takes, as the server does that writes it.
func reply(query, answer []byte, transport, address string) {
	asked, answered := new(dns.Msg), new(dns.Msg)
	input := map[string]string{"query": hex.EncodeToString(query), "reply": hex.EncodeToString(answer), "transport": transport, "client": address}
	if asked.Unpack(query) != nil || answered.Unpack(answer) != nil {
		return
	}
	var from net.Addr = &net.UDPAddr{IP: net.ParseIP(address), Port: 53}
	if transport == "tcp" {
		from = &net.TCPAddr{IP: net.ParseIP(address), Port: 53}
	}
	to := &client{address: from}
	vectors.Check(request.NewScrubWriter(asked, to).WriteMsg(answered))
	rows.Row("reply", input, to.written)
}
