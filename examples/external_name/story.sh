#!/bin/bash
# What `ndots:5` costs a name outside the cluster.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'A name with fewer than five dots goes through the search list first:'
run 'nocluster lookup www.example.com --from default/client --cluster ../service_names/cluster.yaml --complete --upstream upstream.yaml'

say 'With a dot at its end it is asked alone:'
run 'nocluster lookup www.example.com. --from default/client --cluster ../service_names/cluster.yaml --complete --upstream upstream.yaml'
