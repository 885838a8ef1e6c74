#!/bin/sh
# Asks Go again for the answers in core/tests/vectors/rows/scheme/encode_cases.json and core/tests/vectors/rows/scheme/patched_kind_cases.json; the questions are written by hand.
set -eu
cd "$(dirname "$0")"
export GOTOOLCHAIN="${GOTOOLCHAIN:-go1.26.8}" GOFLAGS=-mod=readonly
work=$(mktemp)
trap 'rm -f "$work"' EXIT
go run ./encode -fill ../../vectors/rows/scheme/encode_cases.json > "$work" && cp "$work" ../../vectors/rows/scheme/encode_cases.json
go run ./encode -fill-kinds ../../vectors/rows/scheme/patched_kind_cases.json > "$work" && cp "$work" ../../vectors/rows/scheme/patched_kind_cases.json
