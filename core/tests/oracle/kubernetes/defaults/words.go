package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
)

// wordsIn finds the constants of string types: `const ServiceTypeClusterIP ServiceType = "ClusterIP"`, as `v1.ServiceType`.
func wordsIn(folder string) (map[string][]string, error) {
	words := map[string][]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Base(path) != "types.go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, declaration := range file.Decls {
			group, ok := declaration.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				values := spec.(*ast.ValueSpec)
				typ, ok := values.Type.(*ast.Ident)
				if !ok || len(values.Values) != 1 {
					continue
				}
				literal, ok := values.Values[0].(*ast.BasicLit)
				if !ok || literal.Kind != token.STRING {
					continue
				}
				word, err := strconv.Unquote(literal.Value)
				if err != nil {
					return err
				}
				key := file.Name.Name + "." + typ.Name
				words[key] = append(words[key], word)
			}
		}
		return nil
	})
	if err == nil && len(words) < 100 {
		err = fmt.Errorf("%q: only %d types with words", folder, len(words))
	}
	return words, err
}
