package chain

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"k8s.io/client-go/rest"
)

// overTLS puts a real HTTPS server, for all names, in the place of the network until stop is called.
func overTLS(protocols ...string) (a *authority, stop func(), err error) {
	forgetCluster()
	authority, err := newAuthority()
	if err != nil {
		return nil, nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	server := &http.Server{Handler: authority, TLSConfig: &tls.Config{GetCertificate: authority.certify, NextProtos: protocols}, ErrorLog: log.New(io.Discard, "", 0)}
	go func() { _ = server.ServeTLS(listener, "", "") }()
	old := network
	network = func(config *rest.Config) {
		config.CAData = authority.pem
		config.Dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, listener.Addr().String())
		}
		config.WrapTransport = func(next http.RoundTripper) http.RoundTripper { return &noting{authority, next} }
	}
	return authority, func() {
		network = old
		_ = server.Close()
		forgetCluster()
	}, nil
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
	// overHTTP2 counts those of them that came over HTTP/2.
	overHTTP2 atomic.Int64
}

func newAuthority() (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "oracle"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	return &authority{certificate: certificate, key: key, pem: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}, nil
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
	if request.ProtoMajor == 2 {
		a.overHTTP2.Add(1)
	}
	review, _ := io.ReadAll(request.Body)
	made := request.Clone(context.WithValue(request.Context(), stateKey{}, a.state.Load()))
	made.URL.Scheme, made.URL.Host = "https", request.Host
	made.Body = io.NopCloser(bytes.NewReader(review))
	response, err := answering{}.RoundTrip(made)
	if err != nil {
		panic(http.ErrAbortHandler) // a call without an answer: the connection closes
	}
	writer.Header()["Content-Type"] = nil // none is guessed
	for name, values := range response.Header {
		writer.Header()[name] = values
	}
	writer.WriteHeader(response.StatusCode)
	_, _ = io.Copy(writer, response.Body)
}
