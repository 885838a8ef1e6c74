#!/bin/bash
# The first story in the other languages, and those on the command line alone: each prints what the file beside it says.
# Usage: twins.sh PYTHON NODE_FOLDER; `nocluster` is on the PATH, PYTHON has the Python package, NODE_FOLDER the npm packages.
# With UPDATE_EXPECTED=1 the files are written again, to be read before they are committed.
set -uo pipefail
python=$1 node_folder=$2
story=$(cd "$(dirname "$0")/../istio_injector" && pwd)
passed=0 failed=0

tell() {
  local expected="$story/$1.txt" printed
  shift
  printed=$("$@" 2>&1)
  if [ -n "${UPDATE_EXPECTED:-}" ]; then printf '%s\n' "$printed" > "$expected"; fi
  if diff "$expected" <(printf '%s\n' "$printed"); then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

for name in no_addresses_left node_ranges two_networks token_volume limit_range_sidecar coredns_corefile service_names alpine_lookup headless_not_ready external_name; do
  stories=$story
  story=$stories/../$name
  tell story.sh "$story/story.sh"
  story=$stories
done

# A module is looked for from where the file stands that imports it.
cp "$story/story.mjs" "$node_folder/"
tell story.sh "$story/story.sh"
tell story.py "$python" "$story/story.py"
tell story.mjs node "$node_folder/story.mjs" "$story"
echo "twins: $passed passed, $failed failed"
[ "$failed" = 0 ]
