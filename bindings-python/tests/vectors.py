"""The conformance vectors, as every language reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "core" / "tests" / "vectors"


def read_cases() -> list[dict[str, Any]]:
    """Every case, with what its file says for all of them; sorted by file."""
    cases: list[dict[str, Any]] = []
    for path in sorted(FOLDER.rglob("*.json")):
        if path.relative_to(FOLDER).parts[0] == "rows":  # tables of unit tests
            continue
        file = json.loads(path.read_text("utf-8"))
        defaults = {name: file[name] for name in ("release", "complete") if name in file} | file.get("input", {})
        cases.extend(case | {"input": defaults | case["input"]} for case in file["cases"])
    assert len({case["id"] for case in cases}) == len(cases), "an id is given twice"
    return cases


def read_known_gaps() -> dict[str, str]:
    """Cases that are known to fail, by id."""
    lines = (FOLDER / "known-gaps.txt").read_text("utf-8").splitlines()
    pairs = [line.partition("  ") for line in lines if line.strip() and not line.startswith("#")]
    assert all(reason for _, _, reason in pairs), "a known gap without a reason"
    return {name: reason for name, _, reason in pairs}
