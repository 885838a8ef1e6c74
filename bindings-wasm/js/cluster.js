// A cluster that is prepared once for many operations.
import { NoclusterError, open, utf8, wellFormed, wireError } from './border.js';
import { escape, raw, toText } from './json.js';

const CLUSTER_OPTIONS = ['release', 'complete', 'resources'];
/** The options by the names of the wire, which calls `old` by its whole name. */
const CLIENT_OPTIONS = [
  'verb', 'old', 'parent', 'subresource', 'name', 'namespace', 'resource', 'options', 'user', 'dryRun', 'fieldManager',
  'fieldValidation', 'conditions',
];
const MATCH_OPTIONS = [...CLIENT_OPTIONS, 'phase'];
/** What CoreDNS runs with. */
const SERVER_OPTIONS = ['corefile', 'configMap', 'coredns', 'path', 'files', 'env', 'interfaces', 'serial', 'serverIps', 'synced', 'upstream'];
const QUERY_OPTIONS = [...SERVER_OPTIONS, 'clientIp', 'edns', 'class', 'opcode', 'transport'];
const LOOKUP_OPTIONS = [...SERVER_OPTIONS, 'libc', 'family', 'port', 'protocol', 'kubelet'];
const NAMES_OPTIONS = ['domain', 'coredns'];
const RUN_OPTIONS = [...CLIENT_OPTIONS, 'answers', 'rest', 'uids', 'names', 'suffixes', 'now', 'objectUid', 'plugins'];

/** Refuses what is no object; `must` says what is expected, up to what was given. */
function checkObject(value, must, at) {
  const given = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  if (given !== 'a object') throw wireError('wrong-type', `${must} ${given}`, at);
}

function checkOptions(options, known) {
  checkObject(options, 'the options must be an object, but are');
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw wireError('unknown-member', `unknown option \`${name}\`; use one of ${known.join(', ')}`, `/${escape(name)}`);
    }
  }
}

/** The options as members of the wire. */
function wireNames({ old, parent, options, ...rest }) {
  return { ...rest, ...raw('oldObject', old), ...raw('parent', parent), ...raw('options', options) };
}

/** The key of `answers` that means this hook: its whole name or an ending of it. */
function keyOf(answers, hook) {
  return Object.keys(answers)
    .filter((key) => hook === key || hook.endsWith(`/${key}`))
    .sort((a, b) => b.length - a.length)[0];
}

/** What a function may return: an answer of the wire, or the AdmissionReview itself, whose uid must be the one sent. */
function toAnswer(value) {
  const review = value !== null && typeof value === 'object' && 'response' in value;
  return review ? { review: value, strictUid: true } : value;
}

/** The class `Cluster` on the WebAssembly modules: each holds the objects from its first question on. */
function makeCluster(parts) {
  return class Cluster {
    #input;
    #handles = new Map();

    constructor(objects, options = {}) {
      checkOptions(options, CLUSTER_OPTIONS);
      this.#input = utf8(toText({ ...raw('objects', objects), ...options }), 'the input');
      // Every module would refuse the same input.
      this.#prepare(parts.any());
    }

    /** The envelope's text for an operation on this cluster; the input has no `objects`. */
    callText(op, text) {
      wellFormed(op, 'the operation');
      const input = utf8(text, 'the input');
      return this.#run(op, (handle) => handle.call(op, input));
    }

    call(op, input) {
      return open(this.callText(op, toText(input)));
    }

    /** Returns the decision about every webhook for an object, or for a given AdmissionRequest. */
    match(subject, options = {}) {
      return this.#match(subject, options, undefined);
    }

    /** The same with every gate of every webhook. */
    explain(subject, options = {}) {
      return this.#match(subject, options, true);
    }

    #match(subject, options, explain) {
      checkOptions(options, MATCH_OPTIONS);
      const { hooks, message, unknown } = this.#ask('admission.match', subject, { ...wireNames(options), explain });
      // No hook was matched at all; an empty list would hide that.
      if (unknown !== undefined) throw new NoclusterError({ area: 'admission', code: 'unknown', message, facts: unknown });
      return hooks;
    }

    /** Runs the whole admission of an object. Returns a Promise if one of `answers` is a function, which gets the review. */
    run(subject, options = {}) {
      checkOptions(options, RUN_OPTIONS);
      const { answers = {}, ...rest } = options;
      checkObject(answers, '`answers` must be an object of webhooks and their responses, {[webhook]: response or function}, but is', '/answers');
      const question = wireNames(rest);
      const ask = (known) => this.#ask('admission.run', subject, { ...question, answers: known });
      return Object.values(answers).some((answer) => typeof answer === 'function') ? this.#drive(ask, answers) : ask(answers);
    }

    async #drive(ask, answers) {
      const known = {};
      // An empty list names the hook and has no response yet.
      for (const [key, value] of Object.entries(answers)) known[key] = typeof value === 'function' ? [] : value;
      for (;;) {
        const out = ask(known);
        if (out.need === undefined) return out;
        const key = keyOf(answers, out.need.hook);
        if (key === undefined || typeof answers[key] !== 'function') return out;
        known[key].push(toAnswer(await answers[key](out.need.review, out.need)));
      }
    }

    /** Returns what CoreDNS replies to a query, and which object and field decide. */
    query(name, type = 'A', options = {}) {
      checkOptions(options, QUERY_OPTIONS);
      const { configMap, ...rest } = options;
      return this.call('dns.query', { ...rest, ...raw('configMap', configMap), name, type });
    }

    /** Returns every name under which a Service, a Pod or the Pods of a workload can be found. */
    names(of, options = {}) {
      checkOptions(options, NAMES_OPTIONS);
      return this.call('dns.names', { ...options, of });
    }

    /** Returns every query that a client's resolver sends for a name, and what the application gets. */
    lookup(name, client, options = {}) {
      checkOptions(options, LOOKUP_OPTIONS);
      const { configMap, ...rest } = options;
      return this.call('dns.lookup', { ...rest, ...raw('configMap', configMap), ...raw('client', client), name });
    }

    /** Runs an operation on an object, whose text is passed beside the input if it was given as text. */
    #ask(op, subject, question) {
      if (typeof subject !== 'string') return this.call(op, { ...question, object: subject });
      const [input, object] = [utf8(toText(question), 'the input'), utf8(subject, 'the object')];
      return open(this.#run(op, (handle) => handle.callWithText(op, input, 'object', object)));
    }

    #run(op, work) {
      const instance = parts.of(op);
      const { handle, generation } = this.#handles.get(instance) ?? this.#prepare(instance);
      if (generation !== instance.generation) {
        throw wireError('handle-lost', 'the WebAssembly module has failed since this Cluster was made; make it again');
      }
      return instance.run(() => work(handle));
    }

    #prepare(instance) {
      try {
        const handle = instance.run((native) => new native.Cluster(this.#input));
        const prepared = { handle, generation: instance.generation };
        this.#handles.set(instance, prepared);
        return prepared;
      } catch (error) {
        if (typeof error === 'string') open(error);
        throw error;
      }
    }

    toString() {
      return 'nocluster.Cluster';
    }
  };
}

export { makeCluster };
