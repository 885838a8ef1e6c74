"""The operations of admission, with the wire's inputs and answers."""

from __future__ import annotations

from typing import cast

from ._call import call
from .types import (
    AdmissionDefault,
    AdmissionDefaulted,
    AdmissionMatch,
    AdmissionMatched,
    AdmissionRequest,
    AdmissionRequested,
    AdmissionReview,
    AdmissionReviewed,
    AdmissionRun,
    AdmissionRan,
)

__all__ = ["default", "match", "request", "review", "run"]


def request(input: AdmissionRequest) -> AdmissionRequested:
    """``admission.request``: the requests that go through admission when a client sends an object."""
    return cast(AdmissionRequested, call("admission.request", input))


def review(input: AdmissionReview) -> AdmissionReviewed:
    """``admission.review``: the AdmissionReview that a webhook is sent."""
    return cast(AdmissionReviewed, call("admission.review", input))


def match(input: AdmissionMatch) -> AdmissionMatched:
    """``admission.match``: which webhooks are called, which are not, and why."""
    return cast(AdmissionMatched, call("admission.match", input))


def run(input: AdmissionRun) -> AdmissionRan:
    """``admission.run``: the whole admission of a request, with the given responses of the webhooks."""
    return cast(AdmissionRan, call("admission.run", input))


def default(input: AdmissionDefault) -> AdmissionDefaulted:
    """``admission.default``: an object with the defaults of its kind, and what they change."""
    return cast(AdmissionDefaulted, call("admission.default", input))
