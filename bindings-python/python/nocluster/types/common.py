"""What the inputs and answers of all areas share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypedDict

Complete = Literal["namespaces", "crds"]

Coded = dict[str, Any]
"""A stable ``code`` and the facts that belong to it."""


class Common(TypedDict, total=False):
    """Members that every input may carry."""

    release: str
    complete: Sequence[Complete]
    text: bool


class YamlRead(TypedDict):
    """The objects of a file, and what kubectl does in silence: ``code``, ``line``, ``message`` and facts."""

    objects: list[Any]
    warnings: list[Coded]
