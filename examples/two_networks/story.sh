#!/bin/bash
# Two configuration lists for one Pod, one network after the other: what the runtime calls, plugin by plugin, and what
# happens where both lists say the same name.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'The first list: bridge with host-local gives the address, portmap gets what bridge printed:'
run 'nocluster cni plan -f pods.conflist --container web --result bridge=bridge.json --result portmap=bridge.json --capability-args "{\"portMappings\": [{\"hostPort\": 8080, \"containerPort\": 80, \"protocol\": \"tcp\"}]}"'

say 'The second list was copied, with its name: both networks share /var/lib/cni/networks/pods, and the second interface of the Pod gets the next address of the first network:'
run 'nocluster cni what-if -f storage.conflist --store net --add other --allocate 2'

say 'What the list probably does not mean:'
run 'nocluster cni lint -f storage.conflist --host-mtu 1500'

say 'Under a name and with a range of its own:'
run 'nocluster cni lint -f storage-fixed.conflist --host-mtu 1500'
run 'nocluster cni plan -f storage-fixed.conflist --container web --ifname net1'
run 'nocluster capacity -f storage-fixed.conflist'
