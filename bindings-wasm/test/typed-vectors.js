// Writes every vector as typed literals, for tsc: the typings must hold for what is really asked and answered.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readCases, readKnownGaps } from './vectors.js';

const folder = new URL('./typed/', import.meta.url);
const gaps = readKnownGaps();
const areas = new Map();
for (const { id, op, input, ok } of readCases()) {
  const [area] = op.split('.');
  const lines = areas.get(area) ?? [];
  areas.set(area, lines);
  if (gaps.has(id)) continue;
  // An input that is refused need not fit; answers fit where they are given whole.
  if (ok !== undefined) lines.push(`accept<'${op}'>(${JSON.stringify(input)}, ${JSON.stringify(ok)});`);
}
mkdirSync(folder, { recursive: true });
for (const [area, lines] of areas) {
  const head = `import type { Operations } from 'nocluster';
declare function accept<Op extends keyof Operations>(input: Operations[Op][0], ok: Operations[Op][1]): void;
`;
  writeFileSync(new URL(`${area}.ts`, folder), `${head}${lines.join('\n')}\n`);
}
