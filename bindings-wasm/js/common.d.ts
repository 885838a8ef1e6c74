// Types that all areas share.

/** Any JSON. `bigint` is only for input: it is written as digits. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json | undefined };
/** A Kubernetes object. */
export type KubernetesObject = { readonly [name: string]: unknown };

/** Members that every input may have. */
export interface Common {
  /** The Kubernetes minor release; default `1.37`. */
  readonly release?: string;
  /** Kinds of which the input has every object, so that a missing one does not exist. */
  readonly complete?: readonly Complete[];
  /** Whether raw members of the answer come as text: `doc` as `docText`. */
  readonly text?: boolean;
}
export type Complete = 'namespaces' | 'crds' | 'services' | 'endpointslices' | 'pods' | 'serviceimports'
  | 'serviceaccounts' | 'limitranges' | 'priorityclasses' | 'runtimeclasses' | 'storageclasses' | 'ingressclasses';

/** A stable code and the facts that belong to it. */
export interface Coded<Code extends string = string> {
  code: Code;
  [fact: string]: any;
}
