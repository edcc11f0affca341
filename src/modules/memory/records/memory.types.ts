import type { Temporal } from '../../../text/temporal/temporal.js';

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

/** What the score of a hit is made of: `score = multiplier x (0.55 relevance + 0.20 recency + 0.15 importance + 0.10 frequency)`, all in 0..1. */
export interface ScoreFactors {
  readonly relevance: number;
  readonly recency: number;
  readonly importance: number;
  readonly frequency: number;
  readonly multiplier: number;
  /** Share of the query's words that the text holds, weighed by rarity; part of the relevance. */
  readonly lexical: number;
  /** What its neighbours in time add to that. */
  readonly neighbours: number;
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
  /** Where they were asked for. */
  readonly factors?: ScoreFactors;
}
