#!/bin/bash
# "no IP addresses available", although only two Pods run: leases that nobody holds any more.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'A Pod gets no address:'
run 'nocluster cni ADD -f net.conf --container new --store net'

say 'Who has them? The Node was restarted, and nobody called DEL for the Pods of three jobs:'
run 'nocluster capacity -f net.conf --store net --live sandboxes.json'

say 'What that call would do:'
run "nocluster capacity -f net.conf --store net --live sandboxes.json -o json | python3 -c 'import json, sys; print(json.load(sys.stdin)[\"ok\"][\"gc\"][\"stdin\"])' | nocluster cni GC -f - --store net"
