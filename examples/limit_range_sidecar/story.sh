#!/bin/bash
# A LimitRange completes a sidecar that a webhook has injected.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'The Pod has a limit of its own, so the LimitRange changes nothing. The webhook injects a container without one. As it changed the object, the built-in plugins run a second time, and the LimitRange completes the sidecar:'
run 'nocluster admit -f pod.yaml --cluster cluster.yaml --answers answers.yaml'

say 'The limits of the two containers as they are stored:'
run "nocluster admit -f pod.yaml --cluster cluster.yaml --answers answers.yaml -o yaml | grep -A6 'resources:'"

say 'A sidecar that asks for more than the LimitRange allows is denied after the webhooks:'
run 'nocluster admit -f pod.yaml --cluster cluster.yaml --answers too-large.yaml'
