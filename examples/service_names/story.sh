#!/bin/bash
# The names of Services, as seen from inside and outside a Pod.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'Inside a Pod of the same namespace the name of the Service is enough:'
run 'nocluster lookup nginx-service --from default/client --cluster cluster.yaml --explain'

say 'From another namespace it takes the namespace as well:'
run 'nocluster lookup nginx-service --from shop/db-0 --cluster cluster.yaml --complete --upstream upstream.yaml'
run 'nocluster lookup nginx-service.default --from shop/db-0 --cluster cluster.yaml --complete'

say 'Outside a Pod there is no search list: dig @10.244.0.2, the address of the CoreDNS Pod, asks for the whole name.'
run 'nocluster dig nginx-service.default.svc.cluster.local --cluster cluster.yaml --short'

say 'Which name has which type of record? A and AAAA for Services and endpoints, SRV for each named port:'
run 'nocluster names default/nginx-service --cluster cluster.yaml --complete'
run 'nocluster names shop/db --cluster cluster.yaml --complete'
