"""``dns-server`` through the package: Ctrl-C ends it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import dns.message
import dns.query
import pytest

SHOP = Path(__file__).parents[2] / "core/cli/tests/shop.yaml"

# A caller that handles what Ctrl-C raises.
CALLER = """\
import sys, nocluster
try:
    nocluster.main(sys.argv[1:])
except KeyboardInterrupt:
    sys.exit(7)
"""


@pytest.mark.parametrize(
    ("python", "code"),
    [(["-m", "nocluster"], -signal.SIGINT), (["-c", CALLER], 7)],
    ids=["as a program", "as a function"],
)
def test_ctrl_c_ends_it(python: list[str], code: int) -> None:
    command = [sys.executable, *python, "dns-server", "--cluster", str(SHOP), "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            first = re.match(r"listening on 127\.0\.0\.1:(\d+),", server.stdout.readline())
            assert first is not None
            query = dns.message.make_query("web.shop.svc.cluster.local", "A")
            reply = dns.query.udp(query, "127.0.0.1", timeout=10, port=int(first[1]))
            assert [str(record) for records in reply.answer for record in records] == ["10.96.0.20"]
            server.send_signal(signal.SIGINT)
            assert server.wait(timeout=5) == code
        finally:
            server.kill()


def test_the_installed_program_is_the_one_that_ctrl_c_ends() -> None:
    from importlib.metadata import entry_points

    import nocluster.__main__

    (program,) = entry_points(group="console_scripts", name="nocluster")
    assert program.load() is nocluster.__main__.program
