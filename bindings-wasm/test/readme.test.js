// The package as it is published: packed, installed into an empty folder, and the README's code run there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const fenced = (text, language) => text.split(`\`\`\`${language}\n`)[1].split('```\n')[0];

test('the packed package runs its README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nocluster-'));
  const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], home));
    assert.deepEqual(
      files.map(({ path }) => path).filter((path) => !path.startsWith('dist/')).sort(),
      ['README.md', 'package.json'],
    );
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], folder);
    const readme = readFileSync(join(folder, 'node_modules/nocluster/README.md'), 'utf8');
    writeFileSync(join(folder, 'readme.mjs'), fenced(readme, 'js'));
    assert.equal(run(process.execPath, ['readme.mjs'], folder), fenced(readme, 'text'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
