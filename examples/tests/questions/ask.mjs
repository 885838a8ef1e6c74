// Asks the questions of a file of the JavaScript package: a line an answer.
import { readFileSync } from 'node:fs';
import { Cluster } from 'nocluster';

const { cluster, questions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const prepared = new Cluster(cluster);
const names = { oldObject: 'old' };
for (const [, object, members] of questions) {
  const options = Object.fromEntries(Object.entries(members).map(([name, value]) => [names[name] ?? name, value]));
  let answer;
  try {
    answer = { ok: prepared.run(object, options) };
  } catch (error) {
    answer = { err: { code: error.code, facts: error.facts, at: error.at } };
  }
  console.log(JSON.stringify(answer));
}
