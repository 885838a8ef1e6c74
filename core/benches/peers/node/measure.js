// Measures `apply(document, patch)`, text to text, on the two files that the arguments name.
//
// Arguments: the document, the patch, how many seconds. Prints the median of the batches in nanoseconds an operation, or, without
// seconds, the result.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';

export function measure(apply) {
  const [, , documentPath, patchPath, seconds] = process.argv;
  const document = readFileSync(documentPath, 'utf8');
  const patch = readFileSync(patchPath, 'utf8');
  const expected = apply(document, patch);
  if (seconds === undefined) {
    process.stdout.write(expected);
    return;
  }
  const batch = 10;
  const samples = [];
  const begin = process.hrtime.bigint();
  while (Number(process.hrtime.bigint() - begin) < Number(seconds) * 1e9) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < batch; i += 1) {
      if (apply(document, patch) !== expected) assert.fail('another result');
    }
    samples.push(Number(process.hrtime.bigint() - start) / batch);
  }
  samples.sort((a, b) => a - b);
  console.log(samples[samples.length >> 1]);
}
