#!/usr/bin/env bash
# Random lookups by the real glibc, musl and Go, compared with the library:  run.sh SEED CASES
# It needs root, `unshare` and Python.
set -euo pipefail
seed=${1:?usage: run.sh SEED CASES} cases=${2:?usage: run.sh SEED CASES}
. "$(dirname "$0")/programs.sh"
python3 "$here/walks.py" --seed "$seed" --cases "$cases" --programs "$programs" | "$root/target/testrelease/walks"
