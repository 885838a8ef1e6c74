import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cluster, callText } from 'nocluster';
import { asked, readCases, readTolerated } from './vectors.js';

/** Whether every member that is expected is there, at any depth; lists are of one length. */
function subset(expected, got) {
  if (expected === null || typeof expected !== 'object') return Object.is(expected, got);
  if (got === null || typeof got !== 'object' || Array.isArray(expected) !== Array.isArray(got)) return false;
  if (Array.isArray(expected) && expected.length !== got.length) return false;
  return Object.keys(expected).every((key) => Object.hasOwn(got, key) && subset(expected[key], got[key]));
}

const kinds = ['ok', 'okSubset', 'okText', 'err'];

function check({ op, input, ...expected }) {
  assert.equal(kinds.filter((kind) => kind in expected).length, 1, `exactly one of ${kinds}`);
  const envelope = callText(op, JSON.stringify(input));
  const { ok, err } = JSON.parse(envelope);
  if ('objects' in input && err === undefined) assert.equal(byCluster(op, input), envelope);
  if ('ok' in expected) assert.deepEqual(ok, expected.ok, envelope);
  if ('okSubset' in expected) assert.ok(ok !== undefined && subset(expected.okSubset, ok), envelope);
  if ('okText' in expected) assert.equal(envelope, `{"ok":${expected.okText}}`);
  if ('err' in expected) assert.ok(err !== undefined && subset(expected.err, err), envelope);
}

/** The same question to a cluster that is prepared first. */
function byCluster(op, { objects, release, complete, resources, ...rest }) {
  return new Cluster(objects, { release, complete, resources }).callText(op, JSON.stringify(rest));
}

const tolerated = readTolerated();
const cases = readCases();
for (const item of cases) {
  test(item.id, () => {
    if (!tolerated.delete(item.id)) return check(item);
    assert.throws(() => check(item), undefined, 'passes, but is listed in tolerated.txt');
  });
}

test('tolerated-exist', () => assert.deepEqual([...tolerated.keys()], []));

test("a case's own members win", () => {
  assert.deepEqual(asked(undefined, { a: 1 }), { a: 1 });
  assert.deepEqual(asked({ a: 1, b: { c: 2 } }, {}), { a: 1, b: { c: 2 } });
  assert.deepEqual(asked({ a: 1, b: { c: 2 } }, { b: { d: 3 }, e: '<' }), { a: 1, b: { d: 3 }, e: '<' });
  assert.deepEqual(asked({ a: 1 }, { a: null }), { a: null });
});
