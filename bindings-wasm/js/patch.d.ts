// The types of `patch.*`.
import type { Common, KubernetesObject } from './common.js';

export type Dialect = 'rfc6902' | 'kube-apiserver';
export interface PatchApplyInput extends Common {
  readonly dialect: Dialect;
  readonly doc?: unknown;
  readonly docText?: string;
  readonly patch?: readonly KubernetesObject[];
  readonly patchText?: string;
  readonly copyLimit?: number;
}
export interface PatchApplied {
  release: string;
  doc?: any;
  docText?: string;
  changed: boolean;
  /** Whether another answer is possible, since the order of a Go map decides on a server. */
  orderDependent?: true;
}
