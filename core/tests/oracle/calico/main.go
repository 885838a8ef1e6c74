// Command calico asks Go's libraries which block of a pool Calico tries first for a host: hash/fnv, math/rand and
// math/big, called as libcalico-go/lib/ipam calls them. It puts whole histories of a Node to Calico's own client of IPAM,
// asks Calico's own parser of selectors, and prints the constants of math/rand.
package main

import (
	"encoding/binary"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  calico answer < cases.jsonl       answers cases, one JSON object a line
  calico vectors                    writes ../../vectors/ipam: cases/
  calico random -seed S -cases N    random hosts and pools with their first blocks, and as many selectors
  calico histories -seed -cases N   random histories of a Node, with what Calico's own client does
  calico cooked > FILE              the constants of math/rand, each 8 bytes, the lowest first
`

func main() {
	vectors.Main(usage, vectors.Commands{
		"answer":    func([]string) error { return vectors.AnswerAll(ask) },
		"vectors":   func([]string) error { return vectors.Write("ipam", ask) },
		"random":    vectors.Random(random),
		"histories": vectors.Random(histories),
		"cooked":    func([]string) error { return cooked() },
	})
}

// cooked reads the constants where they stand, since math/rand does not export them.
func cooked() error {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	path := filepath.Join(strings.TrimSpace(string(root)), "src/math/rand/rng.go")
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		return err
	}
	var out []byte
	ast.Inspect(file, func(node ast.Node) bool {
		spec, is := node.(*ast.ValueSpec)
		if !is || spec.Names[0].Name != "rngCooked" {
			return true
		}
		for _, element := range spec.Values[0].(*ast.CompositeLit).Elts {
			sign, literal := int64(1), element
			if minus, is := element.(*ast.UnaryExpr); is {
				sign, literal = -1, minus.X
			}
			value, parsed := strconv.ParseInt(literal.(*ast.BasicLit).Value, 10, 64)
			if parsed != nil {
				err = parsed
			}
			out = binary.LittleEndian.AppendUint64(out, uint64(sign*value))
		}
		return false
	})
	if err == nil && len(out) != 607*8 {
		err = fmt.Errorf("%s has %d bytes of constants", path, len(out))
	}
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(out)
	return err
}
