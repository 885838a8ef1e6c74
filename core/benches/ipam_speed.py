"""The plugin as a process beside the real host-local, for run.py, and host-local in the library by itself.

The real plugin is the module of the oracle, `core/tests/oracle/ipam`. Both work on one directory in turn: an ADD and its DEL.
"""

import json
import os
import tempfile
import time
from pathlib import Path

LEASES = (0, 1_000, 60_000)
AIMS = {0: 1, 1_000: 3, 60_000: 3}
AIM_OF_DECISION, AIM_OF_SECONDS, AIM_OF_BYTES = 2.0, 1.0, 100
CONTAINER = "f" * 64


def call(program: Path, command: str, stdin: int) -> float:
    """Seconds of one call; what it prints is checked by the leases that it leaves."""
    environment = {"CNI_COMMAND": command, "CNI_CONTAINERID": CONTAINER, "CNI_IFNAME": "eth0",
                   "CNI_NETNS": "/var/run/netns/none", "CNI_PATH": "/opt/cni/bin"}
    os.lseek(stdin, 0, os.SEEK_SET)
    actions = [(os.POSIX_SPAWN_DUP2, stdin, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    process = os.posix_spawn(program, [str(program)], environment, file_actions=actions)
    _, status = os.waitpid(process, 0)
    taken = time.perf_counter() - started
    if status:
        raise SystemExit(f"{program} {command} ends with {status}")
    return taken


def fill(folder: Path, leases: int) -> None:
    folder.mkdir(parents=True)
    for number in range(leases):
        address = f"10.1.{(number + 2) // 256}.{(number + 2) % 256}"
        (folder / address).write_text(f"{number:064x}\r\neth0", newline="")
    if leases:
        (folder / "last_reserved_ip.0").write_text(address)


def processes(build: Path, programs: dict[str, Path], rounds: int) -> None:
    """Both plugins as processes, by the number of leases in the directory."""
    print("\n| leases | host-local 1.10.0, ADD, ms | ours | ratio | aimed at | host-local 1.10.0, DEL, ms | ours | ratio |"
          "\n|---:|---:|---:|---:|---:|---:|---:|---:|")
    for leases in LEASES:
        with tempfile.TemporaryDirectory(dir=build) as home, tempfile.TemporaryFile() as stdin:
            network = Path(home) / "net"
            fill(network, leases)
            stdin.write(json.dumps({"cniVersion": "1.0.0", "name": "net", "ipam": {
                "type": "host-local", "dataDir": home, "ranges": [[{"subnet": "10.1.0.0/16"}]]}}).encode())
            stdin.flush()
            least: dict[tuple, float] = {}
            for _ in range(rounds if leases > 1_000 else 20 * rounds):
                for name, program in programs.items():
                    for command in ("ADD", "DEL"):
                        taken = call(program, command, stdin.fileno())
                        least[name, command] = min(taken, least.get((name, command), taken))
                        held = sum(1 for entry in network.iterdir() if entry.name.startswith("10."))
                        if held != leases + (command == "ADD"):
                            raise SystemExit(f"{name} {command} leaves {held} leases")
            cells = [str(f"{leases:,}")]
            for command, aim in (("ADD", AIMS[leases]), ("DEL", None)):
                real, ours = least["real", command] * 1000, least["ours", command] * 1000
                cells += [f"{real:.2f}", f"{ours:.2f}", f"{real / ours:.1f}"] + ([str(aim)] if aim else [])
            print(f"| {' | '.join(cells)} |")


def library(run, program: Path, rounds: int) -> None:
    """host-local in the library: decisions, a network filled and emptied, a large directory."""
    least: dict[str, float] = {}
    for _ in range(max(rounds // 4, 1)):
        for line in run(program, "--bench").splitlines():
            name, figure = line.split()
            least[name] = min(float(figure), least.get(name, float("inf")))
    print("\n| host-local in the library | | aimed at |\n|---|---:|---:|")
    for name, figure in least.items():
        if name.startswith("decision-"):
            print(f"| an ADD decided over {int(name.split('-')[1]):,} leases, µs | {figure / 1000:.2f} | {AIM_OF_DECISION:g} |")
    print(f"| a /16 filled and emptied, s | {least['fill-and-drain-s']:.2f} | {AIM_OF_SECONDS:g} |")
    print(f"| 1,000,000 leases read from a list of files, s | {least['loaded-s']:.2f} | {AIM_OF_SECONDS:g} |")
    print(f"| bytes a lease beside its owner | {least['lease-bytes']:.0f} | {AIM_OF_BYTES} |")
