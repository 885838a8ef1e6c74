// Browsers without a bundler: `await init()` first.
import { loader } from './border.js';
import { makeFace } from './face.js';
import load, { __wbg_reset_state as reset, applyText, call as nativeCall, Cluster as NativeCluster, ops as nativeOps, version as nativeVersion } from './glue-web.js';

const { init, ready } = loader(load);
export { init };

const native = { ready, reset, applyText, call: nativeCall, ops: nativeOps, version: nativeVersion, Cluster: NativeCluster };
export const { Cluster, NoclusterError, admission, call, callText, dns, ipam, ops, patch, version } = makeFace(native);
export default init;
