package vectors

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
)

// Commands of a program, by name. Each gets the arguments behind its name.
type Commands map[string]func(arguments []string) error

// Random is a command with the flags -seed and -cases; rows gets the generator and the number of cases.
func Random(rows func(rng *rand.Rand, count int)) func(arguments []string) error {
	return func(arguments []string) error {
		flags := flag.NewFlagSet("random", flag.ExitOnError)
		seed := flags.Int64("seed", 1, "seed of the generator")
		count := flags.Int("cases", 1000, "how many cases")
		_ = flags.Parse(arguments)
		rows(rand.New(rand.NewSource(*seed)), *count)
		return nil
	}
}

// Main runs the command that the first argument names.
func Main(usage string, commands Commands) {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	Check(commands[os.Args[1]](os.Args[2:]))
}

// Check ends the program where something went wrong that is no answer.
func Check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}
