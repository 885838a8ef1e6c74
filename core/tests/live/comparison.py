"""What the library says and what the server says, beside each other."""

import copy
import dataclasses
import json
import re
import subprocess

import roads
from as_command import command
from cluster import environment
from explained import ABSENT, MARKED, Explainer, covers, differences, resolved
from questions import CLUSTER

MUTATING = tuple(hook["name"] for one in CLUSTER if one["kind"].startswith("Mutating") for hook in one["webhooks"])
# Of an error whose text is the library's own: how the server answers such a request.
HTTP_STATUS = {"kind-mismatch": 400, "unknown-resource": 404, "verb-not-served": 405}


@dataclasses.dataclass
class Row:
    """A line of the table."""

    title: str
    ours: str = ""
    theirs: str = ""
    said: list = dataclasses.field(default_factory=list)
    causes: set = dataclasses.field(default_factory=set)
    wrong: list = dataclasses.field(default_factory=list)

    def result(self):
        if self.wrong:
            return "DIFFERENCE"
        return f"equal but for {', '.join(sorted(self.causes))}" if self.causes else "equal"


@dataclasses.dataclass
class Printed:
    """The command's output in its forms."""

    yaml: str
    errors: str
    report: str
    object: dict | None


class Library:
    """The library, by its command."""

    def __init__(self, folder, cluster):
        self.folder, self.cluster = folder, cluster
        (folder / "cluster.json").write_text(json.dumps(cluster))

    def run(self, *arguments, text=""):
        return subprocess.run([environment("NOCLUSTER"), *arguments], input=text, capture_output=True, text=True)

    def answer(self, subject, asked, options):
        """The whole answer, for a client that sends these options."""
        asked = {name: value for name, value in asked.items() if name not in ("fieldManager", "fieldValidation", "options")}
        more = {} if options is None else {"options": options}
        text = json.dumps({"object": subject, "objects": [self.cluster], **asked, **more})
        return json.loads(self.run("call", "admission.run", text=text).stdout)

    def admit(self, folder, subject, asked):
        """What `admit` prints of the question as it is."""
        arguments = command(folder, asked, subject)
        yaml, line = self.run(*arguments, "-o", "yaml"), self.run(*arguments, "-o", "json").stdout
        answer = json.loads(line).get("ok", {}) if line else {}
        return Printed(yaml.stdout, yaml.stderr, self.run(*arguments, "--wide").stdout, answer.get("object"))


def normalized(text):
    """Without what the server chose at random, the library's places, and its warnings about the manifest."""
    lines = [line for line in text.splitlines() if not re.match(r"Warning: \S+?:\d", line)]
    text = re.sub(r"^(error: )?\S+\.json(:\d+)*: ", "", "\n".join(lines).strip())
    return re.sub(r"(web-)(\(generated\)|[a-z0-9]{5})", r"\1?", text)


class Comparison:
    """One question, asked of both."""

    def __init__(self, server, folder, row):
        self.server, self.folder, self.row = server, folder, row

    def compare_answers(self, answer, theirs, received, printed):
        self.row.theirs = "allowed" if theirs.allowed else "refused"
        if "err" in answer:
            self.error(answer["err"], theirs, received, printed)
        else:
            self.outcome(answer["ok"], theirs, received, printed)

    def error(self, err, theirs, received, printed):
        """What the library refuses to ask about, the server refuses before admission, or kubectl before the server."""
        row, code = self.row, err["code"]
        row.ours = "error"
        row.said = [err["message"], f"the server: {theirs.words()}"]
        if theirs.allowed or received:
            row.wrong.append(f"the server does not refuse it before admission: {theirs}, {received}")
        elif code == "refused" and theirs.status is None:
            self.text(printed.errors, theirs.text)
        elif code == "refused":
            self.status(err["facts"]["status"], theirs)
        elif code == "no-match-for-kind":
            kind = err["facts"]["kind"]
            version = f"{kind.get('group', '')}/{kind['version']}".removeprefix("/")
            said = f'no matches for kind "{kind["kind"]}" in version "{version}"'
            if not err["message"].startswith(said):
                row.wrong.append(f"the message does not begin with {said!r}")
            if f"no kind \"{kind['kind']}\" is registered" in theirs.text:
                row.causes.add("the words of kinds that are misspelled, see docs/FIDELITY.md")
            elif said not in theirs.text:
                row.wrong.append(f"kubectl does not say {said!r}: {theirs.text}")
        elif code in HTTP_STATUS:
            if theirs.status["code"] != HTTP_STATUS[code]:
                row.wrong.append(f"the server answers {theirs.status}")
        else:
            self.text(printed.errors, theirs.text)

    def outcome(self, ok, theirs, received, printed):
        row, assumed = self.row, ok.get("assumed") or []
        row.ours = ok["verdict"]
        if ok["verdict"] in ("unknown", "need") or (ok["verdict"] == "allowed") != theirs.allowed:
            row.said = [ok["message"], f"the server: {theirs.words()}"]
        needs = [need["code"] for need in (ok.get("unknown") or {}).get("needs", [])]
        if ok["verdict"] == "unknown":
            row.causes |= {f"the need {code}" for code in needs}
            return
        calls = [(call["hook"].rpartition("/")[2], call["review"]) for call in ok["calls"]]
        if ok["verdict"] == "need":
            row.causes.add("the need answer")
            calls, received = [(ok["need"]["hook"].rpartition("/")[2], ok["need"]["review"])], received[:1]
        kind = self.kind(calls or received)
        explainer = Explainer(assumed, kind)
        if ok["verdict"] == "allowed" and not theirs.allowed:
            calls = self.refused_behind(assumed, theirs, calls, received)
        elif ok["verdict"] == "denied" and theirs.allowed:
            row.wrong.append(f"the server allows it: {theirs.object}")
        elif ok["verdict"] == "denied":
            if theirs.status is not None:
                self.status(ok["status"], theirs)
            else:
                self.text(printed.errors, theirs.text)
        elif ok["verdict"] == "allowed" and theirs.text:
            if normalized(theirs.text) not in normalized(printed.report).splitlines():
                row.wrong.append(f"kubectl's line is {theirs.text!r}:\n{printed.report}")
        self.reviews(calls, received, explainer)
        if ok["verdict"] == "allowed" and theirs.allowed and theirs.object and "object" in ok:
            self.final(printed, theirs.object, explainer)

    def kind(self, calls):
        if not calls:
            return ""
        kind = calls[0][1]["request"]["kind"]
        return f"{kind['group']}/{kind['version']}/{kind['kind']}"

    def refused_behind(self, assumed, theirs, calls, received):
        """Allowed by admission, refused by something that the library says it does not model."""
        row, text = self.row, theirs.text
        cause = "object-validation" if " is invalid" in text else "field-validation" if "strict decoding" in text else None
        if cause not in assumed:
            row.wrong.append(f"the server refuses it: {theirs.status or text}")
            return calls
        row.causes.add(cause)
        # The validating webhooks are called behind the validation of the object.
        names = [name for name, _ in received]
        return [call for call in calls if call[0] in names]

    def status(self, ours, theirs):
        for member in ("code", "reason", "message", "details", "status"):
            if ours.get(member) != theirs.status.get(member):
                self.row.wrong.append(f"{member} of the Status: {ours.get(member)!r}, the server: {theirs.status.get(member)!r}")

    def text(self, ours, theirs):
        if normalized(ours) != normalized(theirs):
            self.row.wrong.append(f"the text is {normalized(ours)!r}\n    kubectl's is {normalized(theirs)!r}")

    def reviews(self, calls, received, explainer):
        """The reviews of each webhook, in the order in which it got them."""
        row = self.row
        for name in dict.fromkeys([name for name, _ in calls + received]):
            ours, theirs = [[review for other, review in side if other == name] for side in (calls, received)]
            theirs = self.without_repeated(ours, theirs, explainer)
            if len(ours) != len(theirs):
                row.wrong.append(f"{name} is called {len(ours)} times, by the server {len(theirs)} times")
            for mine, real in zip(ours, theirs):
                mine, real = copy.deepcopy(mine), copy.deepcopy(real)
                mine["request"]["uid"] = real["request"]["uid"]
                self.compare(f"review of {name}", mine, real, explainer)

    def without_repeated(self, ours, theirs, explainer):
        """A delete that the registry carries out in steps or tries again goes through admission each time."""
        if len(ours) != 1 or not theirs or theirs[0]["request"]["operation"] != "DELETE" or "strategy" not in explainer.words:
            return theirs
        allowed = ["/request/uid", *(f"/request/oldObject{path}" for path in MARKED)]
        kept = theirs[:1]
        for again in theirs[1:]:
            if all(covers(allowed, path) for path, _, _ in differences(theirs[0], again)):
                self.row.causes.add("strategy")
            else:
                kept.append(again)
        return kept

    def compare(self, what, ours, theirs, explainer):
        """Two objects: equal, but where words explain it. Returns theirs with the explained differences resolved."""
        explained = set()
        for path, mine, real in differences(ours, theirs):
            word = explainer.word(path, mine, real, what.startswith("review"), what.endswith(MUTATING))
            if word is None:
                sides = ["absent" if side is ABSENT else json.dumps(side) for side in (mine, real)]
                self.row.wrong.append(f"{what}: {path}: {sides[0]}, the server: {sides[1]}")
            else:
                explained.add(path)
                self.row.causes |= set(word.split("+"))
        left = resolved(ours, theirs, explained)
        # kubectl sorts the members of an object that it prints.
        texts = [json.dumps(side, sort_keys=what == "object") for side in (ours, left)]
        if not self.row.wrong and texts[0] != texts[1]:
            self.row.wrong.append(f"{what}: another text:\n    {texts[0]}\n    {texts[1]}")
        return left

    def final(self, printed, theirs, explainer):
        """The object at the end: its fields, and the text that kubectl prints of it."""
        left = self.compare("object", printed.object, theirs, explainer)
        if self.row.wrong:
            return
        path = self.folder / "final.json"
        path.write_text(json.dumps(left))
        shown = roads.kubectl(self.server, "create", "--dry-run=client", "--validate=false", "--show-managed-fields", "-o", "yaml", "-f", path)
        # A Scale is not kubectl's to create.
        if theirs["kind"] != "Scale" and shown.stdout != printed.yaml:
            self.row.wrong.append(f"the object's text is\n{printed.yaml}\nkubectl's is\n{shown.stdout}{shown.stderr}")
