/** A module of the package; that of admission has JSON Patch too. */
export type Part = 'admission' | 'dns' | 'ipam';
/** Where a module comes from; by default from beside the package's own files. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;
/**
 * Loads all parts, those of a list, or those of an object from the sources that it gives. Any other value is the source of
 * admission, which is loaded alone. Await it before any other call; a part can be loaded later.
 */
export function init(what?: readonly Part[] | { readonly [part in Part]?: ModuleSource } | ModuleSource): Promise<void>;
export default init;
export * from './index.js';
