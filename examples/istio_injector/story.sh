#!/bin/bash
# The story of the sidecar injector on the command line: each command, then what it prints.
# `nocluster` is looked for on the PATH.
set -uo pipefail
cd "$(dirname "$0")"

. ../tests/telling.sh

say 'A webhook configuration as a page on the web has it. Which webhooks would see our Pod?'
run 'nocluster match -f pod.yaml --cluster as-written'

say 'Nothing good comes of those placeholders. The same with real values:'
run 'nocluster match -f pod.yaml --cluster cluster'

say 'And a Pod in another Namespace?'
run "sed 's/namespace: shop/namespace: batch/' pod.yaml | nocluster match -f - --cluster cluster"

say 'Take the Pod through admission, with the answer that the webhook once gave (answers/ holds it):'
run 'nocluster admit -f pod.yaml --cluster cluster --answers answers'

say 'What did the webhook change?'
run 'nocluster admit -f pod.yaml --cluster cluster --answers answers --diff=webhooks'

say 'And if it says no? The last line is what kubectl would print.'
run 'nocluster admit -f pod.yaml --cluster cluster --answers denied.yaml'
