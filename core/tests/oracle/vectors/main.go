package vectors

import (
	"fmt"
	"os"
)

// Commands of a program, by name. Each gets the arguments behind its name.
type Commands map[string]func(arguments []string) error

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
