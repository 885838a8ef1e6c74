"""Prints what every vector asks and what is really answered as typed literals, for mypy."""

from __future__ import annotations

import json
from typing import Any

import nocluster

from vectors import read_cases, read_tolerated

TYPES = {
    "patch.apply": ("PatchApply", "PatchApplied"),
    "admission.request": ("AdmissionRequest", "AdmissionRequested"),
    "admission.review": ("AdmissionReview", "AdmissionReviewed"),
    "admission.match": ("AdmissionMatch", "AdmissionMatched"),
    "admission.run": ("AdmissionRun", "AdmissionRan"),
    "admission.default": ("AdmissionDefault", "AdmissionDefaulted"),
    "dns.query": ("DnsQuery", "DnsQueried"),
    "dns.names": ("DnsNames", "DnsNamed"),
    "dns.lookup": ("DnsLookup", "DnsLookedUp"),
    "dns.corefile": ("DnsCorefile", "DnsCorefileLoaded"),
    "dns.resolvconf": ("DnsResolvconf", "DnsResolvconfWritten"),
    "dns.hostname": ("DnsHostname", "DnsHostnameSet"),
    "ipam.aws": ("IpamAws", "IpamAwsFitted"),
    "ipam.calico": ("IpamCalico", "IpamCalicoAssigned"),
    "ipam.cni": ("IpamCni", "IpamCniReplied"),
    "ipam.convert": ("IpamConvert", "IpamConverted"),
    "ipam.capacity": ("IpamCapacity", "IpamCapacityCounted"),
    "ipam.lint": ("IpamLint", "IpamLinted"),
    "ipam.what-if": ("IpamWhatIf", "IpamWhatIfAnswered"),
    "ipam.mode": ("IpamMode", "IpamModeDecided"),
    "ipam.node-cidr": ("IpamNodeCidr", "IpamNodeCidrGranted"),
    "ipam.service": ("IpamService", "IpamServiceGranted"),
    "ipam.plan": ("IpamPlan", "IpamPlanned"),
}


def shape(value: Any) -> object:
    """What mypy sees of a value: literals of one shape are checked once."""
    if isinstance(value, dict):
        return tuple((name, shape(item)) for name, item in value.items())
    if isinstance(value, list):
        return ("list", *{shape(item) for item in value})
    return value if isinstance(value, str) and len(value) < 20 else type(value).__name__


def main() -> None:
    print("from nocluster import types")
    tolerated = read_tolerated()
    seen = set()
    for case in read_cases():
        if case["id"] in tolerated:
            continue
        answer = json.loads(nocluster.call_text(case["op"], json.dumps(case["input"])))
        # An input that is refused need not fit.
        if "ok" not in answer:
            continue
        for name, value in zip(TYPES[case["op"]], (case["input"], answer["ok"])):
            key = (name, shape(value))
            if key not in seen:
                seen.add(key)
                print(f"literal_{len(seen)}: types.{name} = {value!r}")


main()
