package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	_ "unsafe"

	"github.com/aws/amazon-vpc-cni-k8s/pkg/vpc"
	controller "github.com/aws/amazon-vpc-resource-controller-k8s/pkg/aws/vpc"
)

// All the limits are not exported; each alone is.
//
//go:linkname limitsOfTypes github.com/aws/amazon-vpc-cni-k8s/pkg/vpc.instanceNetworkingLimits
var limitsOfTypes map[string]vpc.InstanceTypeLimits

// module is a module of which this program is built, as the go command knows it.
type module struct{ Path, Version, Time, Dir, Sum string }

func moduleOf(path string) (*module, error) {
	text, err := exec.Command("go", "list", "-m", "-json", path).Output()
	if err != nil {
		return nil, err
	}
	found := &module{}
	return found, json.Unmarshal(text, found)
}

// limits prints the table of instance types: where it comes from, then a line for each type, in the order of its bytes.
func limits() error {
	for _, path := range []string{"github.com/aws/amazon-vpc-cni-k8s", "github.com/aws/amazon-vpc-resource-controller-k8s"} {
		from, err := moduleOf(path)
		if err != nil {
			return err
		}
		date, _, _ := strings.Cut(from.Time, "T")
		fmt.Printf("# %s %s %s %s\n", from.Path, from.Version, date, from.Sum)
	}
	for _, name := range slices.Sorted(maps.Keys(limitsOfTypes)) {
		line, err := limitsLine(name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Println(line)
	}
	return nil
}

func limitsLine(name string) (string, error) {
	of, _ := vpc.GetInstance(name)
	hypervisor, ok := map[string]string{"nitro": "n", "xen": "x", "unknown": "u"}[of.HypervisorType]
	if !ok || of.DefaultNetworkCardIndex != 0 || len(of.NetworkCards) == 0 || of.NetworkCards[0].MaximumNetworkInterfaces != int64(of.ENILimit) {
		return "", fmt.Errorf("unexpected: %+v", of)
	}
	if of.IsBareMetal {
		hypervisor += "b"
	}
	var cards []string
	for _, card := range of.NetworkCards {
		cards = append(cards, fmt.Sprint(card.MaximumNetworkInterfaces))
	}
	all := strings.Join(cards, "+")
	if len(slices.Compact(slices.Clone(cards))) == 1 {
		all = fmt.Sprintf("%dx%s", len(cards), cards[0])
	}
	branches := "?"
	if trunk, ok := controller.Limits[name]; ok {
		if branches = fmt.Sprint(trunk.BranchInterface); !trunk.IsTrunkingCompatible {
			branches = "-"
		} else if trunk.BranchInterface == 0 {
			return "", fmt.Errorf("takes a trunk without branches: %+v", trunk)
		}
	}
	return fmt.Sprintf("%s %d %d %s %s %s", name, of.ENILimit, of.IPv4Limit, hypervisor, all, branches), nil
}

// maxPods prints the rows of the module's own file of the most Pods of each type.
func maxPods() error {
	from, err := moduleOf("github.com/aws/amazon-vpc-cni-k8s")
	if err != nil {
		return err
	}
	file, err := os.Open(filepath.Join(from.Dir, "misc/eni-max-pods.txt"))
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			fmt.Println(line)
		}
	}
	return lines.Err()
}
