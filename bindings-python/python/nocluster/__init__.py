"""Ask Kubernetes what it would do. No cluster.

>>> import nocluster
>>> nocluster.patch.apply({"dialect": "rfc6902", "doc": {"a": 1}, "patch": [{"op": "remove", "path": "/a"}]})["doc"]
{}

The wheel uses CPython's stable interface (abi3) and loads in every CPython from 3.10 on, except for the
free-threaded builds, which have no stable interface yet.
"""

from __future__ import annotations

from . import admission, dns, ipam, patch
from ._call import call, call_text, ops, read_yaml, version
from ._command import main
from .cluster import Cluster
from .errors import NoclusterError
from .outcome import Outcome

__all__ = [
    "Cluster",
    "NoclusterError",
    "Outcome",
    "admission",
    "call",
    "call_text",
    "dns",
    "ipam",
    "main",
    "ops",
    "patch",
    "read_yaml",
    "version",
]
