"""Two answers compared field by field: each difference needs a word of `assumed` that can write the field.

The words are those of docs/CODES.md. What each explains, and nothing else:
"""

import re

ABSENT = object()

# By word: where the server may have a field that the library does not have, or another value in it. `*` is any element.
WRITTEN = {
    "managed-fields": ["/metadata/managedFields"],
    "strategy": [
        "/metadata/uid", "/metadata/creationTimestamp", "/metadata/generation", "/metadata/resourceVersion", "/status",
    ],
    "generated-names": ["/metadata/name"],
    "resource-version": ["/metadata/resourceVersion"],
}
# What else a word may write in objects of a kind: the registry, the plugins of a new cluster, the internal type.
OF_KIND = {
    "/v1/Namespace": {"strategy": ["/spec/finalizers"]},
    "/v1/Pod": {"plugins": [
        "/spec/serviceAccountName", "/spec/serviceAccount", "/spec/volumes", "/spec/containers/*/volumeMounts",
        "/spec/initContainers/*/volumeMounts", "/spec/tolerations", "/spec/priority", "/spec/preemptionPolicy",
    ]},
    "/v1/PersistentVolume": {"plugins": ["/metadata/finalizers"]},
    "/v1/PersistentVolumeClaim": {"plugins": ["/metadata/finalizers"]},
    "/v1/Secret": {"conversion": ["/data"]},
    "/v1/Service": {"service-addresses": [
        "/spec/clusterIP", "/spec/clusterIPs", "/spec/ipFamilies", "/spec/ipFamilyPolicy", "/spec/ports/*/nodePort",
        "/spec/healthCheckNodePort",
    ]},
    "batch/v1/Job": {"strategy": ["/spec/selector", "/spec/template/metadata/labels"]},
}
# What a word may take away.
LOST = {"/v1/Secret": {"conversion": ["/stringData"]}}
# What the second of the two reviews of a delete may have beyond the first: the object is marked as deleted by then.
MARKED = ["/metadata/deletionTimestamp", "/metadata/deletionGracePeriodSeconds", "/metadata/resourceVersion",
          "/metadata/generation"]

# By word: what it may write into the request beside its objects.
OF_REQUEST = {
    "generated-names": ["/request/name"],
    "strategy": ["/request/options/preconditions/uid"],  # of a Namespace that is deleted, whose uid the question lacks
}


def differences(ours, theirs, path=""):
    """Each place at which two values differ, as deep as it goes: (path, ours, theirs)."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in dict.fromkeys([*ours, *theirs]):
            token = key.replace("~", "~0").replace("/", "~1")
            yield from differences(ours.get(key, ABSENT), theirs.get(key, ABSENT), f"{path}/{token}")
    elif isinstance(ours, list) and isinstance(theirs, list):
        for index in range(max(len(ours), len(theirs))):
            one = [side[index] if index < len(side) else ABSENT for side in (ours, theirs)]
            yield from differences(*one, f"{path}/{index}")
    elif ours is ABSENT or theirs is ABSENT or type(ours) is not type(theirs) or ours != theirs:
        yield path, ours, theirs


def leaves(value, path):
    """What there is in a value, each with its path; an empty object or list is a leaf."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    parts = [leaf for key, one in inner for leaf in leaves(one, f"{path}/{key}")]
    return parts or [path]


def covers(patterns, path):
    """Whether a pattern leads to the path or to something above it."""
    tokens = path.split("/")
    return any(
        len(pattern) <= len(tokens) and all(one in ("*", token) for one, token in zip(pattern, tokens))
        for pattern in (text.split("/") for text in patterns)
    )


class Explainer:
    """Which words explain differences of objects of a kind (`group/version/kind`)."""

    def __init__(self, assumed, kind):
        self.words = [text.partition("/")[0] for text in assumed]
        self.lost = LOST.get(kind, {})
        self.of_request = {word: OF_REQUEST.get(word, []) for word in self.words}
        own = OF_KIND.get(kind, {})
        self.patterns = {word: [*WRITTEN.get(word, []), *own.get(word, [])] for word in self.words}

    def word(self, path, ours, theirs, review=False, mutating=False):
        """The word for a difference in a review or in an object, or None."""
        inner = re.sub(r"^/request/(object|oldObject)(?=/)", "", path) if review else path
        if review and inner == path:
            return found(self.of_request, path, ours, theirs)
        if theirs is ABSENT:
            return found({word: paths for word, paths in self.lost.items() if word in self.words}, path=inner)
        if theirs is None and ours in ([], {}):
            # The storage does not tell an empty list from none.
            return "conversion" if "conversion" in self.words else None
        patterns = dict(self.patterns)
        if mutating and path.startswith("/request/object/"):
            # The registry and its allocators write after the mutating webhooks.
            patterns.pop("strategy", None)
            patterns.pop("service-addresses", None)
        return found(patterns, inner, ours, theirs)


def found(patterns, path, ours=None, theirs=None):
    """The words that have a pattern for each part of what the server has at a path, or None."""
    words = set()
    for one in leaves(theirs, path) if ours is ABSENT else [path]:
        fitting = [word for word, places in patterns.items() if covers(places, one)]
        if not fitting:
            return None
        words.add(fitting[0])
    return "+".join(sorted(words))


def resolved(ours, theirs, explained, path=""):
    """Theirs, with ours in the explained places: for a comparison of texts."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        merged = {}
        for key, value in theirs.items():
            token = key.replace("~", "~0").replace("/", "~1")
            inner = f"{path}/{token}"
            if inner not in explained:
                merged[key] = resolved(ours.get(key, ABSENT), value, explained, inner)
            elif key in ours:
                merged[key] = ours[key]
        lost = [key for key in ours if key not in theirs and f"{path}/{key}" in explained]
        same_order = list(merged) == [key for key in ours if key in merged]
        order = ours if same_order else [*merged, *lost]
        return {key: merged.get(key, ours.get(key)) for key in order if key in merged or key in lost}
    if isinstance(ours, list) and isinstance(theirs, list):
        kept = [index for index in range(len(theirs)) if f"{path}/{index}" not in explained or index < len(ours)]
        return [
            ours[index] if f"{path}/{index}" in explained else
            resolved(ours[index] if index < len(ours) else ABSENT, theirs[index], explained, f"{path}/{index}")
            for index in kept
        ]
    return theirs
