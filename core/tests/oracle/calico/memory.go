package main

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"strings"

	libapiv3 "github.com/projectcalico/calico/libcalico-go/lib/apis/v3"
	bapi "github.com/projectcalico/calico/libcalico-go/lib/backend/api"
	"github.com/projectcalico/calico/libcalico-go/lib/backend/model"
	cerrors "github.com/projectcalico/calico/libcalico-go/lib/errors"
)

// memory is a datastore for one client: values as texts under their paths, each with a revision.
type memory struct {
	values   map[string]stored
	nodes    map[string]*libapiv3.Node
	revision int
}

type stored struct {
	key      model.Key
	text     []byte
	revision string
}

func newMemory() *memory {
	return &memory{values: map[string]stored{}, nodes: map[string]*libapiv3.Node{}}
}

func (m *memory) put(object *model.KVPair) (*model.KVPair, error) {
	path, err := model.KeyToDefaultPath(object.Key)
	if err != nil {
		return nil, err
	}
	text, err := model.SerializeValue(object)
	if err != nil {
		return nil, err
	}
	m.revision++
	m.values[path] = stored{object.Key, text, strconv.Itoa(m.revision)}
	return m.Get(context.Background(), object.Key, "")
}

func (m *memory) Create(_ context.Context, object *model.KVPair) (*model.KVPair, error) {
	path, err := model.KeyToDefaultPath(object.Key)
	if err != nil {
		return nil, err
	}
	if _, exists := m.values[path]; exists {
		return nil, cerrors.ErrorResourceAlreadyExists{Identifier: object.Key}
	}
	return m.put(object)
}

func (m *memory) Update(_ context.Context, object *model.KVPair) (*model.KVPair, error) {
	path, err := model.KeyToDefaultPath(object.Key)
	if err != nil {
		return nil, err
	}
	old, exists := m.values[path]
	if !exists {
		return nil, cerrors.ErrorResourceDoesNotExist{Identifier: object.Key}
	}
	if object.Revision != "" && object.Revision != old.revision {
		return nil, cerrors.ErrorResourceUpdateConflict{Identifier: object.Key}
	}
	return m.put(object)
}

func (m *memory) Apply(_ context.Context, object *model.KVPair) (*model.KVPair, error) {
	return m.put(object)
}

func (m *memory) Delete(_ context.Context, key model.Key, revision string) (*model.KVPair, error) {
	path, err := model.KeyToDefaultPath(key)
	if err != nil {
		return nil, err
	}
	old, exists := m.values[path]
	if !exists {
		return nil, cerrors.ErrorResourceDoesNotExist{Identifier: key}
	}
	if revision != "" && revision != old.revision {
		return nil, cerrors.ErrorResourceUpdateConflict{Identifier: key}
	}
	value, err := old.pair()
	delete(m.values, path)
	return value, err
}

func (m *memory) DeleteKVP(ctx context.Context, object *model.KVPair) (*model.KVPair, error) {
	return m.Delete(ctx, object.Key, object.Revision)
}

func (s stored) pair() (*model.KVPair, error) {
	value, err := model.ParseValue(s.key, s.text)
	if err != nil {
		return nil, err
	}
	return &model.KVPair{Key: s.key, Value: value, Revision: s.revision}, nil
}

func (m *memory) Get(_ context.Context, key model.Key, _ string) (*model.KVPair, error) {
	if resource, is := key.(model.ResourceKey); is && resource.Kind == libapiv3.KindNode {
		if node, exists := m.nodes[resource.Name]; exists {
			return &model.KVPair{Key: key, Value: node}, nil
		}
		return nil, cerrors.ErrorResourceDoesNotExist{Identifier: key}
	}
	path, err := model.KeyToDefaultPath(key)
	if err != nil {
		return nil, err
	}
	found, exists := m.values[path]
	if !exists {
		return nil, cerrors.ErrorResourceDoesNotExist{Identifier: key}
	}
	return found.pair()
}

// List lists as the Kubernetes API does: by the names of the objects, in which a range has hyphens.
func (m *memory) List(_ context.Context, list model.ListInterface, _ string) (*model.KVPairList, error) {
	type named struct {
		name string
		of   stored
	}
	var found []named
	for path, of := range m.values {
		if list.KeyFromDefaultPath(path) != nil {
			found = append(found, named{name(of.key, path), of})
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].name < found[j].name })
	out := &model.KVPairList{Revision: strconv.Itoa(m.revision)}
	for _, each := range found {
		pair, err := each.of.pair()
		if err != nil {
			return nil, err
		}
		out.KVPairs = append(out.KVPairs, pair)
	}
	return out, nil
}

var hyphens = strings.NewReplacer(".", "-", ":", "-", "/", "-")

func name(key model.Key, path string) string {
	switch key := key.(type) {
	case model.BlockKey:
		return hyphens.Replace(key.CIDR.String())
	case model.BlockAffinityKey:
		return key.Host + "-" + hyphens.Replace(key.CIDR.String())
	}
	return path
}

func (m *memory) Watch(context.Context, model.ListInterface, bapi.WatchOptions) (bapi.WatchInterface, error) {
	return nil, fmt.Errorf("nobody watches")
}
func (m *memory) EnsureInitialized() error { return nil }
func (m *memory) Clean() error             { return nil }
func (m *memory) Close() error             { return nil }
