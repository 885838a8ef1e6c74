"""JSON Patch, as RFC 6902 defines it or as kube-apiserver runs it."""

from __future__ import annotations

from typing import cast

from . import _native
from ._call import call
from ._text import guarded, opened, utf8
from .types import Dialect, PatchApply, PatchApplied

__all__ = ["apply", "apply_text"]


def apply(input: PatchApply) -> PatchApplied:
    """``patch.apply``: the document after the patch. A patch that does not apply is raised."""
    return cast(PatchApplied, call("patch.apply", input))


def apply_text(dialect: Dialect, doc: str | bytes, patch: str | bytes) -> str:
    """Applies a patch as ``patch.apply`` does, text to text without an envelope; returns the new document's text."""
    word, *texts = utf8(dialect, "the dialect"), utf8(doc, "the document"), utf8(patch, "the patch")
    try:
        return guarded(lambda: _native.apply_text(word, *texts))
    except ValueError as error:
        opened(str(error))
        raise
