// The packed package in each bundler, and in none, as README says; the pages run in a headless Chromium.
// Needs a Chromium: its path in CHROMIUM, or `chromium` on the PATH. Part of `make check-all`.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build as esbuild } from 'esbuild';
import { build as vite, createServer as viteServer } from 'vite';
import webpack from 'webpack';

const here = fileURLToPath(new URL('.', import.meta.url));
const home = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'nocluster-bundlers-'));
const readme = readFileSync(join(home, 'README.md'), 'utf8');

/** The way that README shows for a bundler: the code block below its line. */
function shown(line) {
  const [, after] = readme.split(`${line}\n\n`);
  assert.ok(after?.startsWith('```mjs\n'), `README has a code block below "${line}"`);
  return after.slice('```mjs\n'.length).split('```\n')[0];
}

/** What every page does once it has loaded the module. */
const USE = `
const hooks = new Cluster([]).match({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'default' } });
document.body.append('hooks ' + hooks.length);
`;
const PAGE = '<!doctype html><title>nocluster</title><body><script type="module" src="./main.js"></script>';
const TYPES = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

/** An empty project with the package as it is published. */
function project(name, code, type = 'module') {
  const folder = join(work, name);
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  cpSync(join(work, 'package'), join(folder, 'node_modules/nocluster'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type }));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'main.js'), `${code}${USE}`);
  return folder;
}

async function served(folder, use) {
  const server = createServer(async ({ url }, response) => {
    try {
      const path = new URL(url, 'http://host').pathname.replace(/\/$/, '/index.html');
      const bytes = await readFile(join(folder, path));
      response.setHeader('content-type', TYPES[path.split('.').pop()] ?? 'text/plain').end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
  }
}

/** Opens a page and checks what it wrote. */
async function answers(page) {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000', '--dump-dom', page];
  const { stdout } = await promisify(execFile)(process.env.CHROMIUM ?? 'chromium', flags, { timeout: 60_000 });
  assert.match(stdout, /hooks 0/);
}

/** Bundles with webpack into `dist/main.js`. */
async function withWebpack(folder, options) {
  const output = { path: join(folder, 'dist'), filename: 'main.js' };
  const compiler = webpack({ context: folder, entry: './main.js', mode: 'production', target: 'web', output, ...options });
  const stats = await promisify(compiler.run.bind(compiler))();
  assert.ok(!stats.hasErrors(), stats.toString());
  writeFileSync(join(folder, 'dist/index.html'), PAGE);
}

const WAYS = {
  'vite build': async () => {
    const folder = project('vite', shown('vite:'));
    await vite({ root: folder, configFile: false, logLevel: 'warn', build: { target: 'es2022' } });
    await served(join(folder, 'dist'), answers);
  },
  'vite dev': async () => {
    const folder = project('vite-dev', shown('vite:'));
    assert.match(readme, /`optimizeDeps: \{ exclude: \['nocluster'\] \}`/);
    const server = await viteServer({ root: folder, configFile: false, logLevel: 'warn', optimizeDeps: { exclude: ['nocluster'] } });
    await server.listen();
    try {
      await answers(server.resolvedUrls.local[0]);
    } finally {
      await server.close();
    }
  },
  esbuild: async () => {
    const folder = project('esbuild', shown('esbuild:'));
    assert.match(readme, /`--bundle --format=esm --loader:\.wasm=file`/);
    const options = { bundle: true, format: 'esm', loader: { '.wasm': 'file' }, outdir: join(folder, 'dist'), logLevel: 'warning' };
    await esbuild({ ...options, absWorkingDir: folder, entryPoints: ['main.js'] });
    writeFileSync(join(folder, 'dist/index.html'), PAGE);
    await served(join(folder, 'dist'), answers);
  },
  'webpack, nocluster/web': async () => {
    const folder = project('webpack-web', shown('vite:'));
    await withWebpack(folder, {});
    await served(join(folder, 'dist'), answers);
  },
  webpack: async () => {
    const folder = project('webpack', shown('webpack:'));
    assert.match(readme, /`experiments: \{ asyncWebAssembly: true \}`/);
    await withWebpack(folder, { experiments: { asyncWebAssembly: true } });
    await served(join(folder, 'dist'), answers);
  },
  'no bundler': async () => {
    const folder = project('none', shown('No bundler:'));
    await served(folder, answers);
  },
};

let failed = 0;
try {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', work], { cwd: home, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(packed);
  execFileSync('tar', ['-xzf', join(work, filename), '-C', work]);
  symlinkSync(join(here, 'node_modules'), join(work, 'node_modules'));
  for (const [name, way] of Object.entries(WAYS)) {
    try {
      await way();
      console.log(`ok ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${name}\n${error.stack}`);
    }
  }
} finally {
  rmSync(work, { recursive: true });
}
console.log(`bundler-test: ${Object.keys(WAYS).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
