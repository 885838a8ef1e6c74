// The conformance vectors, as every language reads them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../core/tests/vectors/', import.meta.url));

/** Every case, with what its file says for all of them; sorted by file. */
export function readCases() {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json') && !name.startsWith('rows')).sort();
  const cases = [];
  for (const name of files) {
    const { release, complete, input, cases: own } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const defaults = { release, complete };
    for (const key of ['release', 'complete']) if (defaults[key] === undefined) delete defaults[key];
    for (const item of own) cases.push({ ...item, input: { ...defaults, ...input, ...item.input } });
  }
  const ids = new Set(cases.map((item) => item.id));
  if (ids.size !== cases.length) throw new Error('an id is given twice');
  return cases;
}

/** Cases that are known to fail, by id. */
export function readKnownGaps() {
  const lines = readFileSync(join(folder, 'known-gaps.txt'), 'utf8').split('\n');
  return new Map(lines.filter((line) => line.trim() && !line.startsWith('#')).map((line) => {
    const at = line.indexOf('  ');
    if (at < 0) throw new Error(`no reason: ${line}`);
    return [line.slice(0, at), line.slice(at + 2)];
  }));
}
