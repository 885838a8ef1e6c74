// The npm package `fast-json-patch`, text to text, without validation and in place.
//
// Arguments: the document, the patch, how many seconds. Prints the median of the batches in nanoseconds an operation, or,
// without seconds, the result.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';

import jsonpatch from 'fast-json-patch';

const [, , documentPath, patchPath, seconds] = process.argv;
const document = readFileSync(documentPath, 'utf8');
const patch = readFileSync(patchPath, 'utf8');

function apply() {
  const result = jsonpatch.applyPatch(JSON.parse(document), JSON.parse(patch), false, true);
  return JSON.stringify(result.newDocument);
}

const expected = apply();
if (seconds === undefined) {
  process.stdout.write(expected);
} else {
  const batch = 10;
  const samples = [];
  const begin = process.hrtime.bigint();
  while (Number(process.hrtime.bigint() - begin) < Number(seconds) * 1e9) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i += 1) {
      if (apply() !== expected) assert.fail('another result');
    }
    samples.push(Number(process.hrtime.bigint() - start) / batch);
  }
  samples.sort((a, b) => a - b);
  console.log(samples[samples.length >> 1]);
}
