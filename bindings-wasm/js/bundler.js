// Bundlers that import WebAssembly as a module. Such an instance can't be replaced after a failure.
import { makeFace } from './face.js';
import * as admissionGlue from './glue-bundler.js';
import * as dnsGlue from './glue-dns-bundler.js';
import * as ipamGlue from './glue-ipam-bundler.js';

const natives = { admission: () => admissionGlue, dns: () => dnsGlue, ipam: () => ipamGlue };
export const { Cluster, NoclusterError, admission, call, callText, dns, ipam, ops, patch, version } = makeFace(natives);
