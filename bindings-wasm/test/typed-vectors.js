// Writes what every vector asks and what is really answered as typed literals, for tsc.
import { mkdirSync, writeFileSync } from 'node:fs';
import { callText } from 'nocluster';
import { readCases, readTolerated } from './vectors.js';

const folder = new URL('./typed/', import.meta.url);
const tolerated = readTolerated();
const areas = new Map();
for (const { id, op, input } of readCases()) {
  if (tolerated.has(id)) continue;
  const { ok } = JSON.parse(callText(op, JSON.stringify(input)));
  // An input that is refused need not fit.
  if (ok === undefined) continue;
  const [area] = op.split('.');
  if (!areas.has(area)) areas.set(area, []);
  areas.get(area).push(`accept<'${op}'>(${JSON.stringify(input)}, ${JSON.stringify(ok)});`);
}
mkdirSync(folder, { recursive: true });
for (const [area, lines] of areas) {
  const head = `import type { Operations } from 'nocluster';
declare function accept<Op extends keyof Operations>(input: Operations[Op][0], ok: Operations[Op][1]): void;
`;
  writeFileSync(new URL(`${area}.ts`, folder), `${head}${lines.join('\n')}\n`);
}
