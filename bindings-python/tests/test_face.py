"""The face alone: what it does around ``call``."""

from __future__ import annotations

import json
import pickle
import re
from importlib.metadata import version as installed_version
from pathlib import Path

import nocluster
import pytest
from nocluster import NoclusterError

HERE = Path(__file__).parents[1]


def test_one_error_class_with_the_members_of_err() -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.call("no.such", {})
    error = caught.value
    assert (error.area, error.code, error.facts["op"]) == ("wire", "unknown-operation", "no.such")
    assert "no.such" in str(error)
    assert error.upstream is None


def test_errors_can_be_pickled() -> None:
    error = NoclusterError("patch", "test-failed", "no", "/patch/0", (1, 2), "text", {"opIndex": 0})
    copy = pickle.loads(pickle.dumps(error))
    assert vars(copy) == vars(error) and str(copy) == "no" and isinstance(copy, NoclusterError)


def test_call_text_gives_the_envelope_as_it_is() -> None:
    assert json.loads(nocluster.call_text("no.such", b"{}"))["err"]["code"] == "unknown-operation"


@pytest.mark.parametrize("text", ["\ud800", '"\udc00"', b"\xff"])
def test_text_that_is_not_utf_8_is_refused(text: str | bytes) -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.call_text("patch.apply", text)
    assert caught.value.code == "invalid-utf-8"


@pytest.mark.parametrize("value", [float("nan"), object(), {1, 2}])
def test_what_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.call("patch.apply", {"doc": value})
    assert caught.value.code == "not-json"


def test_every_operation_is_a_function_and_every_function_an_operation() -> None:
    areas: dict[str, list[str]] = {}
    for operation in nocluster.ops():
        area, _, verb = operation["op"].partition(".")
        areas.setdefault(area, []).append(verb.replace("-", "_"))
    assert sorted(nocluster.patch.__all__) == sorted(areas["patch"])
    assert sorted(nocluster.admission.__all__) == sorted(areas["admission"])


def test_yaml_is_read_as_kubectl_reads_it() -> None:
    read = nocluster.read_yaml("kind: Pod\nmetadata: {labels: {tier: 0777, on: yes}}\n---\nkind: Node\n")
    assert read["objects"] == [{"kind": "Pod", "metadata": {"labels": {"tier": 511, "true": True}}}, {"kind": "Node"}]
    assert read["warnings"][0]["line"] == 2 and "`on`" in read["warnings"][0]["message"]
    with pytest.raises(NoclusterError) as caught:
        nocluster.read_yaml("a: [")
    assert (caught.value.area, caught.value.facts["line"]) == ("yaml", 1)


def test_the_command_is_in_the_package(capfd: pytest.CaptureFixture[str]) -> None:
    assert nocluster.main(["version"]) == 0
    assert nocluster.version()["version"] in capfd.readouterr().out
    assert nocluster.main(["no-such-verb"]) == 2


def test_the_version_is_that_of_the_package() -> None:
    assert nocluster.version()["version"] == installed_version("nocluster")


def test_the_stable_interface_is_that_of_the_oldest_python() -> None:
    project = (HERE / "pyproject.toml").read_text()
    crate = (HERE / "Cargo.toml").read_text()
    oldest = re.findall(r'requires-python = ">=(3)\.(\d+)"', project)
    assert oldest and re.findall(r"abi3-py(3)(\d+)", crate) == oldest
