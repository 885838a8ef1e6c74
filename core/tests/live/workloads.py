#!/usr/bin/env python3
"""Manifests of workloads, and the Pod that each makes: what a webhook of a real kube-apiserver gets, beside the library.

usage: workloads.py FOLDER        see README.md
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import time

from cluster import CLIENT, Server, Webhook, environment, respond
from explained import ABSENT, Explainer, differences

HOOK = "recorder.example.com"
TOKEN = "kube-api-access-"
# What the library reads of a cluster, by the path of its list.
READ = [
    "/api/v1/namespaces", "/api/v1/serviceaccounts", "/api/v1/limitranges", "/apis/scheduling.k8s.io/v1/priorityclasses",
    "/apis/node.k8s.io/v1/runtimeclasses", "/apis/storage.k8s.io/v1/storageclasses",
    "/apis/networking.k8s.io/v1/ingressclasses", "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
    "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
]
# The plural and whether it has a Namespace, by apiVersion and kind: filled from the server's own discovery.
RESOURCES = {}


class Recorder(Webhook):
    """Allows everything and keeps what it was sent."""

    received = []

    def answer(self, body):
        review = json.loads(body)
        self.received.append(review)
        return respond(review, allowed=True)


def discover(server):
    groups = server.call("GET", "/apis")[1]["groups"]
    versions = ["/api/v1"] + [f"/apis/{version['groupVersion']}" for group in groups for version in group["versions"]]
    for path in versions:
        listed = server.call("GET", path)[1]
        for one in listed.get("resources", []):
            if "/" not in one["name"]:
                RESOURCES[listed["groupVersion"], one["kind"]] = (path, one["name"], one["namespaced"])


def read(server, path):
    """The objects of a file, as kubectl sends them."""
    shown = subprocess.run(
        [environment("KUBECTL"), "--kubeconfig", server.kubeconfig(), "create", "--dry-run=client", "--validate=false",
         "-o", "json", "-f", path], capture_output=True, text=True)
    text, decoder, objects = shown.stdout.strip(), json.JSONDecoder(), []
    while text:
        one, end = decoder.raw_decode(text)
        objects += one.get("items", [one])
        text = text[end:].strip()
    return objects


def pod_of(workload):
    """The Pod that a workload's template makes, without what its controller adds."""
    spec = workload.get("spec") or {}
    template = (spec.get("jobTemplate", {}).get("spec") or spec).get("template")
    if workload["kind"] == "PodTemplate":
        template = workload.get("template")
    if not isinstance(template, dict) or not isinstance(template.get("spec"), dict):
        return None
    metadata = {key: value for key, value in (template.get("metadata") or {}).items() if key in ("labels", "annotations")}
    metadata |= {"name": workload.get("metadata", {}).get("name", "web"), "namespace": workload.get("metadata", {}).get("namespace", "default")}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": template["spec"]}


def questions(server, folder):
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".yaml", ".yml", ".json"):
            continue
        objects = read(server, path)
        if not objects:
            yield path.name, None
        for one in objects:
            yield f"{path.name} {one['kind']}", one
            if pod := pod_of(one):
                yield f"{path.name} Pod of {one['kind']}", pod


def prepare(server, asked):
    """The Namespaces, accounts and classes that the objects name, and the webhook."""
    for _, one in asked:
        metadata, spec = (one.get("metadata") or {}), (one.get("spec") or {})
        namespace = metadata.get("namespace") or "default"
        server.call("POST", "/api/v1/namespaces", {"metadata": {"name": namespace}})
        names = {"default"}
        if one["kind"] == "Pod":
            names |= {spec.get("serviceAccountName"), spec.get("serviceAccount")} - {None, ""}
            if name := spec.get("priorityClassName"):
                server.call("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", {"metadata": {"name": name}, "value": 1000})
            if name := spec.get("runtimeClassName"):
                server.call("POST", "/apis/node.k8s.io/v1/runtimeclasses", {"metadata": {"name": name}, "handler": "one"})
        for name in names:
            server.call("POST", f"/api/v1/namespaces/{namespace}/serviceaccounts", {"metadata": {"name": name}})
    status, answer = server.call(
        "POST", "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
        {"metadata": {"name": "recorder"}, "webhooks": [{
            "name": HOOK, "sideEffects": "None", "admissionReviewVersions": ["v1"], "clientConfig": server.client_config(),
            "rules": [{"operations": ["CREATE"], "apiGroups": ["*"], "apiVersions": ["*"], "resources": ["*"]}]}]})
    if status != 201:
        sys.exit(f"workloads: the webhook is refused: {answer}")
    rights = {"metadata": {"name": "client"}, "subjects": [{"kind": "User", "name": "kubernetes-admin"}],
              "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "cluster-admin"}}
    server.call("POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", rights)
    for _ in range(100):
        server.call("POST", "/api/v1/namespaces/default/configmaps?dryRun=All", {"metadata": {"name": "probe"}}, CLIENT)
        if Recorder.received:
            return
        time.sleep(0.1)
    sys.exit("workloads: the webhook is never called")


def stored(server):
    """The cluster as `kubectl get -o json` exports it."""
    items = []
    for path in READ:
        listed = server.call("GET", path)[1]
        kind = {"apiVersion": listed["apiVersion"], "kind": listed["kind"].removesuffix("List")}
        items += [{**kind, **one} for one in listed["items"]]
    return items


def send(server, one):
    """The Status or the object that the server answers, and the review that the webhook got."""
    found = RESOURCES.get((one.get("apiVersion"), one["kind"]))
    if found is None:
        return 404, {"message": "the server does not serve this kind"}, None
    path, plural, namespaced = found
    if namespaced:
        path += f"/namespaces/{(one.get('metadata') or {}).get('namespace') or 'default'}"
    Recorder.received.clear()
    status, answer = server.call("POST", f"{path}/{plural}?dryRun=All", one, CLIENT)
    return status, answer, Recorder.received[0] if Recorder.received else None


def suffixes(received):
    """The endings that the server made up, which are an input of the library: that of the token's volume."""
    spec = ((received or {}).get("request", {}).get("object") or {}).get("spec") or {}
    names = [volume["name"] for volume in spec.get("volumes") or [] if volume["name"].startswith(TOKEN)]
    return [name.removeprefix(TOKEN) for name in names]


def ours(cluster, one, theirs, received):
    """The library's answer, with what the server made up as its inputs."""
    made = theirs.get("metadata") or {}
    question = {
        "object": one, "objects": cluster, "suffixes": suffixes(received), "options": {"dryRun": ["All"]},
        "answers": {f"mutating/recorder/{HOOK}": {"allow": True}}, "complete": ["namespaces"],
        "now": made.get("creationTimestamp"), "objectUid": made.get("uid"),
    }
    text = json.dumps({key: value for key, value in question.items() if value is not None})
    run = subprocess.run([environment("NOCLUSTER"), "call", "admission.run"], input=text, capture_output=True, text=True)
    return json.loads(run.stdout) if run.stdout else {"err": {"message": run.stderr}}


def compared(one, answer, status, theirs, received, warnings):
    """The words that explain differences, and the differences that none explains."""
    causes, wrong = set(), []
    if "err" in answer or answer["ok"]["verdict"] not in ("allowed", "denied"):
        err = answer.get("err") or {}
        status_said = err.get("facts", {}).get("status", {}).get("message")
        said = status_said or err.get("upstream") or (err or answer["ok"]).get("message", "")
        if status < 400:
            return causes, [f"the library says {said!r}, the server takes it"]
        same = said == theirs.get("message") if status_said else err and said in theirs.get("message", "")
        return causes, [] if same else [f"{said!r}, the server: {theirs.get('message')!r}"]
    ok = answer["ok"]
    if ok["verdict"] == "denied":
        same = all(ok["status"].get(key) == theirs.get(key) for key in ("code", "reason", "message", "details"))
        return causes, [] if same else [f"denied: {ok['status']}, the server: {theirs}"]
    calls = [call["review"] for call in ok["calls"]]
    if len(calls) != (0 if received is None else 1):
        return causes, [f"the webhook gets {len(calls)} reviews, {'one' if received else 'none'} from the server"]
    group, _, version = ("/" + one["apiVersion"]).rpartition("/")
    explainer = Explainer(ok.get("assumed") or [], f"{group.removeprefix('/')}/{version}/{one['kind']}")
    sent = (({"request": {"object": review["request"]["object"]}} for review in (call, received)) for call in calls)
    pairs = [("review", *both) for both in sent]
    if status < 400:
        pairs.append(("object", ok["object"], theirs))
    elif "object-validation" in ok.get("assumed", []) and theirs.get("reason") == "Invalid":
        causes.add("object-validation")
    else:
        wrong.append(f"allowed, the server: {theirs.get('message')}")
    warned = ok.get("warnings") or []
    wrong += [f"warning {said!r}, which the server does not give" for said in warned if said not in warnings]
    for said in (said for said in warnings if said not in warned):
        if "api-warnings" in ok.get("assumed", []):
            causes.add("api-warnings")
        else:
            wrong.append(f"the server's warning {said!r}")
    for what, mine, real in pairs:
        for path, left, right in differences(mine, real):
            word = explainer.word(path, left, right, what == "review", True)
            if word is None:
                sides = ["absent" if side is ABSENT else json.dumps(side) for side in (left, right)]
                wrong.append(f"{what} {path}: {sides[0]}, the server: {sides[1]}"[:400])
            else:
                causes |= set(word.split("+"))
    return causes, wrong


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    counts, listed, changed = collections.Counter(), collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as folder, Server(pathlib.Path(folder), Recorder) as server:
        discover(server)
        asked = []
        for title, one in questions(server, pathlib.Path(sys.argv[1])):
            if one is None:
                counts["not read by kubectl"] += 1
                print(f"{title}\tnot read by kubectl")
            else:
                asked.append((title, one))
        prepare(server, asked)
        cluster = stored(server)
        for title, one in asked:
            status, theirs, received = send(server, one)
            if status == 409:
                counts["exists on the server"] += 1
                continue
            answer = ours(cluster, one, theirs, received)
            causes, wrong = compared(one, answer, status, theirs, received, server.warnings)
            listed.update({word.split("/")[0] for word in answer.get("ok", {}).get("assumed", [])})
            changed.update(causes)
            said = "DIFFERENCE" if wrong else f"equal but for {', '.join(sorted(causes))}" if causes else "equal"
            counts[said] += 1
            print(f"{title}\t{status}\t{said}")
            for line in wrong:
                print(f"    {line}")
    for said, count in counts.most_common():
        print(f"{count:5} {said}")
    print("assumptions: in how many answers, and how many they changed")
    for word, count in sorted(listed.items()):
        print(f"{count:5} {changed[word]:5} {word}")
    sys.exit(counts["DIFFERENCE"] > 0)


main()
