// Files as kubectl reads them.

/** What kubectl does in silence and its user would want to know: a stable `code`, the line, and facts of its own. */
export interface YamlWarning {
  code: 'duplicate-key' | 'keys-collide' | 'key-read-as' | 'number-loses-digits' | 'not-read';
  /** Counted from 1. */
  line: number;
  message: string;
  [fact: string]: unknown;
}
/** What a file holds. */
export interface YamlRead {
  /** The objects in the order of the file; empty documents are left out. */
  objects: any[];
  warnings: YamlWarning[];
}
/** Reads YAML or JSON exactly as kubectl reads a file. What kubectl refuses is thrown as a NoclusterError of area `yaml`. */
export function readYaml(text: string): YamlRead;

export { NoclusterError } from './index.js';
