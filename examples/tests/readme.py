"""Runs what the README shows and compares what it prints.

Usage: readme.py README PYTHON NODE_FOLDER; `nocluster` is on the PATH, PYTHON has the Python package, NODE_FOLDER the npm package.
With UPDATE_EXPECTED=1 the outputs are written into the README, to be read before they are committed.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

readme, python, node_folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).absolute(), Path(sys.argv[3]).resolve()
examples = readme.parent / "examples"
text = readme.read_text(encoding="utf-8")


def block(language: str) -> str:
    return re.search(rf"^```{language}\n(.*?)^```$", text, re.M | re.S)[1]


def run(*command: str, environment: dict[str, str] | None = None) -> str:
    """What the command prints; denials have an exit code, so the code is not checked here."""
    done = subprocess.run(command, cwd=examples, env=environment, capture_output=True, text=True, encoding="utf-8")
    return done.stdout + done.stderr


def consoles() -> list[str]:
    return re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S)


module = node_folder / "readme.mjs"
module.write_text(block("js"), encoding="utf-8")
commands = [console.splitlines()[0] for console in consoles()]
printed = {command: f"{command}\n" + run("bash", "-c", command.removeprefix("$ ")) for command in commands}
printed |= {"python": run(str(python), "-c", block("python")), "js": run("node", str(module))}
if os.environ.get("UPDATE_EXPECTED"):
    for command, console in zip(commands, consoles()):
        text = text.replace(f"```console\n{console}```", f"```console\n{printed[command]}```")
    text = text.replace(f"```text\n{block('text')}```", f"```text\n{printed['python']}```")
    readme.write_text(text, encoding="utf-8")

expected = dict(zip(commands, consoles())) | {"python": block("text"), "js": block("text")}
failed = [what for what in expected if expected[what] != printed[what]]
for what in failed:
    print(f"{what}: the README says\n{expected[what]}and it prints\n{printed[what]}")
print(f"readme: {len(expected) - len(failed)} passed, {len(failed)} failed")
sys.exit(bool(failed))
