// The WebAssembly modules of the package, which share their operations by area, and which of them are loaded.
import { Instance, wireError } from './border.js';
import { escape } from './json.js';

/** The parts; each is a module of its own. That of admission has JSON Patch too. */
const PARTS = ['admission', 'dns', 'ipam'];

/**
 * The instances of the modules. `natives` has for each part a function that gives its glue, which is called at the first
 * use: { call, ops, version, Cluster, applyText?, reset?, ready?, isReady? }.
 */
function makeParts(natives) {
  const instances = new Map(PARTS.map((part) => [part, new Instance(() => natives[part]())]));
  const isReady = (part) => natives[part]?.().isReady?.() !== false;

  /** Any module that is loaded: all of them tell the same of what is no area's own. */
  const any = () => instances.get(PARTS.find(isReady) ?? 'admission');
  /** The module that answers an operation. */
  const of = (op) => {
    const [area] = op.split('.');
    return instances.get(area === 'patch' ? 'admission' : area) ?? any();
  };
  return { any, of };
}

/** What `init` is told to load: `[part, source]` for each part, where no source means the file beside this one. */
function toLoad(what) {
  if (what === undefined) return PARTS.map((part) => [part]);
  if (Array.isArray(what)) return what.map((part) => [known(part)]);
  const named = what !== null && typeof what === 'object' && Object.getPrototypeOf(what) === Object.prototype;
  return named ? Object.entries(what).map(([part, source]) => [known(part), source]) : [['admission', what]];
}

function known(part) {
  if (PARTS.includes(part)) return part;
  throw wireError('unknown-value', `there is no part \`${part}\`; use one of ${PARTS.join(', ')}`, `/${escape(part)}`);
}

export { makeParts, toLoad };
