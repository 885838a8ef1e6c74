#!/bin/bash
# A container with musl fails where one with glibc works.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'A server in the search list that fails for some names: glibc goes on with the next name,'
run 'nocluster lookup api.partner --from default/client --libc glibc --cluster ../service_names/cluster.yaml --corefile Corefile --explain'

say 'musl (Alpine) stops.'
run 'nocluster lookup api.partner --from default/client --libc musl --cluster ../service_names/cluster.yaml --corefile Corefile --explain'

say 'The way out: the whole name, with a dot at its end.'
run 'nocluster lookup api.partner. --from default/client --libc musl --cluster ../service_names/cluster.yaml --corefile Corefile'
