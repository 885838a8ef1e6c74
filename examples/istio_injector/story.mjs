// The story of the sidecar injector in JavaScript: as a page on the web has the webhook, and with real values.
// Usage: node story.mjs FOLDER, the folder of this file. YAML is read by the package `yaml`, as YAML 1.1.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from 'nocluster';
import { parseAllDocuments } from 'yaml';

const text = (name) => readFileSync(join(process.argv[2], name), 'utf8');
const objects = (name) => parseAllDocuments(text(name), { version: '1.1' }).map((document) => document.toJS());
const HOOK = 'rev.namespace.sidecar-injector.istio.io';
const recorded = JSON.parse(text(`answers/mutating/istio-sidecar-injector-stable/${HOOK}.json`));

const [pod] = objects('pod.yaml');
const namespaces = objects('cluster/namespaces.yaml');

console.log('As written');
let cluster = new Cluster([...objects('as-written/webhook.yaml'), ...namespaces]);
for (const finding of cluster.call('admission.match', { request: { object: pod } }).findings) {
  console.log(`  ${finding.code} at ${finding.at}`);
}
for (const hook of cluster.match(pod)) console.log(`  ${hook.webhook}: ${hook.decision}, ${hook.message}`);

console.log('\nWith real values');
cluster = new Cluster([...objects('cluster/webhook.yaml'), ...namespaces]);
for (const hook of cluster.match(pod)) console.log(`  ${hook.webhook}: ${hook.decision}, ${hook.message}`);

console.log('\nWith the answer that the webhook once gave');
const webhook = async ({ request }) => {
  console.log(`  the webhook is asked about ${request.kind.kind} ${request.name}`);
  return recorded;
};
let out = await cluster.run(pod, { answers: { [HOOK]: webhook } });
console.log(`  ${out.verdict}`);
for (const { name, image } of out.object.spec.containers) console.log(`  container ${name}: ${image}`);

console.log('\nIf it says no');
const deny = 'this Pod opts out of the mesh, but its Namespace does not allow that';
out = cluster.run(pod, { answers: { [HOOK]: { deny } } });
console.log(`  ${out.verdict}: ${out.message}`);
