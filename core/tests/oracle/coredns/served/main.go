// The servers side by side: CoreDNS as its own program, over an API server, and `nocluster dns-server` over a folder with
// the same objects. Both are asked the same questions over UDP and TCP, and have to give the same answers.
//
//	go run ./served -coredns BINARY -nocluster BINARY -folder ../../../cli/tests/clients [-write]
//
// With -write, CoreDNS's answers to the questions of answers.json are written there, for the clients that `make test` runs.
package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/miekg/dns"
)

func main() {
	var s setting
	flag.StringVar(&s.coredns, "coredns", "", "CoreDNS")
	flag.StringVar(&s.nocluster, "nocluster", "", "the command of the project")
	flag.StringVar(&s.folder, "folder", "", "the folder with cluster.json, Corefile, hosts and answers.json")
	flag.BoolVar(&s.write, "write", false, "write CoreDNS's answers")
	flag.Parse()
	if err := s.run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type setting struct {
	coredns, nocluster, folder string
	write                      bool
	ended                      []func()
}

func (s *setting) run() error {
	defer func() {
		for _, end := range s.ended {
			end()
		}
	}()
	api, err := serveAPI(filepath.Join(s.folder, "cluster.json"))
	if err != nil {
		return err
	}
	upstream, err := serveUpstream()
	if err != nil {
		return err
	}
	real, err := freeAddress()
	if err != nil {
		return err
	}
	hosts, err := filepath.Abs(filepath.Join(s.folder, "hosts"))
	if err != nil {
		return err
	}
	corefile := filepath.Join(s.folder, "Corefile")
	_, port, _ := net.SplitHostPort(real)
	start := exec.Command(s.coredns, "-conf", corefile)
	start.Env = append(os.Environ(), "API="+api, "UPSTREAM="+upstream, "HOSTS="+hosts, "PORT="+port)
	if err := s.start(start); err != nil {
		return err
	}
	ours, err := freeAddress()
	if err != nil {
		return err
	}
	arguments := []string{
		"dns-server", "--cluster", filepath.Join(s.folder, "cluster.json"), "--corefile", corefile, "--listen", ours,
		"--forward", upstream, "--file", hosts + "=" + hosts,
		"--env", "API=" + api, "--env", "UPSTREAM=" + upstream, "--env", "HOSTS=" + hosts, "--env", "PORT=53",
	}
	for _, ip := range ownAddresses() {
		arguments = append(arguments, "--server-ip", ip.String())
	}
	if err := s.start(exec.Command(s.nocluster, arguments...)); err != nil {
		return err
	}
	for _, server := range []string{real, ours} {
		if err := awaited(server); err != nil {
			return err
		}
	}
	if s.write {
		return writeAnswers(filepath.Join(s.folder, "answers.json"), real)
	}
	return errors.Join(compareAll(real, ours), compareBroken(real, ours))
}

// start runs a program until the comparison is over.
func (s *setting) start(command *exec.Cmd) error {
	command.Stderr = os.Stderr
	if err := command.Start(); err != nil {
		return err
	}
	s.ended = append(s.ended, func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	return nil
}

// awaited waits until a server has read its objects.
func awaited(server string) error {
	question := new(dns.Msg).SetQuestion("nginx-service.default.svc.cluster.local.", dns.TypeA)
	for range 300 {
		if reply, err := dns.Exchange(question, server); err == nil && len(reply.Answer) == 1 {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return errors.New(server + " does not answer")
}

// freeAddress is one at which both transports are free.
func freeAddress() (string, error) {
	for range 100 {
		packets, err := net.ListenPacket("udp", "127.0.0.1:0")
		if err != nil {
			return "", err
		}
		address := packets.LocalAddr().String()
		listener, err := net.Listen("tcp", address)
		packets.Close()
		if err == nil {
			listener.Close()
			return address, nil
		}
	}
	return "", errors.New("no free port")
}

// ownAddresses are those that CoreDNS takes for its own.
//
// Source: coredns/coredns plugin/kubernetes/local.go boundIPs
func ownAddresses() []net.IP {
	var own []net.IP
	addresses, _ := net.InterfaceAddrs()
	for _, address := range addresses {
		ip, _, err := net.ParseCIDR(address.String())
		if err == nil && !ip.IsLoopback() {
			own = append(own, ip)
		}
	}
	return own
}
