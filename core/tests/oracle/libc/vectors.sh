#!/usr/bin/env bash
# Asks the lookups of the vectors again: the real glibc, musl and Go, at the real CoreDNS 1.15.0.
# It needs root, `unshare` and Python.
set -euo pipefail
. "$(dirname "$0")/programs.sh"
(cd "$here/../coredns" && CGO_ENABLED=0 GOTOOLCHAIN=go1.26.8 "${GO:-go}" build -o "$programs/coredns" github.com/coredns/coredns)
python3 "$here/vectors.py" --programs "$programs" --coredns "$programs/coredns"
