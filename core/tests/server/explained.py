"""Two answers compared field by field: each difference needs a word of `assumed` that can write the field.

The words are those of docs/CODES.md. What each explains, and nothing else:
"""

import re
from pathlib import Path

ABSENT = object()
FILLED = Path(__file__).parents[2] / "src/scheme/tables/filled.rs"

# By word: where the server may have a field that the library does not have, or another value in it. `*` is any element.
# `api-defaults` explains what the library's own table of filled fields holds, see `filled`, and only where the library
# has nothing.
WRITTEN = {
    "managed-fields": ["/metadata/managedFields"],
    "strategy": [
        "/metadata/uid", "/metadata/creationTimestamp", "/metadata/generation", "/metadata/resourceVersion", "/status",
    ],
    "generated-names": ["/metadata/name"],
}
# What else a word may write in objects of a kind: the strategy of the registry, the plugins of a new cluster.
OF_KIND = {
    "/v1/Namespace": {"strategy": ["/spec/finalizers"]},
    "/v1/Pod": {"plugins": [
        "/spec/serviceAccountName", "/spec/serviceAccount", "/spec/volumes", "/spec/containers/*/volumeMounts",
        "/spec/tolerations", "/spec/priority", "/spec/preemptionPolicy",
    ]},
}
# What the second of the two reviews of a delete may have beyond the first: the object is marked as deleted by then.
MARKED = ["/metadata/deletionTimestamp", "/metadata/deletionGracePeriodSeconds", "/metadata/resourceVersion",
          "/metadata/generation"]

# By word: what it may write into the request beside its objects.
OF_REQUEST = {
    "generated-names": ["/request/name"],
    "strategy": ["/request/options/preconditions/uid"],  # of a Namespace that is deleted, whose uid the question lacks
}


def filled():
    """By kind, the fields that the library knows to be filled in by defaults and conversion."""
    text = FILLED.read_text("utf-8")
    shared = dict(re.findall(r'static (\w+): &str = "(.*?)";', text))
    fields = {}
    for kinds, parts in re.findall(r"^    \(&\[(.*?)\], &\[(.*)\]\),$", text, re.M):
        paths = []
        for begin, own, name in re.findall(r'\("(.*?)", (?:"(.*?)"|(\w+))\)', parts):
            paths += [begin + path.partition("?")[0] for path in (own or shared[name]).split()]
        fields |= {kind: paths for kind in re.findall(r'"(.*?)"', kinds)}
    return fields


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
        self.of_request = {word: OF_REQUEST.get(word, []) for word in self.words}
        own = OF_KIND.get(kind, {}) | {"api-defaults": filled().get(kind, [])}
        self.patterns = {word: [*WRITTEN.get(word, []), *own.get(word, [])] for word in self.words}

    def word(self, path, ours, theirs, review):
        """The word for a difference in a review or in an object, or None."""
        inner = re.sub(r"^/request/(object|oldObject)(?=/)", "", path) if review else path
        patterns = self.of_request if review and inner == path else self.patterns
        return self.found(inner, ours, theirs, patterns)

    def found(self, path, ours, theirs, patterns):
        if theirs is ABSENT:
            return None
        if theirs is None and ours in ([], {}):
            # The storage does not tell an empty list from none.
            return "conversion" if "conversion" in self.words else None
        paths = leaves(theirs, path) if ours is ABSENT else [path]
        found = set()
        for one in paths:
            words = [word for word, places in patterns.items() if covers(places, one)]
            # A default is never written over a value that is there.
            words = [word for word in words if word != "api-defaults" or ours is ABSENT]
            if not words:
                return None
            found.add(words[0])
        return "+".join(sorted(found))


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
        return merged
    if isinstance(ours, list) and isinstance(theirs, list):
        kept = [index for index in range(len(theirs)) if f"{path}/{index}" not in explained or index < len(ours)]
        return [
            ours[index] if f"{path}/{index}" in explained else
            resolved(ours[index] if index < len(ours) else ABSENT, theirs[index], explained, f"{path}/{index}")
            for index in kept
        ]
    return theirs
