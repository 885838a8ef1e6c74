"""JSON Patch, strict as the RFC or as kube-apiserver does it."""

from __future__ import annotations

from typing import cast

from ._call import call
from .types import PatchApply, PatchApplied

__all__ = ["apply"]


def apply(input: PatchApply) -> PatchApplied:
    """``patch.apply``: the document after the patch. A patch that does not apply is raised."""
    return cast(PatchApplied, call("patch.apply", input))
