/** Loads the module: from beside this file, or from a URL, Response, bytes or compiled module. Before it nothing is read. */
export function init(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
export default init;
export * from './yaml.js';
