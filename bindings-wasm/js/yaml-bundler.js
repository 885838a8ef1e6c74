// Bundlers that import WebAssembly as a module. Such an instance can't be replaced after a failure.
import * as glue from './glue-yaml-bundler.js';
import { makeYaml } from './yaml-face.js';

export const { NoclusterError, readYaml } = makeYaml(glue);
