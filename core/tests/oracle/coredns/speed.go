package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/plugin/kubernetes"
	"github.com/miekg/dns"
)

// The benchmarks of the project have CoreDNS beside them: the server of a Corefile over the objects of a file, asked in
// this process, or listening.

// openedServer gives the server of a Corefile over objects, one a line.
func openedServer(corefilePath, objectsPath string) (*dnsserver.Server, error) {
	corefile, err := os.ReadFile(corefilePath)
	if err != nil {
		return nil, err
	}
	objects, err := os.ReadFile(objectsPath)
	if err != nil {
		return nil, err
	}
	var documents []json.RawMessage
	for line := range bytes.Lines(objects) {
		documents = append(documents, line)
	}
	cluster, err := readCluster(documents)
	if err != nil {
		return nil, err
	}
	loaded, err := load("Corefile", string(corefile))
	if err != nil {
		return nil, err
	}
	for handler := range loaded.handlers("kubernetes") {
		if err := cluster.fill(handler.(*kubernetes.Kubernetes), true); err != nil {
			return nil, err
		}
	}
	if err := loaded.start(); err != nil {
		return nil, err
	}
	for handler, configs := range loaded.handlers("kubernetes") {
		if err := settle(handler.(*kubernetes.Kubernetes), configs, nil, 0); err != nil {
			return nil, err
		}
	}
	return loaded.listener("53")
}

// listen answers over UDP until the process ends.
func listen(arguments []string) error {
	server, err := openedServer(arguments[0], arguments[1])
	if err != nil {
		return err
	}
	socket, err := net.ListenPacket("udp", arguments[2])
	if err != nil {
		return err
	}
	fmt.Println("listening on", socket.LocalAddr())
	return server.ServePacket(socket)
}

// kindQueries are the queries of one kind.
type kindQueries struct {
	messages [][]byte
	// lengths are those of the replies.
	lengths []int
	next    int
}

// speed reads lines `FILE SECONDS` and prints for each how many nanoseconds the server takes for a query of the file, from
// message to message: the median of short batches. A line `FILE` alone prints the octets of every reply.
func speed(arguments []string) error {
	server, err := openedServer(arguments[0], arguments[1])
	if err != nil {
		return err
	}
	read := map[string]*kindQueries{}
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		path, seconds, timed := strings.Cut(in.Text(), " ")
		if read[path] == nil {
			if read[path], err = readQueries(server, path); err != nil {
				return err
			}
		}
		queries := read[path]
		if timed {
			length, err := time.ParseDuration(seconds + "s")
			if err != nil {
				return err
			}
			fmt.Fprintln(out, queries.median(server, length))
		} else {
			for _, message := range queries.messages {
				fmt.Fprintln(out, hex.EncodeToString(replyTo(server, message)))
			}
		}
		out.Flush()
	}
	return in.Err()
}

func readQueries(server *dnsserver.Server, path string) (*kindQueries, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	read := &kindQueries{}
	for line := range strings.Lines(string(text)) {
		name, kind, _ := strings.Cut(strings.TrimSpace(line), " ")
		query := new(dns.Msg).SetQuestion(name, dns.StringToType[kind])
		query.Id = 0
		message, err := query.Pack()
		if err != nil {
			return nil, err
		}
		read.messages = append(read.messages, message)
		read.lengths = append(read.lengths, len(replyTo(server, message)))
	}
	return read, nil
}

func (q *kindQueries) median(server *dnsserver.Server, length time.Duration) float64 {
	const batch = 500
	var samples []float64
	for begin := time.Now(); time.Since(begin) < length; {
		start := time.Now()
		for range batch {
			if len(replyTo(server, q.messages[q.next])) != q.lengths[q.next] {
				panic("another reply")
			}
			q.next = (q.next + 1) % len(q.messages)
		}
		samples = append(samples, float64(time.Since(start).Nanoseconds())/batch)
	}
	slices.Sort(samples)
	return samples[len(samples)/2]
}

// replyTo does what CoreDNS does with a packet, without the sockets.
//
// Source: miekg/dns server.go serveDNS, coredns/coredns core/dnsserver/server.go ServePacket
func replyTo(server *dnsserver.Server, message []byte) []byte {
	query := new(dns.Msg)
	if err := query.Unpack(message); err != nil {
		panic(err)
	}
	ctx := context.WithValue(context.Background(), dnsserver.Key{}, server)
	ctx = context.WithValue(ctx, dnsserver.LoopKey{}, 0)
	w := &packing{}
	server.ServeDNS(ctx, w, query)
	return w.reply
}

// packing is a client that takes one reply.
type packing struct{ reply []byte }

var (
	ownAddress    = &net.UDPAddr{IP: net.IPv4(10, 0, 0, 53), Port: 53}
	clientAddress = &net.UDPAddr{IP: net.IPv4(10, 0, 0, 1), Port: 40000}
)

func (p *packing) WriteMsg(reply *dns.Msg) (err error) {
	p.reply, err = reply.Pack()
	return err
}

func (p *packing) Write(reply []byte) (int, error) {
	p.reply = bytes.Clone(reply)
	return len(reply), nil
}

func (*packing) LocalAddr() net.Addr  { return ownAddress }
func (*packing) RemoteAddr() net.Addr { return clientAddress }
func (*packing) Close() error         { return nil }
func (*packing) TsigStatus() error    { return nil }
func (*packing) TsigTimersOnly(bool)  {}
func (*packing) Hijack()              {}
