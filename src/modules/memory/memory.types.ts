import type { Temporal } from './store/temporal.js';

/** What a store found about earlier memories. */
export type DedupAction = 'stored_new' | 'duplicate_exact' | 'kept_existing' | 'updated_existing' | 'merged_existing';

/** The outcome of a store. */
export interface StoredMemory {
  readonly id: number;
  readonly action: DedupAction;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
}

/** A hit of a retrieve, ready to be shown. */
export interface RetrievedMemory {
  readonly id: number;
  readonly text: string;
  /** 0..1 */
  readonly score: number;
  /** 0..1 */
  readonly similarity: number;
  readonly importance: number;
  /** JSON text: the caller's meta and `temporal`. */
  readonly metaJson: string;
}
