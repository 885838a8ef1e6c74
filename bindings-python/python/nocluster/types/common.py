"""Types that all areas share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypedDict

Complete = Literal[
    "namespaces", "crds", "services", "endpointslices", "pods", "serviceimports",
    "serviceaccounts", "limitranges", "priorityclasses", "runtimeclasses", "storageclasses", "ingressclasses",
]

Coded = dict[str, Any]
"""A stable ``code`` and the facts that belong to it."""


class Common(TypedDict, total=False):
    """Members that every input may have."""

    release: str
    complete: Sequence[Complete]
    text: bool


class YamlRead(TypedDict):
    """The objects of a file, and warnings about what kubectl does silently: ``code``, ``line``, ``message``, facts."""

    objects: list[Any]
    warnings: list[Coded]
