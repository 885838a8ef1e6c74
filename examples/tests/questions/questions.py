"""The questions that every form and language answers alike: creates, updates, deletes, connects, subresources, exported objects,
namespaces from the outside, custom resources, and calls that the server refuses.

Each is (id, object, options): the options are the wire's members beside `object`.
"""

from __future__ import annotations

from typing import Any

Object = dict[str, Any]


def _hook(name: str, operations: list[str], groups: list[str], resources: list[str], **more: Any) -> Object:
    rules = [{"operations": operations, "apiGroups": groups, "apiVersions": ["*"], "resources": resources}]
    client = {"service": {"namespace": "hooks", "name": name.split(".")[0]}}
    return {"name": name, "clientConfig": client, "rules": rules, "admissionReviewVersions": ["v1"],
            "sideEffects": "None", **more}


def _configuration(kind: str, name: str, *hooks: Object) -> Object:
    return {"apiVersion": "admissionregistration.k8s.io/v1", "kind": f"{kind}WebhookConfiguration",
            "metadata": {"name": name}, "webhooks": list(hooks)}


def _namespace(name: str, **labels: str) -> Object:
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}


CRD: Object = {
    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "widgets.example.com"},
    "spec": {"group": "example.com", "scope": "Namespaced", "names": {"plural": "widgets", "kind": "Widget"},
             "versions": [{"name": "v1", "served": True, "storage": True, "subresources": {"status": {}}}]}}

CLUSTER: list[Object] = [
    _namespace("shop", team="a"), _namespace("dev", team="b"), CRD,
    _configuration("Mutating", "labels",
                   _hook("label.example.com", ["CREATE", "UPDATE"], ["*"], ["*"],
                         reinvocationPolicy="IfNeeded", namespaceSelector={"matchLabels": {"team": "a"}})),
    _configuration("Mutating", "mesh", _hook("mesh.example.com", ["CREATE"], [""], ["configmaps"],
                                             objectSelector={"matchLabels": {"mesh": "on"}})),
    _configuration("Validating", "guards",
                   _hook("names.example.com", ["*"], ["*"], ["*/*"]),
                   _hook("pods.example.com", ["CREATE", "DELETE"], [""], ["pods"], failurePolicy="Ignore"))]

ALLOW = {"label.example.com": {"allow": True}, "names.example.com": {"allow": True}, "pods.example.com": {"allow": True}}
LABEL = ALLOW | {"label.example.com": {"patch": [{"op": "add", "path": "/metadata/labels", "value": {"by": "us"}}]}}
DENY = ALLOW | {"names.example.com": {"deny": "not this one", "code": 403}}
BROKEN = ALLOW | {"label.example.com": {"patch": [{"op": "remove", "path": "/metadata/nothing"}]}}
FAILS = ALLOW | {"pods.example.com": {"http": {"status": 503, "body": "later"}}}
FAILS_CLOSED = ALLOW | {"names.example.com": {"http": {"status": 500, "body": "no"}}}


def _pod(name: str = "web", namespace: str | None = "shop", **metadata: Any) -> Object:
    where = {} if namespace is None else {"namespace": namespace}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, **where, **metadata},
            "spec": {"containers": [{"name": "c", "image": "nginx"}]}}


def _config_map(name: str = "settings", **more: Any) -> Object:
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "namespace": "shop"}, **more}


POD = _pod()
EXPORTED = _pod(uid="11111111-2222-4333-8444-555555555555", creationTimestamp="2026-01-01T00:00:00Z",
                selfLink="/api/v1/namespaces/shop/pods/web", resourceVersion="7")
ON_NODE = {**POD, "spec": {**POD["spec"], "nodeName": "node-1", "terminationGracePeriodSeconds": 7}}
DEPLOYMENT: Object = {
    "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop", "generation": 3},
    "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}},
             "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [{"name": "c", "image": "nginx"}]}}}}


def _scale(replicas: int) -> Object:
    return {"apiVersion": "autoscaling/v1", "kind": "Scale", "metadata": {"name": "web", "namespace": "shop"},
            "spec": {"replicas": replicas}}


ROLE: Object = {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"}, "rules": []}
WIDGET: Object = {"apiVersion": "example.com/v1", "kind": "Widget", "metadata": {"name": "w", "namespace": "shop"},
                  "spec": {"size": 1.5}}
EXEC: Object = {"apiVersion": "v1", "kind": "PodExecOptions", "command": ["sh"], "container": "c"}
EVICTION: Object = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "web", "namespace": "shop"}}
GENERATED: Object = {"apiVersion": "v1", "kind": "Pod", "metadata": {"generateName": "web-", "namespace": "shop"},
                     "spec": {"containers": []}}


def by_kubectl(options: Object) -> Object:
    """What kubectl sends beside the object, which the command sends by itself."""
    verb = options.get("verb", "create")
    if verb == "delete":
        return {"options": {"propagationPolicy": "Background"}}
    if verb == "update" or verb == "create" and not {"subresource", "parent"} & options.keys():
        return {"fieldManager": "kubectl-replace" if verb == "update" else "kubectl-create", "fieldValidation": "Strict"}
    return {}


def sent(subject: Object, options: Object) -> Object:
    """The object as kubectl sends the one of a file: a new one without `resourceVersion`."""
    if options.get("verb", "create") != "create" or "resourceVersion" not in subject.get("metadata", {}):
        return subject
    kept = {name: value for name, value in subject["metadata"].items() if name != "resourceVersion"}
    return {**subject, "metadata": kept}


def questions() -> list[tuple[str, Object, Object]]:
    asked: list[tuple[str, Object, Object]] = []

    def ask(title: str, subject: Object, /, **options: Any) -> None:
        asked.append((title, subject, {"answers": ALLOW, **options, **by_kubectl(options)}))

    for name, answers in [("allowed", ALLOW), ("patched", LABEL), ("denied", DENY), ("broken patch", BROKEN),
                          ("failed open", FAILS), ("failed closed", FAILS_CLOSED), ("no answers", {})]:
        ask(f"create a Pod: {name}", _pod(), answers=answers)
        ask(f"create a ConfigMap: {name}", _config_map(data={"a": "b"}), answers=answers)
        ask(f"update a ConfigMap: {name}", _config_map(data={"a": "c"}), oldObject=_config_map(data={"a": "b"}),
            verb="update", answers=answers)
    for name, answers in [("allowed", ALLOW), ("denied", DENY), ("failed open", FAILS)]:
        ask(f"delete a Pod: {name}", _pod(), verb="delete", answers=answers)
        ask(f"delete of a collection: {name}", _pod(), verb="deletecollection", answers=answers)
    ask("delete of a Pod on a node", ON_NODE, verb="delete", answers=DENY)
    ask("delete of a Pod on a node, allowed", ON_NODE, verb="delete")
    ask("an exported Pod", EXPORTED)
    ask("an exported Pod, patched", EXPORTED, answers=LABEL)
    ask("an exported Pod, updated", EXPORTED, oldObject=EXPORTED, verb="update", answers=LABEL)
    ask("an exported Deployment", DEPLOYMENT, answers=LABEL)
    ask("a Deployment's status", DEPLOYMENT, oldObject=DEPLOYMENT, verb="update", subresource="status", answers=LABEL)
    ask("a scale by resource", _scale(3), oldObject=_scale(2), verb="update", resource="deployments", subresource="scale")
    ask("a scale by full resource", _scale(3), oldObject=_scale(2), verb="update", resource="deployments.v1.apps")
    ask("a scale by parent", _scale(3), oldObject=_scale(2), verb="update", parent=DEPLOYMENT)
    ask("a scale of several", _scale(3), oldObject=_scale(2), verb="update")
    ask("a scale of a resource that does not exist", _scale(3), oldObject=_scale(2), verb="update", resource="deploymints")
    ask("a scale that is created", _scale(3), resource="statefulsets", subresource="scale")
    ask("an eviction", EVICTION, answers=DENY)
    ask("exec", EXEC, verb="connect", name="web", namespace="shop")
    ask("exec, denied", EXEC, verb="connect", name="web", namespace="shop", answers=DENY)
    ask("exec of a parent", EXEC, verb="connect", parent=_pod())
    ask("exec without a name", EXEC, verb="connect")
    ask("exec as a create", EXEC)
    ask("connect to a Pod", _pod(), verb="connect")
    ask("a namespace from the outside", _pod(namespace=None), namespace="shop", answers=LABEL)
    ask("no namespace at all", _pod(namespace=None))
    ask("a namespace without the label", _pod(namespace="dev"), answers=LABEL)
    ask("a Namespace that is not given", _pod(namespace="lost"))
    ask("a custom resource", WIDGET, answers=LABEL)
    ask("a custom resource, updated", WIDGET, oldObject=WIDGET, verb="update")
    ask("a custom resource's status", WIDGET, oldObject=WIDGET, verb="update", subresource="status", answers=LABEL)
    ask("a custom resource that nobody knows", {**WIDGET, "kind": "Gadget"})
    ask("containers that are an object", {**POD, "spec": {"containers": {}}})
    ask("a label that is a number", _pod(labels={"a": 1}))
    ask("a label that is a number, updated", _pod(labels={"a": 1}), oldObject=_pod(), verb="update")
    ask("data that is no base64", {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s", "namespace": "shop"},
                                   "data": {"a": "?"}})
    ask("a stored object that can't be decoded", _pod(), oldObject=_pod(labels={"a": 1}), verb="update")
    ask("a Namespace", _namespace("fresh", team="a"), answers=LABEL)
    ask("a Namespace that is deleted", _namespace("shop", team="a"), verb="delete", answers=DENY)
    ask("a cluster role", ROLE, answers=DENY)
    ask("a cluster role with a namespace", {**ROLE, "metadata": {"name": "r", "namespace": "shop"}})
    ask("a generated name", GENERATED, answers=LABEL)
    ask("a generated name that a Pod gets", {**_pod(), "metadata": GENERATED["metadata"]}, answers=LABEL)
    ask("a dry run", _pod(), dryRun=True, answers=LABEL)
    ask("another user", _pod(), user={"username": "alice", "groups": ["devs", "system:authenticated"]}, answers=DENY)
    ask("another name", _pod(), oldObject=_pod("api"), verb="update")
    ask("another namespace", _pod(), oldObject=_pod(namespace="dev"), verb="update")
    ask("another kind", _pod(), oldObject=_config_map("web"), verb="update")
    ask("a kind in lower case", {**_pod(), "kind": "pod"})
    ask("a kind that is gone", {"apiVersion": "batch/v1beta1", "kind": "CronJob", "metadata": {"name": "a"}})
    ask("a wrong type", {**_pod(), "spec": {"containers": "none"}})
    ask("a field of the metadata that nobody knows", {**_pod(), "metadata": {"name": "web", "namespace": "shop", "lables": {"a": "b"}}})
    ask("a field that nobody knows", {**_pod(), "spec": {"containers": [{"name": "c", "imagePullPolicie": "Always"}]}})
    ask("an annotation in the place of a label",
        _config_map() | {"metadata": {"name": "settings", "namespace": "shop", "annotations": {"mesh": "on"}}})
    ask("the rest is allowed", _pod(), answers={"names.example.com": {"deny": "no"}}, rest={"allow": True})
    return asked
