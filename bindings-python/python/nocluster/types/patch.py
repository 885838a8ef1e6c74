"""The types of ``patch.*``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from .common import Common

Dialect = Literal["rfc6902", "kube-apiserver"]


class _PatchApply(Common):
    dialect: Dialect


class PatchApply(_PatchApply, total=False):
    """The input of ``patch.apply``: ``doc`` and ``patch``, each as JSON or as text."""

    doc: Any
    docText: str
    patch: Sequence[Mapping[str, Any]]
    patchText: str
    copyLimit: int


class _PatchApplied(TypedDict):
    release: str
    changed: bool


class PatchApplied(_PatchApplied, total=False):
    """The answer of ``patch.apply``; ``docText`` instead of ``doc`` if ``text`` is true."""

    doc: Any
    docText: str
    orderDependent: bool
