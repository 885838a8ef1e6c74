"""The sets of features of the core, one per line with commas between, read from its Cargo.toml.

    python3 .ci/features.py core/Cargo.toml            every set that differs from the others
    python3 .ci/features.py core/Cargo.toml --each     no feature, and each alone

The empty set is printed as `,`, which cargo reads as none. A feature switches on those that its own list names.
"""

import re
import sys
from itertools import combinations
from pathlib import Path


def features(manifest):
    table = re.search(r"^\[features\]\n(.*?)(?=^\[)", Path(manifest).read_text(), re.M | re.S).group(1)
    rows = re.findall(r'^([a-z_-]+) = \[(.*?)\]', table, re.M | re.S)
    return {name: re.findall(r'"([^"]+)"', others) for name, others in rows if name != "default"}


def closure(chosen, known):
    closed = set(chosen)
    while more := {other for name in closed for other in known.get(name, ())} - closed:
        closed |= more
    return frozenset(closed)


def main():
    known = features(sys.argv[1])
    most = 1 if "--each" in sys.argv else len(known)
    seen = set()
    for size in range(most + 1):
        for chosen in combinations(known, size):
            closed = closure(chosen, known)
            if closed not in seen:
                seen.add(closed)
                print(",".join(chosen) or ",")


if __name__ == "__main__":
    main()
