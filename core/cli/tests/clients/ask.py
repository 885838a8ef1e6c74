"""Asks `nocluster dns-server` with clients that others wrote: dnspython, Node's own resolver, and dig where it is installed.

Usage: ask.py NOCLUSTER; runs in the test venv, `node` is on the PATH. What has to come stands in answers.json, which real
CoreDNS answered: `make oracle AREA=dns-server` compares, and writes it with `-write`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import dns.flags
import dns.message
import dns.query
import dns.rcode
import dns.rdatatype

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "answers.json").read_text(encoding="utf-8"))
# The server of the Corefile's block is asked at the port that it prints.
ENVIRONMENT = {"PORT": "53", "API": "http://127.0.0.1:1", "UPSTREAM": "127.0.0.1:1", "HOSTS": "/etc/coredns/hosts"}

Answer = tuple[str, list[str]]


def with_dnspython(question: dict, port: int, over_tcp: bool) -> Answer:
    query = dns.message.make_query(question["name"], question["type"], use_edns=0, payload=1232)
    if over_tcp:
        reply = dns.query.tcp(query, "127.0.0.1", timeout=10, port=port)
    else:
        reply, _ = dns.query.udp_with_fallback(query, "127.0.0.1", timeout=10, port=port)
    kind = dns.rdatatype.from_text(question["type"])
    data = [record.to_text() for records in reply.answer if records.rdtype == kind for record in records]
    return dns.rcode.to_text(reply.rcode()), sorted(data)


def with_dig(question: dict, port: int, over_tcp: bool) -> Answer:
    transport = ["+tcp"] if over_tcp else ["+notcp"]
    command = ["dig", "@127.0.0.1", "-p", str(port), *transport, "+noall", "+comments", "+answer", "+time=10", question["name"], question["type"]]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    fields = [line.split(None, 4) for line in printed.splitlines() if line and not line.startswith(";")]
    return re.search(r"status: (\w+)", printed)[1], sorted(field[4] for field in fields if field[3] == question["type"])


def with_node(port: int) -> list[Answer]:
    command = ["node", str(HERE / "ask.mjs"), str(port), str(HERE / "answers.json")]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    return [(code, sorted(data)) for code, data in json.loads(printed)]


def asked_of(port: int) -> list[tuple[str, dict, Answer]]:
    """Every client with every question."""
    answers = [("Node", question, answer) for question, answer in zip(EXPECTED, with_node(port), strict=True)]
    clients = {"dnspython": with_dnspython} | ({"dig": with_dig} if shutil.which("dig") else {})
    for client, ask in clients.items():
        for over_tcp in [False, True]:
            name = f"{client} over {'TCP' if over_tcp else 'UDP'}"
            answers += [(name, question, ask(question, port, over_tcp)) for question in EXPECTED]
    return answers


def main(nocluster: str) -> int:
    command = [nocluster, "dns-server", "--cluster", str(HERE / "cluster.json"), "--corefile", str(HERE / "Corefile"), "--listen", "127.0.0.1:0"]
    command += ["--file", f"{ENVIRONMENT['HOSTS']}={HERE / 'hosts'}"]
    for pair in ENVIRONMENT.items():
        command += ["--env", "=".join(pair)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as server:
        try:
            port = int(re.match(r"listening on 127\.0\.0\.1:(\d+),", server.stdout.readline())[1])
            answers = asked_of(port)
        finally:
            server.terminate()
    failed = [(client, question, answer) for client, question, answer in answers if answer != (question["rcode"], question["data"])]
    for client, question, answer in failed:
        print(f"{client}, {question['name']} {question['type']}: {answer}, and CoreDNS answers {question['rcode']} {question['data']}")
    clients = sorted({client for client, _, _ in answers})
    print(f"dns-server: {len(answers) - len(failed)} answers right, {len(failed)} wrong ({', '.join(clients)})")
    return bool(failed)


sys.exit(main(sys.argv[1]))
