#!/bin/bash
# The ConfigMap of a page on the web: CoreDNS loads it, and no name of the cluster resolves.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'A ConfigMap for CoreDNS as a page on the web has it. Is it right?'
run 'nocluster corefile as-written.yaml'

say 'CoreDNS starts with it. But `hosts` comes before `kubernetes`, whatever the order of the lines, and lets nothing through:'
run 'nocluster dig nginx-service.default.svc.cluster.local --cluster ../service_names/cluster.yaml --corefile as-written.yaml --file /etc/hosts=hosts'

say 'With an address in place of the stars, and `fallthrough`:'
run 'nocluster corefile corrected.yaml -q'
run 'nocluster dig nginx-service.default.svc.cluster.local --cluster ../service_names/cluster.yaml --corefile corrected.yaml --file /etc/hosts=hosts'
run 'nocluster dig registry.example.com --cluster ../service_names/cluster.yaml --corefile corrected.yaml --file /etc/hosts=hosts --short'
