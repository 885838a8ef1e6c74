package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/containernetworking/cni/libcni"
	"github.com/containernetworking/cni/pkg/invoke"
	"github.com/containernetworking/cni/pkg/types"
	"github.com/containernetworking/cni/pkg/version"

	"nocluster.test/oracle/vectors"
)

// planned is the input of ipam.plan, in the project's own wire form.
type planned struct {
	List       json.RawMessage `json:"list,omitempty"`
	ListText   *string         `json:"listText,omitempty"`
	Command    string          `json:"command"`
	Attachment struct {
		ContainerID string `json:"containerID,omitempty"`
		IfName      string `json:"ifname,omitempty"`
		NetNS       string `json:"netns,omitempty"`
	} `json:"attachment,omitzero"`
	Args           [][2]string                `json:"args,omitempty"`
	CapabilityArgs map[string]any             `json:"capabilityArgs,omitempty"`
	Results        map[string]json.RawMessage `json:"results,omitempty"`
	// The runtime's file on the attachment; null where there is none.
	Cached     json.RawMessage `json:"cached,omitempty"`
	CachedText *string         `json:"cachedText,omitempty"`
	// The runtime's files on all attachments.
	Attachments      *[]json.RawMessage    `json:"attachments,omitempty"`
	ValidAttachments *[]types.GCAttachment `json:"validAttachments,omitempty"`
}

// ran is one call of a plugin.
type ran struct {
	Plugin  string            `json:"plugin"`
	Command string            `json:"command"`
	Env     map[string]string `json:"env"`
	Stdin   string            `json:"stdin"`
}

// loaded is what the library makes of a list.
type loaded struct {
	Name         string   `json:"name"`
	CNIVersion   string   `json:"cniVersion"`
	DisableCheck bool     `json:"disableCheck"`
	DisableGC    bool     `json:"disableGC"`
	Plugins      []string `json:"plugins"`
}

// planAnswer is how the operation of a runtime ends, and the calls that it makes.
type planAnswer struct {
	Verdict string          `json:"verdict"`
	List    *loaded         `json:"list,omitempty"`
	Calls   *[]ran          `json:"calls,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Reason  *spoken         `json:"reason,omitempty"`
	Unknown *missing        `json:"unknown,omitempty"`
	Assumed []string        `json:"assumed,omitempty"`
}

type spoken struct {
	Text string `json:"text"`
}

type missing struct {
	Needs []map[string]string `json:"needs"`
}

func (a *planAnswer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	vector.OkSubset = a
	return nil
}

// unanswered is what a plugin of an ADD panics with that the case says nothing about.
type unanswered struct{ plugin string }

// recorder plays the plugins.
type recorder struct {
	version.PluginDecoder
	results map[string]json.RawMessage
	calls   []ran
	assumed []string
}

const pluginPath = "/opt/cni/bin"

func (*recorder) FindInPath(plugin string, paths []string) (string, error) {
	if strings.ContainsRune(plugin, os.PathSeparator) {
		return invoke.FindInPath(plugin, paths)
	}
	return paths[0] + "/" + plugin, nil
}

func (r *recorder) ExecPlugin(_ context.Context, path string, stdin []byte, environ []string) ([]byte, error) {
	one := ran{Plugin: strings.TrimPrefix(path, pluginPath+"/"), Env: map[string]string{}, Stdin: string(stdin)}
	for _, pair := range environ {
		if name, value, _ := strings.Cut(pair, "="); strings.HasPrefix(name, "CNI_") {
			one.Env[name] = value
		}
	}
	one.Command = one.Env["CNI_COMMAND"]
	r.calls = append(r.calls, one)
	given, known := r.results[one.Plugin]
	if !known {
		if one.Command == "ADD" {
			panic(unanswered{one.Plugin})
		}
		word := "plugin-succeeds/" + one.Plugin
		if !slices.Contains(r.assumed, word) {
			r.assumed = append(r.assumed, word)
		}
		return nil, nil
	}
	var text string
	if json.Unmarshal(given, &text) == nil && given[0] == '"' {
		return []byte(text), nil
	}
	var failed struct{ Error *string }
	if json.Unmarshal(given, &failed) == nil && failed.Error != nil {
		return nil, errors.New(*failed.Error)
	}
	return given, nil
}

func askPlan(c *vectors.Case) (vectors.Answer, error) {
	var asked planned
	if err := vectors.StrictUnmarshal(c.Text(), &asked); err != nil {
		return nil, err
	}
	text := []byte(asked.List)
	if asked.ListText != nil {
		text = []byte(*asked.ListText)
	}
	list, err := libcni.NetworkConfFromBytes(text)
	if err != nil {
		return &planAnswer{Verdict: "invalid", Reason: &spoken{err.Error()}}, nil
	}
	folder, err := os.MkdirTemp("", "nocluster-plan")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if err := asked.write(folder, list.Name); err != nil {
		return nil, err
	}
	plugins := []string{}
	for _, plugin := range list.Plugins {
		plugins = append(plugins, plugin.Network.Type)
	}
	answer := &planAnswer{List: &loaded{list.Name, list.CNIVersion, list.DisableCheck, list.DisableGC, plugins}}
	played := &recorder{results: asked.Results, calls: []ran{}}
	asked.run(folder, list, played, answer)
	answer.Calls, answer.Assumed = &played.calls, played.assumed
	return answer, nil
}

// write lays the runtime's files.
func (asked *planned) write(folder, network string) error {
	lay := func(network, id, ifname string, text []byte) error {
		path := filepath.Join(folder, "results", fmt.Sprintf("%s-%s-%s", network, id, ifname))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		return os.WriteFile(path, text, 0o600)
	}
	own := asked.Cached
	if asked.CachedText != nil {
		own = []byte(*asked.CachedText)
	}
	of := asked.Attachment
	if own != nil && (asked.CachedText != nil || string(own) != "null") && network != "" && of.ContainerID != "" && of.IfName != "" {
		if err := lay(network, of.ContainerID, of.IfName, own); err != nil {
			return err
		}
	}
	if asked.Attachments == nil {
		return nil
	}
	for at, given := range *asked.Attachments {
		var text string
		if given[0] == '"' && json.Unmarshal(given, &text) == nil {
			given = []byte(text)
		}
		var names struct{ NetworkName, ContainerID, IfName string }
		if json.Unmarshal(given, &names) != nil {
			names.NetworkName = fmt.Sprintf("foreign-%d", at)
		}
		if err := lay(names.NetworkName, names.ContainerID, names.IfName, given); err != nil {
			return err
		}
	}
	return nil
}

// run asks the library for the operation.
func (asked *planned) run(folder string, list *libcni.NetworkConfigList, played *recorder, answer *planAnswer) {
	defer func() {
		switch why := recover().(type) {
		case nil:
		case unanswered:
			answer.Verdict = "unknown"
			answer.Unknown = &missing{[]map[string]string{{"code": "result", "plugin": why.plugin}}}
		default:
			answer.Verdict = "crashed"
		}
	}()
	config := libcni.NewCNIConfigWithCacheDir([]string{pluginPath}, folder, played)
	ctx := context.Background()
	of := asked.Attachment
	rt := &libcni.RuntimeConf{ContainerID: of.ContainerID, NetNS: of.NetNS, IfName: of.IfName, Args: asked.Args, CapabilityArgs: asked.CapabilityArgs}
	var err error
	switch asked.Command {
	case "ADD":
		var result types.Result
		if result, err = config.AddNetworkList(ctx, list, rt); err == nil && result != nil {
			var out bytes.Buffer
			if err := result.PrintTo(&out); err != nil {
				panic(err)
			}
			answer.Result = out.Bytes()
		}
	case "CHECK":
		err = config.CheckNetworkList(ctx, list, rt)
	case "DEL":
		err = config.DelNetworkList(ctx, list, rt)
	case "STATUS":
		err = config.GetStatusNetworkList(ctx, list)
	case "GC":
		var args *libcni.GCArgs
		if asked.ValidAttachments != nil {
			args = &libcni.GCArgs{ValidAttachments: *asked.ValidAttachments}
		}
		err = config.GCNetworkList(ctx, list, args)
	default:
		vectors.Check(fmt.Errorf("no operation %q", asked.Command))
	}
	answer.Verdict = "valid"
	if err != nil {
		answer.Verdict, answer.Reason = "refused", &spoken{err.Error()}
	}
}
