"""How a client puts a question to a real server: what has to be there before, and what is sent."""

import copy
import dataclasses
import json
import subprocess
import urllib.parse

from cluster import CLIENT, environment
from kinds import KINDS

# By kind: where its objects are served, and the subresource if it is one's.
ENDPOINTS = {
    "Pod": ("/api/v1", "pods", ""),
    "ConfigMap": ("/api/v1", "configmaps", ""),
    "Namespace": ("/api/v1", "namespaces", ""),
    "Deployment": ("/apis/apps/v1", "deployments", ""),
    "ClusterRole": ("/apis/rbac.authorization.k8s.io/v1", "clusterroles", ""),
    "Widget": ("/apis/example.com/v1", "widgets", ""),
    "Scale": ("/apis/apps/v1", "deployments", "scale"),
    "Eviction": ("/api/v1", "pods", "eviction"),
    "PodExecOptions": ("/api/v1", "pods", "exec"),
}
ENDPOINTS |= {kind: ("/api/v1" if version == "v1" else f"/apis/{version}", plural, "")
              for version, kind, plural, _, _ in KINDS if kind not in ENDPOINTS}
OF_VERSION = {kind for _, kind, *_ in KINDS}
CLUSTERED = ("Namespace", "ClusterRole", *(kind for _, kind, _, namespaced, _ in KINDS if not namespaced))
# By title: why no client can ask it.
NOT_ASKED = {
    "a scale of several": "the question names no endpoint",
    "exec without a name": "the question names no Pod, so there is no URL",
    "exec as a create": "the POST to exec is the connection itself",
    "a stored object that can't be decoded": "no server stores it",
    "connect to a Pod": "there is no HTTP method for it",
    "an exported Pod, updated": "no server stores an object under a uid that the client chose: asked with the stored object",
}
# Sent to the URL of the stored object: kubectl would take the URL from the object that it sends.
TO_THE_OLD = ("another name", "another namespace", "another kind")
# Updates that end before the stored object counts.
REFUSED = (*TO_THE_OLD, "a scale of several", "a scale of a resource that does not exist")
NODE = {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-1"}}


@dataclasses.dataclass
class Answer:
    """What the client sees."""

    allowed: bool
    status: dict | None  # of a refusal, where it came as JSON
    text: str  # of a refusal what kubectl prints, else its line
    object: dict | None

    def words(self):
        return "allowed" if self.allowed else self.text or self.status["message"]


def path_of(thing, name=None, namespace=None, sub=None):
    """The URL of an object; without a name, of its collection."""
    base, resource, own = ENDPOINTS[thing["kind"]]
    if thing["kind"] in OF_VERSION:
        base = "/api/v1" if thing["apiVersion"] == "v1" else f"/apis/{thing['apiVersion']}"
    namespace = namespace or thing["metadata"].get("namespace") or "default"
    if thing["kind"] not in CLUSTERED:
        base += f"/namespaces/{namespace}"
    return "/".join([base, resource, *([name] if name else []), *filter(None, [sub or own])])


def stored(title, subject, asked, deployment, pod):
    """The object that has to be there before."""
    verb = verb_of(asked)
    if subject["kind"] == "Scale":
        return deployment if "oldObject" in asked else None
    if subject["kind"] in ("Eviction", "PodExecOptions"):
        # With a node, so that the connection leads somewhere.
        return {**pod, "spec": {**pod["spec"], "nodeName": "node-1"}} if verb == "connect" else pod
    return {"update": asked.get("oldObject"), "create": None}.get(verb, subject)


def verb_of(asked):
    return asked.get("verb") or ("update" if "oldObject" in asked else "create")


def is_raw(title, subject, asked):
    """Whether kubectl has no command that sends it."""
    special = subject["kind"] in ("Scale", "Eviction", "PodExecOptions")
    return special or title in TO_THE_OLD or verb_of(asked) == "deletecollection"


def options(title, subject, asked):
    """The options that the client sends."""
    if is_raw(title, subject, asked):
        return None
    return {
        "create": {"fieldManager": "kubectl-create", "fieldValidation": "Strict"},
        "update": {"fieldManager": "kubectl-replace", "fieldValidation": "Strict"},
        "delete": {"propagationPolicy": "Background"},
    }[verb_of(asked)]


def sent(title, subject, asked, stored):
    """The object as kubectl sends it: a new one without `resourceVersion`, a changed one with that of the stored one."""
    subject = copy.deepcopy(subject)
    if is_raw(title, subject, asked):
        return subject
    if verb_of(asked) == "create":
        subject["metadata"].pop("resourceVersion", None)
    elif verb_of(asked) == "update":
        subject["metadata"].setdefault("resourceVersion", stored["metadata"]["resourceVersion"])
    return subject


def send_raw(server, title, subject, asked):
    """Without kubectl: what the server itself answers."""
    verb, headers = verb_of(asked), {}
    old = asked.get("oldObject")
    place = old if title in TO_THE_OLD else asked.get("parent") or subject
    where = place.get("metadata", {})
    name, namespace = asked.get("name") or where.get("name"), asked.get("namespace") or where.get("namespace")
    thing = {"apiVersion": "v1", "kind": place["kind"] if title in TO_THE_OLD else subject["kind"], "metadata": {}}
    if verb == "deletecollection":
        name = None
    path, body = path_of(thing, name, namespace), subject
    if "resource" in asked:
        path = path.replace("deployments", asked["resource"].partition(".")[0])
    if verb == "connect":
        fields = {key: value for key, value in subject.items() if key not in ("kind", "apiVersion")}
        path, body = f"{path}?{urllib.parse.urlencode(fields, doseq=True)}", None
        headers = {"Connection": "Upgrade", "Upgrade": "SPDY/3.1"}
    method = {"create": "POST", "update": "PUT", "deletecollection": "DELETE", "connect": "POST"}[verb]
    if method == "DELETE":
        body = None
    code, answer = server.call(method, path, body, CLIENT, headers)
    # The kubelet of this cluster connects nobody: it is enough that it is asked.
    connected = code == 500 and answer["message"] == "invalid upgrade response: status code 200"
    allowed = code < 300 or connected
    return Answer(allowed, None if allowed else answer, "", answer if allowed and not connected else None)


def kubectl(server, *arguments):
    command = [environment("KUBECTL"), "--kubeconfig", server.kubeconfig(CLIENT), "--cache-dir", server.folder / "cache"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True)


def send(server, path, asked, *more):
    """By kubectl: the file at `path`."""
    word = {"create": "create", "update": "replace", "delete": "delete"}[verb_of(asked)]
    arguments = [word, "-f", path, *more]
    if word == "delete":
        # No kubelet ends the Pod.
        arguments.append("--wait=false")
    if "subresource" in asked:
        arguments += ["--subresource", asked["subresource"]]
    if "namespace" in asked:
        arguments += ["-n", asked["namespace"]]
    if asked.get("dryRun"):
        arguments.append("--dry-run=server")
    if "user" in asked:
        arguments += ["--as", asked["user"]["username"]]
        groups = [group for group in asked["user"]["groups"] if group != "system:authenticated"]
        arguments += [part for group in groups for part in ("--as-group", group)]
    ran = kubectl(server, *arguments)
    allowed = ran.returncode == 0
    if allowed and "-o" in more:
        return Answer(allowed, None, "", json.loads(ran.stdout))
    return Answer(allowed, None, (ran.stdout if allowed else ran.stderr).strip(), None)
