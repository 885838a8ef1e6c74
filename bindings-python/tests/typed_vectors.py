"""Prints every vector as typed literals, for mypy: the types must hold for what is really asked and answered."""

from __future__ import annotations

from vectors import read_cases, read_known_gaps

TYPES = {
    "patch.apply": ("PatchApply", "PatchApplied"),
    "admission.request": ("AdmissionRequest", "AdmissionRequested"),
    "admission.review": ("AdmissionReview", "AdmissionReviewed"),
    "admission.match": ("AdmissionMatch", "AdmissionMatched"),
    "admission.run": ("AdmissionRun", "AdmissionRan"),
}


def main() -> None:
    print("from nocluster import types")
    gaps = read_known_gaps()
    count = 0
    for case in read_cases():
        # An input that is refused need not fit; answers fit where they are given whole.
        if case["id"] in gaps or "ok" not in case:
            continue
        asked, answered = TYPES[case["op"]]
        print(f"asked_{count}: types.{asked} = {case['input']!r}")
        print(f"answered_{count}: types.{answered} = {case['ok']!r}")
        count += 1


main()
