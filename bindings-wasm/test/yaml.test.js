// `nocluster/yaml`: files as kubectl reads them, in a module of its own.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Cluster, NoclusterError } from 'nocluster';
import { NoclusterError as YamlNoclusterError, readYaml } from 'nocluster/yaml';

const require = createRequire(import.meta.url);
/** Rows that the reader refuses on purpose: core/yaml/tests/rows.rs says why. */
const REFUSED = ['flow-colon-comma', 'flow-colon-brace', 'flow-dash', 'line-break-nel', 'line-break-ls'];
const dist = (name) => new URL(`../dist/${name}`, import.meta.url);
const CLUSTER = `
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: guards}
webhooks:
- name: images.example.com
  clientConfig: {url: "https://guard.example.com/"}
  rules: &pods
  - {operations: [CREATE], apiGroups: [""], apiVersions: [v1], resources: [pods]}
  sideEffects: None
  admissionReviewVersions: [v1]
- name: names.example.com
  clientConfig: {url: "https://guard.example.com/names"}
  rules: *pods
  sideEffects: None
  admissionReviewVersions: [v1]
`;

test('objects and warnings are those of kubectl', () => {
  const { objects, warnings } = readYaml('kind: Pod\nmetadata: {labels: {tier: 0777, on: yes}}\n---\n# nothing\n---\nkind: Node\n');
  assert.deepEqual(objects, [{ kind: 'Pod', metadata: { labels: { tier: 511, true: true } } }, { kind: 'Node' }]);
  assert.deepEqual(warnings, [{
    code: 'key-read-as',
    line: 2,
    written: 'on',
    name: 'true',
    message: 'line 2: the key `on` is read as `true`: put it in quotes to keep it',
  }]);
});

test('a cluster takes what was read', () => {
  const decisions = new Cluster(readYaml(CLUSTER).objects).match(readYaml('{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}').objects[0]);
  assert.deepEqual(decisions.map(({ webhook, decision }) => `${webhook} ${decision}`), ['images.example.com call', 'names.example.com call']);
});

test('what kubectl refuses is thrown, in the one error class', () => {
  assert.equal(YamlNoclusterError, NoclusterError);
  assert.throws(() => readYaml('a: ['), (error) => {
    assert.ok(error instanceof NoclusterError);
    assert.deepEqual([error.area, error.code, error.facts.line], ['yaml', 'invalid-yaml', 1]);
    return true;
  });
  assert.throws(() => readYaml('{"a": 1,\n "b": 2 "c": 3}'), ({ code, facts }) => code === 'invalid-json' && facts.line === 2);
  for (const text of [undefined, {}, new Uint8Array()]) assert.throws(() => readYaml(text), ({ code }) => code === 'wrong-type');
  assert.throws(() => readYaml('a: \ud800'), ({ code }) => code === 'invalid-utf-8');
});

test('every row of the table is read as kubectl reads it', () => {
  const rows = JSON.parse(readFileSync(new URL('../../core/yaml/tests/rows.json', import.meta.url), 'utf8'));
  let compared = 0;
  for (const { id, text, objects, error } of rows) {
    if (text === undefined || error !== undefined || REFUSED.includes(id)) continue;
    assert.deepEqual(readYaml(text).objects, objects, id);
    compared += 1;
  }
  assert.ok(compared > 150, `${compared} rows`);
});

test('CommonJS and ES module share one instance', () => {
  assert.equal(require('nocluster/yaml').readYaml, readYaml);
});

test('the bundler files work where WebAssembly is imported as a module', async () => {
  const bundler = await import('../dist/yaml-bundler.js');
  assert.deepEqual(bundler.readYaml('a: 1').objects, [{ a: 1 }]);
});

test('the web files work after init, and say so before', async () => {
  const web = await import('nocluster/yaml/web');
  assert.throws(() => web.readYaml('a: 1'), ({ code }) => code === 'not-initialized');
  await web.init(readFileSync(dist('nocluster_yaml_bg.wasm')));
  assert.deepEqual(web.readYaml('a: 1').objects, [{ a: 1 }]);
});

test('the module is small', () => {
  const bytes = gzipSync(readFileSync(dist('nocluster_yaml_bg.wasm')), { level: 9 }).length;
  console.log(`nocluster_yaml_bg.wasm: ${bytes} bytes with gzip, budget 150000`);
  assert.ok(bytes <= 150_000, `${bytes} bytes with gzip are more than 150000`);
});
