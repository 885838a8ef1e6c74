// Command go: resolve NAME FAMILY prints what Go's own resolver says, as JSON.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"os"
)

func main() {
	network := map[string]string{"inet": "ip4", "inet6": "ip6"}[os.Args[2]]
	if network == "" {
		network = "ip"
	}
	resolver := &net.Resolver{PreferGo: true}
	ips, err := resolver.LookupNetIP(context.Background(), network, os.Args[1])
	answer := struct {
		Error     string   `json:"error"`
		Addresses []string `json:"addresses"`
	}{Addresses: []string{}}
	for _, ip := range ips {
		answer.Addresses = append(answer.Addresses, ip.Unmap().String())
	}
	if err != nil {
		answer.Error = err.Error()
		var dns *net.DNSError
		if errors.As(err, &dns) {
			answer.Error = dns.Err
		}
	}
	text, _ := json.Marshal(answer)
	os.Stdout.Write(append(text, '\n'))
}
