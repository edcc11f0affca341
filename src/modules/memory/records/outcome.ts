import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import type { DedupAction, StoredMemory } from './memory.types.js';

/** What the outcome of a store says of a memory. */
export interface OutcomeRow {
  id: number;
  /** Where it is asked for. */
  text?: string;
  importance: number;
  categories: string[];
  temporalType: TemporalType;
  rawText: string;
  validUntil: Date | null;
}

/** The columns of an {@link OutcomeRow} without its text. */
export const OUTCOME = `id, importance, categories, temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil"`;

/** What the caller is told of the memory whose row it is. */
export const toStored = (
  { id, importance, categories, temporalType: type, rawText, validUntil }: OutcomeRow,
  action: DedupAction,
): StoredMemory => ({
  id,
  action,
  importance,
  categories,
  temporal: { type, rawText, validUntil },
});
