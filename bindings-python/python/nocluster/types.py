"""The shapes of the answers, as they are on the wire."""

from __future__ import annotations

from typing import Any, TypedDict


class Need(TypedDict):
    """The answer of a webhook that `admission.run` has to know to go on."""

    hook: str
    round: int
    review: dict[str, Any]


class Hook(TypedDict):
    """A webhook's decision."""

    hook: str
