// Browsers without a bundler: `await init()` first.
import { loader } from './border.js';
import { makeFace } from './face.js';
import loadAdmission, * as admissionGlue from './glue-web.js';
import loadDns, * as dnsGlue from './glue-dns-web.js';
import loadIpam, * as ipamGlue from './glue-ipam-web.js';
import { toLoad } from './parts.js';

const loaders = {
  admission: loader(loadAdmission, 'await init() first'),
  dns: loader(loadDns, "await init() first, or init(['dns'])"),
  ipam: loader(loadIpam, "await init() first, or init(['ipam'])"),
};

/** Loads all parts, those of a list, or those of an object from the sources that it gives; another source is that of admission. */
export async function init(what) {
  await Promise.all(toLoad(what).map(([part, source]) => loaders[part].init(source)));
}

function native({ ready, isReady }, { __wbg_reset_state: reset, applyText, call, Cluster, ops, version }) {
  const own = { ready, isReady, reset, applyText, call, Cluster, ops, version };
  return () => own;
}

const natives = {
  admission: native(loaders.admission, admissionGlue),
  dns: native(loaders.dns, dnsGlue),
  ipam: native(loaders.ipam, ipamGlue),
};
export const { Cluster, NoclusterError, admission, call, callText, dns, ipam, ops, patch, version } = makeFace(natives);
export default init;
