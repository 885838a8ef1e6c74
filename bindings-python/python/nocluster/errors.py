"""The one error of this package."""

from __future__ import annotations

from typing import Any


class NoclusterError(Exception):
    """The error of an operation that can't be answered, with the members of the wire's ``err``.

    ``area`` and ``code`` are stable names; ``at`` is a pointer into the input and ``span`` a range of bytes in the
    text that ``at`` names; ``upstream`` is the server's exact text; ``facts`` holds the facts of this code. ``needs``
    lists the missing facts, if the code is ``unknown``. A denied request is an answer, not an error.
    """

    area: str
    code: str
    message: str
    at: str | None
    span: tuple[int, int] | None
    upstream: str | None
    facts: dict[str, Any]

    def __init__(
        self,
        area: str,
        code: str,
        message: str,
        at: str | None = None,
        span: tuple[int, int] | None = None,
        upstream: str | None = None,
        facts: dict[str, Any] | None = None,
    ) -> None:
        # All arguments go to Exception, so that pickle can make the error again.
        super().__init__(area, code, message, at, span, upstream, facts)
        self.area = area
        self.code = code
        self.message = message
        self.at = at
        self.span = span
        self.upstream = upstream
        self.facts = {} if facts is None else facts

    @property
    def needs(self) -> list[dict[str, Any]]:
        """The missing facts, each a ``code`` with its own facts."""
        needs: list[dict[str, Any]] = self.facts.get("needs", [])
        return needs

    def __str__(self) -> str:
        return self.message

    @classmethod
    def _from_wire(cls, err: dict[str, Any]) -> NoclusterError:
        span = err.get("span")
        return cls(
            err["area"],
            err["code"],
            err["message"],
            err.get("at"),
            None if span is None else (span[0], span[1]),
            err.get("upstream"),
            err.get("facts"),
        )
