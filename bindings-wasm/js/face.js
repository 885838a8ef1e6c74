// The JavaScript API of nocluster, the same for Node, bundlers and the web.
//
// `makeFace(natives)` gets the glue of the WebAssembly modules, see `makeParts`.
// JSON text crosses that border and nothing else, so numbers and member order survive where text is given.

import { NoclusterError, open, utf8, wellFormed } from './border.js';
import { makeCluster } from './cluster.js';
import { toText } from './json.js';
import { OPERATIONS } from './operations.js';
import { makeParts } from './parts.js';

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

function makeFace(natives) {
  const parts = makeParts(natives);

  /** The envelope's text for an operation's input text. */
  function callText(op, text) {
    wellFormed(op, 'the operation');
    const input = utf8(text, 'the input');
    return parts.of(op).run((native) => native.call(op, input));
  }

  /** The `ok` of an operation; its `err` is thrown. */
  const call = (op, input) => open(callText(op, toText(input)));
  const ops = () => JSON.parse(parts.any().run((native) => native.ops()));
  const version = () => JSON.parse(parts.any().run((native) => native.version()));

  /** Applies a patch as `patch.apply` does, text to text without an envelope. */
  function applyText(dialect, doc, patch) {
    const texts = [wellFormed(dialect, 'the dialect'), utf8(doc, 'the document'), utf8(patch, 'the patch')];
    try {
      return parts.of('patch.apply').run((native) => native.applyText(...texts));
    } catch (error) {
      if (typeof error === 'string') open(error);
      throw error;
    }
  }

  /** The operations of an area as functions, and what it has beside them. */
  function area(name, beside) {
    const functions = {};
    for (const op of OPERATIONS) {
      const [own, verb] = op.split('.');
      if (own === name) functions[camel(verb)] = (input) => call(op, input);
    }
    return Object.freeze({ ...functions, ...beside });
  }

  return {
    Cluster: makeCluster(parts),
    NoclusterError,
    admission: area('admission'),
    call,
    callText,
    dns: area('dns'),
    ipam: area('ipam'),
    ops,
    patch: area('patch', { applyText }),
    version,
  };
}

export { makeFace, NoclusterError };
