// The face as a program in TypeScript uses it; checked, never run.
import { Cluster, NoclusterError, admission, call, patch, type Hook } from 'nocluster';
import init, { Cluster as WebCluster } from 'nocluster/web';
import { readYaml, type YamlWarning } from 'nocluster/yaml';
import initYaml, { readYaml as webReadYaml } from 'nocluster/yaml/web';

const cluster = new Cluster('[]', { release: '1.37', complete: ['namespaces'] });
const hooks: Hook[] = cluster.match({ kind: 'Pod' }, { verb: 'create', dryRun: true });
const verdict: 'allowed' | 'denied' | 'crashed' | 'unknown' | 'need' = cluster.run('{}').verdict;
const later: Promise<unknown> = cluster.run({}, { answers: { hook: async (review) => ({ allow: true, review }) } });
const doc: unknown = patch.apply({ dialect: 'rfc6902', doc: {}, patch: [] }).doc;
const changed: boolean = call('patch.apply', { dialect: 'kube-apiserver', docText: '{}', patchText: '[]' }).changed;
const out: string = admission.run({ request: { object: {} }, objects: [], answers: { hook: { deny: 'no' } } }).message;
const code = (error: unknown): string | undefined => (error instanceof NoclusterError ? error.code : undefined);
export const web = init().then(() => new WebCluster([]));
const read = readYaml('kind: Pod');
const fromYaml = new Cluster(read.objects);
const warnings: YamlWarning[] = read.warnings;
export const webYaml = initYaml().then(() => webReadYaml('').objects);
export default { hooks, verdict, later, doc, changed, out, code, fromYaml, warnings };

// @ts-expect-error: no such release form
new Cluster([], { release: 1.37 });
// @ts-expect-error: a mistyped member
patch.apply({ dialect: 'rfc6902', doc: {}, pach: [] });
// @ts-expect-error: bytes are no text
readYaml(new Uint8Array());
// @ts-expect-error: no such verb
cluster.match({}, { verb: 'exec' });
