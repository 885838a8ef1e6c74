"""The story of the sidecar injector in Python: as a page on the web has the webhook, and with real values."""

import json
from pathlib import Path

import nocluster

HERE = Path(__file__).parent
HOOK = "rev.namespace.sidecar-injector.istio.io"
RECORDED = json.loads((HERE / f"answers/mutating/istio-sidecar-injector-stable/{HOOK}.json").read_text())


def objects(name):
    return nocluster.read_yaml((HERE / name).read_text())["objects"]


pod = objects("pod.yaml")[0]
namespaces = objects("cluster/namespaces.yaml")

print("As written")
cluster = nocluster.Cluster(objects("as-written/webhook.yaml") + namespaces)
for finding in cluster.call("admission.match", {"request": {"object": pod}})["findings"]:
    print(f"  {finding['code']} at {finding['at']}")
for hook in cluster.match(pod):
    print(f"  {hook['webhook']}: {hook['decision']}, {hook['message']}")

print("\nWith real values")
cluster = nocluster.Cluster(objects("cluster/webhook.yaml") + namespaces)
for hook in cluster.match(pod):
    print(f"  {hook['webhook']}: {hook['decision']}, {hook['message']}")


def webhook(review):
    print(f"  the webhook is asked about {review['request']['kind']['kind']} {review['request']['name']}")
    return RECORDED


print("\nWith the answer that the webhook once gave")
out = cluster.run(pod, answers={HOOK: webhook})
print(f"  {out.verdict}")
for container in out["object"]["spec"]["containers"]:
    print(f"  container {container['name']}: {container['image']}")

print("\nIf it says no")
out = cluster.run(pod, answers={HOOK: {"deny": "this Pod opts out of the mesh, but its Namespace does not allow that"}})
print(f"  {out.verdict}: {out.message}")
