// The face as a program in TypeScript uses it; checked, never run.
import { Cluster, NoclusterError, admission, call, ops, patch, type AdmissionRan, type Hook, type Needed } from 'nocluster';
import init, { Cluster as WebCluster } from 'nocluster/web';
import { readYaml, type YamlWarning } from 'nocluster/yaml';
import initYaml, { readYaml as webReadYaml } from 'nocluster/yaml/web';

const cluster = new Cluster('[]', { release: '1.37', complete: ['namespaces'] });
const hooks: Hook[] = cluster.match({ kind: 'Pod' }, { verb: 'create', dryRun: true });
const verdict: 'allowed' | 'denied' | 'crashed' | 'unknown' | 'need' = cluster.run('{}').verdict;
const later: Promise<unknown> = cluster.run({}, { answers: { hook: async (review) => ({ allow: true, review }) } });
const inline: Promise<AdmissionRan> = cluster.run({}, {
  verb: 'connect',
  answers: {
    promised: async (r) => ({ patch: [{ op: 'add', path: '/metadata/labels', value: r.request.uid }] }),
    returned: (r, need) => ({ deny: `${r.request.name} in round ${need.round}` }),
    recorded: { review: {}, strictUid: true },
    each: [{ allow: true }, { timeout: true }],
  },
});
const denied: AdmissionRan = cluster.run({}, { answers: { hook: { deny: 'no', code: 409 } }, rest: { allow: true } });
const places: string[] = (denied.findings ?? []).filter(({ severity }) => severity === 'error').map(({ at, fix }) => fix ?? at);
const missing: Needed[] = [...(denied.mayNeed ?? []), ...(denied.unknown?.needs ?? [])];
const matched: 'called' | 'not-called' | 'rejected' | 'unknown' = admission.match({ object: {}, objects: [], resource: 'pods' }).verdict;
const exits: number[] = ops().flatMap(({ verdicts }) => verdicts.map(({ exit }) => exit));
const needs = (error: unknown): Needed[] => (error instanceof NoclusterError && error.needs) || [];
const doc: unknown = patch.apply({ dialect: 'rfc6902', doc: {}, patch: [] }).doc;
const changed: boolean = call('patch.apply', { dialect: 'kube-apiserver', docText: '{}', patchText: '[]' }).changed;
const out: string = admission.run({ request: { object: {} }, objects: [], answers: { hook: { deny: 'no' } } }).message;
const code = (error: unknown): string | undefined => (error instanceof NoclusterError ? error.code : undefined);
export const web = init().then(() => new WebCluster([]));
export const parts = init(['admission', 'dns']).then(() => init({ ipam: new URL('https://example.com/ipam.wasm') }));
const read = readYaml('kind: Pod');
const fromYaml = new Cluster(read.objects);
const warnings: YamlWarning[] = read.warnings;
export const webYaml = initYaml().then(() => webReadYaml('').objects);
export default { inline, places, missing, matched, exits, needs, hooks, verdict, later, doc, changed, out, code, fromYaml, warnings };

// @ts-expect-error: no such release form
new Cluster([], { release: 1.37 });
// @ts-expect-error: a mistyped member
patch.apply({ dialect: 'rfc6902', doc: {}, pach: [] });
// @ts-expect-error: bytes are no text
readYaml(new Uint8Array());
// @ts-expect-error: no such verb
cluster.match({}, { verb: 'exec' });
// @ts-expect-error: no such answer
cluster.run({}, { answers: { hook: { denied: 'no' } } });
