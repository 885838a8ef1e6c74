// Command plugins asks the admission plugins of kube-apiserver, one at a time, what they make of a request: the object is
// decoded and defaulted by the server's scheme, the plugin is asked, and the object is encoded again.
//
// A row is a JSON array: what it shows, the question, and the answer. The object of the question has its defaults.
package main

import (
	"flag"

	"github.com/go-logr/logr"
	"k8s.io/klog/v2"

	"nocluster.test/oracle/vectors"
)

const usage = `usage:
  plugins rows [-release R]                    the rows of plugins/cases, or of plugins/cases/R
  plugins quantities                           rows of amounts
  plugins speed CLUSTER POD [SECONDS]          the review of a Pod, or how many nanoseconds it takes
  plugins random -release R -seed S -cases N   rows of random requests, N for each plugin
`

func main() {
	// The plugins and the server log what is also answered.
	klog.SetLogger(logr.Discard())
	out := vectors.NewLines()
	defer out.Flush()
	vectors.Main(usage, vectors.Commands{
		"rows": func(arguments []string) error {
			flags := flag.NewFlagSet("rows", flag.ExitOnError)
			release := flags.String("release", "", "an older release that this is built with, which has cases of its own")
			_ = flags.Parse(arguments)
			return rows(out, *release)
		},
		"speed":      speed,
		"quantities": func([]string) error { quantities(out, 1, 400); return nil },
		"random": func(arguments []string) error {
			flags := flag.NewFlagSet("random", flag.ExitOnError)
			release := flags.String("release", "1.37", "the release that this is built with")
			seed := flags.Uint64("seed", 1, "seed of the generator")
			cases := flags.Int("cases", 1000, "how many requests for each plugin")
			only := flags.String("plugin", "", "this plugin alone")
			_ = flags.Parse(arguments)
			return random(out, *release, *seed, *cases, *only)
		},
	})
}
