// Asks the questions of a file of the JavaScript package: a line an answer, as `run` gives it and as the wire's text.
import { readFileSync } from 'node:fs';
import { Cluster } from 'nocluster';

const { cluster, questions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const prepared = new Cluster(cluster);
const names = { oldObject: 'old' };
for (const [, object, members] of questions) {
  const options = Object.fromEntries(Object.entries(members).map(([name, value]) => [names[name] ?? name, value]));
  let value;
  try {
    value = { ok: prepared.run(object, options) };
  } catch (error) {
    value = { err: { code: error.code, facts: error.facts ?? {}, at: error.at ?? null } };
  }
  const text = prepared.callText('admission.run', JSON.stringify({ object, ...members, text: true }));
  console.log(JSON.stringify({ value, text }));
}
