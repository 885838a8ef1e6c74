module nocluster.test/oracle/dns-message

go 1.26.0

require (
	github.com/coredns/coredns v1.15.0
	github.com/miekg/dns v1.1.73
	nocluster.test/oracle/vectors v0.0.0
)

require (
	golang.org/x/net v0.60.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
)

replace nocluster.test/oracle/vectors => ../vectors
