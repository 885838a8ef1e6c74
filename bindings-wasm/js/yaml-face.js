// `readYaml` on one WebAssembly instance, the same for Node, bundlers and the web.
import { Instance, NoclusterError, open, utf8 } from './border.js';

/** `native` is the glue: { readYaml, reset?, ready? }. */
function makeYaml(native) {
  const instance = new Instance(() => native);

  /** The objects that kubectl reads in this text, and warnings about what it does silently. */
  function readYaml(text) {
    const bytes = utf8(text, 'the text');
    return open(instance.run(() => native.readYaml(bytes)));
  }

  return { NoclusterError, readYaml };
}

export { makeYaml };
