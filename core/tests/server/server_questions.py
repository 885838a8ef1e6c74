#!/usr/bin/env python3
"""The questions of examples/tests/questions, put to a real kube-apiserver and to the library.

usage: server_questions.py [PART OF A TITLE]        see README.md
"""

import copy
import dataclasses
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

import roads
from cluster import ADMIN, Server, Webhook, environment, patch, respond
from explained import ABSENT, MARKED, Explainer, covers, differences, resolved

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "examples/tests/questions"))
from as_command import command
from questions import CLUSTER, DEPLOYMENT, EXPORTED, _pod, questions

ADMISSION = "/apis/admissionregistration.k8s.io/v1"
NAMESPACES = ("shop", "dev", "default")
EXPORTED_KINDS = "mutatingwebhookconfigurations,validatingwebhookconfigurations,namespaces,crds"


class Recorded(Webhook):
    """Answers as the question says, and keeps the reviews of its client; everybody else is let through."""

    answers, user, received, lock = {}, None, [], threading.Lock()

    def answer(self, body):
        name = self.path.partition("?")[0].strip("/")
        if name.startswith("exec/"):
            # The kubelet: it is enough that the connection leads to it.
            return 200, "text/plain", b"connected"
        review = json.loads(body)
        if review["request"]["userInfo"]["username"] != self.user:
            return respond(review, allowed=True)
        with self.lock:
            self.received.append((name, review))
        given = self.answers.get(name, {"allow": True})
        if "deny" in given:
            return respond(review, allowed=False, status={"message": given["deny"], "code": given["code"]} if "code" in given
                           else {"message": given["deny"]})
        if "http" in given:
            return given["http"]["status"], given["http"].get("contentType", "text/plain"), given["http"]["body"].encode()
        return respond(review, **(patch(given["patch"]) if "patch" in given else {"allowed": True}))

    @classmethod
    def listen(cls, asked):
        user = asked.get("user", {}).get("username", "kubernetes-admin")
        with cls.lock:
            cls.answers, cls.user, cls.received = asked["answers"], user, []

    @classmethod
    def silence(cls):
        with cls.lock:
            received, cls.user, cls.received = cls.received, None, []
        return received


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


def must(answer, *fine):
    if answer[0] not in (200, 201, *fine):
        sys.exit(f"the cluster can't be prepared: {answer}")
    return answer[1]


def prepare_cluster(server):
    """The cluster of the questions; its webhooks are reached at 127.0.0.1, its CustomResourceDefinition gets the schema
    without which no server takes one."""
    for one in CLUSTER:
        one, path = copy.deepcopy(one), None
        if one["kind"] == "Namespace":
            path = "/api/v1/namespaces"
        elif one["kind"] == "CustomResourceDefinition":
            path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"
            for version in one["spec"]["versions"]:
                anything = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
                version["schema"] = {"openAPIV3Schema": {"type": "object", "properties": {"spec": anything, "status": anything}}}
        else:
            path = f"{ADMISSION}/{one['kind'].lower()}s"
            for hook in one["webhooks"]:
                hook["clientConfig"] = server.client_config(hook["name"])
        must(server.call("POST", path, one))
    for namespace in NAMESPACES:
        must(server.call("POST", f"/api/v1/namespaces/{namespace}/serviceaccounts", {"metadata": {"name": "default"}}), 409)
    rights = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings"
    subjects = [{"kind": "Group", "apiGroup": "rbac.authorization.k8s.io", "name": name}
                for name in ("kubeadm:cluster-admins", "devs")]
    must(server.call("POST", rights, {"metadata": {"name": "clients"}, "subjects": subjects, "roleRef": {
        "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}}))
    must(server.call("POST", "/api/v1/nodes", roads.NODE))
    status = {"addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
              "daemonEndpoints": {"kubeletEndpoint": {"Port": server.hook.server_port}}}
    must(server.call("PUT", "/api/v1/nodes/node-1/status", {**roads.NODE, "status": status}))
    probe = {"kind": "ConfigMap", "apiVersion": "v1", "metadata": {"name": "probe", "namespace": "shop"}}
    widget = {"kind": "Widget", "apiVersion": "example.com/v1", "metadata": {"name": "probe", "namespace": "shop"}}
    for _ in range(100):
        Recorded.listen({"answers": {}, "user": {"username": "admin"}})
        served = [server.call("POST", roads.path_of(one) + "?dryRun=All", one)[0] for one in (probe, widget)]
        if len(Recorded.silence()) == 4 and served == [201, 201]:
            return
        time.sleep(0.2)
    sys.exit("the webhooks are not called, or the custom resource is not served")


def clean(server):
    now = {"kind": "DeleteOptions", "apiVersion": "v1", "gracePeriodSeconds": 0, "propagationPolicy": "Background"}
    for kind in ("Pod", "ConfigMap", "Deployment", "Widget"):
        for namespace in NAMESPACES:
            must(server.call("DELETE", roads.path_of({"kind": kind, "metadata": {"namespace": namespace}}), now))
    must(server.call("DELETE", "/apis/rbac.authorization.k8s.io/v1/clusterroles/r", now), 404)
    status, fresh = server.call("DELETE", "/api/v1/namespaces/fresh", now)
    if status == 200:
        # Nobody else here takes the finalizer away.
        must(server.call("PUT", "/api/v1/namespaces/fresh/finalize", {**fresh, "spec": {"finalizers": []}}))


def put_there(server, title, subject, asked):
    """Prepares a question: the object that has to be there, as it is stored then."""
    clean(server)
    there = roads.stored(title, subject, asked, DEPLOYMENT, _pod())
    if there is None or there["kind"] == "Namespace":
        return None if there is None else server.call("GET", "/api/v1/namespaces/shop")[1]
    sent = copy.deepcopy(there)
    sent["metadata"].pop("resourceVersion", None)
    made = must(server.call("POST", roads.path_of(sent), sent))
    scale = subject["kind"] == "Scale"
    return must(server.call("GET", roads.path_of(made, made["metadata"]["name"], sub="scale"))) if scale else made


def as_stored(title, subject, asked, stored):
    """The question about the stored object as it was read from the server."""
    if roads.verb_of(asked) != "update":
        return stored, asked
    return stored if title.startswith("an exported") else subject, {**asked, "oldObject": stored}


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
        more = {} if options is None else {"options": options}
        text = json.dumps({"object": subject, "objects": [self.cluster], **more, **asked})
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

    def __init__(self, server, library, folder, row):
        self.server, self.library, self.folder, self.row = server, library, folder, row

    def ask(self, title, subject, asked, stored_too=False, more=()):
        server, row = self.server, self.row
        there = put_there(server, title, subject, asked)
        if stored_too:
            subject, asked = as_stored(title, subject, asked, there)
        raw = roads.is_raw(title, subject, asked)
        options = roads.options(title, subject, asked)
        if more:
            options = {**options, "fieldValidation": "Ignore"}
        self.folder.mkdir()
        printed = self.library.admit(self.folder, subject, asked)
        answer = self.library.answer(roads.sent(title, subject, asked, there), asked, options)
        Recorded.listen(asked)
        if raw:
            theirs = roads.send_raw(server, title, subject, asked)
        else:
            shown = ["-o", "json", "--show-managed-fields"] if roads.verb_of(asked) != "delete" else []
            theirs = roads.send(server, self.folder / "object.json", asked, *shown, *more)
        received = Recorded.silence()
        if theirs.object is not None and not raw and not stored_too:
            # Once more, for the line that kubectl prints.
            put_there(server, title, subject, asked)
            theirs.text = roads.send(server, self.folder / "object.json", asked, *more).text
        row.theirs = "allowed" if theirs.allowed else "refused"
        if "err" in answer:
            self.error(answer["err"], theirs, received, printed)
        else:
            self.outcome(answer["ok"], theirs, received, printed, stored_too)

    def error(self, err, theirs, received, printed):
        """What the library refuses to ask about, the server refuses before admission, or kubectl before the server."""
        row, code = self.row, err["code"]
        row.ours = "error"
        row.said = [err["message"], f"the server: {theirs.words()}"]
        if theirs.allowed or received:
            row.wrong.append(f"the server does not refuse it before admission: {theirs}, {received}")
        elif code == "refused":
            self.status(err["facts"]["status"], theirs)
        elif code == "verb-not-served":
            if theirs.status["code"] != 405:
                row.wrong.append(f"the server answers {theirs.status}")
        elif code == "no-match-for-kind":
            said = err["message"].partition(";")[0]
            if f"no kind \"{err['facts']['kind']['kind']}\" is registered" in theirs.text:
                row.causes.add("the words of kinds that are misspelled, see docs/FIDELITY.md")
            elif said not in theirs.text:
                row.wrong.append(f"kubectl does not say {said!r}: {theirs.text}")
        elif code == "kind-mismatch":
            if theirs.status["code"] != 400:
                row.wrong.append(f"the server answers {theirs.status}")
        else:
            self.text(printed.errors, theirs.text)

    def outcome(self, ok, theirs, received, printed, stored_too):
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
        elif ok["verdict"] == "allowed" and not stored_too and theirs.text:
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
            word = explainer.word(path, mine, real, what.startswith("review"))
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


def variants():
    """Each question, and once more with the stored object as a server has it, where there is one."""
    for title, subject, asked in questions():
        yield title, title, subject, asked, False, ()
        if roads.verb_of(asked) in ("update", "delete", "deletecollection") and title not in (
                *roads.TO_THE_OLD, "a scale of several"):
            yield f"{title}; the old object as stored", title, subject, asked, True, ()
        if title == "a field that nobody knows":
            yield f"{title}; --validate=ignore", title, subject, asked, False, ("--validate=ignore",)


def show(rows, not_asked):
    wide = max(len(title) for title in [*(row.title for row in rows), *(title for title, _ in not_asked)])
    for row in rows:
        print(f"{row.title:{wide}}  {row.ours:10}  {row.theirs:10}  {row.result()}")
        for line in row.said + row.wrong:
            print(f"    {line}")
    for title, reason in not_asked:
        print(f"{title:{wide}}  not asked: {reason}")


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    rows, not_asked, asked_titles = [], [], set()
    with tempfile.TemporaryDirectory() as folder, Server(pathlib.Path(folder), Recorded) as server:
        prepare_cluster(server)
        exported = roads.kubectl(server, "get", EXPORTED_KINDS, "-o", "json")
        library = Library(pathlib.Path(folder), json.loads(exported.stdout))
        for index, (label, title, subject, asked, stored_too, more) in enumerate(variants()):
            if wanted not in label:
                continue
            if title in roads.NOT_ASKED and not stored_too:
                not_asked.append((label, roads.NOT_ASKED[title]))
                continue
            row = Row(label)
            comparison = Comparison(server, library, pathlib.Path(folder) / str(index), row)
            comparison.ask(title, subject, asked, stored_too, more)
            rows.append(row)
            asked_titles.add(title)
    show(rows, not_asked)
    equal = sum(row.result() == "equal" for row in rows)
    wrong = sum(bool(row.wrong) for row in rows)
    print(f"{len(asked_titles)} questions asked in {len(rows)} ways: {equal} equal, {len(rows) - equal - wrong} equal but for "
          f"named causes, {wrong} different; {len(not_asked)} not asked")
    for cause in sorted({cause for row in rows for cause in row.causes}):
        print(f"{sum(cause in row.causes for row in rows):5} {cause}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
