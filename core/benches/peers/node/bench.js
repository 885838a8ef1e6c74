// The npm package `fast-json-patch`, without validation and in place.
import jsonpatch from 'fast-json-patch';

import { measure } from './measure.js';

measure((document, patch) => {
  const result = jsonpatch.applyPatch(JSON.parse(document), JSON.parse(patch), false, true);
  return JSON.stringify(result.newDocument);
});
