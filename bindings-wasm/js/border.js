// Where text crosses into WebAssembly: what every module of this package shares.

/** What every function here throws: the members of the envelope's `err`. */
class NoclusterError extends Error {
  constructor(err) {
    super(err.message);
    this.name = 'NoclusterError';
    for (const member of ['area', 'code', 'at', 'span', 'upstream', 'facts']) {
      if (err[member] !== undefined) this[member] = err[member];
    }
    // What was not given, if that is why.
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
    throw wireError('invalid-utf-8', `${what} holds a lone surrogate, which no UTF-8 text can`);
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

/** One WebAssembly module: its glue, and what to do after a trap. */
class Instance {
  #native;
  #broken = false;
  /** Counts the instances: a handle belongs to the one that made it. */
  generation = 0;

  constructor(native) {
    this.#native = native;
  }

  /** Runs `work` on a live instance; after a trap the instance is never used again. */
  run(work) {
    this.#native.ready?.();
    if (this.#broken) {
      if (!this.#native.reset) throw wireError('internal', 'the WebAssembly module has failed; load it again');
      this.#native.reset();
      this.#broken = false;
    }
    try {
      return work();
    } catch (error) {
      // The one thing that the module throws on purpose is an envelope's text.
      if (typeof error === 'string') throw error;
      this.#broken = true;
      this.generation += 1;
      throw wireError('internal', `the WebAssembly module has failed: ${error.message}`);
    }
  }
}

/** `init` of a web module around its glue's `load`, and `ready`, which throws before it. */
function loader(load) {
  let loaded = false;
  return {
    /** Loads the module: from beside this file, or from a URL, Response, bytes or compiled module. */
    async init(source) {
      await load(source === undefined ? undefined : { module_or_path: source });
      loaded = true;
    },
    ready() {
      if (!loaded) throw wireError('not-initialized', 'await init() first');
    },
  };
}

export { Instance, NoclusterError, loader, open, utf8, wellFormed, wireError };
