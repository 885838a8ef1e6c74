// The web files in a real browser: a page that loads them, asks, and writes what it got into itself.
// Needs a Chromium: its path in CHROMIUM, or `chromium` on the PATH. Part of `make check-all`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PAGE = `<!doctype html><title>nocluster</title><p id="answer">nothing yet</p><script type="module">
import init, { dns, patch, version } from './web.js';
await init(['admission']);
const loaded = performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop()).filter((name) => name.endsWith('.wasm'));
await init();
const { verdict } = dns.query({ objects: [], name: 'nothing.default.svc.cluster.local' });
const { doc } = patch.apply({ dialect: 'rfc6902', doc: {}, patch: [{ op: 'add', path: '/a', value: 1 }] });
document.getElementById('answer').textContent = JSON.stringify({ doc, release: version().release, loaded, verdict });
</script>`;
const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

const server = createServer(async ({ url }, response) => {
  try {
    if (url === '/') return response.setHeader('content-type', 'text/html').end(PAGE);
    const file = fileURLToPath(new URL(`../dist${new URL(url, 'http://host').pathname}`, import.meta.url));
    response.setHeader('content-type', TYPES[url.split('.').pop()] ?? 'text/plain').end(await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

try {
  const page = `http://127.0.0.1:${server.address().port}/`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000', '--dump-dom', page];
  const { stdout } = await promisify(execFile)(process.env.CHROMIUM ?? 'chromium', flags, { timeout: 60_000 });
  assert.match(stdout, /<p id="answer">\{"doc":\{"a":1\},"release":"1\.37","loaded":\["nocluster_bg\.wasm"\],"verdict":"[a-z]+"\}<\/p>/);
  console.log('browser-test: 1 passed, 0 failed');
} finally {
  server.close();
}
