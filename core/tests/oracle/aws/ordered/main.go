// Command ordered writes the module of which the program beside it is built into a folder, with a go.mod that says so. Of
// the real datastore and pool manager it changes nothing but the order of loops over Go maps, which is a random one, to that
// in which the library goes; and it adds a file to each of the two packages, by which the program reaches what is not
// exported. With a second argument the order stays as it is. (An overlay would do, but the go command takes none over the folder of modules.)
package main

import (
	"embed"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

//go:embed added
var added embed.FS

// A loop over a map, of which the keys are not used, or nothing else.
var (
	overValues = regexp.MustCompile(`for _, (\w+) := range (\*p|\S+\.(?:eniPool|AvailableIPv4Cidrs|IPv6Cidrs|IPAddresses)) \{`)
	overIDs    = regexp.MustCompile(`for eniID := range (eniInfos\.ENIs) \{`)
	overENIs   = regexp.MustCompile(`for eniID, eni := range (ds\.GetENIInfos\(\)\.ENIs) \{`)
)

const module = "github.com/aws/amazon-vpc-cni-k8s"

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: ordered FOLDER [as-it-is]")
	}
	if err := write(os.Args[1], len(os.Args) > 2); err != nil {
		log.Fatal(err)
	}
}

func write(folder string, asItIs bool) error {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	changed := filepath.Join(folder, "module")
	if err := os.CopyFS(changed, os.DirFS(strings.TrimSpace(string(root)))); err != nil {
		return err
	}
	for path, loops := range map[string]int{"pkg/ipamd/datastore/data_store.go": 51, "pkg/ipamd/ipamd.go": 4} {
		if asItIs {
			break
		}
		if err := order(filepath.Join(changed, path), loops); err != nil {
			return err
		}
	}
	for name, path := range map[string]string{"datastore": "pkg/ipamd/datastore/oracle.go", "ipamd": "pkg/ipamd/oracle.go"} {
		text, err := added.ReadFile("added/" + name + ".go.txt")
		if err != nil {
			return err
		}
		if err := put(filepath.Join(changed, path), text); err != nil {
			return err
		}
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if name == "go.mod" {
			text = fmt.Appendf(text, "\nreplace %s => %s\n", module, changed)
		}
		if err := put(filepath.Join(folder, name), text); err != nil {
			return err
		}
	}
	return nil
}

func put(path string, text []byte) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}

// order changes the loops of a file, which are so many.
func order(path string, loops int) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	found := 0
	for _, loop := range []struct {
		of   *regexp.Regexp
		with string
	}{
		{overValues, "for _, $1 := range ordered($2) {"},
		{overIDs, "for _, eniID := range datastore.OrderedIDs($1) {"},
		{overENIs, "for _, eniID := range datastore.OrderedIDs($1) {\n\t\t\teni := $1[eniID]"},
	} {
		found += len(loop.of.FindAll(text, -1))
		text = loop.of.ReplaceAll(text, []byte(loop.with))
	}
	if found != loops {
		return fmt.Errorf("%s has %d loops over maps, not %d", path, found, loops)
	}
	return put(path, text)
}
