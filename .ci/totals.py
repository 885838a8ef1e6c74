"""Adds up what the test runners said at their ends: cargo test, node --test and pytest.

The last line is `N passed, N failed`. A step that failed without a failed test counts as one. The three languages run the
same vectors: unequal counts are a failure.
"""

import argparse
import re
import sys

RUNNERS = [
    # cargo test, libtest-mimic
    re.compile(r"^test result: \w+\. (?P<passed>\d+) passed; (?P<failed>\d+) failed;", re.M),
    # node --test
    re.compile(r"^(?:#|ℹ) pass (?P<passed>\d+)\n(?:#|ℹ) fail (?P<failed>\d+)$", re.M),
    # pytest
    re.compile(r"^=* ?(?:(?P<failed>\d+) failed,? ?)?(?:(?P<passed>\d+) passed)?[^\n]* in [\d.]+s[^\n]*$", re.M),
    # everything of ours that is no test runner: `name: N passed, N failed`
    re.compile(r"^[\w-]+: (?P<passed>\d+) passed, (?P<failed>\d+) failed$", re.M),
]
# The steps that run the vectors, and what each says about them.
LANGUAGES = {"test-rust": "Rust", "wasm-test": "JavaScript", "python-test": "Python"}
VECTORS = re.compile(r"^vectors in (?P<language>\w+): (?P<count>\d+)$", re.M)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def unequal(logs: dict[str, str]) -> list[str]:
    """What is wrong with the counts of vectors."""
    wrong = []
    counts: dict[str, int] = {}
    for name, text in logs.items():
        said = {match["language"]: int(match["count"]) for match in VECTORS.finditer(text)}
        counts |= said
        wrong += [f"{name} says no count of vectors" for step, language in LANGUAGES.items()
                  if name.endswith(f"-{step}.txt") and not said.get(language)]
    if counts:
        print("vectors: " + ", ".join(f"{count} in {language}" for language, count in sorted(counts.items())))
    if len(set(counts.values())) > 1:
        wrong.append("the languages ran different numbers of vectors")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failed", metavar="STEP", help="the step that failed, if one did")
    parser.add_argument("logs", nargs="+")
    arguments = parser.parse_args()

    passed = failed = 0
    logs = {}
    for name in arguments.logs:
        with open(name, encoding="utf-8", errors="replace") as log:
            text = logs[name] = COLOUR.sub("", log.read())
        for runner in RUNNERS:
            for match in runner.finditer(text):
                passed += int(match["passed"] or 0)
                failed += int(match["failed"] or 0)
    if arguments.failed and failed == 0:
        failed = 1
    wrong = [] if arguments.failed else unequal(logs)
    for problem in wrong:
        print(problem)
    failed += len(wrong)
    print(f"{passed} passed, {failed} failed")
    if wrong:
        sys.exit(1)


main()
