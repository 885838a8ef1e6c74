package main

import (
	"encoding/base64"
	"runtime/debug"

	"github.com/miekg/dns"
)

// Reply is a message of CoreDNS in the project's own wire form.
type Reply struct {
	Rcode      string   `json:"rcode"`
	AA         bool     `json:"aa"`
	TC         bool     `json:"tc"`
	Answer     []string `json:"answer"`
	Authority  []string `json:"authority"`
	Additional []string `json:"additional"`
	// Message holds the bytes as they were sent.
	Message string `json:"message"`
}

// readReply shows the records as they stand; OPT is no record of the answer.
func readReply(message []byte) (*Reply, error) {
	var read dns.Msg
	if err := read.Unpack(message); err != nil {
		return nil, err
	}
	rcode := dns.RcodeToString[read.Rcode]
	if read.Rcode == dns.RcodeBadVers {
		rcode = "BADVERS"
	}
	return &Reply{
		Rcode: rcode, AA: read.Authoritative, TC: read.Truncated,
		Answer: shownRecords(read.Answer), Authority: shownRecords(read.Ns), Additional: shownRecords(read.Extra),
		Message: base64.StdEncoding.EncodeToString(message),
	}, nil
}

func shownRecords(records []dns.RR) []string {
	shown := []string{}
	for _, record := range records {
		if record.Header().Rrtype != dns.TypeOPT {
			shown = append(shown, record.String())
		}
	}
	return shown
}

// shown is what a vector says of the reply.
func (r *Reply) shown() any {
	return map[string]any{"rcode": r.Rcode, "aa": r.AA, "tc": r.TC, "answer": r.Answer, "authority": r.Authority, "additional": r.Additional}
}

// coreDNSVersion is the version of the module that this program was built with.
func coreDNSVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		panic("built without modules")
	}
	for _, module := range info.Deps {
		if module.Path == "github.com/coredns/coredns" {
			return module.Version
		}
	}
	panic("built without CoreDNS")
}
