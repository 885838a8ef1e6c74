// Bundlers that import WebAssembly as a module. Such an instance can't be replaced after a failure.
import { makeFace } from './face.js';
import * as glue from './glue-bundler.js';

export const { Cluster, NoclusterError, admission, call, callText, dns, ipam, ops, patch, version } = makeFace(glue);
