# How a story on the command line is told: `say` a sentence, `run` a command and print what it prints.
say() { printf '\n# %s\n' "$@"; }
run() {
  printf '\n$ %s\n' "$1"
  bash -c "$1" 2>&1
  local code=$?
  # 0 to 3 are answers.
  if [ "$code" -gt 3 ]; then exit "$code"; fi
  if [ "$code" -gt 0 ]; then printf '(exit code %d)\n' "$code"; fi
}
