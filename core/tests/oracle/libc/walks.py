"""Random lookups by the real resolvers, one a line, for `walks` of the crate `compare`.

    walks.py --seed S --cases N --programs DIR     DIR holds `glibc`, `musl` and `go`

Each worker lives in namespaces of its own (network, mounts, host name), with a DNS server that answers from a table.
It needs root and `unshare`.
"""

import argparse
import fcntl
import json
import os
import random
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import time

WORKERS = 12
# Longer than any lookup takes that ends: all time-outs are a second.
PATIENCE = 40
DOMAINS = ["shop.svc.cluster.local", "svc.cluster.local", "cluster.local", "example.com", "corp.example.com.", ".", ".dotted.example",
           "a" * 64 + ".example", "x." * 110 + "y", "un_der.example", "b"]
NAMES = ["web", "web.shop", "web.shop.svc", "web.shop.svc.cluster.local", "web.shop.svc.cluster.local.", "example.com", "www.example.com", "a.b.c.d.e.f",
         "db-0.db", "WEB.Shop", "web.", "_tcp.web", "-web", "web-", "a..b", "web..", ".", "we b", "localhost", "alias", "alias.shop", "10.0.0.1", "1", "0x7f.1",
         "fd00::1", "1.2.3.4.5", "x" * 63 + ".y", "x" * 64 + ".y", ("y" * 60 + ".") * 4 + "z", "hidden.onion", "web.local", "4.4", "w%b", "a_b.c"]
OPTIONS = ["ndots:5", "ndots:5", "ndots:2", "ndots:0", "ndots:20", "ndots:-1", "ndots:x", "ndots:", "rotate", "single-request", "single-request-reopen",
           "edns0", "use-vc", "no-tld-query", "no_tld_query", "trust-ad", "no-reload", "unknown", "ndots:3x", "timeout:2"]
V4 = ["10.0.0.1", "10.0.0.2", "192.0.2.7"]
V6 = ["fd00::1", "2001:db8::7"]


def resolv_conf(r):
    lines = []
    for _ in range(r.choice([1, 1, 1, 2, 3, 4, 0])):
        lines.append("nameserver" + r.choice([" ", "\t", "  "]) + r.choice(["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.1 # x", "::1", "127.1"]))
    if r.random() < 0.1:
        lines.append(r.choice(["nameserver", "nameserver dns.example", "nameserver 127.0.0.1\r", " nameserver 127.0.0.3", "nameserver 127.0.0.1.5"]))
    for _ in range(r.choice([0, 1, 1, 1, 2])):
        domains = [r.choice(DOMAINS[:6] if r.random() < 0.8 else DOMAINS) for _ in range(r.randrange(5))]
        lines.append(r.choice(["search ", "search ", "search ", "search\t", "domain ", "Search "]) + r.choice([" ", "\t", "  "]).join(domains))
    if r.random() < 0.05:
        lines.append("search " + " ".join(f"d{i}.{'long.' * 10}example" for i in range(r.choice([4, 5]))))
    options = [r.choice(OPTIONS) for _ in range(r.randrange(4))]
    lines.append("options " + " ".join(options + [r.choice(["attempts:1", "attempts:2", "attempts:2"]) if r.random() < 0.4 else "attempts:1", "timeout:1"]))
    if r.random() < 0.1:
        lines.append(r.choice(["# search x", "; search x", "", "lookup file", "sortlist 10.0.0.0", "options"]))
    if r.random() < 0.3:
        r.shuffle(lines)
    return "\n".join(lines) + r.choice(["\n", ""])


def hosts(r):
    lines = ["127.0.0.1\tlocalhost", "::1\tlocalhost ip6-localhost"]
    if r.random() < 0.15:
        lines.append(r.choice(["10.9.9.9\tweb", "10.9.9.9 other WEB # x", "fd00::9\tweb\n10.9.9.8 web", "#10.9.9.9 web", "10.9.9.9 web.shop.svc.cluster.local. web.shop",
                               "x web", "10.9.9.9#web", "::ffff:10.9.9.9 web web"]))
    return "\n".join(lines) + "\n"


def reply(r, name, kind):
    """A reply, or None for silence."""
    what = r.random()
    made = {"rcode": 0, "aa": r.random() < 0.8, "ra": r.random() < 0.5, "tc": False, "answers": []}
    address = [name, kind, r.choice(V4 if kind == "A" else V6)]
    if what < 0.45:
        made["answers"] = [address] + ([[name, kind, r.choice(V4 if kind == "A" else V6)]] if r.random() < 0.3 else [])
    elif what < 0.58:
        pass
    elif what < 0.72:
        made["rcode"] = 3
    elif what < 0.79:
        made["rcode"] = 2
    elif what < 0.84:
        made["rcode"] = r.choice([5, 5, 4, 1, 9])
    elif what < 0.92:
        made["answers"] = [[name, "CNAME", "target.example."]] + ([["target.example.", kind, r.choice(V4 if kind == "A" else V6)]] if r.random() < 0.5 else [])
        made["rcode"] = 3 if r.random() < 0.2 else 0
    elif what < 0.95:
        made["answers"] = [[name, "TXT", "x"]]
    elif what < 0.96:
        made["answers"] = [[name, "A" if kind == "AAAA" else "AAAA", V4[0] if kind == "AAAA" else V6[0]]]
    elif what < 0.98:
        return None
    else:
        made["answers"] = [["other.example.", kind, address[2]]]
    return made


def many(name, kind, count):
    each = [f"10.1.{i // 250}.{i % 250 + 1}" if kind == "A" else f"fd00::{i + 1:x}" for i in range(count)]
    return {"rcode": 0, "aa": True, "ra": True, "tc": False, "answers": [[name, kind, address] for address in each]}


def case(r, number):
    name = r.choice(NAMES) if r.random() < 0.75 else "web" if r.random() < 0.5 else "www.example.com"
    conf = resolv_conf(r)
    stems = {name.rstrip(".").lower()}
    for word in conf.replace("\n", " ").split():
        stems.add(f"{name.rstrip('.')}.{word.strip('.')}".lower())
    table = {}
    for stem in sorted(stems):
        if r.random() < 0.45:
            continue
        for kind in ("A", "AAAA"):
            if r.random() < 0.1:
                continue
            owner = stem + "."
            udp = tcp = reply(r, owner, kind)
            if r.random() < 0.06:
                udp = {"rcode": 0, "aa": True, "ra": True, "tc": True, "answers": []}
                tcp = many(owner, kind, r.choice([3, 30, 60])) if r.random() < 0.6 else reply(r, owner, kind) or many(owner, kind, 2)
            table[f"{owner} {kind}"] = {"udp": udp, "tcp": tcp}
    default = {"rcode": 3, "aa": True, "ra": False, "tc": False, "answers": []}
    if r.random() < 0.2:
        default["rcode"] = r.choice([0, 0, 2, 5])
    return {
        "id": number, "libc": r.choice(["glibc", "musl", "go"]), "family": r.choice(["unspec", "unspec", "inet", "inet6"]), "name": name,
        "resolvConf": conf, "hosts": hosts(r), "hostname": r.choice(["web-0", "web-0", "web-0.pods.example"]), "table": table, "default": default,
    }


def worker(programs):
    from server import Server

    libc_sethostname(b"web")
    interface = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    request = struct.pack("16sh", b"lo", 0x1 | 0x40)
    fcntl.ioctl(interface, 0x8914, request)
    folder = tempfile.mkdtemp()
    for name, text in {"resolv.conf": "", "hosts": "", "nsswitch.conf": "hosts: files dns\n", "host.conf": "multi on\n"}.items():
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        if not os.path.exists("/etc/" + name):
            open("/etc/" + name, "w", encoding="utf-8").close()
        subprocess.run(["mount", "--bind", path, "/etc/" + name], check=True)
    server = Server()
    for line in sys.stdin:
        asked = json.loads(line)
        server.table, server.default, server.log = asked["table"], asked["default"], []
        libc_sethostname(asked["hostname"].encode())
        for name in ("resolv.conf", "hosts"):
            with open("/etc/" + name, "w", encoding="utf-8", newline="") as file:
                file.write(asked["resolvConf" if name == "resolv.conf" else "hosts"])
        command = [os.path.join(programs, asked["libc"]), asked["name"], asked["family"]]
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
            real = json.loads(done.stdout) if done.returncode == 0 else {"signal": -done.returncode}
        except subprocess.TimeoutExpired:
            real = {"hangs": True}
        # Queries that the resolver did not wait for are still on their way.
        time.sleep(0.03)
        print(json.dumps({"case": asked, "real": {**real, "log": server.log}}), flush=True)
    shutil.rmtree(folder, ignore_errors=True)


def libc_sethostname(name):
    socket.sethostname(name.decode())


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--cases", type=int, default=100)
    arguments.add_argument("--programs", required=True)
    arguments.add_argument("--worker", action="store_true")
    asked = arguments.parse_args()
    if asked.worker:
        worker(asked.programs)
        return
    if os.geteuid() != 0:
        sys.exit("walks.py needs root: it makes namespaces of its own")
    if subprocess.run(["unshare", "-n", "-m", "-u", "true"], check=False).returncode != 0:
        sys.exit("walks.py needs `unshare -n -m -u`")
    r = random.Random(asked.seed)
    cases = [json.dumps(case(r, f"{asked.seed}-{index}")) for index in range(asked.cases)]
    command = ["unshare", "-n", "-m", "-u", "--propagation", "private", sys.executable, os.path.abspath(__file__), "--worker", "--programs", asked.programs]
    running = []
    for index in range(WORKERS):
        inbox, outbox = tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")
        inbox.write("\n".join(cases[index::WORKERS]) + "\n" if cases[index::WORKERS] else "")
        inbox.seek(0)
        running.append((subprocess.Popen(command, stdin=inbox, stdout=outbox), outbox))
    failed = [process.wait() for process, _ in running]
    for _, outbox in running:
        outbox.seek(0)
        sys.stdout.write(outbox.read())
    if any(failed):
        sys.exit("a worker failed")
    print(json.dumps({"done": asked.cases}))


main()
