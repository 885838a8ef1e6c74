"""Writes ../../vectors/dns/lookup.json: the lookups of cases/lookup.json by the real resolvers, at the real CoreDNS.
Then it asks those of lookup-clients.json, which people wrote, and compares.

    vectors.py --programs DIR --coredns PROGRAM       DIR holds `glibc`, `musl` and `go`; CoreDNS is 1.15.0

A case's Corefile serves every address of a network of its own with `log`, from which the queries are counted. It needs root and `unshare`.
"""

import argparse
import fcntl
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ERRORS = {-2: "EAI_NONAME", -3: "EAI_AGAIN", -5: "EAI_NODATA", -9: "EAI_ADDRFAMILY"}


def bound(path, text):
    file = tempfile.NamedTemporaryFile("w", delete=False)
    file.write(text)
    file.close()
    os.chmod(file.name, 0o644)
    subprocess.run(["mount", "--bind", file.name, path], check=True)


class Wire:
    """What passes the loopback interface: the log of CoreDNS has the queries in the order in which it was done with them."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
        self.socket.bind(("lo", 0))
        self.socket.setblocking(False)

    def names(self):
        """The names of the queries over UDP, each once, as they came."""
        names = {}
        while True:
            try:
                frame = self.socket.recv(65535)
            except BlockingIOError:
                return list(names)
            udp = 14 + 4 * (frame[14] & 15)
            if frame[23] != socket.IPPROTO_UDP or frame[udp + 2 : udp + 4] != b"\0\x35":
                continue
            labels, at = [], udp + 20
            while frame[at]:
                labels.append(frame[at + 1 : at + 1 + frame[at]].decode("latin-1").lower())
                at += 1 + frame[at]
            names[".".join(labels) + "."] = None


def asked(case, programs, coredns):
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "Corefile"), "w", encoding="utf-8") as file:
        file.write(case["corefile"])
    log = open(os.path.join(folder, "log"), "w+", encoding="utf-8")
    server = subprocess.Popen([coredns, "-conf", "Corefile"], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    for _ in range(600):
        time.sleep(0.05)
        log.seek(0)
        if "CoreDNS-1.15.0" in log.read():
            break
    else:
        log.seek(0)
        sys.exit(f"CoreDNS does not start: {log.read()}")
    time.sleep(0.2)
    client = case["client"]
    for name, text in (("resolv.conf", client["resolvConf"]), ("hosts", client.get("hosts", ""))):
        with open("/etc/" + name, "w", encoding="utf-8") as file:
            file.write(text)
    socket.sethostname(client.get("hostname", "web-0"))
    wire = Wire()
    command = [os.path.join(programs, case.get("libc", "glibc")), case["name"], case.get("family", "unspec")]
    said = subprocess.run(command, capture_output=True, timeout=60, check=False)
    # glibc itself may give up, and the program with it.
    real = {"addresses": [], "error": "SIGABRT"} if said.returncode == -signal.SIGABRT else json.loads(said.stdout)
    time.sleep(0.1)
    server.terminate()
    server.wait()
    log.seek(0)
    # CoreDNS logs its own lookups of CNAME targets too.
    stem = case["name"].rstrip(".").lower()
    lines = [line for line in re.findall(r'\[INFO\] \S+ - \d+ "(\S+) IN (\S+) ', log.read()) if line[1].startswith(stem)]
    names = wire.names()
    if set(names) != {name for _, name in lines}:
        sys.exit(f"{case['name']}: {names} on the wire, {lines} in the log")
    if case.get("libc") != "musl":
        # The order is not promised: the system sorts by its own addresses. Here those of A come first.
        real["addresses"].sort(key=lambda address: ":" in address)
    error = ERRORS[real["code"]] if real.get("code") else real.get("error") or None
    result = {"error": error} if error else {"addresses": real["addresses"]}
    return {"verdict": "not-found" if error else "found", "result": result, "queries": len(lines), "names": names}


def serve_address(number, address):
    """Gives the loopback interface another address, at which CoreDNS is asked."""
    interface = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    request = struct.pack("16sHH4s8x", b"lo:%d" % number, socket.AF_INET, 0, socket.inet_aton(address))
    fcntl.ioctl(interface, 0x8916, request)


def compare_clients(given):
    """What the vectors of clients say of a resolver, beside the real one with the same resolv.conf."""
    with open(os.path.join(HERE, "../../vectors/dns/lookup-clients.json"), encoding="utf-8") as file:
        vectors = json.load(file)
    compared = 0
    for vector in vectors["cases"]:
        whole, told = {**vectors["input"], **vector["input"]}, vector.get("okSubset", {})
        text = told.get("resolvConf", whole.get("client", {}).get("resolvConf"))
        if text is None or told.get("verdict") not in ("found", "not-found"):
            continue
        for number, address in enumerate(re.findall(r"^nameserver (\S+)$", text, re.MULTILINE)):
            if not address.startswith("127."):
                serve_address(number, address)
        corefile = whole["corefile"].replace("{\n", "{\n    log\n", 1)
        real = asked({**whole, "corefile": corefile, "client": {"resolvConf": text}}, given.programs, given.coredns)
        names = real.pop("names")
        steps = [step["candidate"] for step in told.get("steps", [])]
        different = {name: real[name] for name in real if told.get(name, real[name]) != real[name]}
        if different or steps not in ([], names):
            sys.exit(f"{vector['id']}: the real resolver says {real}, {names}")
        compared += 1
    print(f"dns lookup-clients: {compared} as the real resolvers", file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--programs", required=True)
    arguments.add_argument("--coredns", required=True)
    arguments.add_argument("--inside", action="store_true")
    given = arguments.parse_args()
    if not given.inside:
        command = ["unshare", "-n", "-m", "-u", "--propagation", "private", sys.executable, __file__, "--inside"]
        sys.exit(subprocess.run([*command, "--programs", given.programs, "--coredns", given.coredns], check=False).returncode)
    interface = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fcntl.ioctl(interface, 0x8914, struct.pack("16sh", b"lo", 0x1 | 0x40))
    for name, text in (("resolv.conf", ""), ("hosts", ""), ("nsswitch.conf", "hosts: files dns\n"), ("host.conf", "multi on\n")):
        bound("/etc/" + name, text)
    with open(os.path.join(HERE, "cases/lookup.json"), encoding="utf-8") as file:
        cases = json.load(file)
    shared = cases.get("input", {})
    lines = []
    for case in cases["cases"]:
        whole = {**shared, **case["input"]}
        real = asked(whole, given.programs, given.coredns)
        names = real.pop("names")
        if names:
            real["steps"] = [{"candidate": name} for name in names]
        expect = case.pop("expect", None)
        if expect:
            real.update(expect)
        lines.append(json.dumps({**{k: case[k] for k in ("id", "op", "input")}, "okSubset": real, "from": case["from"]}, ensure_ascii=False, separators=(",", ":")))
    head = {name: cases[name] for name in ("area", "upstream", "input")}
    with open(os.path.join(HERE, "../../vectors/dns/lookup.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1] + ',\n"cases":[\n' + ",\n".join(lines) + "\n]}\n")
    print(f"dns lookup: {len(lines)} vectors", file=sys.stderr)
    compare_clients(given)


main()
