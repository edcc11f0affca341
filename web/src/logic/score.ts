import type { RetrievedMemory } from '../../../sdk/typescript/src/types.js';

type Factors = NonNullable<RetrievedMemory['explain']>;
export type FactorName = 'relevance' | 'recency' | 'importance' | 'frequency';

/** The weights with which the service adds the factors of a score. */
export const WEIGHTS: Readonly<Record<FactorName, number>> = { relevance: 0.55, recency: 0.2, importance: 0.15, frequency: 0.1 };

/** The part of a score that one factor has brought. */
export interface ScorePart {
  readonly name: FactorName;
  /** The factor itself, 0..1. */
  readonly value: number;
  /** The points of the score that it is good for, 0..1. */
  readonly points: number;
}

/** Returns the parts that a score is the sum of. */
export const scoreParts = (factors: Pick<Factors, FactorName | 'multiplier'>): ScorePart[] =>
  (Object.keys(WEIGHTS) as FactorName[]).map((name) => ({
    name,
    value: factors[name],
    points: factors.multiplier * WEIGHTS[name] * factors[name],
  }));

/** A text in the parts before, in and after the passage that a query found. */
export interface PassageParts {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/**
 * Cuts a text at its passage.
 * @param passage in code points, as the service counts
 */
export function cutPassage(text: string, passage: { readonly start: number; readonly end: number }): PassageParts {
  const points = [...text];
  const part = (start: number, end?: number) => points.slice(start, end).join('');
  return { before: part(0, passage.start), passage: part(passage.start, passage.end), after: part(passage.end) };
}

/** Returns the memories that only the least similarity kept out, the most similar first. */
export const cutHits = (all: readonly RetrievedMemory[], minScore: number, limit: number): RetrievedMemory[] =>
  all
    .filter(({ similarity }) => similarity < minScore)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit);
