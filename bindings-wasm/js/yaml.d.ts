// Files as kubectl reads them.

/** A warning about what kubectl does silently: a stable `code`, the line, and the facts of the code. */
export interface YamlWarning {
  code: 'duplicate-key' | 'keys-collide' | 'key-read-as' | 'number-loses-digits' | 'not-read';
  /** The line in the file, counted from 1. */
  line: number;
  message: string;
  [fact: string]: unknown;
}
/** The objects of a file, and the warnings about it. */
export interface YamlRead {
  /** The objects in the order of the file; empty documents are left out. */
  objects: any[];
  warnings: YamlWarning[];
}
/** Reads YAML or JSON exactly as kubectl reads a file. If kubectl refuses it, a NoclusterError of area `yaml` is thrown. */
export function readYaml(text: string): YamlRead;

export { NoclusterError } from './index.js';
