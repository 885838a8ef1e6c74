"""The conformance vectors, as every language reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "core" / "tests" / "vectors"


def asked(shared: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The input of a case: its own members over those that its file shares."""
    return shared | own


def read_cases() -> list[dict[str, Any]]:
    """Every case with all that it asks; sorted by file."""
    cases: list[dict[str, Any]] = []
    for path in sorted(FOLDER.rglob("*.json")):
        if path.relative_to(FOLDER).parts[0] == "rows":  # tables of unit tests
            continue
        file = json.loads(path.read_text("utf-8"))
        cases.extend(case | {"input": asked(file.get("input", {}), case["input"])} for case in file["cases"])
    assert len({case["id"] for case in cases}) == len(cases), "an id is given twice"
    return cases


def read_tolerated() -> dict[str, str]:
    """Cases that may fail, by id."""
    lines = (FOLDER / "tolerated.txt").read_text("utf-8").splitlines()
    pairs = [line.partition("  ") for line in lines if line.strip() and not line.startswith("#")]
    assert all(reason for _, _, reason in pairs), "no reason"
    return {name: reason for name, _, reason in pairs}
