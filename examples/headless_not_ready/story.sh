#!/bin/bash
# A headless StatefulSet whose Pods are not ready has no names yet.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'The Pods of a headless StatefulSet look each other up when they start, before they are ready:'
run 'nocluster dig db-0.db.shop.svc.cluster.local --cluster cluster.yaml --complete'

say 'Which names will there be, and what must hold for them?'
run 'nocluster names shop/statefulset/db --cluster cluster.yaml --complete'

say 'publishNotReadyAddresses: true gives the names to Pods that are not ready:'
run "sed 's/clusterIPs: \[None\]/&, publishNotReadyAddresses: true/' cluster.yaml | nocluster dig db-0.db.shop.svc.cluster.local --cluster - --complete"
