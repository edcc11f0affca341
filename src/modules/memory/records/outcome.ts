import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import type { DedupAction, StoredMemory } from './memory.types.js';

/** The columns of a memory that the outcome of a store contains. */
export interface OutcomeRow {
  id: number;
  /** Only if it was selected. */
  text?: string;
  importance: number;
  categories: string[];
  temporalType: TemporalType;
  rawText: string;
  validUntil: Date | null;
  expiresAt: Date | null;
}

/** The columns of an {@link OutcomeRow} without its text. */
export const OUTCOME = `id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt"`;

/** Returns the outcome of a store from the row of its memory. */
export const toStored = (
  { id, importance, categories, temporalType: type, rawText, validUntil, expiresAt }: OutcomeRow,
  action: DedupAction,
): StoredMemory => ({
  id,
  action,
  importance,
  categories,
  temporal: { type, rawText, validUntil },
  ...(expiresAt && { expiresAt }),
});
