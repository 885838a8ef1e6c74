/** Loads the module: from beside this file, or from a URL, Response, bytes or compiled module. Await it before any other call. */
export function init(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
export default init;
export * from './index.js';
