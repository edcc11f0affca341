import type { QueryPeriod } from '../../../text/temporal/period/query-period.js';
import type { Temporal } from '../../../text/temporal/temporal.js';
import type { Explanation } from './explanation.types.js';

/** The action of a store, by what it found among the earlier memories. */
export type DedupAction = 'stored_new' | 'duplicate_exact' | 'kept_existing' | 'updated_existing' | 'merged_existing';

/** A link between a memory and an older one that it may supersede, from the one to the other. */
export interface Supersession {
  /** Id of the other memory. */
  readonly id: number;
  /** 0..1; 1 if somebody has confirmed it. */
  readonly confidence: number;
}

/** The outcome of a store. */
export interface StoredMemory {
  readonly id: number;
  readonly action: DedupAction;
  readonly importance: number;
  readonly categories: readonly string[];
  readonly temporal: Temporal;
  /** The end of the memory's life time, if it has one. */
  readonly expiresAt?: Date;
  /** Why it became what it is, if the caller asked. */
  readonly explanation?: Explanation;
}

/** The largest access count: sums of two still fit into an integer column. An import may bring any number. */
export const MAX_ACCESS_COUNT = 1_000_000_000;

/**
 * The parts of a hit's score, all in 0..1:
 * `score = multiplier x (0.55 relevance + 0.20 recency + 0.15 importance + 0.10 frequency)`.
 */
export interface ScoreFactors {
  readonly relevance: number;
  readonly recency: number;
  readonly importance: number;
  readonly frequency: number;
  readonly multiplier: number;
  /** Share of the query's words that are in the text, weighted by rarity; part of the relevance. */
  readonly lexical: number;
  /** Addition to `lexical` from the memory's neighbours in time. */
  readonly neighbours: number;
  /** The passage of a long text that is more similar to the query than the whole; null if none is. In code points. */
  readonly passage: { readonly start: number; readonly end: number } | null;
  /** The period that the query names, and how well the memory fits it; null if it names none. */
  readonly period: (QueryPeriod & { readonly match: number }) | null;
  /** The older memories that the hit may supersede. */
  readonly supersedes: readonly Supersession[];
  /** The probability that the hit answers the query. It does not enter the score. */
  readonly confidence: number;
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
  readonly createdAt: Date;
  /** Time at which the memory got its text. */
  readonly updatedAt: Date;
  /** The end of its life time; null for none. */
  readonly expiresAt: Date | null;
  /** Only if the caller asked for them. */
  readonly factors?: ScoreFactors;
}
