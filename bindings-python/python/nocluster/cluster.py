"""A cluster that is prepared once and asked often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from . import _native
from ._call import read_yaml
from ._text import dump, given, guarded, members, opened, optional, utf8
from .errors import NoclusterError
from .types import Hook, Need

Given = str | bytes | Mapping[str, Any]
"""A Kubernetes object: its JSON text, which goes to the core untouched, or a dict."""

Callable_ = Callable[[dict[str, Any]], Any]

OPERATIONS = {"create": "CREATE", "update": "UPDATE", "delete": "DELETE"}


class Outcome(dict[str, Any]):
    """The answer of :meth:`Cluster.run`: the wire's members, and the two that every answer has as attributes."""

    @property
    def verdict(self) -> str:
        """``allowed``, ``denied``, ``crashed``, ``unknown`` or ``need``."""
        return cast(str, self["verdict"])

    @property
    def message(self) -> str:
        """The verdict in one line."""
        return cast(str, self["message"])


class Cluster:
    """Webhook configurations, Namespaces and CRDs, prepared once.

    ``objects`` is what ``kubectl get -o json`` prints, as text, or the same as a list or dict. ``release`` is the
    Kubernetes minor. ``complete`` names the kinds of which ``objects`` holds all there are: what is absent of them is
    known not to exist. ``resources`` adds rows to the table of resources.
    """

    def __init__(
        self,
        objects: str | bytes | Sequence[Mapping[str, Any]] | Mapping[str, Any],
        *,
        release: str | None = None,
        complete: Sequence[str] | None = None,
        resources: Sequence[Mapping[str, Any]] | None = None,
    ) -> None:
        is_text = isinstance(objects, (str, bytes))
        text = members(
            {
                "objectsText": dump(utf8(objects, "objects")) if isinstance(objects, (str, bytes)) else None,
                "objects": None if is_text else dump(objects),
                "release": optional(release),
                "complete": optional(complete),
                "resources": optional(resources),
            }
        )
        self._release = release
        try:
            self._native = guarded(lambda: _native.Cluster(text))
        except ValueError as error:
            opened(str(error))
            raise

    @classmethod
    def from_yaml(
        cls,
        text: str | bytes,
        *,
        release: str | None = None,
        complete: Sequence[str] | None = None,
        resources: Sequence[Mapping[str, Any]] | None = None,
    ) -> Cluster:
        """A cluster from YAML or JSON, read exactly as kubectl reads a file.

        The warnings about the text are those of :func:`nocluster.read_yaml`.
        """
        return cls(read_yaml(text)["objects"], release=release, complete=complete, resources=resources)

    def __repr__(self) -> str:
        return "Cluster(...)" if self._release is None else f"Cluster(..., release={self._release!r})"

    def call_text(self, op: str, text: str | bytes) -> str:
        """The envelope's text for an operation on this cluster; the input has no ``objects``."""
        name, checked = utf8(op, "the operation"), utf8(text, "the input")
        return guarded(lambda: self._native.call(name, checked))

    def call(self, op: str, input: Mapping[str, Any]) -> Any:
        """The ``ok`` of an operation on this cluster; its ``err`` is raised."""
        return opened(self.call_text(op, dump(input)))

    def match(
        self,
        subject: Given,
        *,
        verb: str | None = None,
        old: Given | None = None,
        subresource: str | None = None,
        user: Mapping[str, Any] | None = None,
        dry_run: bool | None = None,
        conditions: Mapping[str, Any] | None = None,
        phase: str | None = None,
    ) -> list[Hook]:
        """Every webhook's decision on an object, or on a request if it has ``operation``."""
        request = _request(subject, verb, old, subresource, user, dry_run)
        return self._match(request, conditions, phase, explain=None)

    def explain(
        self,
        subject: Given,
        *,
        verb: str | None = None,
        old: Given | None = None,
        subresource: str | None = None,
        user: Mapping[str, Any] | None = None,
        dry_run: bool | None = None,
        conditions: Mapping[str, Any] | None = None,
        phase: str | None = None,
    ) -> list[Hook]:
        """The same with every gate of every webhook."""
        request = _request(subject, verb, old, subresource, user, dry_run)
        return self._match(request, conditions, phase, explain=True)

    def _match(
        self, request: str, conditions: Mapping[str, Any] | None, phase: str | None, explain: bool | None
    ) -> list[Hook]:
        text = members(
            {
                "request": request,
                "phase": optional(phase),
                "conditions": optional(conditions),
                "explain": optional(explain),
            }
        )
        return cast("list[Hook]", opened(self.call_text("admission.match", text))["hooks"])

    def run(
        self,
        subject: Given,
        *,
        verb: str | None = None,
        old: Given | None = None,
        subresource: str | None = None,
        user: Mapping[str, Any] | None = None,
        dry_run: bool | None = None,
        conditions: Mapping[str, Any] | None = None,
        answers: Mapping[str, Any] | None = None,
        uids: Sequence[str] | None = None,
        names: Sequence[str] | None = None,
    ) -> Outcome:
        """The whole admission of an object.

        ``answers`` maps webhooks to what they answer, or to a callable that gets the AdmissionReview and gives one
        back, or an answer in one of the wire's short forms.
        """
        request = _request(subject, verb, old, subresource, user, dry_run)
        answers = {} if answers is None else answers
        # An empty list names the webhook and answers nothing yet.
        known: dict[str, Any] = {key: [] if callable(value) else value for key, value in answers.items()}
        while True:
            text = members(
                {
                    "request": request,
                    "answers": dump(known),
                    "conditions": optional(conditions),
                    "uids": optional(uids),
                    "names": optional(names),
                }
            )
            out = Outcome(opened(self.call_text("admission.run", text)))
            need = cast("Need | None", out.get("need"))
            key = None if need is None else _key(answers, need["hook"])
            if need is None or key is None or not callable(answers[key]):
                return out
            known[key].append(_answer(answers[key](need["review"])))


def _request(
    subject: Given,
    verb: str | None,
    old: Given | None,
    subresource: str | None,
    user: Mapping[str, Any] | None,
    dry_run: bool | None,
) -> str:
    """The wire's `request`: what was given, if it is one, else what a client's verb on an object makes."""
    text, plain = given(subject, "the object")
    if isinstance(plain, Mapping) and ("operation" in plain or plain.get("kind") == "AdmissionReview"):
        return text
    if verb is None:
        verb = "create" if old is None else "update"
    if verb not in OPERATIONS:
        raise NoclusterError("wire", "unknown-verb", f"unknown verb `{verb}`; known are {', '.join(OPERATIONS)}")
    deleted = verb == "delete"
    old_text = None if old is None else given(old, "the old object")[0]
    return members(
        {
            "operation": dump(OPERATIONS[verb]),
            "subResource": optional(subresource),
            "userInfo": optional(user),
            "object": None if deleted else text,
            "oldObject": text if deleted else old_text,
            "dryRun": optional(dry_run),
        }
    )


def _key(answers: Mapping[str, Any], hook: str) -> str | None:
    """The key of `answers` that means this hook: its whole name or an ending of it."""
    keys = [key for key in answers if hook == key or hook.endswith("/" + key)]
    return max(keys, key=len, default=None)


def _answer(value: Any) -> Any:
    """What a callable may return: an answer of the wire, or the AdmissionReview itself."""
    return {"review": value} if isinstance(value, Mapping) and "response" in value else value
