package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"k8s.io/client-go/rest"
)

// TestOverTLS asks the committed runs again, this time over real HTTPS connections: what the
// transport in the process answers must be what a webhook on the network would have caused.
func TestOverTLS(t *testing.T) {
	silenceLogs()
	paths, err := filepath.Glob("cases/admission/run-*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var inputs [][]byte
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var file struct{ Cases []vectorCase }
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		for _, c := range file.Cases {
			// What a network does to a connection has no answer to send.
			if !strings.Contains(string(c.Input), `"timeout": true`) && !strings.Contains(string(c.Input), `"error": "Post`) {
				inputs = append(inputs, c.Input)
			}
		}
	}
	inOrder = true
	ask := func() []string {
		var answers []string
		for _, input := range inputs {
			got, err := answerRun(input)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := json.Marshal(got)
			answers = append(answers, string(text))
		}
		return answers
	}
	inProcess := ask()
	authority := overTLS(t)
	for i, answer := range ask() {
		if answer != inProcess[i] {
			t.Errorf("case %s\nin process %s\nover TLS   %s", inputs[i], inProcess[i], answer)
		}
	}
	if served := authority.served.Load(); served < int64(len(inputs)) {
		t.Errorf("only %d reviews came over the network", served)
	}
	t.Logf("%d cases, %d reviews over TLS", len(inputs), authority.served.Load())
}

// overTLS puts real HTTPS servers in the place of the network until the test ends.
func overTLS(t *testing.T) *authority {
	forgetCluster()
	authority := newAuthority(t)
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{GetCertificate: authority.certify, NextProtos: []string{"http/1.1"}})
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: authority}
	go func() { _ = server.Serve(listener) }()
	old := network
	network = func(config *rest.Config) {
		config.CAData = authority.pem
		config.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, listener.Addr().String())
		}
		config.WrapTransport = func(next http.RoundTripper) http.RoundTripper { return &noting{authority, next} }
	}
	t.Cleanup(func() {
		network = old
		_ = server.Close()
		forgetCluster()
	})
	return authority
}

// noting tells the server which run a connection belongs to: one at a time.
type noting struct {
	authority *authority
	next      http.RoundTripper
}

func (n *noting) RoundTrip(request *http.Request) (*http.Response, error) {
	n.authority.state.Store(stateOf(request.Context()))
	return n.next.RoundTrip(request)
}

// authority signs a certificate for every name that it is asked for, and answers as the case says.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	pem         []byte
	state       atomic.Pointer[runState]
	served      atomic.Int64
}

func newAuthority(t *testing.T) *authority {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "oracle"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, _ := x509.ParseCertificate(der)
	return &authority{certificate: certificate, key: key, pem: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}
}

func (a *authority) certify(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), DNSNames: []string{hello.ServerName}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, &a.key.PublicKey, a.key)
	if err != nil {
		return nil, err
	}
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: a.key}, nil
}

func (a *authority) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	a.served.Add(1)
	review, _ := io.ReadAll(request.Body)
	made := request.Clone(context.WithValue(request.Context(), stateKey{}, a.state.Load()))
	made.URL.Scheme, made.URL.Host = "https", request.Host
	made.Body = io.NopCloser(bytes.NewReader(review))
	response, err := answering{}.RoundTrip(made)
	if err != nil {
		panic(http.ErrAbortHandler) // a call without an answer: the connection closes
	}
	writer.Header()["Content-Type"] = response.Header["Content-Type"]
	writer.WriteHeader(response.StatusCode)
	_, _ = io.Copy(writer, response.Body)
}
