"""The types of ``ipam.*``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypedDict

from .common import Coded, Complete

Plugins = Literal["1.10", "1.9", "1.1"]
"""A line of the CNI plugins."""

CniVerdict = Literal["valid", "released", "granted", "invalid", "refused", "exhausted", "crashed", "unknown"]
"""How a call of a plugin ends."""


class CniCall(TypedDict, total=False):
    """A call of a plugin: its environment, and the configuration on its standard input."""

    env: Mapping[str, str]
    stdin: str


class IpamCni(CniCall, total=False):
    """The input of ``ipam.cni``: one call, or several over one directory."""

    calls: Sequence[CniCall]
    store: Mapping[str, Any] | None
    storeText: str
    files: Mapping[str, str | None]
    plugins: Plugins
    plugin: Literal["host-local", "static"]
    netnsIsOwn: bool
    release: str
    complete: Sequence[Complete]


class CniReply(TypedDict, total=False):
    """What one call prints, and what it does to the directory."""

    verdict: CniVerdict
    stdout: str
    stderr: str
    exitCode: int
    textUnknown: bool
    reason: Coded
    ops: list[dict[str, Any]]
    flags: list[str]
    unknown: dict[str, Any]


class _IpamCniReplied(TypedDict):
    release: str
    plugins: Plugins
    verdict: CniVerdict


class IpamCniReplied(_IpamCniReplied, total=False):
    """The answer of ``ipam.cni``: that of one call, or ``replies``; ``store`` is the directory afterwards."""

    stdout: str
    stderr: str
    exitCode: int
    textUnknown: bool
    reason: Coded
    ops: list[dict[str, Any]]
    flags: list[str]
    unknown: dict[str, Any]
    replies: list[CniReply]
    store: dict[str, Any] | None


# `from` is a keyword of Python.
_IpamConvertFrom = TypedDict("_IpamConvertFrom", {"from": str}, total=False)


class _IpamConvert(TypedDict):
    to: str


class IpamConvert(_IpamConvert, _IpamConvertFrom, total=False):
    """The input of ``ipam.convert``: a result, and the version to convert it to."""

    result: Any
    resultText: str
    release: str
    complete: Sequence[Complete]


class _IpamConverted(TypedDict):
    release: str
    cni: str
    verdict: Literal["valid", "invalid", "crashed"]


class IpamConverted(_IpamConverted, total=False):
    """The answer of ``ipam.convert``; ``printed`` is the text that a plugin prints."""

    result: Any
    printed: str
    reason: Coded
