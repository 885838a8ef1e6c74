#!/usr/bin/env python3
"""Failing patches on Pods: what the library says, beside what a real kube-apiserver says.

usage: failing_patches.py FOLDER [COUNT]        see README.md
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

from cluster import Server, Webhook, environment, patch, respond

NAMESPACE = "kube-system"  # the one in which every PriorityClass may be used
# What decides nothing here, and what the server would refuse before any webhook is asked.
CANDIDATES = [
    [{"op": "add", "path": "/spec/volumes/-", "value": {"name": "extra", "emptyDir": {}}}],
    [{"op": "add", "path": "/spec/tolerations/-", "value": {"key": "extra", "operator": "Exists"}}],
    [{"op": "add", "path": "/spec/securityContext/runAsNonRoot", "value": True}],
    [{"op": "add", "path": "/spec/containers/0/volumeMounts/-", "value": {"name": "extra", "mountPath": "/extra"}}],
    [{"op": "add", "path": "/spec/containers/0/securityContext/runAsNonRoot", "value": True}],
    [{"op": "add", "path": "/spec/containers/0/resources/requests/cpu", "value": "1"}],
    [{"op": "add", "path": "/spec/containers/0/resources/limits/cpu", "value": "1"}],
    [{"op": "add", "path": "/spec/containers/0/env/-", "value": {"name": "EXTRA", "value": "1"}}],
    [{"op": "add", "path": "/metadata/annotations/extra", "value": "1"}],
    [{"op": "add", "path": "/metadata/labels/extra", "value": "1"}],
    [{"op": "add", "path": "/spec/nodeSelector/extra", "value": "1"}],
    [{"op": "add", "path": "/spec/initContainers/-", "value": {"name": "extra", "image": "extra"}}],
    [{"op": "add", "path": "/spec/imagePullSecrets/-", "value": {"name": "extra"}}],
    [{"op": "add", "path": "/spec/affinity/nodeAffinity", "value": {}}],
    [{"op": "add", "path": "/spec/hostAliases/-", "value": {"ip": "10.0.0.1"}}],
    [{"op": "add", "path": "/spec/containers/7", "value": {"name": "extra", "image": "extra"}}],
    [{"op": "remove", "path": "/spec/priority"}],
    [{"op": "remove", "path": "/spec/serviceAccountName"}],
    [{"op": "remove", "path": "/spec/dnsPolicy"}],
    [{"op": "remove", "path": "/spec/nodeName"}],
    [{"op": "remove", "path": "/spec/containers/0/imagePullPolicy"}],
    [{"op": "remove", "path": "/spec/containers/0/workingDir"}],
    [{"op": "remove", "path": "/spec/containers/0/livenessProbe/timeoutSeconds"}],
    [{"op": "remove", "path": "/metadata/managedFields"}],
    [{"op": "remove", "path": "/spec/tolerations/4"}],
    [{"op": "replace", "path": "/spec/volumes/0/name", "value": "extra"}],
    [{"op": "replace", "path": "/spec/volumes/9", "value": {"name": "extra"}}],
    [{"op": "move", "from": "/spec/schedulerName", "path": "/metadata/labels"}],
    [{"op": "copy", "from": "/spec/containers/0/ports/0/protocol", "path": "/spec/hostname"}],
    [{"op": "test", "path": "/spec/restartPolicy", "value": "Always"}],
    [{"op": "test", "path": "/spec/preemptionPolicy", "value": None}],
    [{"op": "test", "path": "/spec/containers/0/name", "value": "another"}],
    [{"op": "test", "path": "/spec/containers/0", "value": {"name": "another"}}],
    [{"op": "test", "path": "/spec/hostname", "value": "another"}],
]


class Patcher(Webhook):
    patch = []

    def answer(self, review):
        return respond(json.loads(review), **(patch(self.patch) if self.patch else {"allowed": True}))


def register(server):
    status, answer = server.call(
        "POST", "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
        {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
         "metadata": {"name": "patcher"},
         "webhooks": [{
             "name": "patcher.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
             "clientConfig": server.client_config(),
             "rules": [{"operations": ["*"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}]}]})
    if status != 201:
        sys.exit(f"failing_patches: the webhook is refused: {answer}")
    Patcher.patch = [{"op": "test", "path": "/kind", "value": "Nothing"}]
    probe = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "probe"},
             "spec": {"containers": [{"name": "probe", "image": "probe"}]}}
    for _ in range(100):
        if "testing value" in create(server, probe)[1].get("message", ""):
            return
        time.sleep(0.1)
    sys.exit("failing_patches: the webhook is never called")


def create(server, pod):
    return server.call("POST", f"/api/v1/namespaces/{NAMESPACE}/pods?dryRun=All", pod)


def pods(server, folder):
    """The Pods of a folder's manifests and of the templates in them, each once."""
    found = {}
    config = server.kubeconfig()
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".yaml", ".yml", ".json"):
            continue
        read = subprocess.run(
            [environment("KUBECTL"), "--kubeconfig", config, "create", "--dry-run=client", "--validate=false",
             "-o", "json", "-f", path], capture_output=True, text=True)
        text, decoder, objects = read.stdout.strip(), json.JSONDecoder(), []
        while text:
            one, end = decoder.raw_decode(text)
            objects += one.get("items", [one])
            text = text[end:].strip()
        for one in objects:
            spec = one.get("spec") or {}
            template = (spec.get("jobTemplate", {}).get("spec", spec)).get("template")
            pod = one if one["kind"] == "Pod" else template
            if not isinstance(pod, dict) or "containers" not in pod.get("spec", {}):
                continue
            metadata = {k: v for k, v in (pod.get("metadata") or {}).items() if k in ("labels", "annotations") and v}
            name = f"{path.stem[:50].strip('-.').lower()}-{len(found)}"
            found[json.dumps(pod["spec"], sort_keys=True)] = {
                "apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": NAMESPACE, **metadata},
                "spec": pod["spec"]}
    return list(found.values())


def prepare(server, made):
    """What the Pods name: accounts and classes."""
    server.call("POST", f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts", {"metadata": {"name": "default"}})
    for pod in made:
        for name in {pod["spec"].get("serviceAccountName"), pod["spec"].get("serviceAccount")} - {None, ""}:
            server.call("POST", f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts", {"metadata": {"name": name}})
        if name := pod["spec"].get("priorityClassName"):
            server.call("POST", "/apis/scheduling.k8s.io/v1/priorityclasses", {"metadata": {"name": name}, "value": 1000})
        if name := pod["spec"].get("runtimeClassName"):
            server.call("POST", "/apis/node.k8s.io/v1/runtimeclasses", {"metadata": {"name": name}, "handler": "one"})


def answers(cases):
    program = environment("PATCH_AS_SENT")
    text = "".join(json.dumps(case) + "\n" for case in cases)
    run = subprocess.run([program], input=text, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with tempfile.TemporaryDirectory() as folder, Server(pathlib.Path(folder), Patcher) as server:
        made = pods(server, pathlib.Path(sys.argv[1]))
        prepare(server, made)
        register(server)
        # Pods that the server takes as they are: else it may refuse them before it asks a webhook.
        Patcher.patch = []
        made = [pod for pod in made if create(server, pod)[0] == 201]
        cases = [{"object": pod, "patch": patch} for patch in CANDIDATES for pod in made]
        failing = [(case, ours) for case, ours in zip(cases, answers(cases)) if ours["verdict"] in ("denied", "unknown")]
        # The same number of each patch, so far as it fails often enough.
        failing = [pair for _, pair in sorted(
            enumerate(failing), key=lambda p: (sum(q[0]["patch"] == p[1][0]["patch"] for q in failing[:p[0]]), p[0]))]
        counts = {"denied, and so does the server": 0, "DENIED, THE SERVER DIFFERS": 0}
        differences = []
        unknown = []
        for case, ours in failing[:wanted]:
            Patcher.patch = case["patch"]
            status, theirs = create(server, case["object"])
            said = theirs.get("message", "") if status != 201 else "created"
            if ours["verdict"] == "denied":
                same = all(ours["status"].get(key) == theirs.get(key) for key in ("code", "reason", "message", "details"))
                counts["denied, and so does the server" if same else "DENIED, THE SERVER DIFFERS"] += 1
                if not same:
                    differences.append((case["object"]["metadata"]["name"], case["patch"], ours["message"], said))
            else:
                need = ours["unknown"]["needs"][0]
                unknown.append((case["object"]["metadata"]["name"], json.dumps(case["patch"][0]), need.get("path"),
                                need.get("by", need["code"]), said))
                word = "created" if status == 201 else "other than ours" if "does not apply" not in said and \
                    "testing value" not in said and "error in " not in said else "the patch fails there too"
                key = f"unknown, the server: {word}"
                counts[key] = counts.get(key, 0) + 1
        for row in unknown:
            print("unknown\t" + "\t".join(str(cell)[:160] for cell in row))
        for row in differences:
            print("DIFFERS\t" + "\t".join(str(cell)[:300] for cell in row))
        print(f"{len(made)} Pods, {len(cases)} patches, {len(failing)} of them fail here, {len(failing[:wanted])} asked")
        for key, count in counts.items():
            print(f"{count:5} {key}")
        sys.exit(bool(differences))


main()
