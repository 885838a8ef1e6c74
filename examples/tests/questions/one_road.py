"""Every question in every form and language: the same reviews, verdict, object and exit code.

    one_road.py NODE_FOLDER      with `nocluster` on the PATH, run by the Python that has the package

The forms: the wire (`nocluster call`), Python, JavaScript, the command with `-o json` (which runs on Rust's own types), and its human form.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import nocluster
from as_command import command
from questions import CLUSTER, questions

NAMES = {"oldObject": "old", "dryRun": "dry_run"}


def essence(envelope: dict[str, Any]) -> dict[str, Any]:
    """What must be equal: of an answer the reviews, the verdict, the Status, the object and the needs; of an error what it is."""
    if "err" in envelope:
        err = envelope["err"]
        return {"code": err["code"], "facts": err.get("facts") or {}}
    ok = envelope["ok"]
    kept = ("verdict", "message", "status", "object", "unknown", "mayNeed", "warnings", "skipped", "findings")
    reviews = [call.get("review") for call in ok["calls"]]
    return {name: ok.get(name) for name in kept} | {"reviews": reviews, "need": (ok.get("need") or {}).get("review")}


def run(args: list[str], stdin: str = "") -> tuple[int, str, str]:
    ran = subprocess.run(["nocluster", *args], input=stdin, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def main() -> int:
    asked = questions()
    exits = {row["word"]: row["exit"] for row in json.loads(run(["ops", "admission.run", "-o", "json"])[1])["verdicts"]}
    cluster = nocluster.Cluster(CLUSTER)
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cluster.json").write_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": CLUSTER}), "utf-8")
        (folder / "questions.json").write_text(json.dumps({"cluster": CLUSTER, "questions": asked}), "utf-8")
        # A module is looked for from where the file stands that imports it.
        script = Path(sys.argv[1]) / "ask.mjs"
        shutil.copy(Path(__file__).parent / "ask.mjs", script)
        node = subprocess.run(["node", str(script), str(folder / "questions.json")], capture_output=True, text=True, check=True)
        javascript = [json.loads(line) for line in node.stdout.splitlines()]
        assert len(javascript) == len(asked), node.stderr
        for index, (title, subject, options) in enumerate(asked):
            code, stdout, _ = run(["call", "admission.run"], json.dumps({"object": subject, "objects": CLUSTER, **options}))
            wire = json.loads(stdout)
            try:
                python = {"ok": cluster.run(subject, **{NAMES.get(key, key): value for key, value in options.items()})}
            except nocluster.NoclusterError as error:
                python = {"err": {"code": error.code, "facts": error.facts}}
            own = folder / str(index)
            own.mkdir()
            args = command(own, options, subject)
            json_code, line, _ = run([*args, "-o", "json"])
            human_code, human, errors = run(args)
            expected = 2 if "err" in wire else exits[wire["ok"]["verdict"]]
            if not line:
                # Arguments that name no resource at all are refused before an object is asked about.
                line = json.dumps(wire) if json_code == 2 else "{}"
            answers = {"python": essence(python), "javascript": essence(javascript[index]), "command": essence(json.loads(line))}
            for form, answer in answers.items():
                if answer != essence(wire):
                    failed += 1
                    print(f"{title}: {form} differs\n  wire {essence(wire)}\n  {form} {answer}")
            codes = {"call": code, "-o json": json_code, "human": human_code}
            if set(codes.values()) != {expected}:
                failed += 1
                print(f"{title}: exit codes {codes}, expected {expected}\n{human}{errors}")
            status = wire.get("ok", {}).get("status", {}).get("message")
            if status and status not in human:
                failed += 1
                print(f"{title}: the human form does not show {status!r}:\n{human}")
    print(f"one road: {len(asked)} questions, {failed} differences")
    print(f"{len(asked) - min(failed, len(asked))} passed, {min(failed, len(asked))} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    assert len(questions()) >= 60, len(questions())
    sys.exit(main())
