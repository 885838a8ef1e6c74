#!/bin/sh
# Compares scheme::encode with the Go code on random objects: compare.sh [CASES] [SEED] [RELEASE]. All releases by default.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN="${GOTOOLCHAIN:-go1.26.8}"
cargo build -q --profile testrelease --manifest-path ../compare/Cargo.toml
encode=${CARGO_TARGET_DIR:-../../../../target}/testrelease/encode
cases=${1:-20000}
seed=${2:-1}
work=$(mktemp)
trap 'rm -f "$work"' EXIT
for release in ${3:-1.30 1.31 1.32 1.33 1.34 1.35 1.36 1.37}; do
	modfile=go.$release.mod
	[ "$release" = 1.37 ] && modfile=go.mod
	for mode in "" -semantic -dropped -strict; do
		go run -modfile="$modfile" ./encode -release "$release" -n "$cases" -seed "$seed" $mode > "$work"
		printf '%s seed %s%s: ' "$release" "$seed" "${mode:+ $mode}"
		"$encode" "$release" < "$work"
	done
done
