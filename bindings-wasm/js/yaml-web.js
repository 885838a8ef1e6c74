// Browsers without a bundler: `await init()` first.
import { loader } from './border.js';
import load, { __wbg_reset_state as reset, readYaml as nativeReadYaml } from './glue-yaml-web.js';
import { makeYaml } from './yaml-face.js';

const { init, ready } = loader(load);
export { init };
export const { NoclusterError, readYaml } = makeYaml({ ready, reset, readYaml: nativeReadYaml });
export default init;
