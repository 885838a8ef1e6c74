// What kube-apiserver itself applies patches with: decode the patch, apply it, bytes to bytes.
//
// Arguments: the document, the patch, how many seconds. Prints the median of the batches in nanoseconds an operation,
// or, without seconds, the result.
package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"
	"time"

	"gopkg.in/evanphx/json-patch.v4"
)

func main() {
	document, patch := read(os.Args[1]), read(os.Args[2])
	expected := apply(document, patch)
	if len(os.Args) < 4 {
		os.Stdout.Write(expected)
		return
	}
	seconds, err := strconv.ParseFloat(os.Args[3], 64)
	check(err)
	const batch = 10
	var samples []float64
	for begin := time.Now(); time.Since(begin).Seconds() < seconds; {
		start := time.Now()
		for range batch {
			if !bytes.Equal(apply(document, patch), expected) {
				panic("another result")
			}
		}
		samples = append(samples, float64(time.Since(start).Nanoseconds())/batch)
	}
	slices.Sort(samples)
	fmt.Println(samples[len(samples)/2])
}

func apply(document, patch []byte) []byte {
	decoded, err := jsonpatch.DecodePatch(patch)
	check(err)
	result, err := decoded.Apply(document)
	check(err)
	return result
}

func read(path string) []byte {
	text, err := os.ReadFile(path)
	check(err)
	return text
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
