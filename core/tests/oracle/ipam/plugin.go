package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"nocluster.test/oracle/vectors"
)

// lines are the releases of the plugins, with the module file that each is built with.
var lines = map[string]struct{ release, modfile string }{
	"1.10": {"v1.10.0", "go.mod"},
	"1.9":  {"v1.9.1", "go.1.9.1.mod"},
	"1.1":  {"v1.1.1", "go.1.1.1.mod"},
}

// built is the folder of the programs, which are built once.
func built() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "nocluster-oracle-ipam")
	return folder, os.MkdirAll(folder, 0o755)
}

// program is the path of an IPAM plugin of a line.
func program(plugin, line string) (string, error) { return build("ipam/"+plugin, line) }

// build is the path of a plugin of a line, by its folder in the module.
func build(source, line string) (string, error) {
	of, known := lines[line]
	if !known {
		return "", fmt.Errorf("no line %q of the plugins", line)
	}
	folder, err := built()
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, filepath.Base(source)+"-"+of.release)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	const version = "github.com/containernetworking/plugins/pkg/utils/buildversion.BuildVersion"
	build := exec.Command("go", "build", "-modfile="+of.modfile, "-ldflags=-X "+version+"="+of.release, "-o", path,
		"github.com/containernetworking/plugins/plugins/"+source)
	build.Stderr = os.Stderr
	return path, build.Run()
}

// call is one invocation of a plugin.
type call struct {
	Env   map[string]string `json:"env"`
	Stdin string            `json:"stdin"`
}

// input is that of ipam.cni, in the project's own wire form.
type input struct {
	Plugin     string                      `json:"plugin,omitempty"`
	Plugins    string                      `json:"plugins,omitempty"`
	Store      *map[string]json.RawMessage `json:"store"`
	Files      map[string]*string          `json:"files,omitempty"`
	NetnsIsOwn bool                        `json:"netnsIsOwn,omitempty"`
	Calls      []call                      `json:"calls,omitempty"`
	Env        map[string]string           `json:"env,omitempty"`
	Stdin      *string                     `json:"stdin,omitempty"`
}

// reply is what one invocation printed.
type reply struct {
	Stdout   string `json:"stdout"`
	Stderr   string `json:"stderr"`
	ExitCode int    `json:"exitCode"`
}

// answer is what a history of invocations printed and left.
type answer struct {
	Replies []reply `json:"replies"`
	Store   any     `json:"store"`
	single  bool
	modes   map[string]fs.FileMode
}

func (a *answer) Into(vector *vectors.Vector, _ json.RawMessage) error {
	if a.single {
		vector.OkSubset = map[string]any{
			"stdout": a.Replies[0].Stdout, "stderr": a.Replies[0].Stderr, "exitCode": a.Replies[0].ExitCode, "store": a.Store,
		}
		return nil
	}
	vector.OkSubset = a
	return nil
}

// network is what of a configuration says where the store is.
type network struct {
	Name string `json:"name"`
	IPAM struct {
		Type    string `json:"type"`
		DataDir string `json:"dataDir"`
	} `json:"ipam"`
}

// askPlugin runs the calls of a case in a folder of its own, in which every path of the configuration lies.
func askPlugin(c *vectors.Case) (vectors.Answer, error) {
	var asked input
	if err := vectors.StrictUnmarshal(c.Text(), &asked); err != nil {
		return nil, err
	}
	path, err := program(asked.program())
	if err != nil {
		return nil, err
	}
	return asked.replay(path)
}

// program is the plugin of a case, and its line.
func (asked *input) program() (string, string) {
	plugin, line := asked.Plugin, asked.Plugins
	if plugin == "" {
		plugin = map[bool]string{true: "static", false: "host-local"}[asked.network().IPAM.Type == "static"]
	}
	if line == "" {
		line = "1.10"
	}
	return plugin, line
}

func (asked *input) calls() []call {
	if asked.Stdin != nil {
		return []call{{asked.Env, *asked.Stdin}}
	}
	return asked.Calls
}

// network is that of the first call that names one: every call of a case is about it.
func (asked *input) network() network {
	var of network
	for _, one := range asked.calls() {
		if of.Name == "" || strings.Contains(of.Name, "/") {
			of = network{}
			_ = json.Unmarshal([]byte(one.Stdin), &of)
		}
	}
	return of
}

// replay runs the calls by the program in a folder of their own.
func (asked *input) replay(program string) (*answer, error) {
	calls, of := asked.calls(), asked.network()
	folder, err := os.MkdirTemp("", "ipam-history")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	for _, one := range calls {
		if err := insideFolder(one.Stdin, asked.Plugin); err != nil {
			return nil, err
		}
	}
	store := filepath.Join(folder, of.IPAM.DataDir, of.Name)
	if of.Name == "" {
		store = filepath.Join(folder, "none")
	}
	for path, text := range asked.Files {
		if filepath.IsAbs(path) {
			return nil, fmt.Errorf("the file %s is outside", path)
		}
		if text != nil {
			if err := write(filepath.Join(folder, path), []byte(*text)); err != nil {
				return nil, err
			}
		}
	}
	if asked.Store != nil {
		if err := fill(store, *asked.Store); err != nil {
			return nil, err
		}
	}
	answered := answer{single: asked.Stdin != nil}
	for _, one := range calls {
		said, err := run(program, folder, one)
		if err != nil {
			return nil, err
		}
		answered.Replies = append(answered.Replies, said)
	}
	answered.modes = modes(store)
	answered.Store, err = contents(store)
	return &answered, err
}

// insideFolder refuses a configuration whose store or files would be elsewhere on this machine.
func insideFolder(stdin, plugin string) error {
	var of struct {
		IPAM *struct {
			Type       string `json:"type"`
			DataDir    string `json:"dataDir"`
			ResolvConf string `json:"resolvConf"`
		} `json:"ipam"`
	}
	if json.Unmarshal([]byte(stdin), &of) != nil || of.IPAM == nil || plugin == "static" || of.IPAM.Type == "static" {
		return nil
	}
	if of.IPAM.DataDir == "" || !filepath.IsLocal(of.IPAM.DataDir) {
		return fmt.Errorf("the data directory %q is outside", of.IPAM.DataDir)
	}
	if of.IPAM.ResolvConf != "" && !filepath.IsLocal(of.IPAM.ResolvConf) {
		return fmt.Errorf("the file %q is outside", of.IPAM.ResolvConf)
	}
	return nil
}

func run(path, folder string, one call) (reply, error) {
	// Release 1.1 walks through some ranges without end.
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	command := exec.CommandContext(ctx, path)
	command.Dir = folder
	command.Env = []string{}
	for _, name := range slices.Sorted(maps.Keys(one.Env)) {
		command.Env = append(command.Env, name+"="+one.Env[name])
	}
	var stdout, stderr bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(one.Stdin), &stdout, &stderr
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return reply{}, err
	}
	said := reply{stdout.String(), stderr.String(), command.ProcessState.ExitCode()}
	if said.ExitCode == 2 {
		// A trace of goroutines is of no release.
		said.Stderr = ""
	}
	return said, nil
}

func write(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

// bytesOf reads a file of the wire's directory: a text, or base64.
func bytesOf(file json.RawMessage) ([]byte, error) {
	var text string
	if json.Unmarshal(file, &text) == nil {
		return []byte(text), nil
	}
	var coded struct {
		Base64 []byte `json:"base64"`
	}
	err := vectors.StrictUnmarshal(file, &coded)
	return coded.Base64, err
}

func fill(store string, files map[string]json.RawMessage) error {
	if err := os.MkdirAll(store, 0o755); err != nil {
		return err
	}
	for name, file := range files {
		content, err := bytesOf(file)
		if err != nil {
			return err
		}
		if err := write(filepath.Join(store, name), content); err != nil {
			return err
		}
	}
	return nil
}

// modes are those of the store and all in it.
func modes(store string) map[string]fs.FileMode {
	of := map[string]fs.FileMode{}
	_ = filepath.WalkDir(store, func(path string, entry fs.DirEntry, err error) error {
		if err == nil {
			info, err := entry.Info()
			vectors.Check(err)
			of[strings.TrimPrefix(path, store)] = info.Mode()
		}
		return nil
	})
	return of
}

// contents is the network's directory in the wire's form; the empty lock is left out.
func contents(store string) (any, error) {
	if _, err := os.Stat(store); err != nil {
		return nil, nil
	}
	files := map[string]any{}
	err := filepath.WalkDir(store, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(store, path)
		if err != nil {
			return err
		}
		switch {
		case name == "lock" && len(content) == 0:
		case utf8.Valid(content):
			files[name] = string(content)
		default:
			files[name] = map[string]string{"base64": base64.StdEncoding.EncodeToString(content)}
		}
		return nil
	})
	return files, err
}
