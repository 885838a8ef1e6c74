"""Operations by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from . import _native
from ._text import dump, guarded, opened, utf8
from .types import YamlRead


def call_text(op: str, text: str | bytes) -> str:
    """Runs an operation: the text of its input in, the text of its envelope out."""
    name, checked = utf8(op, "the operation"), utf8(text, "the input")
    return guarded(lambda: _native.call(name, checked))


def call(op: str, input: Mapping[str, Any]) -> Any:
    """Runs an operation and returns its ``ok``; its ``err`` is raised as :class:`nocluster.NoclusterError`."""
    return opened(call_text(op, dump(input)))


def read_yaml(text: str | bytes) -> YamlRead:
    """Reads YAML or JSON exactly as kubectl reads a file; ``warnings`` lists what kubectl does silently."""
    checked = utf8(text, "the text")
    return cast(YamlRead, opened(guarded(lambda: _native.read_yaml(checked))))


def ops() -> list[dict[str, Any]]:
    """Lists the operations with their members."""
    listed: list[dict[str, Any]] = json.loads(_native.ops())
    return listed


def version() -> dict[str, Any]:
    """Returns the version of the core and the releases that it models."""
    version: dict[str, Any] = json.loads(_native.version())
    return version
