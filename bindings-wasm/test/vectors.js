// The conformance vectors, as every language reads them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../core/tests/vectors/', import.meta.url));

/** The input of a case: its own members over those that its file shares. */
export const asked = (shared, own) => ({ ...shared, ...own });

/** Every case with all that it asks; sorted by file. */
export function readCases() {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.json') && !name.startsWith('rows')).sort();
  const cases = [];
  for (const name of files) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const item of file.cases) cases.push({ ...item, input: asked(file.input, item.input) });
  }
  const ids = new Set(cases.map((item) => item.id));
  if (ids.size !== cases.length) throw new Error('an id is given twice');
  return cases;
}

/** Cases that may fail, by id. */
export function readTolerated() {
  const lines = readFileSync(join(folder, 'tolerated.txt'), 'utf8').split('\n');
  return new Map(lines.filter((line) => line.trim() && !line.startsWith('#')).map((line) => {
    const at = line.indexOf('  ');
    if (at < 0) throw new Error(`no reason: ${line}`);
    return [line.slice(0, at), line.slice(at + 2)];
  }));
}
