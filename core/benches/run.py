#!/usr/bin/env python3
"""Measures patches, matching against many hooks, the way to a review, cluster DNS, and IPAM, beside the peers, and prints
Markdown tables.

Installs what the peers need below `build/benches` (Go from the variable GO or the PATH, npm, pip), then runs everything in
interleaved rounds. A round gives the median of short batches, and a figure is the least over the rounds: a busy machine only
adds time. Ratios are ratios of those figures. Every contestant checks its result against the expected one inside its loop.
"""

import argparse
import dns_speed
import ipam_speed
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "core" / "benches"
BUILD = ROOT / "build" / "benches"
DOCUMENT, PATCH = HERE / "data" / "pod.json", HERE / "data" / "injection.json"

# What is compared with what, and the factor aimed at.
CONTESTANTS = {
    "nocluster, RFC 6902": "nocluster-rfc6902",
    "nocluster, kube-apiserver": "nocluster-kube-apiserver",
    "`json-patch` 5.0.0 (Rust)": "json-patch-crate",
    "evanphx/json-patch v4.13.0 (Go)": "go",
    "`jsonpatch` 1.48 (Python)": "python",
    "`fast-json-patch` 3.1.1 (Node)": "node",
    "nocluster's npm package (Node)": "npm",
}
AIMS = {"json-patch-crate": ("nocluster-rfc6902", 6.5), "go": ("nocluster-kube-apiserver", 30),
        "python": ("nocluster-rfc6902", 25), "node": ("nocluster-rfc6902", 5)}
AIM_OF_NPM = 2
AIM_OF_INTAKE = 5
# Of the called hooks and of those with all reasons, by the number of hooks.
AIMS_OF_MATCHING = {10: (1.5, ""), 1000: (6, 5)}
NOT_RUST = ("go", "python", "node", "npm")


def run(*command, cwd=ROOT, **more) -> str:
    """The output of a command; its messages go to the terminal."""
    return subprocess.run([str(part) for part in command], cwd=cwd, check=True, text=True,
                          stdout=subprocess.PIPE, **more).stdout


def build() -> Path:
    """Builds the benchmark of patches and its peers; gives the benchmark's program."""
    run(os.environ.get("GO", "go"), "build", "-o", BUILD / "go-peer", ".", cwd=HERE / "peers" / "go")
    run("npm", "ci", "--no-audit", "--no-fund", cwd=HERE / "peers" / "node")
    if not (BUILD / "venv").exists():
        run(sys.executable, "-m", "venv", BUILD / "venv")
    run(BUILD / "venv" / "bin" / "pip", "install", "-q", "-r", HERE / "peers" / "python" / "requirements.txt")
    return benchmark("patch", "patch")


def benchmark(name: str, feature: str) -> Path:
    """Builds a benchmark with one feature; gives its program."""
    messages = run("cargo", "bench", "--locked", "-p", "nocluster", "--no-default-features", "--features", feature, "--bench", name,
                   "--no-run", "--message-format=json")
    for line in messages.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == name:
            return Path(message["executable"])
    raise SystemExit("cargo built no benchmark")


def program_of(name: str) -> list:
    """The program of a contestant that is not the Rust benchmark."""
    return {
        "go": [BUILD / "go-peer"],
        "python": [BUILD / "venv" / "bin" / "python", HERE / "peers" / "python" / "bench.py"],
        "node": ["node", HERE / "peers" / "node" / "bench.js"],
        "npm": ["node", HERE / "peers" / "node" / "ours.js"],
    }[name]


def peer(name: str, seconds: float) -> float:
    """Nanoseconds an operation, by a program that prints them."""
    return float(run(*program_of(name), DOCUMENT, PATCH, seconds))


def check_peers() -> None:
    """Every peer has to make the same value of the two inputs."""
    expected = json.loads((HERE / "data" / "injected.json").read_text())
    for name in NOT_RUST:
        if json.loads(run(*program_of(name), DOCUMENT, PATCH)) != expected:
            raise SystemExit(f"{name} makes something else of the patch")


def ours(program: Path, case: str, name: str, seconds: float) -> float:
    """Nanoseconds an operation in Rust, measured as the peers are."""
    return float(run(program, "--median", case, name, seconds))


def measure(program: Path, rounds: int, seconds: float) -> dict[str, float]:
    samples: dict[str, list[float]] = {name: [] for name in CONTESTANTS.values()}
    for number in range(rounds):
        for name, figures in samples.items():
            by_program = name in NOT_RUST
            figures.append(peer(name, seconds) if by_program else ours(program, "injection", name, seconds))
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return {name: min(figures) for name, figures in samples.items()}


def patches(rounds: int, seconds: float) -> None:
    """A patch bytes to bytes, beside the libraries of four languages."""
    program = build()
    check_peers()
    least = measure(program, rounds, seconds)
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    print(f"Document {DOCUMENT.stat().st_size} B, patch of 10 operations {PATCH.stat().st_size} B; {rounds} interleaved rounds of "
          f"{seconds:g} s; {platform.machine()}, {os.cpu_count()} cores, load {load}.\n")
    print("| bytes to bytes | µs | ratio to ours | aimed at |\n|---|---:|---:|---:|")
    for title, name in CONTESTANTS.items():
        against, aim = AIMS.get(name, (None, None))
        ratio = f"{least[name] / least[against]:.1f} | {aim}" if against else " | "
        print(f"| {title} | {least[name] / 1000:.1f} | {ratio} |")
    through_npm = least["node"] / least["npm"]
    print(f"\n`fast-json-patch` takes {through_npm:.1f} times what our npm package takes, text to text (aimed at {AIM_OF_NPM}).")
    print("\n| larger and stranger | nocluster, RFC 6902, µs | nocluster, kube-apiserver, µs | `json-patch`, µs |\n|---|---:|---:|---:|")
    for case in ("config-map-200kB", "1000-env-insert-first", "10000-operations"):
        names = ("nocluster-rfc6902", "nocluster-kube-apiserver", "json-patch-crate")
        samples = [[ours(program, case, name, seconds) / 1000 for name in names] for _ in range(rounds)]
        figures = [min(of_one) for of_one in zip(*samples)]
        print(f"| {case} | {figures[0]:.1f} | {figures[1]:.1f} | {figures[2]:.1f} |")


def matching(program: Path, rounds: int, seconds: float) -> None:
    """One request against prepared hooks: the server's own matcher, and ours without reasons, with borrowed and with owned ones."""
    called = run(BUILD / "go-matcher", HERE / "data", 1000)
    if called != (HERE / "data" / "called-of-1000.txt").read_text():
        raise SystemExit("the server's matcher calls other hooks")
    names = ("go", "nocluster", "nocluster-borrowed-reasons", "nocluster-with-reasons")
    least = {}
    for hooks in (10, 100, 1000):
        samples: dict[str, list[float]] = {name: [] for name in names}
        for _ in range(rounds):
            for name in names:
                command = ([BUILD / "go-matcher", HERE / "data", hooks, seconds] if name == "go"
                           else [program, "--median", hooks, name, seconds])
                samples[name].append(float(run(*command)))
        least[hooks] = {name: min(figures) for name, figures in samples.items()}
    print("\n| one request against | `k8s.io/apiserver` v0.37.2 (Go), µs | called hooks, µs | ratio | aimed at | reasons that borrow, µs | ratio |"
          " aimed at | owned reasons, µs |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for hooks, figures in least.items():
        go, plain, borrowed, owned = (figures[name] / 1000 for name in names)
        aim, aim_of_reasons = AIMS_OF_MATCHING.get(hooks, ("", ""))
        print(f"| {hooks} hooks | {go:.1f} | {plain:.2f} | {go / plain:.1f} | {aim} | {borrowed:.2f} | {go / borrowed:.1f} |"
              f" {aim_of_reasons} | {owned:.1f} |")


def intake(rounds: int, seconds: float) -> None:
    """From a Pod as it is sent to its review, beside the server's own code; and `admit` of a folder of 1,000 manifests."""
    go, data = os.environ.get("GO", "go"), [HERE / "data" / "sent-cluster.json", HERE / "data" / "sent-pod.json"]
    run(go, "build", "-o", BUILD / "go-plugins", "./plugins", cwd=ROOT / "core" / "tests" / "oracle" / "kubernetes")
    if run(BUILD / "go-plugins", "speed", *data) != (HERE / "data" / "sent-review.json").read_text():
        raise SystemExit("the server's own code makes another review")
    program = benchmark("intake", "admission")
    names = ("go", "review", "encoded", "with-defaults")
    samples: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            command = [BUILD / "go-plugins", "speed", *data, seconds] if name == "go" else [program, "--median", name, seconds]
            samples[name].append(float(run(*command)))
    theirs, ours, encoded, defaulted = (min(samples[name]) / 1000 for name in names)
    print(f"\n| a Pod of {data[1].stat().st_size} B, as it is sent | µs |\n|---|---:|")
    print(f"| to the review, the server's own code (Go) | {theirs:.0f} |")
    print(f"| to the review, nocluster | {ours:.0f} |")
    print(f"| decoded and encoded, without defaults | {encoded:.0f} |")
    print(f"| decoded and encoded, with defaults | {defaulted:.0f} |")
    print(f"\nThe server's code takes {theirs / ours:.1f} times as long (aimed at {AIM_OF_INTAKE}). Defaults cost"
          f" {(defaulted - encoded) / encoded:.2f} times what encoding costs (aimed at 1 at most).")
    folder_of_manifests()


def folder_of_manifests() -> None:
    """`admit` of a folder of 1,000 manifests, with a cluster that has a webhook for each of them."""
    run("cargo", "build", "--locked", "--release", "-p", "nocluster-cli")
    target = Path(json.loads(run("cargo", "metadata", "--locked", "--no-deps", "--format-version=1"))["target_directory"])
    folder = BUILD / "manifests"
    folder.mkdir(exist_ok=True)
    pod = json.loads((HERE / "data" / "sent-pod.json").read_text())
    for number in range(1000):
        pod["metadata"]["name"] = f"checkout-{number}"
        (folder / f"{number}.json").write_text(json.dumps(pod))
    objects = json.loads((HERE / "data" / "sent-cluster.json").read_text())
    objects.append({"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
                    "metadata": {"name": "injector"}, "webhooks": [{
                        "name": "pods.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
                        "clientConfig": {"url": "https://webhook.example.com/"},
                        "rules": [{"operations": ["CREATE"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}]}]})
    cluster = BUILD / "manifests-cluster.json"
    cluster.write_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": objects}))
    command = [target / "release" / "nocluster", "admit", "-f", folder, "--cluster", cluster, "--rest", "allow"]
    seconds = []
    for _ in range(5):
        begin = time.perf_counter()
        said = run(*command)
        seconds.append(time.perf_counter() - begin)
        if said.count("checkout-") < 1000:
            raise SystemExit(f"admit speaks of fewer than 1,000 Pods: {said[-400:]}")
    print(f"\n`nocluster admit` of a folder of 1,000 such manifests takes {min(seconds):.2f} s (aimed at less than 1).")


def cluster_dns(rounds: int, seconds: float) -> None:
    """Cluster DNS beside CoreDNS, and by itself."""
    go, oracle = os.environ.get("GO", "go"), ROOT / "core" / "tests" / "oracle" / "coredns"
    run(go, "build", "-o", BUILD / "coredns", ".", cwd=oracle)
    run("cargo", "build", "--locked", "--release", "-p", "nocluster-cli")
    nocluster = Path(json.loads(run("cargo", "metadata", "--locked", "--no-deps", "--format-version=1"))["target_directory"])
    speed = dns_speed.Speed(run, benchmark("dns", "dns"), BUILD / "coredns", BUILD, HERE / "data", rounds, seconds)
    speed.beside_coredns()
    speed.by_size()
    speed.memory(benchmark("dns_memory", "dns"))
    speed.servers(nocluster / "release" / "nocluster")


def ipam(rounds: int) -> None:
    """The plugin beside the real host-local, and host-local in the library."""
    go, oracle = os.environ.get("GO", "go"), ROOT / "core" / "tests" / "oracle" / "ipam"
    run(go, "build", "-o", BUILD / "host-local-real", "github.com/containernetworking/plugins/plugins/ipam/host-local", cwd=oracle)
    run("cargo", "build", "--locked", "--release", "-p", "nocluster-cli")
    nocluster = Path(json.loads(run("cargo", "metadata", "--locked", "--no-deps", "--format-version=1"))["target_directory"])
    ours = BUILD / "host-local"
    ours.unlink(missing_ok=True)
    ours.symlink_to(nocluster / "release" / "nocluster")
    ipam_speed.processes(BUILD, {"real": BUILD / "host-local-real", "ours": ours}, rounds)
    ipam_speed.library(run, benchmark("ipam", "ipam"), rounds)


PARTS = ("patch", "matching", "intake", "dns", "ipam")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all of them unless some are named")
    arguments.add_argument("--rounds", type=int, default=12)
    arguments.add_argument("--seconds", type=float, default=0.7, help="for each contestant in each round")
    options = arguments.parse_args()
    parts = options.parts or PARTS
    if unknown := set(parts).difference(PARTS):
        arguments.error(f"no such part: {', '.join(unknown)}")
    BUILD.mkdir(parents=True, exist_ok=True)
    if "patch" in parts:
        patches(options.rounds, options.seconds)
    if "matching" in parts:
        run(os.environ.get("GO", "go"), "build", "-o", BUILD / "go-matcher", ".", cwd=HERE / "peers" / "matcher")
        matching(benchmark("admission", "admission"), options.rounds, options.seconds)
    if "intake" in parts:
        intake(options.rounds, options.seconds)
    if "dns" in parts:
        cluster_dns(options.rounds, options.seconds)
    if "ipam" in parts:
        ipam(options.rounds)


if __name__ == "__main__":
    main()
