package main

import (
	"bytes"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"

	"github.com/coredns/coredns/core/dnsserver"
	"github.com/miekg/dns"
)

// patience is how long a reply may take. Only a message that CoreDNS does not answer takes so long.
const patience = 8 * time.Second

// asked is one server with a client of its own, over a network that is a channel: the server reads and writes whole
// messages, as from a socket.
type asked struct {
	packets *packets
	streams *streams
	ended   sync.WaitGroup
}

func serve(server *dnsserver.Server) *asked {
	a := &asked{
		packets: &packets{in: make(chan packet), out: make(chan []byte, 1), closed: make(chan struct{})},
		streams: &streams{in: make(chan net.Conn), closed: make(chan struct{})},
	}
	a.ended.Go(func() { _ = server.ServePacket(a.packets) })
	a.ended.Go(func() { _ = server.Serve(a.streams) })
	return a
}

func (a *asked) stop() {
	a.packets.Close()
	a.streams.Close()
	a.ended.Wait()
}

// ask gives the bytes of the reply, nothing where none comes.
func (a *asked) ask(message []byte, client net.IP, tcp bool) ([]byte, error) {
	if tcp {
		return a.streams.ask(message, client)
	}
	return a.packets.ask(message, client)
}

type packet struct {
	message []byte
	from    net.Addr
}

// packets is a socket for UDP.
type packets struct {
	in     chan packet
	out    chan []byte
	closed chan struct{}
	once   sync.Once
}

func (p *packets) ask(message []byte, client net.IP) ([]byte, error) {
	p.in <- packet{message, &net.UDPAddr{IP: client, Port: 40000}}
	end := time.NewTimer(patience)
	defer end.Stop()
	for {
		select {
		case reply := <-p.out:
			// One that came too late belongs to an earlier question.
			if bytes.Equal(reply[:2], message[:2]) {
				return reply, nil
			}
		case <-end.C:
			return nil, nil
		}
	}
}

func (p *packets) ReadFrom(into []byte) (int, net.Addr, error) {
	select {
	case got := <-p.in:
		return copy(into, got.message), got.from, nil
	case <-p.closed:
		return 0, nil, net.ErrClosed
	}
}

func (p *packets) WriteTo(message []byte, _ net.Addr) (int, error) {
	select {
	case p.out <- bytes.Clone(message):
		return len(message), nil
	case <-p.closed:
		return 0, net.ErrClosed
	}
}

func (p *packets) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *packets) LocalAddr() net.Addr              { return &net.UDPAddr{IP: net.IPv4(10, 0, 0, 53), Port: 53} }
func (p *packets) SetDeadline(time.Time) error      { return nil }
func (p *packets) SetReadDeadline(time.Time) error  { return nil }
func (p *packets) SetWriteDeadline(time.Time) error { return nil }

// streams is a listener for TCP.
type streams struct {
	in     chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (s *streams) ask(message []byte, client net.IP) ([]byte, error) {
	near, far := net.Pipe()
	s.in <- &stream{far, client}
	defer near.Close()
	if err := near.SetDeadline(time.Now().Add(patience)); err != nil {
		return nil, err
	}
	conn := &dns.Conn{Conn: &stream{near, client}}
	if _, err := conn.Write(message); err != nil {
		return nil, err
	}
	reply, err := conn.ReadMsgHeader(nil)
	if errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, io.EOF) {
		return nil, nil
	}
	return reply, err
}

func (s *streams) Accept() (net.Conn, error) {
	select {
	case conn := <-s.in:
		return conn, nil
	case <-s.closed:
		return nil, net.ErrClosed
	}
}

func (s *streams) Close() error {
	s.once.Do(func() { close(s.closed) })
	return nil
}

func (s *streams) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(10, 0, 0, 53), Port: 53} }

type stream struct {
	net.Conn
	client net.IP
}

func (s *stream) LocalAddr() net.Addr  { return &net.TCPAddr{IP: net.IPv4(10, 0, 0, 53), Port: 53} }
func (s *stream) RemoteAddr() net.Addr { return &net.TCPAddr{IP: s.client, Port: 40000} }
