"""Every question in every form and language: the same reviews, verdict, object and exit code.

    one_road.py NODE_FOLDER ASK      with `nocluster` on the PATH, run by the Python that has the package

The forms: the wire (`nocluster call`), Rust (ASK, the program of ask.rs), Python, JavaScript, the command with `-o json`,
and its human form. Reviews, patches and objects are compared as texts wherever a form gives texts; `run` of Python and
JavaScript gives values, so their `call_text` is compared byte for byte as well.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import nocluster
from as_command import command, compact
from kinds import kinds, refused_and_deleted
from questions import CLUSTER, DENY, LABEL, by_kubectl, questions, sent

FILE_PLACE = re.compile(r'(?<="),"line":\d+,"column":\d+(?=,"message":)')
NAMES = {"oldObject": "old", "dryRun": "dry_run", "fieldManager": "field_manager", "fieldValidation": "field_validation"}


def as_rust_tells(envelope: dict[str, Any]) -> dict[str, Any]:
    """The answer of the wire, its documents as texts, in the form in which ask.rs prints what a user of Rust sees."""
    if "err" in envelope:
        err = envelope["err"]
        return {"err": {name: err[name] for name in ("code", "upstream") if name in err} | err.get("facts", {})}
    ok = envelope["ok"]
    names = {"review": "reviewText", "patch": "patchText", "objectAfter": "objectAfterText"}
    calls = [{"hook": call["hook"], "outcome": call["outcome"]["code"], **{name: call.get(text) for name, text in names.items()}}
             for call in ok["calls"]]
    return {
        "verdict": ok["verdict"], "message": ok["message"], "allowed": ok.get("allowed"), "status": ok.get("status"),
        "object": ok.get("objectText"), "calls": calls, "skipped": [f"{skipped['hook']}" for skipped in ok["skipped"]],
        "warnings": ok["warnings"], "need": ok.get("need", {}).get("reviewText"),
        "needs": ok.get("unknown", {}).get("needs"), "mayNeed": ok.get("mayNeed", [])}


def run(args: list[str], stdin: str = "") -> tuple[int, str, str]:
    ran = subprocess.run(["nocluster", *args], input=stdin, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def lines(args: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in subprocess.run(args, capture_output=True, text=True, check=True).stdout.splitlines()]


def value_of(ask: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"ok": ask()}
    except nocluster.NoclusterError as error:
        return {"err": {"code": error.code, "facts": error.facts, "at": error.at}}


def value_in(envelope: dict[str, Any]) -> dict[str, Any]:
    """An envelope as far as a raised error tells it."""
    err = envelope.get("err")
    return envelope if err is None else {"err": {"code": err["code"], "facts": err.get("facts") or {}, "at": err.get("at")}}


def main() -> int:
    node_folder, ask = Path(sys.argv[1]), sys.argv[2]
    of_each_kind = [*kinds(LABEL), *refused_and_deleted(LABEL, DENY)]
    asked = questions() + [(title, one, {**options, **by_kubectl(options)}) for title, one, options in of_each_kind]
    exits = {row["word"]: row["exit"] for row in json.loads(run(["ops", "admission.run", "-o", "json"])[1])["verdicts"]}
    cluster = nocluster.Cluster(CLUSTER)
    differing: set[str] = set()

    def same(title: str, form: str, got: Any, expected: Any) -> None:
        if got != expected:
            differing.add(title)
            print(f"{title}: {form} differs\n  expected {expected!r}\n  got      {got!r}")

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cluster.json").write_text(compact({"apiVersion": "v1", "kind": "List", "items": CLUSTER}), "utf-8")
        file = folder / "questions.json"
        told = [(title, sent(given, options), options) for title, given, options in asked]
        file.write_text(compact({"cluster": CLUSTER, "questions": told}), "utf-8")
        # A module is looked for from where the file stands that imports it.
        script = node_folder / "ask.mjs"
        shutil.copy(Path(__file__).parent / "ask.mjs", script)
        javascript = lines(["node", str(script), str(file)])
        rust = lines([ask, str(file)])
        assert len(javascript) == len(rust) == len(asked)
        for index, (title, given, options) in enumerate(asked):
            subject = sent(given, options)
            question = {"object": subject, **options}
            whole, whole_text = (compact({**question, "objects": CLUSTER, "text": text}) for text in (False, True))
            code, plain, _ = run(["call", "admission.run"], whole)
            _, text, _ = run(["call", "admission.run"], whole_text)
            wire, wire_text = json.loads(plain), json.loads(text)
            expected_exit = 2 if "err" in wire else exits[wire["ok"]["verdict"]]

            rust_exit = rust[index].pop("exit")
            # Where it is, is told by Rust in the error of its own; the wire also says which member of the question.
            rust[index].get("err", {}).pop("at", None)
            same(title, "Rust", rust[index], as_rust_tells(wire_text))

            python = value_of(lambda: cluster.run(subject, **{NAMES.get(key, key): value for key, value in options.items()}))
            same(title, "Python", python, value_in(wire))
            same(title, "Python's call_text", cluster.call_text("admission.run", compact({**question, "text": True})) + "\n", text)

            same(title, "JavaScript", javascript[index]["value"], value_in(wire))
            same(title, "JavaScript's callText", javascript[index]["text"] + "\n", text)

            own = folder / str(index)
            own.mkdir()
            args = command(own, options, given)
            json_code, line, _ = run([*args, "-o", "json"])
            # The line is the wire's with the source before it, and findings say where they stand in their files.
            source = compact(json.loads(line or "{}").get("source"))
            same(title, "-o json", FILE_PLACE.sub("", line), f'{{"source":{source},{plain[1:]}')

            human_code, human, errors = run([*args, "--explain"])
            shown = sorted(line.split("review: ", 1)[1] for line in human.splitlines() if line.lstrip().startswith("review: "))
            ok = wire_text.get("ok", {})
            reviews = [call["reviewText"] for call in ok.get("calls", []) if "reviewText" in call]
            reviews += [ok["need"]["reviewText"]] if "need" in ok else []
            same(title, "the human form's reviews", shown, sorted(review.rstrip("\n") for review in reviews))
            message = ok.get("status", {}).get("message") or wire.get("err", {}).get("message", "")
            if ok and message not in human:
                same(title, "the human form's message", human + errors, message)
            yaml_code, yaml, _ = run([*args, "-o", "yaml"])
            objects = nocluster.read_yaml(yaml)["objects"] if yaml else []
            same(title, "-o yaml", objects, [ok["object"] for ok in [wire.get("ok", {})] if "object" in ok])

            codes = {"call": code, "Rust": rust_exit, "-o json": json_code, "human": human_code, "-o yaml": yaml_code}
            same(title, "the exit code", codes, dict.fromkeys(codes, expected_exit))
    print(f"one road: {len(asked)} questions in Rust, Python, JavaScript, -o json and the human form, {len(differing)} differ")
    print(f"one-road: {len(asked) - len(differing)} passed, {len(differing)} failed")
    return 1 if differing else 0


if __name__ == "__main__":
    assert len(questions()) >= 60, len(questions())
    sys.exit(main())
