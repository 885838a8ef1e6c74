// The face as a program in TypeScript uses it; checked, never run.
import { Cluster, NoclusterError, admission, call, patch, type Hook } from 'nocluster';
import init, { Cluster as WebCluster } from 'nocluster/web';

const cluster = new Cluster('[]', { release: '1.37', complete: ['namespaces'] });
const hooks: Hook[] = cluster.match({ kind: 'Pod' }, { verb: 'create', dryRun: true });
const verdict: 'allowed' | 'denied' | 'crashed' | 'unknown' | 'need' = cluster.run('{}').verdict;
const later: Promise<unknown> = cluster.run({}, { answers: { hook: async (review) => ({ allow: true, review }) } });
const doc: unknown = patch.apply({ dialect: 'rfc6902', doc: {}, patch: [] }).doc;
const changed: boolean = call('patch.apply', { dialect: 'kube-apiserver', docText: '{}', patchText: '[]' }).changed;
const out: string = admission.run({ request: { object: {} }, objects: [], answers: { hook: { deny: 'no' } } }).message;
const code = (error: unknown): string | undefined => (error instanceof NoclusterError ? error.code : undefined);
export const web = init().then(() => new WebCluster([]));
export default { hooks, verdict, later, doc, changed, out, code };

// @ts-expect-error: no such release form
new Cluster([], { release: 1.37 });
// @ts-expect-error: a mistyped member
patch.apply({ dialect: 'rfc6902', doc: {}, pach: [] });
// @ts-expect-error: no such verb
cluster.match({}, { verb: 'exec' });
