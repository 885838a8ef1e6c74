#!/bin/bash
# A /16 over Nodes: how many there can be, with two families, and with a range of Services inside.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'A /16 in ranges of /24, the default: 256 Nodes, and the kubelet allows 110 of the 253 Pods that each has addresses for:'
run 'nocluster capacity --node-cidrs 10.244.0.0/16'

say 'A range of Services inside takes blocks from the Nodes:'
run 'nocluster capacity --node-cidrs 10.244.0.0/16 --service-cidrs 10.244.0.0/20'

say 'With two families the smaller one decides:'
run 'nocluster capacity --node-cidrs 10.244.0.0/16,fd00:10:244::/58 --mask 24,64 --growth-per-day 4'
