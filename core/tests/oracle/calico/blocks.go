package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/big"
	"math/rand"
	"net/netip"

	"nocluster.test/oracle/vectors"
)

// asked is a host that gets addresses of an empty pool.
type asked struct {
	Pools []struct {
		Name      string  `json:"name"`
		CIDR      string  `json:"cidr"`
		BlockSize int     `json:"blockSize"`
		Selector  *string `json:"nodeSelector"`
	} `json:"pools"`
	Host   string            `json:"host"`
	Labels map[string]string `json:"nodeLabels"`
	Events []struct {
		Assign string `json:"assign"`
		IPv4   *int   `json:"ipv4"`
		IPv6   *int   `json:"ipv6"`
	} `json:"events"`
}

type block struct {
	CIDR     string `json:"cidr"`
	Affinity string `json:"affinity"`
}

// answer is what a fresh pool gives: the addresses of blocks in the host's order.
type answer struct {
	Addresses []string `json:"addresses"`
	Blocks    []block  `json:"blocks"`
}

// Into is the answer on the wire.
func (a *answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	vector.OkSubset = map[string]any{
		"verdict": "granted",
		"events":  []any{map[string]any{"verdict": "granted", "addresses": a.Addresses}},
		"blocks":  a.Blocks,
	}
	return nil
}

func ask(c *vectors.Case) (vectors.Answer, error) {
	if c.Op != "ipam.calico" {
		return nil, fmt.Errorf("no such operation: %s", c.Op)
	}
	if isHistory(c.Text()) {
		return askHistory(c.Text())
	}
	var a asked
	if err := vectors.StrictUnmarshal(c.Text(), &a); err != nil {
		return nil, err
	}
	if len(a.Pools) != 1 || len(a.Events) != 1 {
		return nil, fmt.Errorf("one pool and one event can be asked")
	}
	if selector := a.Pools[0].Selector; selector != nil {
		return selected(*selector, a.Labels), nil
	}
	pool, err := netip.ParsePrefix(a.Pools[0].CIDR)
	if err != nil {
		return nil, err
	}
	pool = pool.Masked()
	count := a.Events[0].IPv4
	if pool.Addr().Is6() {
		count = a.Events[0].IPv6
	}
	if count == nil {
		return nil, fmt.Errorf("the count of the pool's family has to be given")
	}
	return assigned(a.Host, pool, a.Pools[0].BlockSize, *count), nil
}

// assigned draws the first block as Calico's randomBlockGenerator does, with the real libraries.
func assigned(host string, pool netip.Prefix, blockSize, count int) *answer {
	hash := fnv.New32()
	hash.Write([]byte(host))
	random := rand.New(rand.NewSource(int64(hash.Sum32())))
	power := func(bits int) *big.Int { return new(big.Int).Lsh(big.NewInt(1), uint(bits)) }
	blocks := power(blockSize - pool.Bits())
	index := new(big.Int).Rand(random, blocks)
	size := power(pool.Addr().BitLen() - blockSize)

	found := &answer{Addresses: []string{}}
	for len(found.Addresses) < count {
		at := new(big.Int).SetBytes(pool.Addr().AsSlice())
		at.Add(at, new(big.Int).Mul(index, size))
		first, _ := netip.AddrFromSlice(at.FillBytes(make([]byte, pool.Addr().BitLen()/8)))
		found.Blocks = append(found.Blocks, block{netip.PrefixFrom(first, blockSize).String(), "host:" + host})
		address := first
		for i := int64(0); i < size.Int64() && len(found.Addresses) < count; i++ {
			found.Addresses = append(found.Addresses, address.String())
			address = address.Next()
		}
		index.Add(index, big.NewInt(1))
		index.Mod(index, blocks)
	}
	// The library lists blocks by their ranges.
	sortBlocks(found.Blocks)
	return found
}
