#!/bin/bash
# An injector that adds to a list of volumes, with and without `automountServiceAccountToken: false`.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"
. ../tests/telling.sh

say 'The manifest has no volumes, and the webhook adds one to the end of the list. It works, because the ServiceAccount plugin has added the volume of the token before:'
run 'nocluster admit -f pod.yaml --cluster cluster.yaml --answers answers.yaml'

say 'A Pod that wants no token has no volumes, so there is no list to add to:'
run "sed 's/^spec:/&\n  automountServiceAccountToken: false/' pod.yaml | nocluster admit -f - --cluster cluster.yaml --answers answers.yaml"

say 'What the webhook is sent for that Pod shows it: a webhook has to look before it adds.'
run "sed 's/^spec:/&\n  automountServiceAccountToken: false/' pod.yaml | nocluster review -f - --cluster cluster.yaml | grep -c volumes"
say 'An answer that brings the lists with it:'
run "sed 's/^spec:/&\n  automountServiceAccountToken: false/' pod.yaml | nocluster admit -f - --cluster cluster.yaml --answers corrected.yaml"
