// Where text crosses into WebAssembly: what every module of this package shares.

/** What every function here throws: the members of the envelope's `err`. */
class NoclusterError extends Error {
  constructor(err) {
    super(err.message);
    this.name = 'NoclusterError';
    for (const member of ['area', 'code', 'at', 'span', 'upstream', 'facts']) {
      if (err[member] !== undefined) this[member] = err[member];
    }
    // The missing facts, if the code is `unknown`.
    if (err.facts?.needs !== undefined) this.needs = err.facts.needs;
  }
}

const wireError = (code, message, at) => new NoclusterError({ area: 'wire', code, message, at });

/** Whether UTF-8 can hold a text. The engine's own function is much faster, but not every browser has it. */
const isWellFormed = typeof ''.isWellFormed === 'function'
  ? (text) => text.isWellFormed()
  : (text) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);

function wellFormed(text, what) {
  if (typeof text !== 'string') throw wireError('wrong-type', `${what} must be text, but is ${typeof text}`);
  if (!isWellFormed(text)) {
    throw wireError('invalid-utf-8', `${what} holds a lone surrogate, which UTF-8 text can't contain`);
  }
  return text;
}

const encoder = new TextEncoder();

/** A text as the bytes that the module takes. */
const utf8 = (text, what) => encoder.encode(wellFormed(text, what));

/** The `ok` of an envelope's text; its `err` is thrown. */
function open(envelope) {
  const { ok, err } = JSON.parse(envelope);
  if (err !== undefined) throw new NoclusterError(err);
  return ok;
}

/** One WebAssembly module: its glue, which `load` gives at the first use, and what to do after a trap. */
class Instance {
  #load;
  #native;
  #broken = false;
  /** Counts the instances: a handle belongs to the one that made it. */
  generation = 0;

  constructor(load) {
    this.#load = load;
  }

  /** Runs `work` with the glue of a live instance; after a trap the instance is never used again. */
  run(work) {
    const native = (this.#native ??= this.#load());
    native.ready?.();
    if (this.#broken) {
      if (!native.reset) throw wireError('internal', 'the WebAssembly module has failed; load it again');
      native.reset();
      this.#broken = false;
    }
    try {
      return work(native);
    } catch (error) {
      // The module throws only the text of an envelope on purpose.
      if (typeof error === 'string') throw error;
      this.#broken = true;
      this.generation += 1;
      throw wireError('internal', `the WebAssembly module has failed: ${error.message}`);
    }
  }
}

/** `init` of a web module around its glue's `load`, and `ready`, which throws before it. */
function loader(load, hint = 'await init() first') {
  let loaded = false;
  return {
    /** Loads the module: from beside this file, or from a URL, Response, bytes or compiled module. */
    async init(source) {
      await load(source === undefined ? undefined : { module_or_path: source });
      loaded = true;
    },
    isReady: () => loaded,
    ready() {
      if (!loaded) throw wireError('not-initialized', hint);
    },
  };
}

export { Instance, NoclusterError, loader, open, utf8, wellFormed, wireError };
