"""A question as the arguments of `nocluster admit`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FLAGS = {
    "verb": "--verb", "subresource": "--subresource", "name": "--name", "namespace": "-n", "resource": "--resource",
    "now": "--now", "objectUid": "--object-uid",
}
FILES = {"oldObject": "--old", "parent": "--parent", "answers": "--answers"}


def compact(value: Any) -> str:
    """As JavaScript writes it: a patch keeps the text that it was given as."""
    return json.dumps(value, separators=(",", ":"))


def command(folder: Path, asked: dict[str, Any], subject: dict[str, Any]) -> list[str]:
    """The arguments; their files are written into the folder, the cluster stands beside it."""

    def file(name: str, value: Any) -> str:
        path = folder / f"{name}.json"
        path.write_text(compact(value), "utf-8")
        return str(path)

    args = ["admit", "-f", file("object", subject), "--cluster", str(folder.parent / "cluster.json"), "--show-secrets"]
    for name, value in asked.items():
        if name in FLAGS:
            args += [FLAGS[name], value]
        elif name in FILES:
            args += [FILES[name], file(name, value)]
    if "suffixes" in asked:
        args += ["--suffixes", ",".join(asked["suffixes"])]
    if asked.get("dryRun"):
        args.append("--dry-run")
    if "rest" in asked:
        args += ["--rest", "allow"]
    if "user" in asked:
        args += ["--as", asked["user"]["username"]]
        groups = [group for group in asked["user"]["groups"] if group != "system:authenticated"]
        args += [part for group in groups for part in ("--as-group", group)]
    return args
