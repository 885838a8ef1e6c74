#!/bin/bash
# Installs one artefact into an empty environment and runs the Python code of the package's README there.
# Usage: installs.sh WHEEL_OR_SDIST
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
artefact=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check "$artefact"
# Between the fences; the README is the package's face, so what it shows must run.
fenced() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{/^\`\`\`/d;p}" "$here/README.md"; }
fenced python > "$work/readme.py"
fenced text > "$work/expected.txt"
test -s "$work/readme.py"
cd "$work"
PYTHONPATH="" "$work/venv/bin/python" readme.py > printed.txt
diff expected.txt printed.txt
echo "$(basename "$artefact"): installed into an empty environment, and the README's code ran"
