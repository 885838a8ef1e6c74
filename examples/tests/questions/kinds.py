"""One of each kind that people write: created, replaced, deleted, and refused by a webhook."""

import copy

POD_SPEC = {
    "containers": [{
        "name": "c", "image": "nginx:1.27", "ports": [{"containerPort": 80}, {"containerPort": 53, "protocol": "UDP"}],
        "env": [{"name": "A", "value": "b"}, {"name": "N", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}}],
        "resources": {"limits": {"cpu": "0.5", "memory": "1024Mi"}},
        "livenessProbe": {"httpGet": {"port": 80}}, "readinessProbe": {"tcpSocket": {"port": 80}},
        "volumeMounts": [{"name": "v", "mountPath": "/v"}],
    }],
    "initContainers": [{"name": "i", "image": "busybox", "command": ["true"], "restartPolicy": "Always"}],
    "volumes": [
        {"name": "v", "emptyDir": {}}, {"name": "c", "configMap": {"name": "settings"}},
        {"name": "s", "secret": {"secretName": "s", "items": [{"key": "a", "path": "a"}]}},
        {"name": "p", "projected": {"sources": [
            {"serviceAccountToken": {"path": "token"}},
            {"downwardAPI": {"items": [{"path": "n", "fieldRef": {"fieldPath": "metadata.name"}}]}}]}},
        {"name": "h", "hostPath": {"path": "/tmp"}},
        {"name": "e", "ephemeral": {"volumeClaimTemplate": {"spec": {
            "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}}},
    ],
    "topologySpreadConstraints": [{"maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule"}],
    "tolerations": [{"key": "a", "operator": "Exists"}],
}
SELECTED = {"selector": {"matchLabels": {"app": "web"}},
            "template": {"metadata": {"labels": {"app": "web"}}, "spec": POD_SPEC}}
JOB = {"template": {"spec": {**POD_SPEC, "restartPolicy": "Never"}}}
CLAIM = {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1.5Gi"}}}
RBAC = "rbac.authorization.k8s.io"
# apiVersion, kind, plural, whether it has a namespace, the rest of the object
KINDS = [
    ("v1", "Pod", "pods", True, {"spec": POD_SPEC}),
    ("v1", "Service", "services", True, {"spec": {"selector": {"app": "web"}, "ports": [{"port": 80}]}}),
    ("v1", "Secret", "secrets", True, {"stringData": {"a": "b"}, "data": {"c": "ZA=="}}),
    ("v1", "PersistentVolumeClaim", "persistentvolumeclaims", True, {"spec": CLAIM}),
    ("v1", "PersistentVolume", "persistentvolumes", False, {"spec": {
        "capacity": {"storage": "1024Mi"}, "accessModes": ["ReadWriteOnce"], "hostPath": {"path": "/tmp/x"}}}),
    ("v1", "ServiceAccount", "serviceaccounts", True, {}),
    ("v1", "LimitRange", "limitranges", True, {"spec": {"limits": [{"type": "PersistentVolumeClaim", "max": {"storage": "9Ti"}}]}}),
    ("v1", "ResourceQuota", "resourcequotas", True, {"spec": {"hard": {"count/leases.coordination.k8s.io": "1000"}}}),
    ("v1", "ReplicationController", "replicationcontrollers", True, {"spec": {"template": SELECTED["template"]}}),
    ("v1", "PodTemplate", "podtemplates", True, {"template": SELECTED["template"]}),
    ("v1", "Endpoints", "endpoints", True, {"subsets": [{"addresses": [{"ip": "10.1.2.3"}], "ports": [{"port": 80}]}]}),
    ("apps/v1", "Deployment", "deployments", True, {"spec": SELECTED}),
    ("apps/v1", "StatefulSet", "statefulsets", True, {"spec": {
        **SELECTED, "serviceName": "web", "volumeClaimTemplates": [{"metadata": {"name": "d"}, "spec": CLAIM}]}}),
    ("apps/v1", "DaemonSet", "daemonsets", True, {"spec": SELECTED}),
    ("apps/v1", "ReplicaSet", "replicasets", True, {"spec": SELECTED}),
    ("batch/v1", "Job", "jobs", True, {"spec": JOB}),
    ("batch/v1", "CronJob", "cronjobs", True, {"spec": {"schedule": "0 * * * *", "jobTemplate": {"spec": JOB}}}),
    ("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", True, {"spec": {
        "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}, "maxReplicas": 3,
        "behavior": {"scaleDown": {"stabilizationWindowSeconds": 60}}}}),
    ("autoscaling/v1", "HorizontalPodAutoscaler", "horizontalpodautoscalers", True, {"spec": {
        "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}, "maxReplicas": 3}}),
    ("networking.k8s.io/v1", "Ingress", "ingresses", True, {"spec": {"rules": [{"host": "a.example.com", "http": {"paths": [
        {"path": "/", "pathType": "Prefix", "backend": {"service": {"name": "web", "port": {"number": 80}}}}]}}]}}),
    ("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", True, {"spec": {
        "podSelector": {}, "ingress": [{"ports": [{"port": 80}]}]}}),
    ("networking.k8s.io/v1", "IngressClass", "ingressclasses", False, {"spec": {
        "controller": "example.com/c", "parameters": {"kind": "K", "name": "n"}}}),
    ("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", True, {"spec": {"minAvailable": "50%", **{
        "selector": SELECTED["selector"]}}}),
    (f"{RBAC}/v1", "Role", "roles", True, {"rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}]}),
    (f"{RBAC}/v1", "RoleBinding", "rolebindings", True, {
        "roleRef": {"kind": "Role", "name": "web"}, "subjects": [{"kind": "ServiceAccount", "name": "default", "namespace": "shop"},
                                                               {"kind": "User", "name": "alice"}]}),
    (f"{RBAC}/v1", "ClusterRoleBinding", "clusterrolebindings", False, {
        "roleRef": {"kind": "ClusterRole", "name": "view"}, "subjects": [{"kind": "Group", "name": "g"}]}),
    ("storage.k8s.io/v1", "StorageClass", "storageclasses", False, {"provisioner": "example.com/p"}),
    ("storage.k8s.io/v1", "CSIDriver", "csidrivers", False, {"spec": {}}),
    ("scheduling.k8s.io/v1", "PriorityClass", "priorityclasses", False, {"value": 10}),
    ("coordination.k8s.io/v1", "Lease", "leases", True, {"spec": {
        "holderIdentity": "me", "renewTime": "2026-01-01T00:00:00.500000Z"}}),
    ("discovery.k8s.io/v1", "EndpointSlice", "endpointslices", True, {
        "addressType": "IPv4", "endpoints": [{"addresses": ["10.1.2.3"]}], "ports": [{"port": 80}]}),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", False, {"spec": {
        "group": "two.example.com", "scope": "Namespaced", "names": {"plural": "things", "kind": "Thing"},
        "versions": [{"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": {"type": "object"}}}]}}),
]
NAMES = {"CustomResourceDefinition": "things.two.example.com"}
# The server refuses to replace them by what a person writes, or its own controllers write to them meanwhile.
ONLY_CREATED = ("Pod", "Job", "CustomResourceDefinition")


def kinds(answers):
    """(title, object, options), as the other questions."""
    for version, kind, _, namespaced, rest in KINDS:
        metadata = {"name": NAMES.get(kind, "web")} | ({"namespace": "shop"} if namespaced else {})
        one = {"apiVersion": version, "kind": kind, "metadata": metadata, **rest}
        yield f"a {version} {kind}", one, {"answers": answers}
        if kind in ONLY_CREATED:
            continue
        changed = copy.deepcopy(one)
        changed["metadata"]["annotations"] = {"a": "b"}
        yield f"a {version} {kind}, replaced", changed, {"answers": answers, "oldObject": one, "verb": "update"}


def refused_and_deleted(allow, deny):
    """(title, object, options): each kind that a webhook refuses to create, and that is deleted."""
    for title, one, _ in kinds(allow):
        if title.endswith(", replaced"):
            continue
        yield f"{title}, refused", one, {"answers": deny}
        yield f"{title}, deleted", one, {"answers": allow, "verb": "delete"}
