from __future__ import annotations

import json
from typing import Any

import nocluster
import pytest

from vectors import asked, read_cases, read_tolerated

CASES = read_cases()
TOLERATED = read_tolerated()
KINDS = {"ok", "okSubset", "okText", "err"}


def subset(expected: Any, got: Any) -> bool:
    """Whether every member that is expected is there, at any depth; lists are of one length."""
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(name in got and subset(item, got[name]) for name, item in expected.items())
    if isinstance(expected, list):
        same_length = isinstance(got, list) and len(expected) == len(got)
        return same_length and all(subset(item, other) for item, other in zip(expected, got))
    return same(expected, got)


def same(expected: Any, got: Any) -> bool:
    """Equality of JSON values: unlike Python's, true is not 1."""
    if isinstance(expected, dict):
        return isinstance(got, dict) and expected.keys() == got.keys() and subset(expected, got)
    if isinstance(expected, list):
        return isinstance(got, list) and len(expected) == len(got) and all(map(same, expected, got))
    return isinstance(expected, bool) == isinstance(got, bool) and bool(expected == got)


def passes(case: dict[str, Any]) -> bool:
    assert len(KINDS & case.keys()) == 1, f"exactly one of {KINDS}"
    envelope = nocluster.call_text(case["op"], json.dumps(case["input"]))
    answer: dict[str, Any] = json.loads(envelope)
    if "objects" in case["input"] and "ok" in answer:
        assert by_cluster(case["op"], dict(case["input"])) == envelope
    if "okText" in case:
        return bool(envelope == '{"ok":' + case["okText"] + "}")
    if "ok" in case:
        return "ok" in answer and same(case["ok"], answer["ok"])
    name = "err" if "err" in case else "ok"
    return name in answer and subset(case["err" if "err" in case else "okSubset"], answer[name])


def by_cluster(op: str, question: dict[str, Any]) -> str:
    """The same question to a cluster that is prepared first."""
    options = {name: question.pop(name) for name in ("release", "complete", "resources") if name in question}
    cluster = nocluster.Cluster(question.pop("objects"), **options)
    return cluster.call_text(op, json.dumps(question))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(case: dict[str, Any]) -> None:
    if case["id"] in TOLERATED:
        assert not passes(case), "passes, but is listed in tolerated.txt"
    else:
        assert passes(case), nocluster.call_text(case["op"], json.dumps(case["input"]))


def test_tolerated_exist() -> None:
    assert TOLERATED.keys() <= {case["id"] for case in CASES}


def test_a_case_s_own_members_win() -> None:
    assert asked({}, {"a": 1}) == {"a": 1}
    assert asked({"a": 1, "b": {"c": 2}}, {}) == {"a": 1, "b": {"c": 2}}
    assert asked({"a": 1, "b": {"c": 2}}, {"b": {"d": 3}, "e": "<"}) == {"a": 1, "b": {"d": 3}, "e": "<"}
    assert asked({"a": 1}, {"a": None}) == {"a": None}
