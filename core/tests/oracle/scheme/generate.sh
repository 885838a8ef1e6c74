#!/bin/sh
# Writes core/src/scheme/tables: the fields of the built-in kinds and the resources, of every release from 1.30 on.
# The fields come from the Go types by reflection, one build a release (go.<release>.mod; go.mod is 1.37); the resources
# from the recorded discovery in the source of k8s.io/kubernetes.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN="${GOTOOLCHAIN:-go1.26.8}" GOFLAGS=-mod=readonly

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
sources=
for pair in 1.30:1.30.14 1.31:1.31.14 1.32:1.32.13 1.33:1.33.13 1.34:1.34.4 1.35:1.35.4 1.36:1.36.3 1.37:1.37.2; do
	release=${pair%%:*}
	modfile=go.$release.mod
	[ "$release" = 1.37 ] && modfile=go.mod
	go run -modfile="$modfile" ./fields > "$work/$release.json"
	# Asked for outside of any module, so that only this one zip is fetched.
	dir=$(cd "$work" && go mod download -json "k8s.io/kubernetes@v${pair##*:}" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
	sources="$sources $release=$dir"
done
# shellcheck disable=SC2086
go run ./rust -fields "$work" -out ../../../src/scheme/tables $sources
