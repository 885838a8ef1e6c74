"""The cluster of the questions on a real server, and what has to be there before each of them."""

import copy
import json
import threading
import time

import roads
from cluster import Webhook, patch, respond
from kinds import KINDS
from questions import CLUSTER, DEPLOYMENT, POD

NAMESPACES = ("shop", "dev", "default")
# Of the objects that the questions leave behind.
API_VERSIONS = {"Pod": "v1", "ConfigMap": "v1", "Deployment": "apps/v1", "Widget": "example.com/v1"}
ADMISSION = "/apis/admissionregistration.k8s.io/v1"


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


class Unprepared(Exception):
    """The server refuses what has to be there."""


def must(answer, *fine):
    if answer[0] not in (200, 201, *fine):
        raise Unprepared(f"the cluster can't be prepared: {answer}")
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
    raise Unprepared("the webhooks are not called, or the custom resource is not served")


def clean(server, subject):
    now = {"kind": "DeleteOptions", "apiVersion": "v1", "gracePeriodSeconds": 0, "propagationPolicy": "Background"}
    for kind in API_VERSIONS:
        for namespace in NAMESPACES:
            must(server.call("DELETE", roads.path_of({"apiVersion": API_VERSIONS[kind], "kind": kind, "metadata": {"namespace": namespace}}), now))
    must(server.call("DELETE", "/apis/rbac.authorization.k8s.io/v1/clusterroles/r", now), 404)
    if subject["kind"] in {kind for _, kind, *_ in KINDS}:
        for _ in range(3):
            path = roads.path_of(subject, subject["metadata"].get("name", "none"))
            status, left = server.call("DELETE", path, now)
            if status == 404:
                break
            # Finalizers, which nobody else here takes away.
            text = {"Content-Type": "application/merge-patch+json"}
            server.call("PATCH", path, {"metadata": {"finalizers": None}}, headers=text)
    status, fresh = server.call("DELETE", "/api/v1/namespaces/fresh", now)
    if status == 200:
        # Nobody else here takes the finalizer away.
        must(server.call("PUT", "/api/v1/namespaces/fresh/finalize", {**fresh, "spec": {"finalizers": []}}))


def put_there(server, title, subject, asked):
    """Prepares a question: the object that has to be there, as it is stored then."""
    clean(server, subject)
    there = roads.stored(title, subject, asked, DEPLOYMENT, POD)
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
