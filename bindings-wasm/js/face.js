// The face of nocluster in JavaScript, the same for Node, bundlers and the web.
//
// `makeFace(native)` gets the glue of one WebAssembly instance: { applyText, call, ops, version, Cluster, reset?, ready? }.
// JSON text crosses that border and nothing else, so numbers and member order survive where text is given.

import { Instance, NoclusterError, open, wellFormed, wireError } from './border.js';

const escape = (key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

/** A value as JSON text. Unlike JSON.stringify: BigInt as bare digits, and nothing is turned into null or dropped. */
function write(value, at) {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      if (!Number.isFinite(value)) throw wireError('not-json', `${value} is no JSON number`, at);
      return Object.is(value, -0) ? '-0' : String(value);
    case 'object':
      break;
    default:
      throw wireError('not-json', `a ${typeof value} is no JSON value`, at);
  }
  if (value === null) return 'null';
  if (value instanceof Text) return value.text;
  if (typeof value.toJSON === 'function') return write(value.toJSON(), at);
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => write(item, `${at}/${index}`)).join(',')}]`;
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value)) {
    throw wireError('not-json', `a ${value.constructor.name} is no JSON value`, at);
  }
  const members = [];
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    members.push(`${JSON.stringify(key)}:${write(item, `${at}/${escape(key)}`)}`);
  }
  return `{${members.join(',')}}`;
}

/** Text that stands for a JSON value and goes to the core as it was given. */
class Text {
  constructor(text) {
    this.text = text;
  }
}

function toText(value) {
  try {
    return write(value, '');
  } catch (error) {
    if (error instanceof RangeError) throw wireError('limit-exceeded', 'the input is nested too deeply, or holds itself');
    throw error;
  }
}

/** An object given as text or as a value. The text is checked here, because it becomes part of a larger text. */
function given(value, what) {
  if (typeof value !== 'string') return value;
  wellFormed(value, what);
  try {
    JSON.parse(value);
  } catch (error) {
    throw new NoclusterError({ area: 'json', code: 'invalid-json', message: `${what} is no JSON text: ${error.message}` });
  }
  return new Text(value);
}

const OPERATIONS = { create: 'CREATE', update: 'UPDATE', delete: 'DELETE' };

/** The wire's `request`: what was given, if it is one, else what a client's verb on an object makes. */
function toRequest(subject, options) {
  const object = given(subject, 'the object');
  const plain = object instanceof Text ? JSON.parse(object.text) : object;
  if (plain !== null && typeof plain === 'object' && ('operation' in plain || plain.kind === 'AdmissionReview')) {
    return object;
  }
  const verb = options.verb ?? (options.old === undefined ? 'create' : 'update');
  const operation = Object.hasOwn(OPERATIONS, verb) ? OPERATIONS[verb] : undefined;
  if (operation === undefined) {
    throw wireError('unknown-verb', `unknown verb \`${verb}\`; known are create, update, delete`);
  }
  const deleted = operation === 'DELETE';
  return {
    operation,
    subResource: options.subresource,
    userInfo: options.user,
    object: deleted ? undefined : object,
    oldObject: deleted ? object : given(options.old, 'the old object'),
    dryRun: options.dryRun,
  };
}

const MATCH_OPTIONS = ['verb', 'old', 'subresource', 'user', 'dryRun', 'conditions', 'phase'];
const RUN_OPTIONS = ['verb', 'old', 'subresource', 'user', 'dryRun', 'conditions', 'answers', 'uids', 'names'];
const CLUSTER_OPTIONS = ['release', 'complete', 'resources'];

function checkOptions(options, known) {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw wireError('unknown-member', `unknown option \`${name}\`; known are ${known.join(', ')}`, `/${escape(name)}`);
    }
  }
}

/** The key of `answers` that means this hook: its whole name or an ending of it. */
function keyOf(answers, hook) {
  return Object.keys(answers)
    .filter((key) => hook === key || hook.endsWith(`/${key}`))
    .sort((a, b) => b.length - a.length)[0];
}

/** What a callable may return: an answer of the wire, or the AdmissionReview itself. */
function toAnswer(value) {
  const review = value !== null && typeof value === 'object' && 'response' in value;
  return review ? { review: value } : value;
}

function makeFace(native) {
  const instance = new Instance(native);
  const guarded = (work) => instance.run(work);

  /** The envelope's text for an operation's input text. */
  function callText(op, text) {
    wellFormed(op, 'the operation');
    wellFormed(text, 'the input');
    return guarded(() => native.call(op, text));
  }

  /** The `ok` of an operation; its `err` is thrown. */
  const call = (op, input) => open(callText(op, toText(input)));
  const ops = () => JSON.parse(guarded(() => native.ops()));
  const version = () => JSON.parse(guarded(() => native.version()));

  /** A cluster that is prepared once and asked often. */
  class Cluster {
    #handle;
    #generation;

    constructor(objects, options = {}) {
      checkOptions(options, CLUSTER_OPTIONS);
      const member = typeof objects === 'string' ? { objectsText: wellFormed(objects, 'objects') } : { objects };
      const text = toText({ ...member, ...options });
      try {
        this.#handle = guarded(() => new native.Cluster(text));
      } catch (error) {
        if (typeof error === 'string') open(error);
        throw error;
      }
      this.#generation = instance.generation;
    }

    /** The envelope's text for an operation on this cluster; the input has no `objects`. */
    callText(op, text) {
      wellFormed(op, 'the operation');
      wellFormed(text, 'the input');
      if (this.#generation !== instance.generation) {
        throw wireError('handle-lost', 'the WebAssembly module has failed since this Cluster was made; make it again');
      }
      return guarded(() => this.#handle.call(op, text));
    }

    call(op, input) {
      return open(this.callText(op, toText(input)));
    }

    /** Every webhook's decision on an object, or on a request if it has `operation`. */
    match(subject, options = {}) {
      return this.#match(subject, options, undefined);
    }

    /** The same with every gate of every webhook. */
    explain(subject, options = {}) {
      return this.#match(subject, options, true);
    }

    #match(subject, options, explain) {
      checkOptions(options, MATCH_OPTIONS);
      const { conditions, phase } = options;
      return this.call('admission.match', { request: toRequest(subject, options), phase, conditions, explain }).hooks;
    }

    /** The whole admission of an object. A Promise if one of `answers` is a function, which gets the review. */
    run(subject, options = {}) {
      checkOptions(options, RUN_OPTIONS);
      const { answers = {}, conditions, uids, names } = options;
      const callable = Object.keys(answers).some((key) => typeof answers[key] === 'function');
      const ask = (known) =>
        this.call('admission.run', { request: toRequest(subject, options), answers: known, conditions, uids, names });
      return callable ? this.#drive(ask, answers) : ask(answers);
    }

    async #drive(ask, answers) {
      const known = {};
      // An empty list names the hook and answers nothing yet.
      for (const [key, value] of Object.entries(answers)) known[key] = typeof value === 'function' ? [] : value;
      for (;;) {
        const out = ask(known);
        if (out.need === undefined) return out;
        const key = keyOf(answers, out.need.hook);
        if (key === undefined || typeof answers[key] !== 'function') return out;
        known[key].push(toAnswer(await answers[key](out.need.review, out.need)));
      }
    }

    toString() {
      return 'nocluster.Cluster';
    }
  }

  /** The new text of a document: what `patch.apply` makes of two texts, without an envelope around them. */
  function applyText(dialect, doc, patch) {
    const texts = [wellFormed(dialect, 'the dialect'), wellFormed(doc, 'the document'), wellFormed(patch, 'the patch')];
    try {
      return guarded(() => native.applyText(...texts));
    } catch (error) {
      if (typeof error === 'string') open(error);
      throw error;
    }
  }

  const operation = (op) => (input) => call(op, input);
  const patch = Object.freeze({ apply: operation('patch.apply'), applyText });
  const admission = Object.freeze({
    request: operation('admission.request'),
    review: operation('admission.review'),
    match: operation('admission.match'),
    run: operation('admission.run'),
  });

  return { Cluster, NoclusterError, admission, call, callText, ops, patch, version };
}

export { makeFace, NoclusterError };
