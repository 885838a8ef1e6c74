"""The Python package `jsonpatch`, text to text, in place.

Arguments: the document, the patch, how many seconds. Prints the median of the batches in nanoseconds an operation, or,
without seconds, the result.
"""

import json
import statistics
import sys
import time

import jsonpatch


def apply(document: bytes, patch: bytes) -> str:
    result = jsonpatch.JsonPatch(json.loads(patch)).apply(json.loads(document), in_place=True)
    return json.dumps(result, separators=(",", ":"), ensure_ascii=False)


def main() -> None:
    document, patch = (open(path, "rb").read() for path in sys.argv[1:3])
    expected = apply(document, patch)
    if len(sys.argv) < 4:
        print(expected, end="")
        return
    batch, samples, begin = 10, [], time.perf_counter()
    while time.perf_counter() - begin < float(sys.argv[3]):
        start = time.perf_counter_ns()
        for _ in range(batch):
            assert apply(document, patch) == expected
        samples.append((time.perf_counter_ns() - start) / batch)
    print(statistics.median(samples))


main()
