"""Writes ../../vectors/dns/lookup.json: the lookups of cases/lookup.json by the real resolvers, at the real CoreDNS.

    vectors.py --programs DIR --coredns PROGRAM       DIR holds `glibc`, `musl` and `go`; CoreDNS is 1.15.0

A case's Corefile serves 127.0.0.1 with `log`, from which the queries are counted. It needs root and `unshare`.
"""

import argparse
import fcntl
import json
import os
import re
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


def asked(case, programs, coredns):
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "Corefile"), "w", encoding="utf-8") as file:
        file.write(case["corefile"])
    log = open(os.path.join(folder, "log"), "w+", encoding="utf-8")
    server = subprocess.Popen([coredns, "-conf", "Corefile"], cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    for _ in range(100):
        time.sleep(0.05)
        log.seek(0)
        if "CoreDNS-1.15.0" in log.read():
            break
    time.sleep(0.2)
    client = case["client"]
    for name, text in (("resolv.conf", client["resolvConf"]), ("hosts", client.get("hosts", ""))):
        with open("/etc/" + name, "w", encoding="utf-8") as file:
            file.write(text)
    socket.sethostname(client.get("hostname", "web-0"))
    command = [os.path.join(programs, case.get("libc", "glibc")), case["name"], case.get("family", "unspec")]
    real = json.loads(subprocess.run(command, capture_output=True, timeout=60, check=True).stdout)
    time.sleep(0.1)
    server.terminate()
    server.wait()
    log.seek(0)
    lines = re.findall(r'\[INFO\] \S+ - \d+ "(\S+) IN (\S+) ', log.read())
    names = list(dict.fromkeys(name for _, name in lines))
    error = ERRORS[real["code"]] if real.get("code") else real.get("error") or None
    result = {"error": error} if error else {"addresses": real["addresses"]}
    return {"verdict": "not-found" if error else "found", "result": result, "queries": len(lines), "names": names}


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
        # The order in which both families of Go bring addresses is left to chance, and libcs sort them.
        real["steps"] = [{"candidate": name} for name in names]
        expect = case.pop("expect", None)
        if expect:
            real.update(expect)
        lines.append(json.dumps({**{k: case[k] for k in ("id", "op", "input")}, "okSubset": real, "from": case["from"]}, ensure_ascii=False, separators=(",", ":")))
    head = {name: cases[name] for name in ("area", "upstream", "input")}
    with open(os.path.join(HERE, "../../vectors/dns/lookup.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1] + ',\n"cases":[\n' + ",\n".join(lines) + "\n]}\n")
    print(f"dns lookup: {len(lines)} vectors", file=sys.stderr)


main()
