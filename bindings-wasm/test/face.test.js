// The face alone: what it does around `call`.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import * as nocluster from 'nocluster';
import { makeFace } from '../dist/face.js';

const { Cluster, NoclusterError, call, callText, ops, version } = nocluster;
const require = createRequire(import.meta.url);
const code = (name) => (error) => error.name === 'NoclusterError' && error.code === name;

/** A face on a native layer that gives back the text it got, as `ok`. */
/** The module gets UTF-8 and gives text. */
const decode = (bytes) => new TextDecoder().decode(bytes);
const faceOn = (native) => makeFace({ admission: () => native });
const echo = () => faceOn({ call: (_, input) => `{"ok":${decode(input)}}`, ops: () => '[]', version: () => '{}' });

test('one error class with the members of err', () => {
  assert.throws(() => call('no.such', {}), (error) => {
    assert.ok(error instanceof Error && error instanceof NoclusterError);
    assert.equal(error.name, 'NoclusterError');
    assert.equal(error.area, 'wire');
    assert.equal(error.code, 'unknown-operation');
    assert.equal(error.facts.op, 'no.such');
    assert.match(error.message, /no\.such/);
    return true;
  });
});

test('callText returns the envelope as is', () => {
  assert.equal(JSON.parse(callText('no.such', '{}')).err.code, 'unknown-operation');
});

test('a patch of texts gives a text, or throws what patch.apply would', () => {
  const { patch } = nocluster;
  const operations = '[{"op":"add","path":"/b","value":1.50}]';
  assert.equal(patch.applyText('rfc6902', ' {"é":1.0} ', operations), '{"é":1.0,"b":1.50}');
  assert.equal(patch.applyText('kube-apiserver', '{"z":1.0}', operations), '{"b":1.50,"z":1.0}');
  const failing = [
    ['rfc6902', '{}', '[{"op":"remove","path":"/a"}]'],
    ['kube-apiserver', '{}', '[{"op":"remove","path":"/a"}]'],
    ['kube-apiserver', 'null', '[{"op":"add","path":"/a","value":1}]'],
    ['rfc6902', '{', '[]'],
    ['rfc6902', '{}', '[{]'],
    ['rfc9999', '{}', '[]'],
  ];
  const thrown = (work) => {
    try {
      work();
    } catch (error) {
      assert.ok(error instanceof NoclusterError, error);
      return { message: error.message, ...error };
    }
    throw new Error('nothing was thrown');
  };
  for (const [dialect, docText, patchText] of failing) {
    const expected = thrown(() => patch.apply({ dialect, docText, patchText }));
    assert.deepEqual(thrown(() => patch.applyText(dialect, docText, patchText)), expected);
  }
  assert.throws(() => patch.applyText('rfc6902', {}, '[]'), code('wrong-type'));
  assert.throws(() => patch.applyText('rfc6902', '{}', '"\ud800"'), code('invalid-utf-8'));
});

test('a lone surrogate in text is refused', () => {
  for (const text of ['\ud800', '"\udc00"', 'a\ud800\ud800\udc00', '\udc00\ud800']) {
    assert.throws(() => callText('patch.apply', text), code('invalid-utf-8'), JSON.stringify(text));
  }
  assert.throws(() => callText('\ud800', '{}'), code('invalid-utf-8'));
  assert.equal(echo().callText('', '"\ud83d\ude00"'), '{"ok":"\ud83d\ude00"}');
});

test('what is no text is refused before it reaches the module', () => {
  for (const text of [undefined, {}, 1]) assert.throws(() => callText('patch.apply', text), code('wrong-type'));
  assert.equal(JSON.parse(callText('no.such', '{}')).err.code, 'unknown-operation');
});

test('values are written as is, or refused', () => {
  const face = echo();
  const value = { a: 12345678901234567890n, d: new Date(0), n: [null, true, -0], s: '\ud800"', u: undefined };
  assert.equal(face.call('', value).a, 12345678901234567000);
  let seen;
  const spy = faceOn({ call: (_, input) => ((seen = decode(input)), '{"ok":{}}') });
  spy.call('', value);
  assert.equal(seen, '{"a":12345678901234567890,"d":"1970-01-01T00:00:00.000Z","n":[null,true,-0],"s":"\\ud800\\""}');
  for (const bad of [NaN, Infinity, () => 1, Symbol('x'), new Map(), new Uint8Array(1)]) {
    assert.throws(() => face.call('', { x: { 'a/b': bad } }), (error) => code('not-json')(error) && error.at === '/x/a~1b');
  }
  for (const bytes of [Buffer.from('{}'), new Uint8Array(2), new ArrayBuffer(2)]) {
    assert.throws(() => new Cluster(bytes), (error) => code('not-json')(error) && /pass text: buffer\.toString\(\)/.test(error.message));
    assert.throws(() => new Cluster([]).run({}, { old: bytes }), (error) => code('not-json')(error) && error.at === '/oldObject');
  }
  const loop = {};
  loop.self = loop;
  assert.throws(() => face.call('', loop), code('limit-exceeded'));
});

test('after a trap the instance is replaced and old clusters are lost', () => {
  let resets = 0;
  let trap = false;
  const native = {
    call: () => {
      if (trap) throw new WebAssembly.RuntimeError('unreachable');
      return '{"ok":{}}';
    },
    reset: () => (resets += 1),
    Cluster: class {
      call() {
        return '{"ok":{"hooks":[]}}';
      }
    },
  };
  const face = faceOn(native);
  const cluster = new face.Cluster([]);
  assert.deepEqual(cluster.match({}), []);
  trap = true;
  assert.throws(() => face.call('x', {}), code('internal'));
  trap = false;
  assert.throws(() => cluster.match({}), code('handle-lost'));
  assert.deepEqual(face.call('x', {}), {});
  assert.equal(resets, 1);
  assert.deepEqual(new face.Cluster([]).match({}), []);
});

test('the real modules can be replaced', () => {
  for (const glue of ['glue-node', 'glue-dns-node', 'glue-ipam-node']) {
    const { __wbg_reset_state: reset, call } = require(`../dist/${glue}.cjs`);
    reset();
    assert.match(call('no.such', '{}'), /unknown-operation/);
  }
  assert.equal(JSON.parse(callText('no.such', '{}')).err.code, 'unknown-operation');
});

test('every module knows all operations and refuses the same input', () => {
  const glues = ['glue-node', 'glue-dns-node', 'glue-ipam-node'].map((glue) => require(`../dist/${glue}.cjs`));
  const input = (value) => new TextEncoder().encode(JSON.stringify(value));
  const thrown = (glue, value) => {
    try {
      new glue.Cluster(input(value));
    } catch (error) {
      return error;
    }
    throw new Error('nothing was thrown');
  };
  const says = (glue) => [
    glue.ops(), glue.version(), glue.call('no.such', input({})), glue.call('dns.qury', input({})),
    new glue.Cluster(input({ objects: [] })).call('patch.apply', input({})),
    ...[{}, { objects: [1] }, { objects: [], release: '1.99' }, { objects: [], resources: [{ kind: 1 }] }].map((value) => thrown(glue, value)),
  ];
  const [first, ...others] = glues.map(says);
  for (const other of others) assert.deepEqual(other, first);
});

test('every operation is a function and every function an operation', () => {
  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const areas = {};
  for (const { op } of ops()) {
    const [area, verb] = op.split('.');
    (areas[area] ??= []).push(camel(verb));
  }
  // Beside the operations, one for texts.
  areas.patch.push('applyText');
  for (const area of Object.keys(areas)) assert.deepEqual(Object.keys(nocluster[area]), areas[area], area);
});

const objects = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  ...['Mutating', 'Validating'].map((phase) => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: `${phase}WebhookConfiguration`,
    metadata: { name: phase.toLowerCase() },
    webhooks: [{
      name: 'hook.example.com',
      clientConfig: { url: 'https://hooks.example.com/' },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps'] }],
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
    }],
  })),
];
const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one', namespace: 'shop' } };

test('a cluster takes text and values, and tells what it does not know', () => {
  for (const given of [objects, JSON.stringify(objects), { apiVersion: 'v1', kind: 'List', items: objects }]) {
    const cluster = new Cluster(given);
    for (const subject of [map, JSON.stringify(map), { operation: 'CREATE', object: map }]) {
      const decisions = cluster.match(subject).map(({ hook, decision }) => `${hook} ${decision}`);
      assert.deepEqual(decisions, ['mutating/mutating/hook.example.com call', 'validating/validating/hook.example.com call']);
    }
    assert.equal(cluster.match(map, { phase: 'mutating' }).length, 1);
    assert.ok(cluster.explain(map)[0].gates.length > 1);
    assert.equal(cluster.match(map, { verb: 'delete' })[0].decision, 'call');
    assert.throws(() => cluster.match(map, { verb: 'exec' }), code('unknown-value'));
    assert.throws(() => cluster.match(map, { fase: 'mutating' }), code('unknown-member'));
    assert.throws(() => cluster.match('{'), (error) => code('unexpected-end')(error) && error.at === '/objectText');
    assert.throws(() => cluster.call('patch.apply', {}), code('not-about-a-cluster'));
  }
  assert.throws(() => new Cluster('['), (error) => code('unexpected-end')(error) && error.at === '/objectsText');
  assert.throws(() => new Cluster([], { release: '1.99' }), code('unsupported-release'));
  assert.throws(() => new Cluster([], { relase: '1.37' }), code('unknown-member'));
});

const scale = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'web', namespace: 'shop' } };
const web = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } };
const user = { username: 'alice', groups: ['team'] };
const updateOptions = { apiVersion: 'meta.k8s.io/v1', kind: 'UpdateOptions', fieldManager: 'me' };

test('options go to the wire under its names, as values and as text', () => {
  const cluster = new Cluster(objects);
  const same = { verb: 'update', subresource: 'scale', name: 'web', namespace: 'shop', user, dryRun: true };
  const question = {
    ...same, object: scale, oldObject: scale, parent: web, options: updateOptions, resource: { group: 'apps', version: 'v1', resource: 'deployments' },
  };
  for (const given of [(value) => value, JSON.stringify]) {
    const options = { ...same, old: given(scale), parent: given(web), options: given(updateOptions), resource: 'deployments.v1.apps' };
    assert.deepEqual(cluster.match(given(scale), options), cluster.call('admission.match', question).hooks);
    assert.deepEqual(cluster.run(given(scale), options), cluster.call('admission.run', { ...question, answers: {} }));
    const rest = { fieldManager: 'me', rest: { allow: true }, uids: ['one', 'two'] };
    const out = cluster.run(given(map), rest);
    assert.deepEqual(out, cluster.call('admission.run', { ...rest, object: map, answers: {} }));
    assert.deepEqual(out.calls.map(({ review }) => review.request.uid), ['one', 'two']);
    assert.deepEqual(out.restAnswered.length, 2);
  }
});

test('an update of what is not stored is told by a null', () => {
  const cluster = new Cluster(objects);
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' } };
  for (const old of [null, 'null']) {
    assert.equal(cluster.run(service, { verb: 'update', old }).verdict, 'allowed');
    assert.throws(() => cluster.run(map, { verb: 'update', old }), (error) => code('refused')(error) && error.facts.status.code === 404);
  }
  assert.throws(() => cluster.run(service, { verb: 'update' }), code('missing-member'));
});

test('a given request takes no options of a client', () => {
  const cluster = new Cluster(objects);
  const request = { operation: 'CREATE', object: map };
  assert.throws(() => cluster.match(request, { verb: 'create' }), code('member-conflict'));
  const review = { kind: 'AdmissionReview', apiVersion: 'admission.k8s.io/v1', request };
  assert.deepEqual(cluster.match(review), cluster.match(map));
});

test('an unknown resource cannot be overlooked', () => {
  const cluster = new Cluster(objects);
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'w', namespace: 'shop' } };
  const needs = [{ code: 'resource-of-kind', kind: { group: 'example.com', version: 'v1', kind: 'Widget' } }];
  for (const ask of ['match', 'explain']) {
    assert.throws(() => cluster[ask](widget), (error) => {
      assert.ok(code('unknown')(error) && error.area === 'admission' && error.message.includes('Widget'));
      assert.deepEqual(error.needs, needs);
      return true;
    });
  }
  const { verdict, unknown } = cluster.run(widget);
  assert.deepEqual({ verdict, unknown }, { verdict: 'unknown', unknown: { needs } });
});

test('a webhook that answers now must echo the uid', async () => {
  const cluster = new Cluster(objects);
  const response = { uid: '11111111-2222-4333-8444-555555555555', allowed: true };
  const review = { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response };
  const run = (answer) => cluster.run(map, { answers: { 'mutating/hook.example.com': answer }, rest: { allow: true } });
  const recorded = run({ review });
  assert.equal(recorded.verdict, 'allowed');
  assert.deepEqual(recorded.findings.map(({ code, severity }) => [code, severity]), [['uid-taken', 'info']]);
  const answered = await run(() => review);
  assert.equal(answered.verdict, 'denied');
  assert.match(answered.message, /expected response.uid/);
});

test('run asks functions, and without them says what it needs', async () => {
  const cluster = new Cluster(objects);
  assert.equal(cluster.run(map).verdict, 'need');
  assert.equal(cluster.run(map, { answers: { 'mutating/hook.example.com': { allow: true } } }).need.hook, 'validating/validating/hook.example.com');
  const seen = [];
  const out = await cluster.run(map, {
    answers: {
      'mutating/hook.example.com': (review, need) => {
        seen.push(review.request.uid, need.round);
        const response = { uid: review.request.uid, allowed: true };
        return { apiVersion: review.apiVersion, kind: 'AdmissionReview', response };
      },
      'validating/validating/hook.example.com': async () => ({ deny: 'not today' }),
    },
  });
  assert.deepEqual(seen, ['00000000-0000-4000-8000-000000000001', 0]);
  assert.equal(out.verdict, 'denied');
  assert.match(out.message, /denied the request: not today/);
  assert.throws(() => cluster.run(map, { answers: { 'no.such.hook': { allow: true } } }), code('unknown-hook'));
  await assert.rejects(cluster.run(map, { answers: { 'hook.example.com': () => ({ allow: true }) } }), code('ambiguous-hook'));
});

test('the version is that of the package', () => {
  const { version: own } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  assert.equal(version().version, own);
});

test('YAML in the place of JSON says what reads it', () => {
  const told = (error) => code('invalid-character')(error) && error.message.includes('looks like YAML') && error.message.includes('`readYaml` of `nocluster/yaml`');
  assert.throws(() => new Cluster('kind: Pod'), told);
  assert.throws(() => new Cluster([]).match('kind: Pod'), told);
});

test('what is no object where one is expected is named with what it must be', () => {
  const cluster = new Cluster([]);
  const refused = (work, at, text) => assert.throws(work, (error) => error.name === 'NoclusterError' && error.at === at && error.message.includes(text));
  for (const [answers, is] of [[() => ({ allow: true }), 'a function'], [null, 'null'], [[], 'a list'], ['x', 'a string']]) {
    refused(() => cluster.run(map, { answers }), '/answers', `an object of webhooks and their responses, {[webhook]: response or function}, but is ${is}`);
  }
  refused(() => cluster.run(map, { rest: () => ({ allow: true }) }), '/rest', '`/rest` must be a JSON value, but is a function');
  for (const [options, is] of [[() => ({}), 'a function'], [null, 'null'], [[], 'a list'], ['x', 'a string']]) {
    for (const work of [() => cluster.run(map, options), () => cluster.match(map, options), () => cluster.lookup('a', {}, options), () => new Cluster([], options)]) {
      refused(work, undefined, `must be an object, but are ${is}`);
    }
  }
});

test('CommonJS and ES module share one instance', () => {
  assert.equal(require('nocluster').Cluster, nocluster.Cluster);
});

test('the bundler files work where WebAssembly is imported as a module', async () => {
  const bundler = await import('../dist/bundler.js');
  assert.equal(JSON.parse(bundler.callText('no.such', '{}')).err.code, 'unknown-operation');
});

test('the web files work after init, and say so before', async () => {
  const web = await import('nocluster/web');
  const bytes = (name) => readFileSync(new URL(`../dist/${name}_bg.wasm`, import.meta.url));
  const query = { objects: [], name: 'kubernetes.default.svc.cluster.local' };
  const needsLoading = (work, part) => assert.throws(work, (error) => code('not-initialized')(error) && error.message.includes(part));
  assert.throws(() => web.call('no.such', {}), code('not-initialized'));
  assert.throws(() => new web.Cluster([]), code('not-initialized'));
  await assert.rejects(web.init(['dsn']), code('unknown-value'));

  // One part alone answers for itself, and what is no area's own.
  await web.init({ dns: bytes('nocluster_dns') });
  assert.equal(JSON.parse(web.callText('no.such', '{}')).err.code, 'unknown-operation');
  assert.deepEqual(web.ops(), ops());
  assert.deepEqual(web.dns.query(query), nocluster.dns.query(query));
  const cluster = new web.Cluster([]);
  assert.deepEqual(cluster.query(query.name), new Cluster([]).query(query.name));
  needsLoading(() => cluster.match(map), 'init()');
  needsLoading(() => web.ipam.convert({}), "init(['ipam'])");

  // A part that is loaded later serves a cluster that was made before.
  await web.init(bytes('nocluster'));
  assert.deepEqual(cluster.match(map), []);
  assert.equal(web.patch.applyText('rfc6902', '{}', '[]'), '{}');
  needsLoading(() => web.ipam.convert({}), "init(['ipam'])");
  await web.init({ ipam: bytes('nocluster_ipam') });
  assert.throws(() => web.ipam.convert({ no: 1 }), code('unknown-member'));
});

// A page loads those of the areas that it asks.
const BUDGETS = { nocluster: 490_000, nocluster_dns: 530_000, nocluster_ipam: 490_000 };
for (const [name, budget] of Object.entries(BUDGETS)) {
  test(`${name} is small`, () => {
    const bytes = gzipSync(readFileSync(new URL(`../dist/${name}_bg.wasm`, import.meta.url)), { level: 9 }).length;
    console.log(`${name}_bg.wasm: ${bytes} bytes with gzip, budget ${budget}`);
    assert.ok(bytes <= budget, `${bytes} bytes with gzip are more than ${budget}`);
  });
}
