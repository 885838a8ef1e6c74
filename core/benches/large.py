#!/usr/bin/env python3
"""Whether the command stays linear: the same question at one size and at ten times that, its time and its memory.

    python3 core/benches/large.py target/release/nocluster

Prints the Markdown table of docs/BENCHMARKS.md and fails if ten times the input takes more than twelve times the time or memory.
"""

import argparse
import json
import multiprocessing
import os
import subprocess
import tempfile
import time
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
LIMIT = 12.0


def pod(number: int) -> dict:
    made = json.loads((DATA / "matched-pod.json").read_text())
    made["metadata"]["name"] = f"pod-{number}"
    return made


def hooks(count: int) -> list[dict]:
    """Ten hooks a copy."""
    text = (DATA / "hooks.json").read_text()
    return [json.loads(text.replace("NNN", f"{copy:03}")) for copy in range(count // 10)]


def namespace() -> dict:
    return json.loads((DATA / "namespace.json").read_text())


def dump(megabytes: int) -> list[dict]:
    """Namespaces with twenty labels, and as many ConfigMaps, which are ignored."""
    objects, size = [namespace(), *hooks(10)], 0
    while size < megabytes * 1_000_000:
        number = len(objects)
        labels = {f"example.com/label-{label}": f"value-{number}-{label}" for label in range(20)}
        made = [
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": f"team-{number}", "labels": labels}},
            {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": f"map-{number}", "namespace": f"team-{number}"},
             "data": {"text": "0123456789abcdef" * 60}},
        ]
        size += sum(len(json.dumps(one)) + 1 for one in made)
        objects += made
    return objects


# The objects of the cluster and the objects to check, by size; and the two sizes.
CASES = {
    "a cluster of SIZE MB, one Pod": (10, 100, lambda size: (dump(size), [pod(0)])),
    "SIZE Pods in one question, 10 hooks": (500, 5_000, lambda size: ([namespace(), *hooks(10)], [pod(each) for each in range(size)])),
    "SIZE hooks, one Pod": (1_000, 10_000, lambda size: ([namespace(), *hooks(size)], [pod(0)])),
}


def write(path: Path, objects: list[dict]) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in objects))


def generate(folder: Path, title: str, size: int) -> None:
    cluster, asked = CASES[title][2](size)
    write(folder / "cluster.json", cluster)
    write(folder / "asked.json", asked)


def measure(program: Path, folder: Path, title: str, size: int, rounds: int) -> tuple[float, float]:
    """Seconds and MB, of several runs the least."""
    # In a process of its own: what starts the command must be small, as its memory is counted as the command's.
    generating = multiprocessing.Process(target=generate, args=(folder, title, size))
    generating.start()
    generating.join()
    command = [program, "match", "--cluster", folder / "cluster.json", "-f", folder / "asked.json", "-o", "json"]
    times, memory = [], []
    for _ in range(rounds):
        with open(folder / "out", "wb") as out:
            begin = time.perf_counter()
            child = subprocess.Popen(command, stdout=out)
            _, status, usage = os.wait4(child.pid, 0)
            times.append(time.perf_counter() - begin)
        memory.append(usage.ru_maxrss / 1000)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise SystemExit(f"{' '.join(map(str, command))} fails")
    # One line per object, none of them refused.
    answers = (folder / "out").read_text().splitlines()
    if len(answers) != sum(1 for _ in open(folder / "asked.json")) or not all("ok" in json.loads(line) for line in answers):
        raise SystemExit("an object has no answer")
    return min(times), min(memory)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path, help="the command `nocluster`, built with --release")
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()

    print("| `nocluster match` | s | s, ten times the input | times | MB | MB, ten times the input | times |\n|---|---:|---:|---:|---:|---:|---:|")
    worst = 0.0
    for title, (small, large, _) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            (s, m), (s10, m10) = (measure(options.program, Path(folder), title, size, options.rounds) for size in (small, large))
        worst = max(worst, s10 / s, m10 / m)
        title = title.replace("SIZE", f"{small:,} / {large:,}")
        print(f"| {title} | {s:.3f} | {s10:.3f} | {s10 / s:.1f} | {m:.0f} | {m10:.0f} | {m10 / m:.1f} |")
    if worst > LIMIT:
        raise SystemExit(f"ten times the input takes {worst:.1f} times as much")


if __name__ == "__main__":
    main()
