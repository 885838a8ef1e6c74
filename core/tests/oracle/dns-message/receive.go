package main

import (
	"encoding/hex"
	"net"
	"time"

	"github.com/miekg/dns"
)

// socket hands one message after the other to a real server, and the server's answer back.
type socket struct {
	in  chan []byte
	out chan any
}

func (s *socket) ReadFrom(into []byte) (int, net.Addr, error) {
	message, open := <-s.in
	if !open {
		return 0, nil, net.ErrClosed
	}
	return copy(into, message), s.LocalAddr(), nil
}

func (s *socket) WriteTo(message []byte, _ net.Addr) (int, error) {
	s.out <- hex.EncodeToString(message)
	return len(message), nil
}

func (s *socket) Close() error                     { return nil }
func (s *socket) LocalAddr() net.Addr              { return &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 53} }
func (s *socket) SetDeadline(time.Time) error      { return nil }
func (s *socket) SetReadDeadline(time.Time) error  { return nil }
func (s *socket) SetWriteDeadline(time.Time) error { return nil }

var listening *socket

// listen starts the server. What reaches its handler is a query; what it ignores it says by its two hooks.
func listen() *socket {
	s := &socket{make(chan []byte), make(chan any, 1)}
	server := &dns.Server{
		PacketConn: s,
		UDPSize:    dns.MaxMsgSize,
		Handler:    dns.HandlerFunc(func(dns.ResponseWriter, *dns.Msg) { s.out <- "query" }),
		MsgAcceptFunc: func(header dns.Header) dns.MsgAcceptAction {
			action := dns.DefaultMsgAcceptFunc(header)
			if action == dns.MsgIgnore {
				s.out <- "ignored"
			}
			return action
		},
		MsgInvalidFunc: func(message []byte, _ error) {
			if len(message) < 12 {
				s.out <- "ignored"
			}
		},
	}
	go func() { _ = server.ActivateAndServe() }()
	return s
}

// receive asks what a server does with a message before it asks any handler.
func receive(message []byte) {
	if listening == nil {
		listening = listen()
	}
	// The server reads on at once without a word if there is no header.
	if len(message) < 12 {
		rows.Row("receive", hex.EncodeToString(message), "ignored")
		return
	}
	listening.in <- message
	rows.Row("receive", hex.EncodeToString(message), <-listening.out)
}
