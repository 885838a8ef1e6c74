#!/bin/sh
# Writes core/src/scheme/defaults/walk.rs, from the sources of every release that is run: go.<release>.mod; go.mod is 1.37.
set -eu
cd "$(dirname "$0")/../.."
export GOTOOLCHAIN="${GOTOOLCHAIN:-go1.26.8}" GOFLAGS=-mod=readonly

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
files=
for release in 1.37 1.36 1.35; do
	modfile=go.$release.mod
	[ "$release" = 1.37 ] && modfile=go.mod
	folder() { go list -modfile="$modfile" -m -f '{{.Dir}}' "$1"; }
	folders=$(folder k8s.io/kubernetes),$(folder k8s.io/apiextensions-apiserver),$(folder k8s.io/kube-aggregator)
	go run -modfile="$modfile" ./defaults/walk -release "$release" -folders "$folders" -api "$(folder k8s.io/api)" > "$work/$release.json"
	files=$files${files:+,}$work/$release.json
done
go run ./defaults/walk -merge "$files" > "$work/walk.rs"
mv "$work/walk.rs" ../../../src/scheme/defaults/walk.rs
