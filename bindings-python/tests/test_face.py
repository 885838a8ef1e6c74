"""The face alone: what it does around ``call``."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

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


def test_a_patch_of_texts_gives_a_text() -> None:
    operations = '[{"op":"add","path":"/b","value":1.50}]'
    assert nocluster.patch.apply_text("rfc6902", b' {"z":1.0} ', operations) == '{"z":1.0,"b":1.50}'
    assert nocluster.patch.apply_text("kube-apiserver", '{"z":1.0}', operations) == '{"b":1.50,"z":1.0}'


@pytest.mark.parametrize(
    ("dialect", "doc", "patch"),
    [
        ("rfc6902", "{}", '[{"op":"remove","path":"/a"}]'),
        ("kube-apiserver", "{}", '[{"op":"remove","path":"/a"}]'),
        ("kube-apiserver", "null", '[{"op":"add","path":"/a","value":1}]'),
        ("rfc6902", "{", "[]"),
        ("rfc6902", "{}", "[{]"),
        ("rfc9999", "{}", "[]"),
    ],
)
def test_a_patch_of_texts_raises_what_apply_would(dialect: Any, doc: str, patch: str) -> None:
    with pytest.raises(NoclusterError) as expected:
        nocluster.patch.apply({"dialect": dialect, "docText": doc, "patchText": patch})
    with pytest.raises(NoclusterError) as caught:
        nocluster.patch.apply_text(dialect, doc, patch)
    assert vars(caught.value) == vars(expected.value) and str(caught.value) == str(expected.value)


@pytest.mark.parametrize("text", ["\ud800", '"\udc00"', b"\xff"])
def test_text_that_is_not_utf_8_is_refused(text: str | bytes) -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.call_text("patch.apply", text)
    assert caught.value.code == "invalid-utf-8"


@pytest.mark.parametrize("text", [None, {}, 1])
def test_what_is_no_text_is_refused(text: Any) -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.call_text("patch.apply", text)
    assert caught.value.code == "wrong-type"


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
    # Beside the operations, one for texts.
    assert sorted(nocluster.patch.__all__) == sorted([*areas["patch"], "apply_text"])
    assert sorted(nocluster.admission.__all__) == sorted(areas["admission"])


OBJECTS: list[dict[str, Any]] = [
    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}},
    *(
        {
            "apiVersion": "admissionregistration.k8s.io/v1",
            "kind": f"{phase}WebhookConfiguration",
            "metadata": {"name": phase.lower()},
            "webhooks": [
                {
                    "name": "hook.example.com",
                    "clientConfig": {"url": "https://hooks.example.com/"},
                    "rules": [
                        {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["*"], "resources": ["configmaps"]}
                    ],
                    "sideEffects": "None",
                    "admissionReviewVersions": ["v1"],
                }
            ],
        }
        for phase in ("Mutating", "Validating")
    ),
]
MAP = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "one", "namespace": "shop"}}


def code(call: Callable[[], object]) -> str:
    with pytest.raises(NoclusterError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize(
    "given",
    [
        OBJECTS,
        json.dumps(OBJECTS),
        json.dumps(OBJECTS).encode(),
        {"apiVersion": "v1", "kind": "List", "items": OBJECTS},
    ],
    ids=["list", "str", "bytes", "dict"],
)
def test_a_cluster_takes_text_and_values(given: Any) -> None:
    cluster = nocluster.Cluster(given)
    subjects: list[Any] = [MAP, json.dumps(MAP), json.dumps(MAP).encode(), {"operation": "CREATE", "object": MAP}]
    for subject in subjects:
        decisions = [(hook["hook"], hook["decision"]) for hook in cluster.match(subject)]
        assert decisions == [
            ("mutating/mutating/hook.example.com", "call"),
            ("validating/validating/hook.example.com", "call"),
        ]
    assert len(cluster.match(MAP, phase="mutating")) == 1
    assert len(cluster.explain(MAP)[0]["gates"]) > 1
    assert cluster.match(MAP, verb="delete")[0]["decision"] == "call"
    assert code(lambda: cluster.match(MAP, verb="exec")) == "unknown-verb"
    assert code(lambda: cluster.match("{")) == "invalid-json"
    assert code(lambda: cluster.call("patch.apply", {})) == "not-about-a-cluster"


def test_a_cluster_tells_what_is_wrong_with_its_objects() -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.Cluster("[")
    assert (caught.value.code, caught.value.at) == ("unexpected-end", "/objectsText")
    assert code(lambda: nocluster.Cluster([], release="1.99")) == "unsupported-release"


def test_run_asks_callables_and_without_them_says_what_it_needs() -> None:
    cluster = nocluster.Cluster(OBJECTS)
    assert cluster.run(MAP).verdict == "need"
    out = cluster.run(MAP, answers={"mutating/hook.example.com": {"allow": True}})
    assert out["need"]["hook"] == "validating/validating/hook.example.com"
    seen = []

    def webhook(review: dict[str, Any]) -> dict[str, Any]:
        seen.append(review["request"]["uid"])
        response = {"uid": review["request"]["uid"], "allowed": True}
        return {"apiVersion": review["apiVersion"], "kind": "AdmissionReview", "response": response}

    answers = {
        "mutating/hook.example.com": webhook,
        "validating/validating/hook.example.com": lambda _: {"deny": "not today"},
    }
    out = cluster.run(MAP, answers=answers)
    assert seen == ["00000000-0000-4000-8000-000000000001"]
    assert out.verdict == "denied" and "denied the request: not today" in out.message
    assert code(lambda: cluster.run(MAP, answers={"no.such.hook": {"allow": True}})) == "unknown-hook"
    assert code(lambda: cluster.run(MAP, answers={"hook.example.com": lambda _: {"allow": True}})) == "ambiguous-hook"


def test_yaml_is_read_as_kubectl_reads_it() -> None:
    read = nocluster.read_yaml("kind: Pod\nmetadata: {labels: {tier: 0777, on: yes}}\n---\nkind: Node\n")
    assert read["objects"] == [{"kind": "Pod", "metadata": {"labels": {"tier": 511, "true": True}}}, {"kind": "Node"}]
    assert read["warnings"][0]["line"] == 2 and "`on`" in read["warnings"][0]["message"]
    with pytest.raises(NoclusterError) as caught:
        nocluster.read_yaml("a: [")
    assert (caught.value.area, caught.value.facts["line"]) == ("yaml", 1)


def test_a_cluster_is_made_from_yaml() -> None:
    stream = "\n---\n".join(json.dumps(given) for given in OBJECTS)
    for text in (stream, stream.encode(), "apiVersion: v1\nkind: List\nitems: " + json.dumps(OBJECTS)):
        cluster = nocluster.Cluster.from_yaml(text, release="1.36", complete=["namespaces"])
        assert [hook["decision"] for hook in cluster.match(MAP)] == ["call", "call"]
        assert "1.36" in repr(cluster)
    assert code(lambda: nocluster.Cluster.from_yaml("a: [")) == "invalid-yaml"
    assert code(lambda: nocluster.Cluster.from_yaml(stream, release="1.99")) == "unsupported-release"


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
