package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"

	"k8s.io/apimachinery/pkg/api/resource"

	"nocluster.test/oracle/vectors"
)

// file is a file of questions that people wrote. A question's members win over those of the file, and the objects of the
// file are added to its own.
type file struct {
	Question question `json:"question"`
	Cases    []struct {
		Shows   string            `json:"shows"`
		Plugin  string            `json:"plugin"`
		Phase   string            `json:"phase"`
		Objects []json.RawMessage `json:"objects"`
		Request json.RawMessage   `json:"request"`
	} `json:"cases"`
}

func rows(out *vectors.Lines, release string) error {
	paths, err := filepath.Glob(path.Join("plugins/cases", release, "*.json"))
	if err != nil {
		return err
	}
	slices.Sort(paths)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var read file
		if err := vectors.StrictUnmarshal(text, &read); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, c := range read.Cases {
			q := read.Question
			q.Release = "1.37"
			if release != "" {
				q.Release = release
			}
			if c.Plugin != "" {
				q.Plugin = c.Plugin
			}
			if c.Phase != "" {
				q.Phase = c.Phase
			}
			q.Objects = append(slices.Clone(c.Objects), q.Objects...)
			if err := vectors.StrictUnmarshal(c.Request, &q.Request); err != nil {
				return fmt.Errorf("%s: %s: %w", path, c.Shows, err)
			}
			answer, err := ask(&q)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", path, c.Shows, err)
			}
			out.Row(c.Shows, &q, answer)
		}
	}
	return nil
}

// quantities are rows of two amounts, as lists of resources have them: their values and thousandths, their sum, and how
// they compare.
func quantities(out *vectors.Lines, seed uint64, count int) {
	for i := range count {
		g := &generator{Rand: rand.New(rand.NewPCG(seed, uint64(i)))}
		texts := []string{g.quantity(), g.quantity()}
		a, b := resource.MustParse(texts[0]), resource.MustParse(texts[1])
		a.RoundUp(resource.Milli)
		b.RoundUp(resource.Milli)
		sum := a.DeepCopy()
		sum.Add(b)
		out.Row("quantities", texts, map[string]any{"values": []int64{a.Value(), b.Value(), sum.Value()},
			"milliValues": []int64{a.MilliValue(), b.MilliValue(), sum.MilliValue()}, "sum": sum.String(), "cmp": a.Cmp(b)})
	}
}
