// Our own npm package as built in bindings-wasm/dist: texts in, the document's text out.
import { patch as nocluster } from '../../../../bindings-wasm/dist/node.js';

import { measure } from './measure.js';

measure((document, patch) => nocluster.applyText('rfc6902', document, patch));
