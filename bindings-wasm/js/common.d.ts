// What the inputs and answers of all areas share.

/** Any JSON. `bigint` is for input alone: it is written as bare digits. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json | undefined };
/** A Kubernetes object. */
export type KubernetesObject = { readonly [name: string]: unknown };

/** Members that every input may carry. */
export interface Common {
  /** The Kubernetes minor, as in `1.37`, which is the default. */
  readonly release?: string;
  /** Kinds of which the input holds all there are. */
  readonly complete?: readonly Complete[];
  /** Whether raw members of the answer come as text: `doc` as `docText`. */
  readonly text?: boolean;
}
export type Complete = 'namespaces' | 'crds';

/** A stable code and the facts that belong to it. */
export interface Coded<Code extends string = string> {
  code: Code;
  [fact: string]: any;
}
