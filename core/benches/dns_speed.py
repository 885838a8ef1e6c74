"""Cluster DNS beside CoreDNS, for run.py: in one process each, as servers under load, by size, and in memory.

CoreDNS is the module of the oracle, `core/tests/oracle/coredns`. Before anything is measured, every query is put to both,
and the octets of all replies must be equal.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

SERVICES = 100_000
KINDS = ("A", "AAAA", "SRV", "PTR", "headless", "NXDOMAIN")
ASKED = {
    "A": "the ClusterIP of a Service",
    "AAAA": "the same name, no address of the family",
    "SRV": "a named port of a Service",
    "PTR": "the name of a ClusterIP",
    "headless": "the endpoints of a headless Service",
    "NXDOMAIN": "a name outside with a search domain",
}
AIM = 10
# Objects; one in four is a Service.
SIZES = (1_000, 10_000, 100_000, 1_000_000)
AIM_OF_GROWTH = 2
AIM_OF_MEMORY = 860
AIM_OF_SERVERS = 2
SERVED = "A"
OBJECTS_A_FILE = 50_000


class Rounds:
    """A program that reads what it shall measure, a line each, and prints nanoseconds."""

    def __init__(self, *command) -> None:
        self.process = subprocess.Popen([str(part) for part in command], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, line: str) -> str:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.process.args[0]} has ended")
        return answer.rstrip("\n")

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


class Speed:
    def __init__(self, run, program: Path, coredns: Path, build: Path, data: Path, rounds: int, seconds: float) -> None:
        self.run, self.program, self.coredns, self.build, self.data = run, program, coredns, build, data
        self.rounds, self.seconds = rounds, seconds
        self.objects = build / "dns-objects.jsonl"
        write(self.objects, program, "--objects", SERVICES)
        self.queries = {kind: build / f"dns-queries-{kind}.txt" for kind in KINDS}
        for kind, path in self.queries.items():
            write(path, program, "--queries", SERVICES, kind)

    def beside_coredns(self) -> None:
        """Message in, message out, in a process each, in turn."""
        coredns = Rounds(self.coredns, "speed", self.data / "Corefile", self.objects)
        self.check(coredns)
        ours = Rounds(self.program, "--rounds")
        least: dict[str, tuple[float, float]] = {}
        for number in range(self.rounds):
            for kind in KINDS:
                pair = (float(coredns.ask(f"{self.queries[kind]} {self.seconds}")),
                        float(ours.ask(f"{SERVICES} {kind} {self.seconds}")))
                least[kind] = tuple(map(min, least.get(kind, pair), pair))
            print(f"DNS, round {number + 1} of {self.rounds}", file=sys.stderr)
        coredns.close()
        ours.close()
        print(f"\n| message in, message out, {SERVICES:,} Services | asked | CoreDNS 1.15.0, µs | nocluster, µs | ratio | aimed at |"
              "\n|---|---|---:|---:|---:|---:|")
        for kind, (go, rust) in least.items():
            print(f"| {kind} | {ASKED[kind]} | {go / 1000:.1f} | {rust / 1000:.2f} | {go / rust:.1f} | {AIM} |")

    def check(self, coredns: Rounds) -> None:
        """The octets of every reply."""
        with subprocess.Popen([str(self.program), "--replies", str(SERVICES)], text=True, stdout=subprocess.PIPE) as ours:
            for kind, path in self.queries.items():
                count = sum(1 for _ in path.open())
                coredns.process.stdin.write(f"{path}\n")
                coredns.process.stdin.flush()
                for _ in range(count):
                    line = ours.stdout.readline().split()
                    if not line or line[0] != kind or line[3] != coredns.process.stdout.readline().rstrip("\n"):
                        raise SystemExit(f"another reply than CoreDNS's: {line}")

    def by_size(self) -> None:
        """Names drawn from all Services of clusters of growing size."""
        ours = Rounds(self.program, "--rounds")
        least: dict[tuple[str, int], float] = {}
        for _ in range(self.rounds):
            for kind in KINDS:
                for size in SIZES:
                    time = float(ours.ask(f"{size // 4} {kind} {self.seconds}"))
                    least[kind, size] = min(least.get((kind, size), time), time)
        ours.close()
        print("\n| µs a query, names drawn from all, objects: | " + " | ".join(f"{size:,}" for size in SIZES)
              + " | times | aimed at |\n|---|" + "---:|" * (len(SIZES) + 2))
        for kind in KINDS:
            times = [least[kind, size] for size in SIZES]
            print(f"| {kind} | " + " | ".join(f"{time / 1000:.2f}" for time in times)
                  + f" | {times[-1] / times[0]:.2f} | {AIM_OF_GROWTH} |")

    def memory(self, program: Path) -> None:
        print(f"\nA `Zone` of 1,000,000 objects takes {self.run(program, '--bench').strip()} bytes an object "
              f"(aimed at less than {AIM_OF_MEMORY}).")

    def servers(self, nocluster: Path) -> None:
        """Both as servers on the first core, dnsperf on the second."""
        folder = self.build / "dns-cluster"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with self.objects.open() as objects:
            lines = [line.rstrip("\n") for line in objects]
        # A file may have 256 MB.
        for start in range(0, len(lines), OBJECTS_A_FILE):
            items = ",\n".join(lines[start:start + OBJECTS_A_FILE])
            (folder / f"{start}.json").write_text(f'{{"apiVersion": "v1", "kind": "List", "items": [\n{items}\n]}}\n')
        corefile = self.data / "server.Corefile"
        commands = {
            "coredns": [self.coredns, "listen", corefile, self.objects, "127.0.0.1:0"],
            "nocluster": [nocluster, "dns-server", "--cluster", folder, "--corefile", corefile, "--listen", "127.0.0.1:0"],
        }
        most: dict[str, float] = {}
        running = {name: Server(["taskset", "-c", "0", *command]) for name, command in commands.items()}
        try:
            for _ in range(self.rounds):
                for name, server in running.items():
                    rate = server.load(self.queries[SERVED], max(1, round(self.seconds * 3)))
                    most[name] = max(most.get(name, 0), rate)
        finally:
            for server in running.values():
                server.stop()
        ratio = most["nocluster"] / most["coredns"]
        print("\n| queries a second, a server on one core, dnsperf on the other | | ratio | aimed at |\n|---|---:|---:|---:|")
        print(f"| CoreDNS 1.15.0 | {most['coredns']:,.0f} | | |")
        print(f"| `nocluster dns-server` | {most['nocluster']:,.0f} | {ratio:.1f} | {AIM_OF_SERVERS} |")


class Server:
    """A server that says where it listens."""

    def __init__(self, command) -> None:
        self.process = subprocess.Popen([str(part) for part in command], text=True, stdout=subprocess.PIPE)
        said = re.match(r"listening on 127\.0\.0\.1:(\d+)", self.process.stdout.readline())
        if not said:
            raise SystemExit(f"{command}: it does not listen")
        self.port = said[1]

    def load(self, queries: Path, seconds: int) -> float:
        """The queries that it answers in a second; all but one in a thousand must be answered, and well."""
        said = subprocess.run(["taskset", "-c", "1", "dnsperf", "-s", "127.0.0.1", "-p", self.port, "-d", queries,
                               "-l", str(seconds), "-c", "4", "-q", "64"], check=True, text=True, capture_output=True).stdout
        sent, lost = (int(re.search(rf"Queries {what}:\s+(\d+)", said)[1]) for what in ("sent", "lost"))
        codes = re.search(r"Response codes:\s+(.*)", said)[1]
        # A crowded machine may drop a packet.
        if lost * 1000 > sent or not codes.startswith("NOERROR") or "(100.00%)" not in codes:
            raise SystemExit(f"not every query is answered: {said}")
        return float(re.search(r"Queries per second:\s+([\d.]+)", said)[1])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def write(path: Path, *command) -> None:
    with path.open("w") as out:
        subprocess.run([str(part) for part in command], check=True, stdout=out)
