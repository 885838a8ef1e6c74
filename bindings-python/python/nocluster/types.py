"""The shapes of inputs and answers, as they are on the wire. Only for type checkers: at run time they are dicts."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

Json = Any
"""Any JSON: what the type checker can't know."""

Dialect = Literal["rfc6902", "kube-apiserver"]


class Common(TypedDict, total=False):
    """Members that every input may carry."""

    release: str
    complete: list[str]
    text: bool


class _PatchApply(Common):
    dialect: Dialect


class PatchApply(_PatchApply, total=False):
    """The input of ``patch.apply``: ``doc`` and ``patch``, each as JSON or as text."""

    doc: Json
    docText: str
    patch: list[dict[str, Any]]
    patchText: str
    copyLimit: int


class _PatchApplied(TypedDict):
    release: str
    changed: bool


class PatchApplied(_PatchApplied, total=False):
    """The answer of ``patch.apply``; ``docText`` instead of ``doc`` if ``text`` was asked for."""

    doc: Json
    docText: str
    orderDependent: bool
