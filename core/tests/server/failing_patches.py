#!/usr/bin/env python3
"""Failing patches on Pods: what the library says, beside what a real kube-apiserver says.

usage: failing_patches.py FOLDER [COUNT]        see README.md
"""

import base64
import http.server
import json
import os
import pathlib
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

API, ETCD, HOOK = 26443, 22379, 29443
NAMESPACE = "kube-system"  # the one in which every PriorityClass may be used
TOKEN = "failing-patches"
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


def environment(name):
    path = os.environ.get(name)
    if not path:
        sys.exit(f"failing_patches: the environment variable {name} must name the program")
    return path


class Webhook(http.server.BaseHTTPRequestHandler):
    patch = []

    def do_POST(self):
        review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        response = {"uid": review["request"]["uid"], "allowed": True}
        if self.patch:
            response |= {"patchType": "JSONPatch", "patch": base64.b64encode(json.dumps(self.patch).encode()).decode()}
        body = json.dumps({"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "response": response}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server:
    """An empty cluster in a folder of its own: etcd and kube-apiserver, with the admission plugins that are on by default."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []

    def run(self, *command):
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def start(self, *command):
        log = open(self.folder / pathlib.Path(command[0]).name, "w")
        self.processes.append(subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log))

    def __enter__(self):
        subject = "/CN=127.0.0.1"
        self.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", subject,
                 "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem")
        self.run("openssl", "genrsa", "-out", "accounts.pem", "2048")
        (self.folder / "tokens.csv").write_text(f"{TOKEN},admin,admin,system:masters\n")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "cert.pem", self.folder / "key.pem")
        self.hook = http.server.ThreadingHTTPServer(("127.0.0.1", HOOK), Webhook)
        self.hook.socket = context.wrap_socket(self.hook.socket, server_side=True)
        threading.Thread(target=self.hook.serve_forever, daemon=True).start()
        etcd, peer = f"http://127.0.0.1:{ETCD}", f"http://127.0.0.1:{ETCD + 1}"
        self.start(environment("ETCD"), "--name", "one", "--data-dir", "data", "--unsafe-no-fsync",
                   "--initial-cluster", f"one={peer}", "--listen-client-urls", etcd, "--advertise-client-urls", etcd,
                   "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer)
        self.start(environment("KUBE_APISERVER"), "--etcd-servers", etcd, "--bind-address", "127.0.0.1",
                   "--secure-port", str(API), "--tls-cert-file", "cert.pem", "--tls-private-key-file", "key.pem",
                   "--token-auth-file", "tokens.csv", "--authorization-mode", "RBAC",
                   "--service-account-issuer", "https://kubernetes.default.svc", "--service-account-signing-key-file",
                   "accounts.pem", "--service-account-key-file", "accounts.pem", "--allow-privileged",
                   "--service-cluster-ip-range", "10.96.0.0/16", "--endpoint-reconciler-type", "none")
        for _ in range(600):
            try:
                if self.call("GET", "/readyz")[0] == 200:
                    return self
            except OSError:
                pass
            time.sleep(0.2)
        self.__exit__()
        sys.exit(f"failing_patches: kube-apiserver did not come up: {(self.folder / 'kube-apiserver').read_text()[-2000:]}")

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        self.hook.shutdown()

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"https://127.0.0.1:{API}{path}", data, method=method)
        request.add_header("Authorization", f"Bearer {TOKEN}")
        request.add_header("Content-Type", "application/json")
        context = ssl.create_default_context(cafile=self.folder / "cert.pem")
        try:
            with urllib.request.urlopen(request, context=context) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read()
        return status, json.loads(text) if text.startswith(b"{") else text.decode()

    def kubeconfig(self):
        path = self.folder / "kubeconfig"
        path.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "one",
            "clusters": [{"name": "one", "cluster": {
                "server": f"https://127.0.0.1:{API}", "certificate-authority": str(self.folder / "cert.pem")}}],
            "users": [{"name": "admin", "user": {"token": TOKEN}}],
            "contexts": [{"name": "one", "context": {"cluster": "one", "user": "admin"}}],
        }))
        return path

    def register(self):
        authority = base64.b64encode((self.folder / "cert.pem").read_bytes()).decode()
        status, answer = self.call(
            "POST", "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
            {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "MutatingWebhookConfiguration",
             "metadata": {"name": "patcher"},
             "webhooks": [{
                 "name": "patcher.example.com", "sideEffects": "None", "admissionReviewVersions": ["v1"],
                 "clientConfig": {"url": f"https://127.0.0.1:{HOOK}/", "caBundle": authority},
                 "rules": [{"operations": ["*"], "apiGroups": [""], "apiVersions": ["v1"], "resources": ["pods"]}]}]})
        if status != 201:
            sys.exit(f"failing_patches: the webhook is refused: {answer}")
        Webhook.patch = [{"op": "test", "path": "/kind", "value": "Nothing"}]
        probe = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "probe"},
                 "spec": {"containers": [{"name": "probe", "image": "probe"}]}}
        for _ in range(100):
            if "testing value" in self.create(probe)[1].get("message", ""):
                return
            time.sleep(0.1)
        sys.exit("failing_patches: the webhook is never called")

    def create(self, pod):
        return self.call("POST", f"/api/v1/namespaces/{NAMESPACE}/pods?dryRun=All", pod)


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
    with tempfile.TemporaryDirectory() as folder, Server(pathlib.Path(folder)) as server:
        made = pods(server, pathlib.Path(sys.argv[1]))
        prepare(server, made)
        server.register()
        # Pods that the server takes as they are: else it may refuse them before it asks a webhook.
        Webhook.patch = []
        made = [pod for pod in made if server.create(pod)[0] == 201]
        cases = [{"object": pod, "patch": patch} for patch in CANDIDATES for pod in made]
        failing = [(case, ours) for case, ours in zip(cases, answers(cases)) if ours["verdict"] in ("denied", "unknown")]
        # The same number of each patch, so far as it fails often enough.
        failing = [pair for _, pair in sorted(
            enumerate(failing), key=lambda p: (sum(q[0]["patch"] == p[1][0]["patch"] for q in failing[:p[0]]), p[0]))]
        counts = {"denied, and so does the server": 0, "DENIED, THE SERVER DIFFERS": 0}
        differences = []
        unknown = []
        for case, ours in failing[:wanted]:
            Webhook.patch = case["patch"]
            status, theirs = server.create(case["object"])
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
