package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// node is a machine with a network's directory that two plugins share.
type node struct {
	folder    string
	real, our string
	conf      string // the configuration that both get
}

// newNode has our plugin beside the real one, and an empty folder; what it returns with the node removes both.
func newNode(nocluster, conf string) (*node, func(), error) {
	plugins, err := ours(nocluster)
	if err != nil {
		return nil, nil, err
	}
	n := &node{our: filepath.Join(plugins, "host-local"), conf: conf}
	if n.real, err = program("host-local", "1.10"); err != nil {
		return nil, nil, err
	}
	if n.folder, err = os.MkdirTemp("", "nocluster-node"); err != nil {
		return nil, nil, err
	}
	return n, func() { os.RemoveAll(plugins); os.RemoveAll(n.folder) }, nil
}

const sharedConf = `{"cniVersion":"1.1.0","name":"net","ipam":{"type":"host-local","dataDir":"networks",` +
	`"ranges":[[{"subnet":"10.1.2.0/25"}],[{"subnet":"fd00::/121"}]]}}`

func (n *node) command(program, command, container string) *exec.Cmd {
	c := exec.Command(program)
	c.Dir, c.Stdin = n.folder, strings.NewReader(n.conf)
	c.Env = []string{"CNI_COMMAND=" + command, "CNI_CONTAINERID=" + container, "CNI_IFNAME=eth0", "CNI_NETNS=/var/run/netns/none", "CNI_PATH=/opt/cni/bin"}
	return c
}

// held are the addresses of each container; a file that is not whole is an error.
func (n *node) held() (map[string][]string, error) {
	store := filepath.Join(n.folder, "networks/net")
	entries, err := os.ReadDir(store)
	held := map[string][]string{}
	for _, entry := range entries {
		name := entry.Name()
		if name == "lock" || strings.HasPrefix(name, "last_reserved_ip.") {
			continue
		}
		content, err := os.ReadFile(filepath.Join(store, name))
		if err != nil {
			return nil, err
		}
		id, whole := strings.CutSuffix(string(content), "\r\neth0")
		if !whole || !strings.HasPrefix(id, "c") {
			return nil, fmt.Errorf("%s holds %q", name, content)
		}
		held[id] = append(held[id], name)
	}
	return held, err
}

// addresses are those of a result.
func addresses(stdout []byte) ([]string, error) {
	var result struct {
		IPs []struct{ Address string } `json:"ips"`
	}
	err := json.Unmarshal(stdout, &result)
	var list []string
	for _, ip := range result.IPs {
		address, _, _ := strings.Cut(ip.Address, "/")
		list = append(list, address)
	}
	slices.Sort(list)
	return list, err
}

// shared runs both plugins at once on one directory; ours are killed at random moments, the real ones come to their end, since
// they leave an empty file where they are killed.
func shared(arguments []string) error {
	flags := flag.NewFlagSet("shared", flag.ExitOnError)
	seed := flags.Int64("seed", 1, "seed of the generator")
	kills := flags.Int("kills", 1000, "how many of our processes are killed")
	nocluster := flags.String("nocluster", "", "our program")
	_ = flags.Parse(arguments)
	n, remove, err := newNode(*nocluster, sharedConf)
	if err != nil {
		return err
	}
	defer remove()
	r := rand.New(rand.NewSource(*seed))
	granted := map[string][]string{}
	var killed, calls, afterLease int
	for round := 0; killed < *kills; round++ {
		type process struct {
			id, command string
			isOurs      bool
			after       time.Duration
			stdout      bytes.Buffer
			err         error
		}
		batch := make([]*process, 8)
		for at := range batch {
			p := &process{id: fmt.Sprintf("c%d-%d", round, at), command: "ADD", isOurs: at%2 == 0}
			for id := range granted {
				if r.Intn(4) == 0 {
					p.id, p.command = id, "DEL"
					delete(granted, id)
				}
				break
			}
			if p.isOurs {
				p.after = time.Duration(r.Intn(12000)) * time.Microsecond
			}
			batch[at] = p
		}
		var group sync.WaitGroup
		for _, p := range batch {
			group.Go(func() {
				program := map[bool]string{true: n.our, false: n.real}[p.isOurs]
				c := n.command(program, p.command, p.id)
				c.Stdout = &p.stdout
				if p.err = c.Start(); p.err != nil {
					return
				}
				if p.isOurs {
					timer := time.AfterFunc(p.after, func() { _ = c.Process.Kill() })
					defer timer.Stop()
				}
				p.err = c.Wait()
			})
		}
		group.Wait()
		calls += len(batch)
		held, err := n.held()
		if err != nil {
			return err
		}
		var broken []string
		for _, p := range batch {
			var exit *exec.ExitError
			switch {
			case p.err == nil && p.command == "ADD":
				if granted[p.id], err = addresses(p.stdout.Bytes()); err != nil {
					return err
				}
			case p.err == nil:
			case asExit(p.err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled():
				killed++
				if len(held[p.id]) > 0 {
					afterLease++
				}
				broken = append(broken, p.id)
			default:
				return fmt.Errorf("%s %s: %w: %s", p.command, p.id, p.err, &p.stdout)
			}
		}
		for id, list := range granted {
			if !slices.Equal(held[id], list) {
				return fmt.Errorf("%s was given %v and has %v", id, list, held[id])
			}
		}
		// A killed one is taken back by either plugin.
		for _, id := range broken {
			program := map[bool]string{true: n.our, false: n.real}[r.Intn(2) == 0]
			if text, err := n.command(program, "DEL", id).Output(); err != nil {
				return fmt.Errorf("DEL %s: %w: %s", id, err, text)
			}
		}
		calls += len(broken)
		if held, err = n.held(); err != nil {
			return err
		}
		if len(held) != len(granted) {
			return fmt.Errorf("%d containers have addresses, not %d", len(held), len(granted))
		}
		if len(granted) > 60 {
			if text, err := n.command(n.real, "GC", "").Output(); err != nil {
				return fmt.Errorf("GC: %w: %s", err, text)
			}
			clear(granted)
		}
	}
	fmt.Printf("%d calls of both plugins on one directory, %d of ours killed, %d of them after a lease was written: none lost, none torn\n",
		calls, killed, afterLease)
	return nil
}

func asExit(err error, exit **exec.ExitError) bool {
	of, is := err.(*exec.ExitError)
	*exit = of
	return is
}
