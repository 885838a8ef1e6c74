// Our own npm package as it is built in bindings-wasm/dist: texts in, the envelope's text with the document in it out.
import { callText } from '../../../../bindings-wasm/dist/node.js';

import { measure } from './measure.js';

measure(
  (document, patch) => callText('patch.apply', `{"dialect":"rfc6902","doc":${document},"patch":${patch}}`),
  (envelope) => JSON.stringify(JSON.parse(envelope).ok.doc),
);
