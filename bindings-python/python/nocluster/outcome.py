"""The outcome of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, overload

if TYPE_CHECKING:
    from .types import Call, Finding, Need, Skipped, Unknown, Verdict


class Outcome(dict[str, Any]):
    """The answer of :meth:`Cluster.run`: the wire's members, three of which are attributes too.

    ``bool(outcome)`` says whether the request is allowed, so that ``assert cluster.run(..)`` fails on a denial.
    """

    @property
    def verdict(self) -> Verdict:
        """The verdict: ``allowed``, ``denied``, ``crashed``, ``unknown`` or ``need``."""
        return cast("Verdict", self["verdict"])

    @property
    def message(self) -> str:
        """The verdict in one line."""
        return self["message"]

    @property
    def allowed(self) -> bool | None:
        """Whether the request is allowed; ``None`` if the server crashes, or if it is not known."""
        return self.get("allowed")

    def __bool__(self) -> bool:
        return self.allowed is True

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, name: Literal["verdict"], /) -> Verdict: ...
        @overload
        def __getitem__(self, name: Literal["release", "message"], /) -> str: ...
        @overload
        def __getitem__(self, name: Literal["allowed"], /) -> bool: ...
        @overload
        def __getitem__(self, name: Literal["calls"], /) -> list[Call]: ...
        @overload
        def __getitem__(self, name: Literal["skipped"], /) -> list[Skipped]: ...
        @overload
        def __getitem__(self, name: Literal["findings"], /) -> list[Finding]: ...
        @overload
        def __getitem__(self, name: Literal["need"], /) -> Need: ...
        @overload
        def __getitem__(self, name: Literal["unknown"], /) -> Unknown: ...
        @overload
        def __getitem__(
            self, name: Literal["warnings", "warningHeaders", "assumed", "unusedAnswers", "restAnswered"], /
        ) -> list[str]: ...
        @overload
        def __getitem__(self, name: str, /) -> Any: ...
        def __getitem__(self, name: str, /) -> Any: ...
