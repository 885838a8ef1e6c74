// Package numorstring has the types of Calico's API that its IPAM is compiled with, and does not use.
package numorstring

// ASNumber is the number of an autonomous system.
type ASNumber uint32

// Protocol is a protocol.
type Protocol struct {
	Num  uint8
	Name string
}

// String prints it.
func (p Protocol) String() string { return p.Name }

// Port is a port.
type Port struct {
	Min, Max uint16
	Name     string
}

// String prints it.
func (p Port) String() string { return p.Name }
