package main

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/coredns/caddy"
	"github.com/coredns/coredns/core/dnsserver"
	"github.com/coredns/coredns/plugin"
)

// instance is what CoreDNS makes of a Corefile: caddy's own steps, all but the listeners.
type instance struct {
	caddy   *caddy.Instance
	servers []*dnsserver.Server
}

// load parses a Corefile, runs the setup of its plugins and makes the servers. The error is the one that CoreDNS
// prints when it starts, bare.
func load(path, corefile string) (*instance, error) {
	// 1.14.2 prints zones where answers go.
	defer func(out *os.File) { os.Stdout = out }(os.Stdout)
	os.Stdout = os.Stderr
	made := &caddy.Instance{Storage: map[any]any{}}
	*field[string](made, "serverType") = "dns"
	*field[*sync.WaitGroup](made, "wg") = new(sync.WaitGroup)
	loaded := &instance{caddy: made}
	input := caddy.CaddyfileInput{Filepath: path, Contents: []byte(corefile), ServerTypeName: "dns"}
	// What fails has started nothing that would have to be stopped; some hooks for the end wait for what was started.
	if err := caddy.ValidateAndExecuteDirectives(input, made, false); err != nil {
		loaded.rest()
		return nil, err
	}
	servers, err := (*field[caddy.Context](made, "context")).MakeServers()
	if err != nil {
		return nil, err
	}
	for _, server := range servers {
		if plain, ok := server.(*dnsserver.Server); ok {
			loaded.servers = append(loaded.servers, plain)
		}
	}
	slices.SortFunc(loaded.servers, func(a, b *dnsserver.Server) int { return strings.Compare(a.Addr, b.Addr) })
	return loaded, nil
}

// Listeners, probes and watches of their own are no part of an answer. What the kubernetes plugin would watch, `fill`
// gives it.
var idle = []string{"health.", "ready.", "metrics.", "pprof.", "loop.", "trace.", "dnstap.", "kubernetes.(*Kubernetes).InitKubeCache"}

// start runs the hooks that plugins have left for the start.
func (i *instance) start() error {
	for _, hook := range slices.Concat(i.caddy.OnFirstStartup, i.caddy.OnStartup) {
		name := strings.TrimPrefix(hookName(hook), "github.com/coredns/coredns/plugin/")
		if slices.ContainsFunc(idle, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			continue
		}
		if err := hook(); err != nil {
			return err
		}
	}
	return nil
}

// rest ends what a plugin began when it was set up: it would go on for as long as this process does.
func (i *instance) rest() {
	for _, hook := range i.caddy.OnShutdown {
		if strings.Contains(hookName(hook), "plugin/hosts.") {
			_ = hook()
		}
	}
}

func hookName(hook func() error) string {
	return runtime.FuncForPC(reflect.ValueOf(hook).Pointer()).Name()
}

func (i *instance) stop() {
	for _, hook := range slices.Concat(i.caddy.OnShutdown, i.caddy.OnFinalShutdown) {
		_ = hook()
	}
}

// configs are all zones of all server blocks, each with its chain.
func (i *instance) configs() []*dnsserver.Config {
	var configs []*dnsserver.Config
	for _, server := range i.servers {
		for _, list := range *field[map[string][]*dnsserver.Config](server, "zones") {
			configs = append(configs, list...)
		}
	}
	return configs
}

// handlers are the handlers of one plugin, each with the configs that it serves.
func (i *instance) handlers(name string) map[plugin.Handler][]*dnsserver.Config {
	found := map[plugin.Handler][]*dnsserver.Config{}
	for _, config := range i.configs() {
		if handler := config.Handler(name); handler != nil {
			found[handler] = append(found[handler], config)
		}
	}
	return found
}

// listener is the server that listens on a port for plain DNS.
func (i *instance) listener(port string) (*dnsserver.Server, error) {
	for _, server := range i.servers {
		if strings.HasSuffix(server.Addr, ":"+port) {
			return server, nil
		}
	}
	return nil, fmt.Errorf("no server listens on port %s", port)
}
