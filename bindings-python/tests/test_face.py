"""The face alone: what it does around ``call``."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
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


def test_answers_must_be_a_mapping() -> None:
    answers: Any = len
    with pytest.raises(TypeError, match="`answers` must map webhooks to their responses, and is builtin_function_or_method"):
        nocluster.Cluster([]).run({"apiVersion": "v1", "kind": "Pod"}, answers=answers)


def test_yaml_in_the_place_of_json_says_what_reads_it() -> None:
    with pytest.raises(NoclusterError, match="looks like YAML: read it first, with `read_yaml` or `Cluster.from_yaml`") as caught:
        nocluster.Cluster("kind: Pod")
    assert caught.value.code == "invalid-character" and caught.value.at == "/objectsText"
    with pytest.raises(NoclusterError, match="looks like YAML"):
        nocluster.Cluster([]).match("kind: Pod")


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
    # mypy refuses it too, or it would say that the comment is of no use.
    assert code(lambda: cluster.match(MAP, verb="exec")) == "unknown-value"  # type: ignore[arg-type]
    assert code(lambda: cluster.match("{")) == "unexpected-end"
    assert code(lambda: cluster.call("patch.apply", {})) == "not-about-a-cluster"


def test_a_cluster_tells_what_is_wrong_with_its_objects() -> None:
    with pytest.raises(NoclusterError) as caught:
        nocluster.Cluster("[")
    assert (caught.value.code, caught.value.at) == ("unexpected-end", "/objectsText")
    assert code(lambda: nocluster.Cluster([], release="1.99")) == "unsupported-release"


SCALE = {"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "web", "namespace": "shop"}}
WEB = {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"}}
USER = {"username": "alice", "groups": ["team"]}


@pytest.mark.parametrize("as_text", [False, True])
def test_options_go_to_the_wire_under_its_names(as_text: bool) -> None:
    given: Any = (lambda value: json.dumps(value).encode()) if as_text else (lambda value: value)
    cluster = nocluster.Cluster(OBJECTS)
    options: dict[str, Any] = {
        "verb": "update",
        "old": given(SCALE),
        "parent": given(WEB),
        "subresource": "scale",
        "name": "web",
        "namespace": "shop",
        "resource": "deployments.v1.apps",
        "options": given({"apiVersion": "meta.k8s.io/v1", "kind": "UpdateOptions", "fieldManager": "me"}),
        "user": USER,
        "dry_run": True,
    }
    question = {
        "object": SCALE,
        "verb": "update",
        "oldObject": SCALE,
        "parent": WEB,
        "subresource": "scale",
        "name": "web",
        "namespace": "shop",
        "resource": {"group": "apps", "version": "v1", "resource": "deployments"},
        "options": {"apiVersion": "meta.k8s.io/v1", "kind": "UpdateOptions", "fieldManager": "me"},
        "user": USER,
        "dryRun": True,
    }
    assert cluster.match(given(SCALE), **options) == cluster.call("admission.match", question)["hooks"]
    assert cluster.run(given(SCALE), **options) == cluster.call("admission.run", {"answers": {}, **question})
    question = {"object": MAP, "fieldManager": "me", "answers": {}, "rest": {"allow": True}, "uids": ["one", "two"]}
    out = cluster.run(given(MAP), field_manager="me", rest={"allow": True}, uids=["one", "two"])
    assert out == cluster.call("admission.run", question)
    assert [call["review"]["request"]["uid"] for call in out["calls"]] == ["one", "two"]


def test_an_update_of_what_is_not_stored_is_told_by_a_null() -> None:
    cluster = nocluster.Cluster(OBJECTS)
    service = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web", "namespace": "shop"}}
    assert cluster.run(service, verb="update", old="null")["verdict"] == "allowed"
    with pytest.raises(NoclusterError) as caught:
        cluster.run(MAP, verb="update", old="null")
    assert (caught.value.code, caught.value.facts["status"]["code"]) == ("refused", 404)
    assert code(lambda: cluster.run(service, verb="update")) == "missing-member"


def test_a_request_given_as_it_is_takes_no_options() -> None:
    cluster = nocluster.Cluster(OBJECTS)
    request = {"operation": "CREATE", "object": MAP}
    assert code(lambda: cluster.match(request, verb="create")) == "member-conflict"
    review = {"kind": "AdmissionReview", "apiVersion": "admission.k8s.io/v1", "request": request}
    assert cluster.match(review) == cluster.match(MAP)


def test_an_unknown_resource_cannot_be_overlooked() -> None:
    cluster = nocluster.Cluster(OBJECTS)
    widget = {"apiVersion": "example.com/v1", "kind": "Widget", "metadata": {"name": "w", "namespace": "shop"}}
    for ask in (cluster.match, cluster.explain):
        with pytest.raises(NoclusterError) as caught:
            ask(widget)
        error = caught.value
        assert (error.area, error.code) == ("admission", "unknown") and "Widget" in error.message
        kind = {"group": "example.com", "version": "v1", "kind": "Widget"}
        assert error.needs == [{"code": "resource-of-kind", "kind": kind}]
        assert pickle.loads(pickle.dumps(error)).needs == error.needs
    out = cluster.run(widget)
    assert (out.verdict, out.allowed, bool(out)) == ("unknown", None, False)
    assert out["unknown"]["needs"][0]["code"] == "resource-of-kind"
    assert NoclusterError("wire", "internal", "no").needs == []


@pytest.mark.parametrize(("answer", "allowed"), [({"allow": True}, True), ({"deny": "no"}, False), ({}, None)])
def test_an_outcome_is_true_if_the_request_is_allowed(answer: Any, allowed: bool | None) -> None:
    out = nocluster.Cluster(OBJECTS).run(MAP, **({"rest": answer} if answer else {}))
    assert out.allowed is allowed and bool(out) is (allowed is True)
    assert pickle.loads(pickle.dumps(out)) == out


def test_a_webhook_that_answers_now_must_echo_the_uid() -> None:
    cluster = nocluster.Cluster(OBJECTS)
    uid = "11111111-2222-4333-8444-555555555555"
    review = {
        "apiVersion": "admission.k8s.io/v1",
        "kind": "AdmissionReview",
        "response": {"uid": uid, "allowed": True},
    }
    recorded = cluster.run(MAP, answers={"mutating/hook.example.com": {"review": review}}, rest={"allow": True})
    assert recorded.allowed and [finding["code"] for finding in recorded["findings"]] == ["uid-taken"]
    answered = cluster.run(MAP, answers={"mutating/hook.example.com": lambda _: review}, rest={"allow": True})
    assert answered.verdict == "denied" and "expected response.uid" in answered.message


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


def test_python_m_runs_the_command_without_a_warning() -> None:
    command = [sys.executable, "-W", "error", "-m", "nocluster", "version"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert nocluster.version()["version"] in ran.stdout and ran.stderr == ""


def test_the_version_is_that_of_the_package() -> None:
    assert nocluster.version()["version"] == installed_version("nocluster")


def test_the_stable_interface_is_that_of_the_oldest_python() -> None:
    project = (HERE / "pyproject.toml").read_text()
    crate = (HERE / "Cargo.toml").read_text()
    oldest = re.findall(r'requires-python = ">=(3)\.(\d+)"', project)
    assert oldest and re.findall(r"abi3-py(3)(\d+)", crate) == oldest
