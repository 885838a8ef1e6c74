package main

import (
	"encoding/json"
	"fmt"
	"net"
	"slices"
	"strings"

	"github.com/coredns/caddy"
	"github.com/coredns/coredns/core/dnsserver"
	"nocluster.test/oracle/vectors"
)

// corefileInput is a Corefile with the machine that loads it, in the project's own wire form.
type corefileInput struct {
	Text      *string            `json:"text"`
	ConfigMap *configMap         `json:"configMap"`
	Path      string             `json:"path"`
	Env       map[string]string  `json:"env"`
	Files     map[string]*string `json:"files"`
	// The interfaces of the room are its own: a case may only say what they are.
	Interfaces map[string]*[]string `json:"interfaces"`
	// The program is built for its line.
	CoreDNS string `json:"coredns"`
	Release string `json:"release"`
}

type configMap struct {
	APIVersion string            `json:"apiVersion"`
	Kind       string            `json:"kind"`
	Metadata   json.RawMessage   `json:"metadata"`
	Data       map[string]string `json:"data"`
}

// CorefileAnswer says whether CoreDNS starts with a Corefile, and what it prints if not.
type CorefileAnswer struct {
	Loads bool   `json:"loads"`
	Error string `json:"error,omitempty"`
	// Blocks are the zones of each server block.
	Blocks [][]servedZone `json:"blocks,omitempty"`
	// Endless: it was still loading when the comparison went on.
	Endless bool `json:"endless,omitempty"`
}

type servedZone struct {
	Scheme string `json:"scheme"`
	Name   string `json:"name"`
	Port   string `json:"port"`
}

// Into writes the verdict as a vector.
func (a *CorefileAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	shown := map[string]any{"loads": a.Loads}
	if a.Loads {
		blocks := []any{}
		for _, zones := range a.Blocks {
			blocks = append(blocks, map[string]any{"zones": zones})
		}
		shown["blocks"] = blocks
	} else {
		shown["error"] = map[string]string{"text": a.Error}
	}
	// What CoreDNS does not say: our findings.
	if vector.Expect != nil {
		if err := json.Unmarshal(vector.Expect, &shown); err != nil {
			return err
		}
		vector.Expect = nil
	}
	vector.OkSubset = shown
	return nil
}

func answerCorefile(text []byte) (vectors.Answer, error) {
	var input corefileInput
	if err := vectors.StrictUnmarshal(text, &input); err != nil {
		return nil, err
	}
	if input.CoreDNS != "" && input.CoreDNS != line() {
		return nil, fmt.Errorf("this program is CoreDNS %s", line())
	}
	for name, addresses := range input.Interfaces {
		if err := sameInterface(name, addresses); err != nil {
			return nil, err
		}
	}
	if err := setEnv(input.Env); err != nil {
		return nil, err
	}
	files := map[string]*string{}
	if input.ConfigMap != nil {
		if input.Path == "" {
			input.Path = "/etc/coredns/Corefile"
		}
		for name, content := range input.ConfigMap.Data {
			if name == "Corefile" {
				input.Text = &content
			} else {
				files[input.Path[:strings.LastIndex(input.Path, "/")+1]+name] = &content
			}
		}
	}
	for path, content := range input.Files {
		files[path] = content
	}
	if input.Text == nil {
		return nil, fmt.Errorf("a Corefile has to be given")
	}
	if input.Path == "" {
		input.Path = "Corefile"
	}
	if _, said := files[input.Path]; !said {
		files[input.Path] = input.Text
	}
	if err := setFiles(files); err != nil {
		return nil, err
	}
	return judge(input.Path, *input.Text), nil
}

// sameInterface says whether an interface of the room is as a case says.
func sameInterface(name string, want *[]string) error {
	have, exists := roomInterfaces()[name]
	if exists != (want != nil) || exists && !slices.Equal(*have, *want) {
		return fmt.Errorf("the interface %s is another one here", name)
	}
	return nil
}

// roomInterfaces are the interfaces of this process with their addresses.
func roomInterfaces() map[string]*[]string {
	found := map[string]*[]string{}
	interfaces, _ := net.Interfaces()
	for _, each := range interfaces {
		list := []string{}
		addresses, _ := each.Addrs()
		for _, address := range addresses {
			if network, ok := address.(*net.IPNet); ok {
				list = append(list, network.IP.String())
			}
		}
		found[each.Name] = &list
	}
	return found
}

// judge loads a Corefile as CoreDNS does when it starts, up to the point where it would listen.
func judge(path, text string) (answer *CorefileAnswer) {
	defer func() {
		if panicked := recover(); panicked != nil {
			answer = &CorefileAnswer{Error: fmt.Sprint("panic: ", panicked)}
		}
	}()
	loaded, err := load(path, text)
	if err != nil {
		return &CorefileAnswer{Error: err.Error()}
	}
	defer loaded.rest()
	for _, hook := range append(loaded.caddy.OnFirstStartup, loaded.caddy.OnStartup...) {
		// Of what plugins do when the server starts these alone judge the Corefile.
		name := hookName(hook)
		if !strings.Contains(name, "plugin/autopath.") && !strings.Contains(name, "plugin/loadbalance.") {
			continue
		}
		if err := hook(); err != nil {
			return &CorefileAnswer{Error: err.Error()}
		}
	}
	return &CorefileAnswer{Loads: true, Blocks: loaded.zones()}
}

// zones are the zones of each server block, in order.
func (i *instance) zones() [][]servedZone {
	var blocks [][]servedZone
	var first *dnsserver.Config
	context := *field[caddy.Context](i.caddy, "context")
	for _, config := range *field[[]*dnsserver.Config](context, "configs") {
		of := *field[*dnsserver.Config](config, "firstConfigInBlock")
		if first == nil || of != first {
			blocks, first = append(blocks, nil), of
		}
		last := len(blocks) - 1
		blocks[last] = append(blocks[last], servedZone{config.Transport, config.Zone, config.Port})
	}
	return blocks
}
