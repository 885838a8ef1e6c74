"""Values to JSON text and envelopes to values, at the border of the core."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from .errors import NoclusterError

Got = TypeVar("Got")


def utf8(text: str | bytes, what: str) -> str:
    """Checks that a text can be UTF-8, and returns it."""
    try:
        if isinstance(text, bytes):
            return text.decode("utf-8")
        if not isinstance(text, str):
            raise NoclusterError("wire", "wrong-type", f"{what} must be text, but is {type(text).__name__}")
        text.encode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise NoclusterError("wire", "invalid-utf-8", f"{what} is not UTF-8: {error.reason}") from None
    return text


def dump(value: object) -> str:
    """A value as JSON text."""
    try:
        return json.dumps(value, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise NoclusterError("wire", "not-json", f"the input is not a JSON value: {error}") from None
    except RecursionError:
        raise NoclusterError("wire", "limit-exceeded", "the input is nested too deeply, or contains itself") from None


def raw(name: str, value: object) -> dict[str, object]:
    """A raw member of an input: a value as is, or a text untouched in the member's ``Text`` twin."""
    return {f"{name}Text": utf8(value, name)} if isinstance(value, (str, bytes)) else {name: value}


def guarded(work: Callable[[], Got]) -> Got:
    """Turns a panic in the native module, which should not happen, into the package's own error."""
    try:
        return work()
    except RuntimeError:
        raise NoclusterError("wire", "internal", "the native module has failed") from None


def opened(envelope: str) -> Any:
    """Returns the `ok` of an envelope; its `err` is raised."""
    answer = json.loads(envelope)
    if "err" in answer:
        raise NoclusterError._from_wire(answer["err"])
    return answer["ok"]
