package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"nocluster.test/oracle/vectors"
)

// given is what the arguments name of the machine outside; the process in the room gets it by its environment.
type given struct {
	Corefiles []string
	Names     []string
	Files     map[string]string
}

const handedToRoom = "NOCLUSTER_ORACLE_COREFILES"

// gather reads the folders, before this process is in its room.
func (g *given) gather(more, files string) error {
	g.Files = map[string]string{}
	if more != "" {
		paths, err := filepath.Glob(filepath.Join(more, "*.Corefile"))
		if err != nil {
			return err
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			g.Corefiles = append(g.Corefiles, string(text))
			g.Names = append(g.Names, filepath.Base(path))
		}
	}
	if files == "" {
		return nil
	}
	root := os.DirFS(files)
	return fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, path)
		g.Files["/"+path] = string(text)
		return err
	})
}

// machine is the machine of all Corefiles of a run, as the library is told of it.
type machine struct {
	env        map[string]string
	files      map[string]*string
	interfaces map[string]*[]string
}

func newMachine(env map[string]string, files map[string]*string) (*machine, error) {
	for path, text := range machineFiles {
		if _, said := files[path]; !said {
			files[path] = &text
		}
	}
	if err := setEnv(env); err != nil {
		return nil, err
	}
	if err := setFiles(files); err != nil {
		return nil, err
	}
	if err := serveNames(); err != nil {
		return nil, err
	}
	return &machine{env, files, roomInterfaces()}, nil
}

// longestLoad: files that import each other are read 100,000 times, and what stands beside an import makes each slower than the
// last. A load that takes longer is compared as endless, which only such imports may be.
const longestLoad = 5 * time.Second

// print loads a Corefile and prints it with the verdict. One that does not come to its end, which only imports do, ends
// this room: the next one goes on from there.
func (m *machine) print(out *vectors.Lines, id, path, text string, next uint64) error {
	input, err := json.Marshal(map[string]any{
		"text": text, "path": path, "env": m.env, "files": m.files, "interfaces": m.interfaces, "coredns": line(),
	})
	if err != nil {
		return err
	}
	if err := writeFile(path, text); err != nil {
		return err
	}
	asked := &vectors.Case{ID: id, Op: "dns.corefile", InputText: string(input)}
	// Nothing else writes to out while the Corefile loads.
	watch := time.AfterFunc(longestLoad, func() {
		out.Compared(asked, &CorefileAnswer{Endless: true})
		out.Flush()
		leaveRoom(next)
	})
	verdict := judge(path, text)
	if !watch.Stop() {
		// It came to its end too late: this room is being left.
		select {}
	}
	out.Compared(asked, verdict)
	return nil
}
