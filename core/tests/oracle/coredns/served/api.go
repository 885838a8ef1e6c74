package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
)

// api is an API server that holds objects which never change. It answers as JSON what CoreDNS asks it: lists, watches, and
// watches that begin with all objects.
type api struct {
	// lists are the objects by the path of their resource.
	lists map[string][]map[string]any
}

// resources are the paths of the kinds, with the group version.
var resources = map[string][2]string{
	"Namespace":     {"/api/v1/namespaces", "v1"},
	"Service":       {"/api/v1/services", "v1"},
	"Pod":           {"/api/v1/pods", "v1"},
	"EndpointSlice": {"/apis/discovery.k8s.io/v1/endpointslices", "discovery.k8s.io/v1"},
}

const version = "1"

func serveAPI(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	var list struct {
		Items []map[string]any `json:"items"`
	}
	if err := json.Unmarshal(text, &list); err != nil {
		return "", err
	}
	served := &api{lists: map[string][]map[string]any{}}
	for _, item := range list.Items {
		resource, known := resources[item["kind"].(string)]
		if !known {
			return "", fmt.Errorf("CoreDNS reads no %v", item["kind"])
		}
		item["metadata"].(map[string]any)["resourceVersion"] = version
		served.lists[resource[0]] = append(served.lists[resource[0]], item)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	go func() { _ = http.Serve(listener, served) }()
	return "http://" + listener.Addr().String(), nil
}

func (a *api) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	for kind, resource := range resources {
		if resource[0] != request.URL.Path {
			continue
		}
		query := request.URL.Query()
		if query.Get("watch") == "true" || query.Get("watch") == "1" {
			a.watch(w, request, kind, resource, query.Get("sendInitialEvents") == "true")
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{
			"kind": kind + "List", "apiVersion": resource[1],
			"metadata": map[string]any{"resourceVersion": version}, "items": a.lists[resource[0]],
		})
		return
	}
	if strings.HasPrefix(request.URL.Path, "/apis/discovery.k8s.io/v1") {
		_ = json.NewEncoder(w).Encode(map[string]any{
			"kind": "APIResourceList", "groupVersion": "discovery.k8s.io/v1",
			"resources": []any{map[string]any{"name": "endpointslices", "namespaced": true, "kind": "EndpointSlice", "verbs": []string{"list", "watch"}}},
		})
		return
	}
	w.WriteHeader(http.StatusNotFound)
	_ = json.NewEncoder(w).Encode(map[string]any{"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404})
}

// watch sends all objects, where the client asks for them, and then nothing more.
func (a *api) watch(w http.ResponseWriter, request *http.Request, kind string, resource [2]string, initial bool) {
	events := json.NewEncoder(w)
	if initial {
		for _, item := range a.lists[resource[0]] {
			_ = events.Encode(map[string]any{"type": "ADDED", "object": item})
		}
		_ = events.Encode(map[string]any{"type": "BOOKMARK", "object": map[string]any{
			"kind": kind, "apiVersion": resource[1],
			"metadata": map[string]any{"resourceVersion": version, "annotations": map[string]string{"k8s.io/initial-events-end": "true"}},
		}})
	}
	w.(http.Flusher).Flush()
	<-request.Context().Done()
}
