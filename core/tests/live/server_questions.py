#!/usr/bin/env python3
"""The questions of examples/tests/questions, put to a real kube-apiserver and to the library.

usage: server_questions.py [PART OF A TITLE]        see README.md
"""

import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "examples/tests/questions"))

import roads
from as_command import command
from cluster import Server
from comparison import Comparison, Library, Row
from kinds import kinds
from prepared import Recorded, Unprepared, as_stored, prepare_cluster, put_there
from questions import LABEL, questions

EXPORTED_KINDS = (
    "mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds,serviceaccounts,limitranges,priorityclasses,"
    "runtimeclasses,storageclasses,ingressclasses"
)
TOKEN = "kube-api-access-"


def made_up(theirs, received):
    """What the server made up for a new object, which are inputs of the library: the time, the uid, the ending of a name."""
    reviewed = [review["request"]["object"] for _, review in received if review["request"]["operation"] == "CREATE"]
    objects = [one for one in [*reviewed, theirs.object] if one]
    made = {}
    for one in objects:
        metadata, spec = one.get("metadata") or {}, one.get("spec") or {}
        made |= {"now": metadata.get("creationTimestamp"), "objectUid": metadata.get("uid")}
        names = [volume["name"] for volume in spec.get("volumes") or [] if volume["name"].startswith(TOKEN)]
        made |= {"suffixes": [name.removeprefix(TOKEN) for name in names]} if names else {}
    return {key: value for key, value in made.items() if value}


def ask(server, library, folder, row, title, subject, asked, stored_too, more):
    there = put_there(server, title, subject, asked)
    if stored_too:
        subject, asked = as_stored(title, subject, asked, there)
    raw = roads.is_raw(title, subject, asked)
    options = roads.options(title, subject, asked)
    if more:
        options = {**options, "fieldValidation": "Ignore"}
    folder.mkdir()
    command(folder, asked, subject)
    Recorded.listen(asked)
    if raw:
        theirs = roads.send_raw(server, title, subject, asked)
    else:
        shown = ["-o", "json", "--show-managed-fields"] if roads.verb_of(asked) != "delete" else []
        theirs = roads.send(server, folder / "object.json", asked, *shown, *more)
    received = Recorded.silence()
    given = {**asked, **(made_up(theirs, received) if roads.verb_of(asked) == "create" else {})}
    printed = library.admit(folder, subject, given)
    answer = library.answer(roads.sent(title, subject, asked, there), given, options)
    if theirs.object is not None and not raw and not stored_too:
        # Once more, for the line that kubectl prints.
        put_there(server, title, subject, asked)
        theirs.text = roads.send(server, folder / "object.json", asked, *more).text
    row.theirs = "allowed" if theirs.allowed else "refused"
    Comparison(server, folder, row).compare_answers(answer, theirs, received, printed)


def variants():
    """Each question; where there is a stored object, with that object as a server has it."""
    for title, subject, asked in [*questions(), *kinds(LABEL)]:
        stored = roads.verb_of(asked) in ("update", "delete", "deletecollection") and title not in roads.REFUSED
        yield (f"{title}; the old object as stored" if stored else title), title, subject, asked, stored, ()
        if title == "a field that nobody knows":
            yield f"{title}; --validate=ignore", title, subject, asked, False, ("--validate=ignore",)


def show(row):
    print(f"{row.title:80} {row.ours:8} {row.theirs:8} {row.result()}")
    for line in [text.partition("\n")[0][:300] for text in row.said] + row.wrong:
        print(f"    {line}")
    sys.stdout.flush()


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    rows, not_asked, asked_titles = [], [], set()
    with tempfile.TemporaryDirectory() as folder, Server(pathlib.Path(folder), Recorded) as server:
        prepare_cluster(server)
        exported = roads.kubectl(server, "get", EXPORTED_KINDS, "-A", "-o", "json")
        library = Library(pathlib.Path(folder), json.loads(exported.stdout))
        for index, (label, title, subject, asked, stored_too, more) in enumerate(variants()):
            if wanted not in label:
                continue
            if title in roads.NOT_ASKED:
                not_asked.append((label, roads.NOT_ASKED[title]))
                continue
            row = Row(label)
            try:
                ask(server, library, pathlib.Path(folder) / str(index), row, title, subject, asked, stored_too, more)
            except Unprepared as error:
                row.wrong.append(str(error))
            show(row)
            rows.append(row)
            asked_titles.add(title)
    for title, reason in not_asked:
        print(f"{title:80} not asked: {reason}")
    equal = sum(row.result() == "equal" for row in rows)
    wrong = sum(bool(row.wrong) for row in rows)
    print(f"{len(asked_titles)} questions asked in {len(rows)} ways: {equal} equal, {len(rows) - equal - wrong} equal but for "
          f"named causes, {wrong} different; {len(not_asked)} not asked")
    for cause in sorted({cause for row in rows for cause in row.causes}):
        print(f"{sum(cause in row.causes for row in rows):5} {cause}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
