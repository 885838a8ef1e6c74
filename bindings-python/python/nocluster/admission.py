"""What kube-apiserver's admission does with a request."""

from __future__ import annotations

from typing import cast

from ._call import call
from .types import (
    AdmissionMatch,
    AdmissionMatched,
    AdmissionRequest,
    AdmissionRequested,
    AdmissionReview,
    AdmissionReviewed,
    AdmissionRun,
    AdmissionRan,
)

__all__ = ["match", "request", "review", "run"]


def request(input: AdmissionRequest) -> AdmissionRequested:
    """``admission.request``: the requests that a client's verb on an object makes."""
    return cast(AdmissionRequested, call("admission.request", input))


def review(input: AdmissionReview) -> AdmissionReviewed:
    """``admission.review``: the AdmissionReview that a webhook gets."""
    return cast(AdmissionReviewed, call("admission.review", input))


def match(input: AdmissionMatch) -> AdmissionMatched:
    """``admission.match``: which webhooks are called, which are not, and why."""
    return cast(AdmissionMatched, call("admission.match", input))


def run(input: AdmissionRun) -> AdmissionRan:
    """``admission.run``: the whole admission, with the webhooks' answers given."""
    return cast(AdmissionRan, call("admission.run", input))
