package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"

	"nocluster.test/oracle/vectors"
)

// ours is a folder in which our program has the names of the plugins.
func ours(program string) (string, error) {
	if program == "" {
		return "", fmt.Errorf("-nocluster PATH is missing")
	}
	program, err := filepath.Abs(program)
	if err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp("", "nocluster-plugins")
	for _, name := range []string{"host-local", "static"} {
		if err == nil {
			err = os.Symlink(program, filepath.Join(folder, name))
		}
	}
	return folder, err
}

// orders is how often a history is asked again that may hang on the order of a Go map.
const orders = 40

// processes compares our plugin with the real one, both as processes: what they print, and every file with its mode.
func processes(arguments []string) error {
	flags := flag.NewFlagSet("processes", flag.ExitOnError)
	seed := flags.Int64("seed", 1, "seed of the generator")
	count := flags.Int("cases", 1000, "how many histories of host-local; of static a tenth")
	nocluster := flags.String("nocluster", "", "our program")
	_ = flags.Parse(arguments)
	folder, err := ours(*nocluster)
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	r := rand.New(rand.NewSource(*seed))
	asked := make([]input, *count+*count/10)
	calls := 0
	for at := range asked {
		draw := history
		if at >= *count {
			draw = staticCalls
		}
		asked[at] = draw(r, "1.10")
		calls += len(asked[at].Calls)
	}
	for _, plugin := range []string{"host-local", "static"} {
		if _, err := program(plugin, "1.10"); err != nil {
			return err
		}
	}
	var lock sync.Mutex
	var different, ordered int
	var group sync.WaitGroup
	next := make(chan *input)
	for range runtime.NumCPU() {
		group.Go(func() {
			for one := range next {
				by, again := compared(one, folder)
				lock.Lock()
				if again {
					ordered++
				}
				if by != "" {
					if different++; different <= 3 {
						text, _ := json.Marshal(one)
						fmt.Fprintf(os.Stderr, "%s\n%s\n", text, by)
					}
				}
				lock.Unlock()
			}
		})
	}
	for at := range asked {
		next <- &asked[at]
	}
	close(next)
	group.Wait()
	if different > 0 {
		return fmt.Errorf("%d of %d histories differ", different, len(asked))
	}
	fmt.Printf("%d histories, %d calls as processes: all agree, %d of them in one of the orders of a Go map\n", len(asked), calls, ordered)
	return nil
}

// compared gives the difference between the plugins; whether the real one had to be asked again.
func compared(asked *input, folder string) (string, bool) {
	plugin, line := asked.program()
	path, err := program(plugin, line)
	vectors.Check(err)
	our, err := asked.replay(filepath.Join(folder, plugin))
	vectors.Check(err)
	var real *answer
	for attempt := range orders {
		real, err = asked.replay(path)
		vectors.Check(err)
		if reflect.DeepEqual(real.told(), our.told()) {
			return "", attempt > 0
		}
	}
	return fmt.Sprintf("real %v\nours %v", real.told(), our.told()), true
}

// told is all that is compared of an answer, as text.
func (a *answer) told() string {
	for at := range a.Replies {
		if a.Replies[at].ExitCode == 2 {
			a.Replies[at].Stdout = ""
		}
	}
	text, err := json.Marshal(map[string]any{"replies": a.Replies, "store": a.Store, "modes": a.modes})
	vectors.Check(err)
	return string(text)
}
