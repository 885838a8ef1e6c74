package main

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"time"
)

const changedConf = `{"cniVersion":"1.1.0","name":"net","ipam":{"type":"host-local","dataDir":"networks",` +
	`"ranges":[[{"subnet":"10.1.0.0/22"}],[{"subnet":"fd00::/119"}]]}}`

// changed runs our plugin on a directory that is large enough for its index, between calls of the real one and changes by
// hand, which follow each other within a tick of the clock; each call of ours is compared with the real plugin over a copy.
func changed(arguments []string) error {
	flags := flag.NewFlagSet("changed", flag.ExitOnError)
	seed := flags.Int64("seed", 1, "seed of the generator")
	count := flags.Int("cases", 2000, "how many calls of ours")
	nocluster := flags.String("nocluster", "", "our program")
	_ = flags.Parse(arguments)
	n, remove, err := newNode(*nocluster, changedConf)
	if err != nil {
		return err
	}
	defer remove()
	r := rand.New(rand.NewSource(*seed))
	store := filepath.Join(n.folder, "networks/net")
	if err := os.MkdirAll(store, 0o755); err != nil {
		return err
	}
	for at := range 300 {
		if err := os.WriteFile(filepath.Join(store, fmt.Sprintf("10.1.%d.%d", at/250, 2+at%250)), key(at), 0o600); err != nil {
			return err
		}
	}
	changes, byReal := 0, 0
	for done := 0; done < *count; {
		// From time to time what was written becomes old enough for the index.
		if done%200 == 0 {
			time.Sleep(2100 * time.Millisecond)
			if text, err := n.command(n.our, "CHECK", "c0").Output(); err != nil && len(text) == 0 {
				return err
			}
		}
		for range r.Intn(3) {
			if err := byHand(r, store); err != nil {
				return err
			}
			changes++
		}
		command, id := pick(r, "ADD", "ADD", "DEL", "CHECK", "CHECK"), fmt.Sprintf("c%03d", r.Intn(400))
		if chance(r, 3) {
			_, _ = n.command(n.real, command, id).Output()
			byReal++
			continue
		}
		by, err := n.compared(command, id)
		if err != nil {
			return err
		}
		if by != "" {
			return fmt.Errorf("call %d: %s %s: %s", done, command, id, by)
		}
		done++
	}
	if _, err := os.Stat(filepath.Join(n.folder, "networks/.nocluster/.net")); err != nil {
		return fmt.Errorf("there is no index: %w", err)
	}
	fmt.Printf("%d calls of ours with an index, between %d calls of the real plugin and %d changes by hand: each as the real one over a copy\n",
		*count, byReal, changes)
	return nil
}

// key is what the lease of a container holds. All have one length.
func key(container int) []byte { return fmt.Appendf(nil, "c%03d\r\neth0", container) }

// byHand changes the directory as no plugin does.
func byHand(r *rand.Rand, store string) error {
	entries, err := os.ReadDir(store)
	if err != nil {
		return err
	}
	name := entries[r.Intn(len(entries))].Name()
	path := filepath.Join(store, name)
	if name == "lock" {
		return nil
	}
	content := key(r.Intn(400))
	switch r.Intn(6) {
	case 0: // In place, with the old time of the content.
		before, err := os.Stat(path)
		if err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return err
		}
		return os.Chtimes(path, before.ModTime(), before.ModTime())
	case 1:
		return os.WriteFile(path, content, 0o600)
	case 2: // Another file of this name, which may have the number of the old one.
		if err := os.Remove(path); err != nil {
			return err
		}
		return os.WriteFile(path, content, 0o600)
	case 3:
		beside := filepath.Join(filepath.Dir(store), "beside")
		if err := os.WriteFile(beside, content, 0o600); err != nil {
			return err
		}
		return os.Rename(beside, path)
	case 4:
		return os.Remove(path)
	}
	return os.Rename(path, filepath.Join(store, fmt.Sprintf("10.1.%d.%d", r.Intn(4), r.Intn(256))))
}

// compared puts a call to the real plugin over a copy of the directory, and then to ours.
func (n *node) compared(command, id string) (string, error) {
	copied := filepath.Join(n.folder, "copy")
	if err := os.RemoveAll(copied); err != nil {
		return "", err
	}
	if err := os.MkdirAll(copied, 0o755); err != nil {
		return "", err
	}
	if text, err := exec.Command("cp", "-a", filepath.Join(n.folder, "networks"), copied).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, text)
	}
	twin := *n
	twin.folder = copied
	answers := [2]any{}
	for at, of := range []struct {
		node    *node
		program string
	}{{&twin, n.real}, {n, n.our}} {
		c := of.node.command(of.program, command, id)
		stdout, err := c.Output()
		if c.ProcessState == nil {
			return "", err
		}
		files, err := contents(filepath.Join(of.node.folder, "networks/net"))
		if err != nil {
			return "", err
		}
		answers[at] = []any{string(stdout), c.ProcessState.ExitCode(), files}
	}
	if !reflect.DeepEqual(answers[0], answers[1]) {
		return fmt.Sprintf("\nreal %v\nours %v", answers[0], answers[1]), nil
	}
	return "", nil
}
