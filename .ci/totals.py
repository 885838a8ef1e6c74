"""Adds up what the test runners said at their ends: cargo test, node --test and pytest.

The last line is `N passed, N failed`. A step that failed without a failed test counts as one.
"""

import argparse
import re

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
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failed", metavar="STEP", help="the step that failed, if one did")
    parser.add_argument("logs", nargs="+")
    arguments = parser.parse_args()

    passed = failed = 0
    for name in arguments.logs:
        with open(name, encoding="utf-8", errors="replace") as log:
            text = COLOUR.sub("", log.read())
        for runner in RUNNERS:
            for match in runner.finditer(text):
                passed += int(match["passed"] or 0)
                failed += int(match["failed"] or 0)
    if arguments.failed and failed == 0:
        failed = 1
    print(f"{passed} passed, {failed} failed")


main()
