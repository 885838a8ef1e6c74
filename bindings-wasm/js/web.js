// Browsers without a bundler: `await init()` first.
import { makeFace, NoclusterError as Failure } from './face.js';
import load, { __wbg_reset_state as reset, applyText, call as nativeCall, Cluster as NativeCluster, ops as nativeOps, version as nativeVersion } from './glue-web.js';

let loaded = false;

/** Loads the module: from beside this file, or from a URL, Response, bytes or compiled module. */
export async function init(source) {
  await load(source === undefined ? undefined : { module_or_path: source });
  loaded = true;
}

function ready() {
  if (!loaded) throw new Failure({ area: 'wire', code: 'not-initialized', message: 'await init() first' });
}

const native = { ready, reset, applyText, call: nativeCall, ops: nativeOps, version: nativeVersion, Cluster: NativeCluster };
export const { Cluster, NoclusterError, admission, call, callText, ops, patch, version } = makeFace(native);
export default init;
