// `readYaml` on one WebAssembly instance, the same for Node, bundlers and the web.
import { Instance, NoclusterError, open, wellFormed } from './border.js';

/** `native` is the glue: { readYaml, reset?, ready? }. */
function makeYaml(native) {
  const instance = new Instance(native);

  /** The objects that kubectl reads in this text, and warnings about what it does silently. */
  function readYaml(text) {
    wellFormed(text, 'the text');
    return open(instance.run(() => native.readYaml(text)));
  }

  return { NoclusterError, readYaml };
}

export { makeYaml };
