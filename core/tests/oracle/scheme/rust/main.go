// Command rust writes the Rust tables of kinds, fields and resources.
//
//	go run ./rust -fields DIR -out ../../../src/scheme/tables 1.37=VERSIONDIR 1.36=VERSIONDIR ...
//
// DIR holds `<release>.json` as ./fields prints it; a VERSIONDIR is the source of the module k8s.io/kubernetes of that
// release, whose api/discovery is the recorded discovery of a real server with every API version switched on.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// releases in the order of their bits.
var releases = []string{"1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36", "1.37"}

func main() {
	fieldsDir := flag.String("fields", "", "folder of <release>.json")
	out := flag.String("out", "", "folder of the Rust tables")
	flag.Parse()
	sources := map[string]string{}
	for _, arg := range flag.Args() {
		release, dir, ok := strings.Cut(arg, "=")
		if !ok {
			fail("%s: want RELEASE=DIR", arg)
		}
		sources[release] = dir
	}
	resources := mergeResources(sources)
	write(filepath.Join(*out, "resources.rs"), resourceTable(resources))
	write(filepath.Join(*out, "fields.rs"), fieldTable(*fieldsDir, served(resources)))
}

// merge makes the shortest common supersequence of lists that mostly agree, with the releases of each entry as bits.
func merge[T comparable](lists [][]T) ([]T, []uint8) {
	var union []T
	for i := len(lists) - 1; i >= 0; i-- {
		union = supersequence(union, lists[i])
	}
	bits := make([]uint8, len(union))
	for r, list := range lists {
		next := 0
		for i, entry := range union {
			if next < len(list) && entry == list[next] {
				bits[i] |= 1 << r
				next++
			}
		}
		if next != len(list) {
			fail("the union does not hold the list of %s", releases[r])
		}
	}
	return union, bits
}

func supersequence[T comparable](a, b []T) []T {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out []T
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, a[i])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			out = append(out, a[i])
			i++
		default:
			out = append(out, b[j])
			j++
		}
	}
	return out
}

func releaseBits(bits uint8) string {
	if bits == 0xff {
		return "ALL"
	}
	return fmt.Sprintf("0x%02x", bits)
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func write(path, text string) {
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		fail("%v", err)
	}
}

func fail(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "rust: "+format+"\n", args...)
	os.Exit(1)
}
